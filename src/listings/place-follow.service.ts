import type { Units, UnitOfWork } from '../platform/events/unit-of-work.ts';
import { listingCounters, type CountedListing } from './listing-event.rule.ts';

/**
 * Lets the lists of a party that moved to another town move with it, and their counters: a town's
 * lists are one index range, so entries carry their party's town. Called where the application is wired.
 */
export function moveListingsWithParties(units: Units): void {
  units.on(['partyChanged'], async (unit, events) => {
    for (const { party, detail } of events) {
      if (party != null && 'moved' in detail && detail.moved) await moveListings(unit, party);
    }
  });
}

async function moveListings(unit: UnitOfWork, party: string): Promise<void> {
  const listings = await unit.sql<CountedListing & { readonly to: string | null }>(
    `select l.id, l.kind, l.party, l.town, l.chain, l.category, l.status, p.town as "to"
     from listing l join party p on p.district = $1 and p.id = l.party
     where l.district = $1 and l.party = $2 and l.town is distinct from p.town
     order by l.id for update of l`,
    [unit.district, party],
  );
  const [first] = listings;
  if (first === undefined) return;
  await unit.sql(`update listing set town = $3 where district = $1 and id = any ($2::uuid[])`, [
    unit.district,
    listings.map(({ id }) => id),
    first.to,
  ]);
  for (const listing of listings) {
    for (const change of listingCounters(listing, -1)) unit.count(change);
    for (const change of listingCounters({ ...listing, town: listing.to }, 1)) unit.count(change);
  }
}
