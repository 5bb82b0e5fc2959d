import { hotStatement } from '../platform/database/preparing-client.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { postingsOf, termsToForget, type Findable } from './search.rule.ts';

/** Makes new parties' names and new listings' words findable. */
export function insertTerms(unit: UnitOfWork, found: readonly Findable[]): void {
  const rows = postingsOf(found, () => newId(unit.now));
  unit.send(insert, [unit.district, JSON.stringify(rows)]);
}

const insert = hotStatement(`
  insert into search_term (district, term, subject_kind, subject, subjects)
  select $1, r.term, r.kind, r.subject, r.subjects
  from jsonb_to_recordset($2::jsonb) as r(term text, kind text, subject uuid, subjects uuid[])`);

/** Takes something out of the index by the text it was found by. Two statements. */
export function forgetTerms(unit: UnitOfWork, { id, kind, text }: Findable): void {
  const values = [unit.district, termsToForget(text), kind, id];
  const rows = 'district = $1 and term = any ($2::text[]) and subject_kind = $3';
  unit.send(`delete from search_term where ${rows} and subject = $4`, values);
  unit.send(
    `update search_term set subjects = array_remove(subjects, $4::uuid)
     where ${rows} and subjects is not null and $4::uuid = any (subjects)`,
    values,
  );
}
