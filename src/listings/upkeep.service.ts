import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import { ListingEntity } from './listing.entity.ts';
import { listingEvent } from './listing-event.rule.ts';
import { expireListing } from './listing.service.ts';
import { closePastWindows } from './resource-window.service.ts';

/** A listing nobody confirmed for so many days is ageing, then stale. */
export const agingAfterDays = 30;
export const staleAfterDays = 90;
/** Each listing's pairings follow in its transaction: few at a time, so that writers wait briefly. */
const batch = 50;

async function taken(unit: UnitOfWork, condition: string, values: readonly unknown[]) {
  const rows = await unit.sql<{ id: string }>(
    `select l.id from listing l join district d on d.district = l.district
     where l.district = $1 and l.status = 'OPEN' and ${condition}
     order by l.id limit ${batch} for update of l skip locked`,
    [unit.district, ...values],
  );
  return unit.em.find(
    ListingEntity,
    { district: unit.district, id: { $in: rows.map(({ id }) => id) } },
    { orderBy: { id: 'asc' } },
  );
}

async function inBatches(
  units: Units,
  district: string,
  now: Date,
  work: (unit: UnitOfWork) => Promise<number>,
): Promise<number> {
  for (let done = 0; ;) {
    const count = await units.run({ district, actor: null, now }, work);
    done += count;
    if (count < batch) return done;
  }
}

/** Lets every open listing run out whose last day (the district's) is over; gives how many. */
export function expireListings(units: Units, district: string, now: Date): Promise<number> {
  return inBatches(units, district, now, async (unit) => {
    const listings = await taken(
      unit,
      `l.expires_on < ($2::timestamptz at time zone d.time_zone)::date`,
      [now],
    );
    for (const listing of listings) await expireListing(unit, listing);
    return listings.length;
  });
}

/** Closes the windows that are over; gives how many resources had some. */
export function closeWindows(units: Units, district: string, now: Date): Promise<number> {
  return inBatches(units, district, now, (unit) => closePastWindows(unit, batch));
}

/** Changes the stored freshness of open listings by the days since they were confirmed; gives how many. */
export function ageListings(units: Units, district: string, now: Date): Promise<number> {
  const ago = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  return inBatches(units, district, now, async (unit) => {
    const listings = await taken(
      unit,
      `(l.freshness <> 'STALE' and l.confirmed_at < $2 or l.freshness = 'FRESH' and l.confirmed_at < $3)`,
      [ago(staleAfterDays), ago(agingAfterDays)],
    );
    for (const listing of listings) {
      listing.freshness = listing.confirmedAt < ago(staleAfterDays) ? 'STALE' : 'AGING';
      listing.updatedAt = unit.now;
      unit.emit(listingEvent('listingChanged', 'aged', listing, { fields: ['freshness'] }));
    }
    await unit.em.flush();
    return listings.length;
  });
}
