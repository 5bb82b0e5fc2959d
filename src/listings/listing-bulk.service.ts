import { newId } from '../platform/id.ts';
import { problem, type Problem } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { parseThousandths } from '../platform/read/thousandths.rule.ts';
import { contactOf, type ContactFields } from './contact.rule.ts';
import { listingCounters, listingEvent } from './listing-event.rule.ts';
import {
  dayIn,
  emptyListing,
  expiryOf,
  listingFaults,
  withFields,
  type ListingColumns,
  type ListingFields,
} from './listing-input.rule.ts';
import { insertListings } from './listing-row.service.ts';
import { insertTerms } from '../places/search-term.service.ts';
import { searchText } from '../places/search.rule.ts';

/** One of many entries to put on lists. Its party is known to exist. */
export interface ListingToAdd {
  readonly kind: 'NEED' | 'RESOURCE';
  readonly party: string;
  readonly town: string | null;
  readonly fields: ListingFields;
}

/** What came of one: its id, or what is wrong with it. */
export type AddedOrNot = { readonly id: string } | { readonly problems: readonly Problem[] };

/**
 * Adds many entries as `addListing` adds one, in a few statements: the same rules, events and
 * counters. What is wrong with one keeps none of the others. At most 500 at a time.
 */
export async function addListings(
  unit: UnitOfWork,
  items: readonly ListingToAdd[],
  { timeZone, cause, source }: { timeZone: string; cause: string; source: string | null },
): Promise<AddedOrNot[]> {
  const today = dayIn(timeZone, unit.now);
  const contacts = await personsOf(unit, items);
  const drafts = items.map(({ fields, party }) => {
    const contact =
      fields.contact == null ? null : (contacts.get(contactKey(party, fields.contact)) ?? null);
    return withFields(emptyListing, { ...fields, contact }, parseThousandths);
  });
  const known = await knownReferences(unit, drafts);
  const results = drafts.map((columns): AddedOrNot => {
    const problems = [...faultsOf(columns, today), ...known(columns)];
    return problems.length > 0 ? { problems } : { id: newId(unit.now) };
  });
  const rows = results.flatMap((result, i) => {
    const [item, columns] = [items[i] as ListingToAdd, drafts[i] as ListingColumns];
    return 'id' in result ? [{ id: result.id, item, columns }] : [];
  });
  if (rows.length === 0) return results;
  insertListings(
    unit,
    rows.map(({ id, item, columns }) => ({
      ...columns,
      id,
      kind: item.kind,
      party: item.party,
      town: item.town,
      expiresOn: expiryOf(columns, today),
    })),
    source,
  );
  insertTerms(
    unit,
    rows.map(({ id, item, columns }) => ({ id, kind: item.kind, text: searchText(columns) })),
  );
  for (const { id, item, columns } of rows) {
    const listing = { ...columns, ...item, id, status: 'OPEN' };
    unit.emit(listingEvent('listingAdded', cause, listing, {}));
    for (const change of listingCounters(listing, 1)) unit.count(change);
  }
  return results;
}

function faultsOf(columns: ListingColumns, today: string): Problem[] {
  return listingFaults(columns, today).map(({ code, field, params }) => ({
    code,
    params,
    field: ['input', field],
  }));
}

const references = [
  ['category', '类目 category', `select code as id from category where code = any($2::text[])`],
  ['unit', '单位 unit', `select code as id from unit where code = any($2::text[])`],
  [
    'chain',
    '链组 chain',
    `select id::text from chain where district = $1 and id = any($2::uuid[])`,
  ],
  [
    'stage',
    '环节 stage',
    `select id::text from chain_stage where district = $1 and id = any($2::uuid[])`,
  ],
  [
    'onlyTown',
    '镇街 town',
    `select id::text from town where district = $1 and id = any($2::uuid[])`,
  ],
] as const;

/** Tells which of an entry's references there are not; asked once for all. */
async function knownReferences(
  unit: UnitOfWork,
  drafts: readonly ListingColumns[],
): Promise<(columns: ListingColumns) => Problem[]> {
  const known = new Map<string, ReadonlySet<string>>();
  for (const [field, , text] of references) {
    const wanted = [...new Set(drafts.flatMap((columns) => columns[field] ?? []))];
    if (wanted.length === 0) continue;
    const shared = !text.includes('$1');
    const rows = await unit.sql<{ id: string }>(
      shared ? text.replace('$2', '$1') : text,
      shared ? [wanted] : [unit.district, wanted],
    );
    known.set(field, new Set(rows.map(({ id }) => id)));
  }
  return (columns) =>
    references.flatMap(([field, what]) => {
      const value = columns[field];
      if (value === null || known.get(field)?.has(value) === true) return [];
      return [problem('REFERENCE_NOT_FOUND', { what, value }, ['input', field])];
    });
}

const contactKey = (party: string, { name, phone }: ContactFields): string =>
  `${party}|${name}|${phone}`;

/** The persons kept for the entries' contacts: those their parties have, and new ones for the rest. */
async function personsOf(
  unit: UnitOfWork,
  items: readonly ListingToAdd[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<
    string,
    ContactFields & { readonly party: string; readonly asked: string }
  >();
  for (const { party, fields } of items) {
    const contact = fields.contact == null ? null : contactOf(fields.contact);
    if (contact !== null && fields.contact != null)
      wanted.set(contactKey(party, contact), {
        ...contact,
        party,
        asked: contactKey(party, fields.contact),
      });
  }
  if (wanted.size === 0) return new Map();
  const asked = [...wanted.values()];
  const rows = await unit.sql<{ id: string; party: string; name: string; phone: string }>(
    `select p.id, p.party, p.name, p.phone from person p
     join unnest($2::uuid[], $3::text[], $4::text[]) as w(party, name, phone)
       on p.phone = w.phone and p.party = w.party and p.name = w.name
     where p.district = $1`,
    [
      unit.district,
      asked.map((one) => one.party),
      asked.map((one) => one.name),
      asked.map((one) => one.phone),
    ],
  );
  const known = new Map(rows.map((row) => [contactKey(row.party, row), row.id]));
  const made = asked
    .filter((one) => !known.has(contactKey(one.party, one)))
    .map((one) => ({ ...one, id: newId(unit.now) }));
  await unit.sql(
    `insert into person (district, id, party, name, phone, synthetic, created_at)
     select $1, r.id, r.party, r.name, r.phone, false, $3::timestamptz
     from jsonb_to_recordset($2::jsonb) as r(id uuid, party uuid, name text, phone text)`,
    [unit.district, JSON.stringify(made), unit.now],
  );
  for (const one of made) known.set(contactKey(one.party, one), one.id);
  return new Map(asked.map((one) => [one.asked, known.get(contactKey(one.party, one)) as string]));
}
