import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { searchTerms, searchText } from './search.rule.ts';

/** Makes the words of new listings findable. */
export async function insertTerms(
  unit: UnitOfWork,
  listings: readonly {
    readonly id: string;
    readonly kind: 'NEED' | 'RESOURCE';
    readonly title: string;
    readonly detail: string | null;
  }[],
): Promise<void> {
  const [terms, kinds, subjects]: [string[], string[], string[]] = [[], [], []];
  for (const listing of listings) {
    for (const term of searchTerms(searchText(listing))) {
      terms.push(term);
      kinds.push(listing.kind);
      subjects.push(listing.id);
    }
  }
  await unit.sql(
    `insert into search_term (district, term, subject_kind, subject)
     select $1, t.term, t.kind, t.subject from unnest($2::text[], $3::text[], $4::uuid[]) as t(term, kind, subject)`,
    [unit.district, terms, kinds, subjects],
  );
}
