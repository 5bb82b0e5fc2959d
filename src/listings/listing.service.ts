import { isUuid } from '../platform/uuid.rule.ts';
import { LockMode } from '@mikro-orm/core';
import { hotStatement } from '../platform/database/preparing-client.ts';
import { newId } from '../platform/id.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError, problem, type Problem } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { parseThousandths } from '../platform/read/thousandths.rule.ts';
import { personOf } from './contact.service.ts';
import { ListingEntity } from './listing.entity.ts';
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
import { forgetTerms, insertTerms } from '../places/search-term.service.ts';
import { searchText } from '../places/search.rule.ts';
import { isSimilar } from './similar.rule.ts';

/** The facts of a party that its listings and their policies need. */
export interface ListingParty {
  readonly id: string;
  readonly town: string | null;
  readonly time_zone: string;
  /** Whom its last listing named to be called. */
  readonly contact: string | null;
}

/** Finds the party that a listing is to belong to. @throws ExpectedError PARTY_NOT_FOUND */
export async function partyOf(unit: UnitOfWork, party: string): Promise<ListingParty> {
  const [found] = await unit.sql<ListingParty>(partyFacts, [unit.district, party]);
  if (found === undefined) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
  return found;
}

const partyFacts = hotStatement(`
  select p.id, p.town, d.time_zone,
    (select l.contact from listing l where l.district = $1 and l.party = p.id and l.contact is not null
       -- a matter has the contact of whoever reported it
       and l.mechanism is null
     order by l.created_at desc limit 1) as contact
  from party p join district d on d.district = p.district
  where p.district = $1 and p.id = $2::uuid and p.closed_at is null
  -- closing waits for this and then counts what was added
  for key share of p`);

/**
 * Adds a need or a resource to a party's list. Its pairings follow in the same transaction.
 * @returns the listing's id. @throws ExpectedError naming every wrong field at once.
 */
export async function addListing(
  unit: UnitOfWork,
  kind: 'NEED' | 'RESOURCE',
  party: ListingParty,
  fields: ListingFields,
  source: string | null = null,
): Promise<string> {
  const today = dayIn(party.time_zone, unit.now);
  const contact = await namedContact(unit, party.id, fields, party.contact);
  const given = withFields(emptyListing, { ...fields, contact }, parseThousandths);
  const columns = await checked(unit, given, today);
  const id = newId(unit.now);
  const listing = { ...columns, id, kind, party: party.id, town: party.town, status: 'OPEN' };
  insertListings(unit, [{ ...listing, expiresOn: expiryOf(columns, today) }], source);
  insertTerms(unit, [{ id, kind, text: searchText(listing) }]);
  unit.emit(listingEvent('listingAdded', 'added', listing, {}));
  for (const change of listingCounters(listing, 1)) unit.count(change);
  return id;
}

/** The party's open listings whose title says nearly the same: perhaps it was put in twice. */
export async function similarListings(
  unit: Pick<UnitOfWork, 'district' | 'sql'>,
  kind: 'NEED' | 'RESOURCE',
  party: string,
  title: string,
): Promise<string[]> {
  const open = await unit.sql<{ id: string; title: string }>(
    `select id, title from listing
     where district = $1 and party = $2 and kind = $3 and status = 'OPEN'
     order by created_at desc limit 500`,
    [unit.district, party, kind],
  );
  return open
    .filter((listing) => isSimilar(listing.title, title))
    .map(({ id }) => id)
    .slice(0, 5);
}

/** Changes what a listing says. @throws ExpectedError VERSION_CONFLICT, LISTING_CLOSED or naming wrong fields. */
export async function editListing(
  unit: UnitOfWork,
  listing: ListingEntity,
  timeZone: string,
  fields: ListingFields,
): Promise<void> {
  const today = dayIn(timeZone, unit.now);
  const before: ListingColumns = listing;
  const contact = await namedContact(unit, listing.party, fields, listing.contact);
  const given = withFields(before, { ...fields, contact }, parseThousandths);
  const after = await checked(unit, given, today);
  const changed = (Object.keys(emptyListing) as (keyof ListingColumns)[]).filter(
    (key) => after[key] !== before[key],
  );
  if (changed.length === 0) return;
  if (listing.windowed && (changed.includes('quantity') || changed.includes('unit')))
    throw ExpectedError.of('QUANTITY_OF_WINDOWS', {}, ['input', 'quantity']);
  if (after.quantity !== null && listing.reserved + listing.committed > after.quantity) {
    throw ExpectedError.of('QUANTITY_BELOW_PROMISED', {}, ['input', 'quantity']);
  }
  for (const change of listingCounters(listing, -1)) unit.count(change);
  const textBefore = searchText(listing);
  Object.assign(listing, after);
  touch(unit, listing);
  if (changed.includes('availableTo') || changed.includes('expiresOn'))
    listing.expiresOn = expiryOf(after, today);
  for (const change of listingCounters(listing, 1)) unit.count(change);
  await unit.em.flush();
  if (changed.includes('title') || changed.includes('detail'))
    indexTextAnew(unit, listing, textBefore);
  unit.emit(listingEvent('listingChanged', 'edited', listing, { fields: changed }));
}

/** Takes a listing off the list; its pairings go with it. */
export async function withdrawListing(unit: UnitOfWork, listing: ListingEntity): Promise<void> {
  await close(unit, listing, 'WITHDRAWN');
  unit.emit(listingEvent('listingWithdrawn', 'withdrawn', listing, {}));
}

/** Lets a listing run out: its day is over and nobody renewed it. */
export async function expireListing(unit: UnitOfWork, listing: ListingEntity): Promise<void> {
  await close(unit, listing, 'EXPIRED');
  unit.emit(listingEvent('listingExpired', 'expired', listing, {}));
}

/** Closes a listing of which nothing is left to give or to need. Closing it again changes nothing. */
export async function fulfilListing(unit: UnitOfWork, id: string): Promise<void> {
  const key = { district: unit.district, id };
  const listing = await unit.em.findOneOrFail(ListingEntity, key, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  });
  if (listing.status !== 'OPEN') return;
  await close(unit, listing, 'FULFILLED');
  unit.emit(listingEvent('listingFulfilled', 'fulfilled', listing, {}));
}

/** Opens a withdrawn or expired listing again, or lets an open one run longer. */
export async function renewListing(
  unit: UnitOfWork,
  listing: ListingEntity,
  timeZone: string,
  until: string | null,
): Promise<void> {
  const today = dayIn(timeZone, unit.now);
  if (until !== null && until < today)
    throw ExpectedError.of('WINDOW_OVER', { to: until }, ['input', 'expiresOn']);
  if (listing.status === 'FULFILLED') throw ExpectedError.of('LISTING_CLOSED');
  for (const change of listingCounters(listing, -1)) unit.count(change);
  listing.status = 'OPEN';
  // A window that is over would close it again at once: it ends with the new day.
  if (listing.availableTo !== null && listing.availableTo < today) listing.availableTo = until;
  listing.expiresOn = until ?? expiryOf({ ...listing, expiresOn: null }, today);
  confirm(unit, listing);
  for (const change of listingCounters(listing, 1)) unit.count(change);
  await unit.em.flush();
  unit.emit(listingEvent('listingRenewed', 'renewed', listing, {}));
}

/** Notes that a listing still holds as it is. */
export async function confirmListing(unit: UnitOfWork, listing: ListingEntity): Promise<void> {
  if (listing.status !== 'OPEN') throw ExpectedError.of('LISTING_CLOSED');
  confirm(unit, listing);
  await unit.em.flush();
  unit.emit(listingEvent('listingConfirmed', 'confirmed', listing, {}));
}

/**
 * Finds a listing to change and checks that it is still as the caller saw it.
 * @throws ExpectedError ID_INVALID, LISTING_NOT_FOUND or VERSION_CONFLICT
 */
export async function listingToChange(
  unit: UnitOfWork,
  id: string,
  version: number | null,
): Promise<ListingEntity> {
  const listing = await unit.em.findOne(
    ListingEntity,
    { district: unit.district, id: checkId(id, ['input', 'id']) },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (listing === null) throw ExpectedError.of('LISTING_NOT_FOUND', {}, ['input', 'id']);
  if (version !== null && version !== listing.version) {
    throw ExpectedError.of('VERSION_CONFLICT', { version: listing.version }, ['input', 'version']);
  }
  return listing;
}

async function close(
  unit: UnitOfWork,
  listing: ListingEntity,
  status: 'WITHDRAWN' | 'EXPIRED' | 'FULFILLED',
): Promise<void> {
  if (listing.status !== 'OPEN') throw ExpectedError.of('LISTING_CLOSED');
  for (const change of listingCounters(listing, -1)) unit.count(change);
  listing.status = status;
  touch(unit, listing);
  for (const change of listingCounters(listing, 1)) unit.count(change);
  await unit.em.flush();
}

function touch(unit: UnitOfWork, listing: ListingEntity): void {
  listing.updatedAt = unit.now;
  listing.version += 1;
}

function confirm(unit: UnitOfWork, listing: ListingEntity): void {
  listing.freshness = 'FRESH';
  listing.confirmedAt = unit.now;
  touch(unit, listing);
}

/** The person to call: whom the caller gave, null for nobody, and `otherwise` where nothing was said. */
async function namedContact(
  unit: UnitOfWork,
  party: string,
  { contact }: ListingFields,
  otherwise: string | null,
): Promise<string | null> {
  if (contact === undefined) return otherwise;
  return contact === null ? null : personOf(unit, party, contact);
}

/** Checks values and references. @throws ExpectedError */
async function checked(
  unit: UnitOfWork,
  columns: ListingColumns,
  today: string,
): Promise<ListingColumns> {
  const problems: Problem[] = listingFaults(columns, today).map(({ code, field, params }) => ({
    code,
    params,
    field: ['input', field],
  }));
  const references = [
    {
      field: 'category',
      label: '类目 category',
      table: 'category',
      key: 'code',
      cast: 'text',
      shared: true,
    },
    { field: 'unit', label: '单位 unit', table: 'unit', key: 'code', cast: 'text', shared: true },
    { field: 'chain', label: '链组 chain', table: 'chain', key: 'id', cast: 'uuid', shared: false },
    {
      field: 'stage',
      label: '环节 stage',
      table: 'chain_stage',
      key: 'id',
      cast: 'uuid',
      shared: false,
    },
    {
      field: 'onlyTown',
      label: '镇街 town',
      table: 'town',
      key: 'id',
      cast: 'uuid',
      shared: false,
    },
  ] as const;
  const named = references.filter(({ field }) => columns[field] !== null);
  if (named.length > 0) {
    const { text, values } = existence(unit.district, named, columns);
    const [found = {}] = await unit.sql<Record<string, boolean>>(text, values);
    for (const { field, label } of named) {
      if (found[field] === true) continue;
      problems.push(
        problem('REFERENCE_NOT_FOUND', { what: label, value: columns[field] ?? '' }, [
          'input',
          field,
        ]),
      );
    }
  }
  if (problems.length > 0) throw ExpectedError.all(problems);
  return columns;
}

interface Reference {
  readonly field: 'category' | 'unit' | 'chain' | 'stage' | 'onlyTown';
  readonly table: string;
  readonly key: string;
  readonly cast: string;
  readonly shared: boolean;
}

function existence(
  district: string,
  named: readonly Reference[],
  columns: ListingColumns,
): { text: string; values: unknown[] } {
  const values: unknown[] = [district];
  const selected = named.map(({ field, table, key, cast, shared }) => {
    const value = columns[field] as string;
    // An id that is none finds nothing; it must not reach a cast.
    if (cast === 'uuid' && !isUuid(value)) return `false as "${field}"`;
    values.push(value);
    const wall = shared ? '' : 'district = $1 and closed_at is null and ';
    return `exists (select from ${table} where ${wall}${key} = $${values.length}::${cast}) as "${field}"`;
  });
  return { text: `select ${selected.join(', ')} where $1::text is not null`, values };
}

/** Keeps the listing's words findable; `before` is its text until now. */
function indexTextAnew(unit: UnitOfWork, listing: ListingEntity, before: string): void {
  const { id, kind } = listing;
  forgetTerms(unit, { id, kind, text: before });
  insertTerms(unit, [{ id, kind, text: searchText(listing) }]);
}
