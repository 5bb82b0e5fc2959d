import { managed } from '../access/account.service.ts';
import type { Call } from '../access/call.service.ts';
import { endSessions } from '../access/session.service.ts';
import { writeContextOf } from '../access/viewer.rule.ts';
import { listingEvent, type CountedListing } from '../listings/listing-event.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { withIdempotency } from '../platform/idempotency.ts';

/** Who leaves and who takes over. */
export interface Handover {
  readonly account: string;
  readonly successor: string;
  readonly idempotencyKey?: string | null | undefined;
}

/** What the successor has now. */
export interface HandedOver {
  readonly account: string;
  readonly successor: string;
  readonly openListings: number;
  readonly openOrders: number;
  readonly contacts: number;
}

/**
 * Hands an account over to its successor when a cadre leaves. Lists, orders and the desk belong to the
 * village, so the successor has them already; what was the person's own goes over here: open entries
 * that name the one who leaves as the one to call name the successor from now on. The account is
 * closed, its sessions end, and it keeps who took over.
 * @throws ExpectedError ACCOUNT_NOT_FOUND, ACCOUNT_IS_OWN, SUCCESSOR_UNFIT
 */
export async function handOverAccount(
  { services, viewer, now }: Call,
  input: Handover,
): Promise<HandedOver> {
  const done = await withIdempotency(
    services.units,
    writeContextOf(viewer, now),
    { mutation: 'handOverAccount', key: input.idempotencyKey, input },
    async (unit) => {
      const account = await managed(unit, viewer, input.account);
      const successor = await fitSuccessor(unit, account, input.successor);
      const contacts = await passContacts(unit, account, successor);
      await unit.sql(
        `update account set successor = $3, disabled_at = coalesce(disabled_at, $4), updated_at = $4
         where district = $1 and id = $2`,
        [unit.district, account, successor, now],
      );
      await endSessions(unit, account, now);
      return { account, successor, contacts, ...(await openWork(unit, successor)) };
    },
  );
  services.authentication.forget(done.account);
  return done;
}

/** The successor: another open account of the same role, bound to the same. */
async function fitSuccessor(unit: UnitOfWork, account: string, given: string): Promise<string> {
  const [fit] = await unit.sql<{ id: string }>(
    `select s.id from account s join account a on a.district = s.district and a.id = $3
     where s.district = $1 and s.id = $2 and s.id <> a.id and s.disabled_at is null and s.role = a.role
       and s.town is not distinct from a.town and s.party is not distinct from a.party
       and s.chain is not distinct from a.chain for update of s`,
    [unit.district, checkId(given, ['input', 'successor']), account],
  );
  if (fit === undefined) throw ExpectedError.of('SUCCESSOR_UNFIT', {}, ['input', 'successor']);
  return fit.id;
}

/** Open entries of the village that name the phone of who leaves name the successor's; gives how many. */
async function passContacts(unit: UnitOfWork, account: string, successor: string): Promise<number> {
  const listings = await unit.sql<CountedListing>(
    `update listing l set contact = n.id, updated_at = $4, version = l.version + 1
     from account a join person p on p.district = a.district and p.id = a.person
       join account s on s.district = a.district and s.id = $3
       join person n on n.district = s.district and n.id = s.person and n.phone is not null
     where l.district = $1 and a.district = $1 and a.id = $2 and l.party = a.party and l.status = 'OPEN'
       and l.contact in (select o.id from person o where o.district = $1 and o.party = a.party and o.phone = p.phone)
     returning l.id, l.kind, l.party, l.town, l.chain, l.category, l.status`,
    [unit.district, account, successor, unit.now],
  );
  for (const listing of listings)
    unit.emit(listingEvent('listingChanged', 'handedOver', listing, { fields: ['contact'] }));
  return listings.length;
}

async function openWork(
  unit: UnitOfWork,
  successor: string,
): Promise<Pick<HandedOver, 'openListings' | 'openOrders'>> {
  const [open] = await unit.sql<{ listings: number; orders: number }>(
    `select (select count(*)::int from listing l where l.district = $1 and l.party = a.party and l.status = 'OPEN') as listings,
       (select count(*)::int from work_order o where o.district = $1 and o.active
          and (o.need_party = a.party or o.resource_party = a.party)) as orders
     from account a where a.district = $1 and a.id = $2`,
    [unit.district, successor],
  );
  return { openListings: open?.listings ?? 0, openOrders: open?.orders ?? 0 };
}
