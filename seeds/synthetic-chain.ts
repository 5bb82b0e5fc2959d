import { chainsFile } from './beichen-file.ts';
import type { SeededRandom } from './random.ts';
import type { ChainAliasRow, ChainMemberRow, ChainRow, ChainStageRow } from './row.ts';
import { readSeedFile } from './seed-file.ts';
import { runningIds } from './seed-id.ts';
import type { SyntheticParties } from './synthetic-party.ts';

export interface SyntheticChains {
  readonly chain: ChainRow[];
  readonly chain_alias: ChainAliasRow[];
  readonly chain_stage: ChainStageRow[];
  readonly chain_member: ChainMemberRow[];
}

/** The seven chains as Beichen has them, led by made-up departments; each party is in one or two. */
export function syntheticChains(
  district: string,
  { party, villages, departments }: SyntheticParties,
  seed: number,
  random: SeededRandom,
): SyntheticChains {
  const chainId = runningIds(district, 'chain', seed);
  const stageId = runningIds(district, 'chain_stage', seed);
  const memberId = runningIds(district, 'chain_member', seed);
  const read = readSeedFile('./beichen/chains.yaml', chainsFile);
  const lead = (n: number): string | null => party[villages + (n % departments)]?.id ?? null;
  const chain = read.map(({ code, name, about }, rank): ChainRow => ({
    district,
    id: chainId(rank),
    code,
    name,
    about,
    lead_party: lead(rank),
    lead_source: 'synthetic',
    source: 'synthetic',
    rank,
    synthetic: true,
  }));
  const chain_alias = read.flatMap(({ aliases }, n) =>
    aliases.map((alias) => ({ district, chain: chainId(n), alias })),
  );
  const chain_stage: ChainStageRow[] = [];
  const stagesOf = read.map(({ stages }, n) =>
    stages.map(({ zh, en }, rank) => {
      const id = stageId(chain_stage.length);
      chain_stage.push({ district, id, chain: chainId(n), name: zh, name_en: en, rank });
      return id;
    }),
  );
  const chain_member: ChainMemberRow[] = [];
  const join = (n: number, member: string, stage: string | null): void => {
    const id = memberId(chain_member.length);
    chain_member.push({ district, id, chain: chainId(n), party: member, stage });
  };
  party.forEach(({ id }, at) => {
    const department = at - villages;
    if (department >= 0 && department < departments) {
      chain.forEach((row, n) => row.lead_party === id && join(n, id, null));
      return;
    }
    const first = random.below(read.length);
    join(first, id, random.pick(stagesOf[first] ?? []));
    if (at < villages || random.chance(20)) {
      const second = (first + random.between(1, read.length - 1)) % read.length;
      join(second, id, random.pick(stagesOf[second] ?? []));
    }
  });
  return { chain, chain_alias, chain_stage, chain_member };
}
