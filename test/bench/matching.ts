import type { ChildProcess } from 'node:child_process';
import { addListing, partyOf } from '../../src/listings/listing.service.ts';
import { followListings } from '../../src/matching/follow.service.ts';
import { matchInMemory } from '../../src/matching/match-memory.rule.ts';
import { firstBlocker } from '../../src/matching/constraint.rule.ts';
import type { MatchFeatures } from '../../src/matching/features.rule.ts';
import { scorePair } from '../../src/matching/score.rule.ts';
import { requestsOf, sample, startContenders, type Sample } from './contender.ts';
import { asOwner, benchKey, type BenchDatabase } from './database.ts';
import { allListings } from './matching-database.ts';
import { stop } from './server-process.ts';

const district = '990001';

/** How matching does on a database of one size. */
export interface MatchingSample {
  readonly listings: number;
  readonly p50: number;
  readonly p95: number;
  /** The same candidates found and scored by reading every open listing of the other side, per insert. */
  readonly scanMs: number;
  readonly perSecond: Readonly<Record<string, number>>;
  readonly rematchedPerSecond: number;
}

interface Entry {
  readonly party: string;
  readonly title: string;
  readonly kind: 'NEED' | 'RESOURCE';
}

/** Insert-and-pair latency, sustained inserts on 1 and 4 connections, the log reader's pace. */
export async function measureMatching(
  bench: BenchDatabase,
  listings: number,
  inserts: number,
  seconds: number,
): Promise<MatchingSample> {
  const entries = await someEntries(bench.ownerUrl, 2_000);
  let turn = 0;
  const insert = async (): Promise<void> => {
    const { party, title, kind } = entries[turn++ % entries.length] as Entry;
    await bench.core.units.run({ district, actor: null, now: new Date() }, async (unit) => {
      await addListing(unit, kind, await partyOf(unit, party), { title });
    });
  };
  for (let n = 0; n < 20; n++) await insert();
  const times: number[] = [];
  for (let n = 0; n < inserts; n++) {
    const began = performance.now();
    await insert();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
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
    listings,
    p50: times[times.length >> 1] as number,
    p95: times[Math.floor(times.length * 0.95)] as number,
    perSecond: { '1': await sustained(1), '4': await sustained(4) },
    scanMs: await scan(bench),
    rematchedPerSecond: await rematch(bench, 200),
  };
}

/** The baseline: every open resource is read and scored for one need. */
async function scan({ core }: BenchDatabase): Promise<number> {
  return core.database.write(district, async (tx) => {
    const [need] = await tx.sql<{ features: MatchFeatures }>(
      `select features from listing where district = $1 and kind = 'NEED' and features is not null limit 1`,
      [district],
    );
    const began = performance.now();
    const rows = await tx.sql<{ features: MatchFeatures }>(
      `select features from listing where district = $1 and kind = 'RESOURCE' and status = 'OPEN' and features is not null`,
      [district],
    );
    if (need === undefined) throw new RangeError('no need has been read');
    for (const { features } of rows) {
      if (firstBlocker(need.features, features) === null)
        scorePair(need.features, features, core.lexicon);
    }
    return performance.now() - began;
  });
}

/** How many listings a second the log reader matches again. */
async function rematch({ core, ownerUrl }: BenchDatabase, wanted: number): Promise<number> {
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

/** Seconds to match every open need with every open resource, in memory, on one core. */
export async function measureFullMatch(bench: BenchDatabase) {
  const listings = await allListings(bench);
  const began = performance.now();
  const ranking = matchInMemory(listings, '2026-11-20', bench.core.lexicon);
  const seconds = (performance.now() - began) / 1000;
  const needs = Object.keys(ranking).length;
  return { needs, resources: listings.length - needs, seconds };
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
    const entries = await someEntries(ownerUrl, 2_000);
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
async function someEntries(ownerUrl: string, wanted: number): Promise<Entry[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<Entry>(
      `select party, title, kind from listing where district = $1 and synthetic order by md5(id::text) limit $2`,
      [district, wanted],
    );
    return rows;
  });
}
