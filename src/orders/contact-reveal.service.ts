import { mayWriteFor } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { type Viewer, writeContextOf } from '../access/viewer.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { sidesOf, type OrderParties } from './order-side.rule.ts';

interface ListingContact {
  readonly party: string;
  readonly town: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
}

/**
 * Shows a listing's number in full: to its own side, and to whoever is something to an order about it
 * that has been accepted. Like every mutation it leaves a line in the audit log: who saw whose number.
 * @returns the person's id. @throws ExpectedError LISTING_NOT_FOUND, CONTACT_NOT_AGREED or CONTACT_MISSING
 */
export async function revealContact(
  { services, viewer, now }: Call,
  input: { readonly listing: string; readonly idempotencyKey?: string | null },
): Promise<{ readonly contact: string }> {
  const context = writeContextOf(viewer, now);
  const repeatable = { mutation: 'revealContact', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, repeatable, async (unit) => {
    const listing = await contactOfListing(unit, input.listing);
    const own = mayWriteFor(viewer, { id: listing.party, town: listing.town });
    if (!own && !(await agreed(unit, viewer, input.listing)))
      throw ExpectedError.of('CONTACT_NOT_AGREED', {}, ['input', 'listing']);
    if (listing.contact === null || listing.phone === null)
      throw ExpectedError.of('CONTACT_MISSING', {}, ['input', 'listing']);
    return { contact: listing.contact };
  });
}

async function contactOfListing(unit: UnitOfWork, id: string): Promise<ListingContact> {
  checkId(id, ['input', 'listing']);
  const [found] = await unit.sql<ListingContact>(
    `select l.party, l.town, l.contact, p.phone from listing l
       left join person p on p.district = $1 and p.id = l.contact
     where l.district = $1 and l.id = $2::uuid`,
    [unit.district, id],
  );
  if (found === undefined) throw ExpectedError.of('LISTING_NOT_FOUND', {}, ['input', 'listing']);
  return found;
}

/** Whether the viewer stands in an order about the listing whose two sides have agreed. */
async function agreed(unit: UnitOfWork, viewer: Viewer, listing: string): Promise<boolean> {
  const columns = `need_party as "needParty", need_town as "needTown", resource_party as "resourceParty",
    resource_town as "resourceTown", chain, coordinator`;
  const orders = await unit.sql<OrderParties>(
    `select ${columns} from work_order where district = $1 and need = $2::uuid and state in ('ACCEPTED', 'DELIVERED', 'RATED')
     union all
     select ${columns} from work_order where district = $1 and resource = $2::uuid and state in ('ACCEPTED', 'DELIVERED', 'RATED')`,
    [unit.district, listing],
  );
  return orders.some((order) => sidesOf(viewer, order).length > 0);
}
