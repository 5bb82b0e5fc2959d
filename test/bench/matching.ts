import type { ChildProcess } from 'node:child_process';
import { addListing, partyOf } from '../../src/listings/listing.service.ts';
import { followListings } from '../../src/matching/follow.service.ts';
import { requestsOf, sample, startContenders, type Sample } from './contender.ts';
import { asOwner, benchKey, type BenchDatabase } from './database.ts';
import { stop } from './server-process.ts';
import { scanForOne } from './token-baseline.ts';

const district = '990001';

/** A district to measure matching in. */
export interface MatchingPlace {
  readonly name: string;
  readonly bench: BenchDatabase;
  readonly district: string;
}

/** How matching does in a district of one size. */
export interface MatchingSample {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  /** Of the first inserts, whose candidates this process has yet to read. */
  readonly firstP95: number;
  /** CPU of this process for an insert: PostgreSQL's is beside it. */
  readonly cpuMs: number;
  /** Ten answers to one need by reading every open resource and counting words in common. */
  readonly scanMs: number;
  readonly perSecond: Readonly<Record<string, number>>;
  readonly rematchedPerSecond: number;
  /** Resident memory at the end, the lexicon and jieba's dictionary among it. */
  readonly rss: number;
}

interface Entry {
  readonly party: string;
  readonly title: string;
  readonly kind: 'NEED' | 'RESOURCE';
}

/** Insert-and-pair latency, sustained inserts on 1 and 4 connections, the log reader's pace. */
export async function measureMatching(
  { name, bench, district }: MatchingPlace,
  inserts: number,
  seconds: number,
): Promise<MatchingSample> {
  const entries = await someEntries(bench.ownerUrl, district, 2_000);
  let turn = 0;
  const insert = async (): Promise<void> => {
    const { party, title, kind } = entries[turn++ % entries.length] as Entry;
    await bench.core.units.run({ district, actor: null, now: new Date() }, async (unit) => {
      await addListing(unit, kind, await partyOf(unit, party), { title });
    });
  };
  const timed = async (): Promise<number[]> => {
    const times: number[] = [];
    for (let n = 0; n < inserts; n++) {
      const began = performance.now();
      await insert();
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b);
  };
  for (let n = 0; n < 20; n++) await insert();
  const first = await timed();
  const cpu = process.cpuUsage();
  const times = await timed();
  const { user, system } = process.cpuUsage(cpu);
  const sustained = async (connections: number): Promise<number> => {
    const before = turn;
    const began = performance.now();
    const until = began + seconds * 1000;
    const worker = async (): Promise<void> => {
      while (performance.now() < until) await insert();
    };
    await Promise.all(Array.from({ length: connections }, worker));
    return ((turn - before) * 1000) / (performance.now() - began);
  };
  return {
    name,
    p50: times[times.length >> 1] as number,
    p95: times[Math.floor(times.length * 0.95)] as number,
    firstP95: first[Math.floor(first.length * 0.95)] as number,
    cpuMs: (user + system) / 1000 / inserts,
    scanMs: await scanForOne(bench, district),
    perSecond: { '1': await sustained(1), '4': await sustained(4) },
    rematchedPerSecond: await rematch(bench, district, 100),
    rss: process.memoryUsage.rss(),
  };
}

/** How many listings a second the log reader matches again, few enough not to be done all at once. */
async function rematch(
  { core, ownerUrl }: BenchDatabase,
  district: string,
  wanted: number,
): Promise<number> {
  const { units, lexicon } = core;
  const ids = await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from listing where district = $1 and status = 'OPEN' order by md5(id::text) limit $2`,
      [district, wanted],
    );
    return rows.map(({ id }) => id);
  });
  await asOwner(ownerUrl, (client) =>
    client.query(
      `insert into rematch (district, listing, cause, created_at) select $1, id, 'bench', now() from unnest($2::uuid[]) id`,
      [district, ids],
    ),
  );
  const began = performance.now();
  let done = 0;
  while (done < wanted) {
    const { rematched, repeated } = await followListings(units, lexicon, district, new Date());
    done += rematched + repeated;
    if (rematched + repeated === 0) break;
  }
  return (done * 1000) / (performance.now() - began);
}

/** M1: adding a resource with all that follows, beside Mercurius that only inserts the row. */
export async function measureAdding(
  bench: BenchDatabase,
  load: ChildProcess,
  rounds: number,
  seconds: number,
): Promise<Record<string, Sample[]>> {
  const key = await benchKey(bench, district);
  const { ownerUrl, appUrl } = bench;
  const settings = { ownerUrl, appUrl, district, connections: 8 };
  const contenders = await startContenders(settings, key, ['ours', 'Mercurius JIT']);
  try {
    const entries = await someEntries(ownerUrl, district, 2_000);
    const samples: Record<string, Sample[]> = {};
    for (let round = 0; round < rounds; round++) {
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
        const requests = requestsOf(
          contender,
          entries.map(({ party, title }) => ({
            question: 'add',
            variables: { input: { party, title } },
          })),
        );
        (samples[contender.name] ??= []).push(
          await sample(load, bench.databasePid, contender, requests, {
            connections: 8,
            seconds,
            warmSeconds: 1,
          }),
        );
      }
    }
    return samples;
  } finally {
    await Promise.all(contenders.map(({ running }) => stop(running)));
  }
}

/** Titles as the district's own listings have them, each for another party. */
async function someEntries(ownerUrl: string, district: string, wanted: number): Promise<Entry[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<Entry>(
      `select party, title, kind from listing where district = $1 and synthetic order by md5(id::text) limit $2`,
      [district, wanted],
    );
    return rows;
  });
}
