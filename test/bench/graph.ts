import type { ChildProcess } from 'node:child_process';
import type { BenchDatabase } from './database.ts';
import { asOwner, benchKey } from './database.ts';
import {
  mustAgree,
  once,
  requestsOf,
  sample,
  startContenders,
  type Contender,
  type Sample,
  type Variables,
} from './contender.ts';
import { stop } from './server-process.ts';

export interface Asked {
  readonly question: string;
  readonly variables: Variables;
}

/** How long and how often is measured. */
export interface Pace {
  readonly rounds: number;
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly connections: number;
}

/** Samples by question and server, one per round: the same place in each list is the same round. */
export type Samples = Readonly<Record<string, Readonly<Record<string, readonly Sample[]>>>>;

const poolConnections = 8;

/** Q1, Q2 and Q3 on every server, in interleaved rounds. */
export async function measureGraph(
  bench: BenchDatabase,
  district: string,
  load: ChildProcess,
  pace: Pace,
  names: readonly string[] | null,
  questions: readonly string[],
  say: (line: string) => void,
): Promise<Samples> {
  const key = await benchKey(bench, district);
  const { ownerUrl, appUrl } = bench;
  const settings = { ownerUrl, appUrl, district, connections: poolConnections };
  const contenders = await startContenders(settings, key, names);
  try {
    const pools = await prepare(contenders, await subjects(ownerUrl, district), say);
    const samples: Record<string, Record<string, Sample[]>> = {};
    for (const [question, requests] of Object.entries(pools)) {
      if (!questions.includes(question)) continue;
      samples[question] = await inRounds(
        contenders,
        requests,
        load,
        bench.databasePid,
        pace,
        (line) => {
          say(`${question} ${line}`);
        },
      );
    }
    return samples;
  } finally {
    await Promise.all(contenders.map(({ running }) => stop(running)));
  }
}

/** The villages and chains that are asked about. */
export async function subjects(ownerUrl: string, district: string) {
  return asOwner(ownerUrl, async (client) => {
    const ids = async (text: string): Promise<string[]> =>
      (await client.query<{ id: string }>(text, [district])).rows.map(({ id }) => id);
    return {
      villages: await ids(
        `select id from party where district = $1 and kind = 'VILLAGE' order by id`,
      ),
      chains: await ids('select id from chain where district = $1 order by rank'),
    };
  });
}

/** Asks every server everything once: answers must agree, cursors are noted, caches fill. */
export async function prepare(
  contenders: readonly Contender[],
  {
    villages,
    chains,
  }: { readonly villages: readonly string[]; readonly chains: readonly string[] },
  say: (line: string) => void,
): Promise<Record<string, Map<Contender, string[]>>> {
  const pools: Record<string, Map<Contender, string[]>> = {
    Q1: new Map(),
    Q2: new Map(),
    Q3: new Map(),
  };
  const model: unknown[] = [];
  for (const contender of contenders) {
    let nth = 0;
    const agreed = async (question: string, variables: Variables): Promise<unknown> => {
      const answer = await once(contender, question, variables);
      if (model.length <= nth) model.push(answer);
      mustAgree(question, contender.name, answer, model[nth]);
      nth += 1;
      return answer;
    };
    const village = villages.map((id) => ({ question: 'village', variables: { id } }));
    for (const { question, variables } of village) await agreed(question, variables);
    const pages: Asked[] = [];
    for (const question of ['needs', 'resources']) {
      for (const chain of chains) {
        for (let after: string | null = null; ;) {
          const variables: Variables = { chain, after };
          pages.push({ question, variables });
          const { page } = (await agreed(question, variables)) as PageAnswer;
          if (!page.pageInfo.hasNextPage || pages.length > 400) break;
          after = page.pageInfo.endCursor;
        }
      }
    }
    await agreed('chains', {});
    pools['Q1']?.set(contender, requestsOf(contender, village));
    pools['Q2']?.set(contender, requestsOf(contender, scattered(pages)));
    pools['Q3']?.set(contender, requestsOf(contender, [{ question: 'chains', variables: {} }]));
    say(`${contender.name}: ${nth} answers agree`);
  }
  return pools;
}

interface PageAnswer {
  readonly page: {
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

/** The same shuffle for every server. */
function scattered<One>(list: readonly One[]): One[] {
  return list
    .map((one, n) => ({ one, at: (n * 7919) % 10_007 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Interleaved rounds of one question. */
export async function inRounds(
  contenders: readonly Contender[],
  requests: ReadonlyMap<Contender, readonly string[]>,
  load: ChildProcess,
  databasePid: number,
  pace: Pace,
  say: (line: string) => void,
): Promise<Record<string, Sample[]>> {
  const samples: Record<string, Sample[]> = {};
  for (let round = 0; round < pace.rounds; round++) {
    // Each round begins with another server, so that none always follows the same one.
    const order = contenders.map(
      (_, n) => contenders[(n + round) % contenders.length] as Contender,
    );
    for (const contender of order) {
      const one = await sample(load, databasePid, contender, requests.get(contender) ?? [], pace);
      (samples[contender.name] ??= []).push(one);
      say(`round ${round + 1} ${contender.name}: ${one.perSecond.toFixed(0)}/s`);
    }
  }
  return samples;
}
