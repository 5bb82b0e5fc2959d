import type { Units, UnitOfWork } from '../platform/events/unit-of-work.ts';

/**
 * Has open listings read and matched again when what matching reads of places changed: the town,
 * cluster or position of their party, or the name of a town. The log reader does it, in steps of its
 * own: a town may have thousands. Called where the application is wired.
 */
export function rematchOnPlaceEvents(units: Units): void {
  units.on(['partyChanged', 'townChanged'], async (unit, events) => {
    for (const { party, town, detail } of events) {
      if (party != null && 'moved' in detail && detail.moved)
        await queue(unit, 'l.party = $3::uuid', party);
      if (town != null && 'renamed' in detail && detail.renamed)
        await queue(unit, '(l.town = $3::uuid or l.only_town = $3::uuid)', town);
    }
  });
}

async function queue(unit: UnitOfWork, which: string, subject: string): Promise<void> {
  await unit.sql(
    `insert into rematch (district, listing, cause, created_at)
     select $1, l.id, 'place', $2 from listing l where l.district = $1 and ${which} and l.status = 'OPEN'
     on conflict (district, listing) do nothing`,
    [unit.district, unit.now, subject],
  );
}
