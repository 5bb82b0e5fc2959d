import { once, type Repeatable } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { closeRow, reopenRow, type Closing } from '../places/closing.service.ts';
import {
  checkName,
  lockRegister,
  nameOf,
  openReference,
  textOf,
  toChange,
  writeColumns,
  type KnownName,
  type Versioned,
} from '../places/register.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import './chain-event.rule.ts';
import type { ChainCause } from './chain-event.rule.ts';
import { writeStages, type StageWish } from './stage.service.ts';

interface ChainFields {
  readonly name: string;
  readonly about?: string | null;
  readonly lead?: string | null;
  readonly aliases?: readonly string[] | null;
}
/** A chain to add, with its stages in order. */
export interface NewChain extends ChainFields, Repeatable {
  readonly code: string;
  readonly stages?: readonly StageWish[] | null;
  readonly evenIfNear?: boolean | null;
}
/** What of a chain is to be another. */
export interface ChainEdit extends Partial<ChainFields>, Versioned, Repeatable {
  readonly evenIfNear?: boolean | null;
}
/** All stages of a chain in order; stages of now that are left out are closed. */
export interface StagesWish extends Versioned, Repeatable {
  readonly stages: readonly StageWish[];
}
/** A chain and one of its members. */
export interface MemberWish extends Repeatable {
  readonly chain: string;
  readonly party: string;
  readonly stage?: string | null;
}

const chainCode = /^[A-Z][A-Z0-9-]{1,19}$/;

/** Adds a chain. @throws ExpectedError NAME_…, CHAIN_CODE_INVALID, CODE_TAKEN, STAGES_REPEATED, REFERENCE_NOT_FOUND */
export async function addChain(call: Call, input: NewChain): Promise<{ chain: string }> {
  return once(call, 'addChain', input, async (unit) => {
    await lockRegister(unit);
    const [name, code] = [nameOf(input.name), await freeCode(unit, input.code)];
    checkName(name, await names(unit), { evenIfNear: input.evenIfNear === true });
    const lead = input.lead == null ? null : await leadOf(unit, input.lead);
    const chain = newId(unit.now);
    await unit.sql(
      `insert into chain (district, id, code, name, about, lead_party, rank, synthetic, version)
       select $1, $2, $3, $4, $5, $6, (select coalesce(max(rank), -1) + 1 from chain where district = $1), d.synthetic, 1
       from district d where d.district = $1`,
      [unit.district, chain, code, name, textOf(input.about, 2_000, 'about'), lead],
    );
    await writeAliases(unit, chain, input.aliases ?? []);
    await writeStages(unit, chain, input.stages ?? []);
    tell(unit, chain, 'added');
    return { chain };
  });
}

/** Edits a chain. @throws ExpectedError as `addChain`, CHAIN_NOT_FOUND, VERSION_CONFLICT, CLOSED_ALREADY */
export async function editChain(call: Call, input: ChainEdit): Promise<{ chain: string }> {
  return once(call, 'editChain', input, async (unit) => {
    await lockRegister(unit);
    const { id } = await toChange<{ id: string }>(unit, 'chain', 'id', input);
    const name = input.name == null ? undefined : nameOf(input.name);
    if (name !== undefined)
      checkName(name, await names(unit), { self: id, evenIfNear: input.evenIfNear === true });
    await writeColumns(unit, 'chain', id, {
      name,
      about: input.about === undefined ? undefined : textOf(input.about, 2_000, 'about'),
      lead_party: input.lead == null ? input.lead : await leadOf(unit, input.lead),
      // Said by the district itself from now on.
      lead_source: input.lead === undefined ? undefined : null,
    });
    if (input.aliases != null) await writeAliases(unit, id, input.aliases);
    tell(unit, id, 'edited');
    return { chain: id };
  });
}

/** Gives a chain its stages. @throws ExpectedError STAGE_IN_USE, STAGES_REPEATED, CHAIN_NOT_FOUND, VERSION_CONFLICT */
export async function setStages(call: Call, input: StagesWish): Promise<{ chain: string }> {
  return once(call, 'setStages', input, async (unit) => {
    await lockRegister(unit);
    const { id } = await toChange<{ id: string }>(unit, 'chain', 'id', input);
    await writeStages(unit, id, input.stages);
    await writeColumns(unit, 'chain', id, {});
    tell(unit, id, 'stagesSet');
    return { chain: id };
  });
}

/** Makes a party a member of a chain, or puts a member at another stage. @throws ExpectedError REFERENCE_NOT_FOUND */
export async function addChainMember(call: Call, input: MemberWish): Promise<{ chain: string }> {
  return once(call, 'addChainMember', input, async (unit) => {
    const chain = await openReference(unit, 'chain', input.chain, 'chain', '链组 chain');
    const party = await openReference(unit, 'party', input.party, 'party', '主体 party');
    const stage = input.stage == null ? null : await stageOf(unit, chain, input.stage);
    await unit.sql(
      `insert into chain_member (district, id, chain, party, stage) values ($1, $2, $3, $4, $5)
       on conflict (district, chain, party) do update set stage = excluded.stage`,
      [unit.district, newId(unit.now), chain, party, stage],
    );
    tell(unit, chain, 'memberAdded', party);
    return { chain };
  });
}

/** Ends a membership; the log keeps that it was. @throws ExpectedError MEMBER_NOT_FOUND */
export async function removeChainMember(call: Call, input: MemberWish): Promise<{ chain: string }> {
  return once(call, 'removeChainMember', input, async (unit) => {
    const chain = await openReference(unit, 'chain', input.chain, 'chain', '链组 chain');
    const gone = await unit.sql<{ party: string }>(
      `delete from chain_member where district = $1 and chain = $2 and party::text = lower($3) returning party`,
      [unit.district, chain, input.party],
    );
    const [first] = gone;
    if (first === undefined) throw ExpectedError.of('MEMBER_NOT_FOUND', {}, ['input', 'party']);
    tell(unit, chain, 'memberRemoved', first.party);
    return { chain };
  });
}

/** Closes a chain that nothing stands on. @throws ExpectedError PLACE_IN_USE, CHAIN_NOT_FOUND, VERSION_CONFLICT */
export async function closeChain(call: Call, input: Closing): Promise<{ chain: string }> {
  return once(call, 'closeChain', input, async (unit) => {
    await lockRegister(unit);
    const chain = await closeRow(unit, 'chain', input);
    tell(unit, chain, 'closed');
    return { chain };
  });
}

/** Opens a closed chain again. @throws ExpectedError CHAIN_NOT_FOUND, VERSION_CONFLICT */
export async function reopenChain(call: Call, input: Closing): Promise<{ chain: string }> {
  return once(call, 'reopenChain', input, async (unit) => {
    await lockRegister(unit);
    const chain = await reopenRow(unit, 'chain', input);
    tell(unit, chain, 'reopened');
    return { chain };
  });
}

async function freeCode(unit: UnitOfWork, written: string): Promise<string> {
  const code = written.trim().toUpperCase();
  const field = ['input', 'code'];
  if (!chainCode.test(code))
    throw ExpectedError.of('CHAIN_CODE_INVALID', { code: written.slice(0, 40) }, field);
  const [other] = await unit.sql<{ name: string }>(
    'select name from chain where district = $1 and code = $2',
    [unit.district, code],
  );
  if (other !== undefined) throw ExpectedError.of('CODE_TAKEN', { name: other.name }, field);
  return code;
}

function leadOf(unit: UnitOfWork, given: string): Promise<string> {
  return openReference(unit, 'party', given, 'lead', '牵头部门 lead');
}

async function stageOf(unit: UnitOfWork, chain: string, given: string): Promise<string> {
  const [stage] = await unit.sql<{ id: string }>(
    `select id from chain_stage where district = $1 and chain = $2 and id::text = lower($3) and closed_at is null`,
    [unit.district, chain, given],
  );
  if (stage === undefined)
    throw ExpectedError.of(
      'REFERENCE_NOT_FOUND',
      { what: '环节 stage', value: given.slice(0, 60) },
      ['input', 'stage'],
    );
  return stage.id;
}

async function writeAliases(
  unit: UnitOfWork,
  chain: string,
  aliases: readonly string[],
): Promise<void> {
  const wanted = [...new Set(aliases.map((alias) => alias.trim().slice(0, 60)))].filter(
    (alias) => alias !== '',
  );
  await unit.sql(
    `delete from chain_alias where district = $1 and chain = $2 and alias <> all ($3::text[])`,
    [unit.district, chain, wanted],
  );
  await unit.sql(
    `insert into chain_alias (district, chain, alias) select $1, $2, alias from unnest($3::text[]) alias on conflict do nothing`,
    [unit.district, chain, wanted],
  );
}

function names(unit: UnitOfWork): Promise<KnownName[]> {
  return unit.sql<KnownName>(
    `select c.id, c.name, coalesce((select array_agg(a.alias) from chain_alias a where a.district = $1 and a.chain = c.id), '{}') as also
     from chain c where c.district = $1`,
    [unit.district],
  );
}

function tell(
  unit: UnitOfWork,
  chain: string,
  cause: ChainCause,
  party: string | null = null,
): void {
  unit.emit({ type: 'chainChanged', cause, chain, party, detail: {} });
}
