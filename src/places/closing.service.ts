import { once, type Repeatable } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import './register-event.rule.ts';
import { lockRegister, toChange, type Registered, type Versioned } from './register.service.ts';

/** Something to close or to open again. */
export type Closing = Versioned & Repeatable;

/** What still stands on something. */
interface Uses {
  readonly entries: number;
  readonly orders: number;
  readonly accounts: number;
  readonly places: number;
}

const openOrder = 'o.active';
const openAccount = 'a.disabled_at is null';
/** How many of each still stand on a row of the table. Only open parties and clusters count as places. */
const uses: Readonly<Record<Registered, string>> = {
  party: `select
    (select count(*)::int from listing l where l.district = $1 and l.party = $2 and l.status = 'OPEN') as entries,
    (select count(*)::int from work_order o where o.district = $1 and (o.need_party = $2 or o.resource_party = $2) and ${openOrder}) as orders,
    (select count(*)::int from account a where a.district = $1 and a.party = $2 and ${openAccount}) as accounts,
    (select count(*)::int from chain c where c.district = $1 and c.lead_party = $2 and c.closed_at is null) as places`,
  cluster: `select 0 as entries, 0 as orders, 0 as accounts,
    (select count(*)::int from party p where p.district = $1 and p.cluster = $2 and p.closed_at is null) as places`,
  town: `select
    (select count(*)::int from listing l where l.district = $1 and l.only_town = $2 and l.status = 'OPEN') as entries,
    0 as orders,
    (select count(*)::int from account a where a.district = $1 and a.town = $2 and a.role = 'TOWN' and ${openAccount}) as accounts,
    (select count(*)::int from party p where p.district = $1 and p.town = $2 and p.closed_at is null)
      + (select count(*)::int from cluster c where c.district = $1 and c.town = $2 and c.closed_at is null) as places`,
  chain: `select
    (select count(*)::int from listing l where l.district = $1 and l.chain = $2 and l.status = 'OPEN') as entries,
    (select count(*)::int from work_order o where o.district = $1 and o.chain = $2 and ${openOrder}) as orders,
    (select count(*)::int from account a where a.district = $1 and a.chain = $2 and ${openAccount}) as accounts,
    0 as places`,
};

/**
 * Closes a row that nothing stands on any more; it stays, under its id, for what refers to it.
 * @throws ExpectedError PLACE_IN_USE and as `toChange`
 */
export async function closeRow(
  unit: UnitOfWork,
  table: Registered,
  input: Versioned,
): Promise<string> {
  const { id } = await toChange<{ id: string }>(unit, table, 'id', input);
  const [used] = await unit.sql<Uses>(uses[table], [unit.district, id]);
  if (used !== undefined && Object.values(used).some((count) => count > 0))
    throw ExpectedError.of('PLACE_IN_USE', { ...used }, ['input', 'id']);
  await unit.sql(
    `update ${table} set closed_at = $3, version = version + 1 where district = $1 and id = $2`,
    [unit.district, id, unit.now],
  );
  return id;
}

/** Opens a closed row again; one that is open stays as it is. @throws ExpectedError PLACE_NOT_FOUND, VERSION_CONFLICT */
export async function reopenRow(
  unit: UnitOfWork,
  table: Registered,
  { id: given, version }: Versioned,
): Promise<string> {
  const id = checkId(given, ['input', 'id']);
  const [row] = await unit.sql<{ version: number }>(
    `select version from ${table} where district = $1 and id = $2 for update`,
    [unit.district, id],
  );
  if (row === undefined) throw ExpectedError.of('PLACE_NOT_FOUND', {}, ['input', 'id']);
  if (row.version !== version)
    throw ExpectedError.of('VERSION_CONFLICT', { version: row.version }, ['input', 'version']);
  await unit.sql(
    `update ${table} set closed_at = null, version = version + 1 where district = $1 and id = $2 and closed_at is not null`,
    [unit.district, id],
  );
  return id;
}

/** Closes a town, cluster, village or other party. @throws ExpectedError as `closeRow` */
export function closePlace(call: Call, input: Closing): Promise<{ place: string }> {
  return change(call, 'closePlace', input, closeRow, 'closed');
}

/** Opens a closed place or party again. @throws ExpectedError as `reopenRow` */
export function reopenPlace(call: Call, input: Closing): Promise<{ place: string }> {
  return change(call, 'reopenPlace', input, reopenRow, 'reopened');
}

async function change(
  call: Call,
  mutation: string,
  input: Closing,
  work: typeof closeRow,
  cause: 'closed' | 'reopened',
): Promise<{ place: string }> {
  return once(call, mutation, input, async (unit) => {
    await lockRegister(unit);
    const { table, town } = await whatIs(unit, input.id);
    const place = await work(unit, table, input);
    unit.emit(
      table === 'party'
        ? { type: 'partyChanged', cause, party: place, town, detail: { moved: false } }
        : { type: 'townChanged', cause, town, detail: { renamed: false } },
    );
    return { place };
  });
}

/** What an id belongs to, and its town. @throws ExpectedError ID_INVALID, PLACE_NOT_FOUND */
async function whatIs(
  unit: UnitOfWork,
  given: string,
): Promise<{ table: 'town' | 'cluster' | 'party'; town: string | null }> {
  const id = checkId(given, ['input', 'id']);
  const [found] = await unit.sql<{ table: 'town' | 'cluster' | 'party'; town: string | null }>(
    `select 'party' as table, town from party where district = $1 and id = $2
     union all select 'town', id from town where district = $1 and id = $2
     union all select 'cluster', town from cluster where district = $1 and id = $2`,
    [unit.district, id],
  );
  if (found === undefined) throw ExpectedError.of('PLACE_NOT_FOUND', {}, ['input', 'id']);
  return found;
}
