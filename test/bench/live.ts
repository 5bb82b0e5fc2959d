import type { ChildProcess } from 'node:child_process';
import type { NewEvent } from '../../src/platform/events/event.rule.ts';
import { asOwner, benchKey, type BenchDatabase } from './database.ts';
import type { Heard } from './listeners.ts';
import { ask, cores, start, startServer, stop } from './server-process.ts';
import { spreadOf, type Spread } from './table.ts';

/** One event to many sockets. */
export interface LiveSample {
  readonly subscribers: number;
  /** From the commit's NOTIFY being sent to the last client, in milliseconds. */
  readonly lastClientMs: Spread;
  /** Heap and buffers per idle subscriber on the server, in bytes. */
  readonly bytesEach: number;
  readonly rss: number;
}

type Memory = NodeJS.MemoryUsage;
const socketsPerKey = 150;

/** L1: one event to each number of subscribers of three documents. */
export async function measureLive(
  bench: BenchDatabase,
  district: string,
  sizes: readonly number[],
  events: number,
  say: (line: string) => void,
): Promise<LiveSample[]> {
  const most = Math.max(...sizes);
  const keys: string[] = [];
  for (let n = 0; n < most; n += socketsPerKey) keys.push(await benchKey(bench, district));
  const party = await asOwner(bench.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from party where district = $1 order by id limit 1',
      [district],
    );
    return rows[0]?.id as string;
  });
  const { ownerUrl, appUrl } = bench;
  const server = await startServer('ours.mjs', { ownerUrl, appUrl, district, connections: 8 }, [
    '--expose-gc',
  ]);
  const listeners = await start('listeners.ts', {}, cores?.load);
  const samples: LiveSample[] = [];
  try {
    await settled();
    const empty = await ask<Memory>(server.child, { memory: true });
    for (const subscribers of sizes) {
      await ask(listeners.child, { listen: { url: server.url, keys, sockets: subscribers } });
      // Subscriptions begin within a round trip of their message; none answers that it has begun.
      await settled();
      const times: number[] = [];
      for (let n = 0; n < events; n++) {
        times.push(await tell(bench, district, party, listeners.child, subscribers));
      }
      await settled();
      const full = await ask<Memory>(server.child, { memory: true });
      const sample = {
        subscribers,
        lastClientMs: spreadOf(times.slice(1)),
        bytesEach: (inUse(full) - inUse(empty)) / subscribers,
        rss: full.rss,
      };
      say(
        `${subscribers} subscribers: last client after ${sample.lastClientMs.median.toFixed(0)} ms`,
      );
      samples.push(sample);
    }
    return samples;
  } finally {
    await stop(listeners);
    await stop(server);
  }
}

/** Commits one event; gives the milliseconds from just before its statement to the last client. */
async function tell(
  { core }: BenchDatabase,
  district: string,
  party: string,
  listeners: ChildProcess,
  subscribers: number,
): Promise<number> {
  await ask(listeners, { expect: subscribers });
  const told = new Promise<{ heard: Heard }>((resolve) => {
    listeners.once('message', resolve as (message: unknown) => void);
  });
  const event: NewEvent<'listingConfirmed'> = {
    type: 'listingConfirmed',
    cause: 'bench',
    party,
    town: null,
    chain: null,
    category: null,
    listingKind: 'NEED',
    detail: {},
  };
  const began = Number(process.hrtime.bigint()) / 1e6;
  await core.database.write(district, async (tx) => {
    const { appendEvents } = await import('../../src/platform/events/append.ts');
    appendEvents(tx, null, new Date(), [event], []);
  });
  return (await told).heard.last - began;
}

function inUse({ heapUsed, external }: Memory): number {
  return heapUsed + external;
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_500));
}
