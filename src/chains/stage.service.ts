import { nameOf } from '../places/register.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';

/** A stage as it is to be; one with an id is a stage of now, which may get another name. */
export interface StageWish {
  readonly id?: string | null;
  readonly name: string;
  readonly nameEn?: string | null;
}

/**
 * The chain's stages are these, in this order. Those left out are closed and come back when their name does.
 * @throws ExpectedError STAGES_REPEATED, STAGE_IN_USE, NAME_INVALID, REFERENCE_NOT_FOUND
 */
export async function writeStages(
  unit: UnitOfWork,
  chain: string,
  wishes: readonly StageWish[],
): Promise<void> {
  const wanted = wishes.map(({ id, name, nameEn }) => ({
    id: id?.toLowerCase() ?? null,
    name: nameOf(name),
    name_en: nameEn?.trim().slice(0, 60) ?? null,
  }));
  const twice = wanted.find(({ name }, i) => wanted.some((one, k) => k < i && one.name === name));
  if (twice !== undefined)
    throw ExpectedError.of('STAGES_REPEATED', { name: twice.name }, ['input', 'stages']);
  const known = await unit.sql<{ id: string; name: string; open: boolean }>(
    `select id, name, closed_at is null as open from chain_stage where district = $1 and chain = $2 for update`,
    [unit.district, chain],
  );
  const stages = wanted.map((stage, rank) => {
    const found = known.find(({ id, name }) =>
      stage.id === null ? name === stage.name : id === stage.id,
    );
    if (stage.id !== null && found === undefined)
      throw ExpectedError.of('REFERENCE_NOT_FOUND', { what: '环节 stage', value: stage.id }, [
        'input',
        'stages',
      ]);
    return { ...stage, rank, id: found?.id ?? newId(unit.now), known: found !== undefined };
  });
  const left = known.filter(({ id, open }) => open && !stages.some((stage) => stage.id === id));
  await checkUnused(unit, left);
  const ids = known.map(({ id }) => id);
  // Names move among stages: out of each other's way first, since each is there once.
  await unit.sql(
    `update chain_stage set name = id::text, closed_at = coalesce(closed_at, $3) where district = $1 and id = any ($2::uuid[])`,
    [unit.district, ids, unit.now],
  );
  const kept = known.filter(({ id }) => !stages.some((stage) => stage.id === id));
  await unit.sql(
    `insert into chain_stage (district, id, chain, name, name_en, rank, closed_at)
     select $1, s.id, $2, s.name, s.name_en, s.rank, null
     from jsonb_to_recordset($3::jsonb) as s(id uuid, name text, name_en text, rank int)
     on conflict (district, id) do update set name = excluded.name, name_en = excluded.name_en, rank = excluded.rank, closed_at = null`,
    [unit.district, chain, JSON.stringify(stages)],
  );
  await unit.sql(
    `update chain_stage c set name = k.name || case when exists (
         select from chain_stage o where o.district = $1 and o.chain = $2 and o.name = k.name) then ' ' || c.id else '' end
     from jsonb_to_recordset($3::jsonb) as k(id uuid, name text) where c.district = $1 and c.id = k.id`,
    [unit.district, chain, JSON.stringify(kept)],
  );
}

async function checkUnused(
  unit: UnitOfWork,
  stages: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const [used] = await unit.sql<{ stage: string; entries: number }>(
    `select stage, count(*)::int as entries from listing
     where district = $1 and stage = any ($2::uuid[]) and status = 'OPEN' group by stage limit 1`,
    [unit.district, stages.map(({ id }) => id)],
  );
  if (used === undefined) return;
  const name = stages.find(({ id }) => id === used.stage)?.name ?? '';
  throw ExpectedError.of('STAGE_IN_USE', { name, entries: used.entries }, ['input', 'stages']);
}
