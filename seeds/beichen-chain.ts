import type { BeichenFiles } from './beichen-file.ts';
import { BEICHEN, beichenId, partyKey } from './beichen-id.ts';
import type { ChainAliasRow, ChainMemberRow, ChainRow, ChainStageRow, PartyRow } from './row.ts';
import { known } from './seed-file.ts';

/** The seven chains with their aliases and stages, and their ids by code and by `code stage`. */
export interface BeichenChains {
  readonly chain: ChainRow[];
  readonly chain_alias: ChainAliasRow[];
  readonly chain_stage: ChainStageRow[];
  readonly ids: ReadonlyMap<string, string>;
  readonly stageIds: ReadonlyMap<string, string>;
}

/** Builds the chains; `parties` gives the lead departments by name. */
export function chainRows(
  files: BeichenFiles,
  parties: ReadonlyMap<string, PartyRow>,
): BeichenChains {
  const { source } = files.district;
  const chain = files.chains.map((read, rank) => ({
    district: BEICHEN,
    id: beichenId('chain', read.code),
    code: read.code,
    name: read.name,
    about: read.about,
    lead_party: known(parties, read.lead, 'party').id,
    lead_source: read.lead_published
      ? source
      : `assumed: the departments are published as a group 推定：牵头部门只成组公布（${source}）`,
    source,
    rank,
    synthetic: false,
  }));
  const ids = new Map(chain.map(({ code, id }) => [code, id]));
  const staged = files.chains.flatMap(({ code, stages }) =>
    stages.map((stage, rank) => ({ key: `${code} ${stage.zh}`, code, stage, rank })),
  );
  const stageIds = new Map(staged.map(({ key }) => [key, beichenId('chain_stage', key)]));
  return {
    chain,
    chain_alias: files.chains.flatMap(({ code, aliases }) =>
      aliases.map((alias) => ({ district: BEICHEN, chain: known(ids, code, 'chain'), alias })),
    ),
    chain_stage: staged.map(({ key, code, stage, rank }) => ({
      district: BEICHEN,
      id: known(stageIds, key, 'stage'),
      chain: known(ids, code, 'chain'),
      name: stage.zh,
      name_en: stage.en,
      rank,
    })),
    ids,
    stageIds,
  };
}

/**
 * Who is in which chain: its lead department, and whoever has a listing in it (at the stage of the
 * first). The publication gives no membership lists.
 */
export function chainMemberRows(
  files: BeichenFiles,
  parties: ReadonlyMap<string, PartyRow>,
  { ids, stageIds }: BeichenChains,
): ChainMemberRow[] {
  const members = new Map<string, ChainMemberRow>();
  const join = (code: string, name: string, stage: string | null): void => {
    const party = known(parties, name, 'party');
    const key = `${code} ${partyKey(party)}`;
    if (members.has(key)) return;
    members.set(key, {
      district: BEICHEN,
      id: beichenId('chain_member', key),
      chain: known(ids, code, 'chain'),
      party: party.id,
      stage,
    });
  };
  for (const list of [...files.resources, ...files.needs]) {
    for (const { chain, stage } of list.listings) {
      join(chain, list.party, known(stageIds, `${chain} ${stage}`, 'stage'));
    }
  }
  for (const { code, lead } of files.chains) join(code, lead, null);
  return [...members.values()];
}
