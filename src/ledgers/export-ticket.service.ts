import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { Services } from '../access/call.service.ts';
import { writeContextOf, type Viewer } from '../access/viewer.rule.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import type { Database } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { newId } from '../platform/id.ts';
import { fileOf, writeFile } from './export-file.service.ts';
import { countRows, type ExportCall, type ExportWish, type Lists } from './export.service.ts';

/** An address is good for so long: also a second time, as the download managers of phones ask. */
export const ticketMinutes = 10;

/** What was promised: where the file is, until when, and how many rows it will have. */
export interface Ticket {
  readonly url: string;
  readonly expiresAt: string;
  readonly rows: number;
}

/** Makes an address at which what is wished for can be fetched. @throws ExpectedError LEDGER_FILTER_UNSOUND */
export async function makeTicket(call: ExportCall, wish: ExportWish): Promise<Ticket> {
  const { services, viewer, now } = call;
  const rows = await countRows(call, wish);
  const [id, secret] = [newId(now), randomBytes(24).toString('base64url')];
  const expires = new Date(now.getTime() + ticketMinutes * 60_000);
  const { district, kind, role, town, party, chain } = viewer;
  const holder: Viewer = { district, id: viewer.id, kind, role, town, party, chain };
  await services.units.run(writeContextOf(viewer, now), (unit) =>
    unit.sql(
      `insert into ledger_ticket (district, id, secret_hash, viewer, wish, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [unit.district, id, hashOf(secret), JSON.stringify(holder), JSON.stringify(wish), expires],
    ),
  );
  return {
    url: `/d/${district}/ledgers/out/${id}/${secret}`,
    expiresAt: expires.toISOString(),
    rows,
  };
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** A file that somebody may fetch. */
export interface Fetching {
  readonly name: string;
  readonly mediaType: string;
  /** Writes it into a stream and ends that. */
  readonly write: (out: Writable) => Promise<unknown>;
}

/**
 * Opens the file of an address, with what its maker could see: it is read now, so it is fresh.
 * @throws ExpectedError LEDGER_DOWNLOAD_OVER when the address is not (or no longer) good
 */
export async function openTicket(
  services: Services & Lists,
  district: string,
  id: string,
  secret: string,
  now: Date,
): Promise<Fetching> {
  const found = await services.database.write(district, async (tx) => {
    const [ticket] = await tx.sql<{ secret_hash: string; viewer: Viewer; wish: ExportWish }>(
      `update ledger_ticket set used_at = coalesce(used_at, $3) where district = $1 and id = $2 and expires_at > $3
       returning secret_hash, viewer, wish`,
      [district, id, now],
    );
    if (ticket === undefined || !sameText(ticket.secret_hash, hashOf(secret))) return null;
    const [holder] = await tx.sql<{ time_zone: string }>(
      `select d.time_zone from district d where d.district = $1 and (
         exists (select from account a where a.district = $1 and a.id = $2 and a.disabled_at is null)
         or exists (select from api_key k where k.district = $1 and k.id = $2 and k.revoked_at is null))`,
      [district, ticket.viewer.id],
    );
    return holder === undefined ? null : { ...ticket, day: dayIn(holder.time_zone, now) };
  });
  if (found === null) throw ExpectedError.of('LEDGER_DOWNLOAD_OVER');
  const { viewer, wish, day } = found;
  return {
    ...fileOf(wish, day),
    write: (out) => writeFile({ services, viewer, now }, wish, out),
  };
}

const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Takes away addresses that are over. */
export async function purgeTickets(
  database: Database,
  district: string,
  now: Date,
): Promise<unknown> {
  return database.write(district, (tx) =>
    tx.sql('delete from ledger_ticket where district = $1 and expires_at < $2', [district, now]),
  );
}
