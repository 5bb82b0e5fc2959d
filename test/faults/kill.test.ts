import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { LiveClient } from '../platform/live/live-client.ts';
import { build, end, run, start, type Started } from './process.ts';

/*
 * Kills the server, the database and the worker under load, again and again, and holds what is left
 * against what was acknowledged. `npm run test:faults` takes 20 rounds, `npm test` 3.
 */
// eslint-disable-next-line no-restricted-syntax -- how long a test goes on is no setting of the platform
const rounds = Number(process.env['LIANZU_FAULT_ROUNDS'] ?? '3');
const district = '120113';
const acknowledgedPerRound = 12;

let folder: string;
let environment: Record<string, string>;
let key: string;
let server: Started;
let worker: Started;

beforeAll(async () => {
  await build();
  folder = await mkdtemp(join(tmpdir(), 'lianzu-faults-'));
  environment = { LIANZU_DATA_DIR: folder, LIANZU_JOBS: 'off' };
  server = await start(['serve'], environment, / serves at /);
  // The server is known by its port from now on, as clients know it.
  environment['PORT'] = new URL(url()).port;
  worker = await start(['worker'], environment, /works/);
  const { text } = await run(['demo', '--json'], environment);
  const { accounts } = JSON.parse(text) as { accounts: { role: string; key: string }[] };
  key = `Bearer ${accounts.find(({ role }) => role === 'DISTRICT_ADMIN')?.key ?? ''}`;
}, 600_000);

afterAll(async () => {
  await end(worker.child, 'SIGTERM');
  await end(server.child, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

function url(): string {
  return /serves at (\S+)/.exec(server.line)?.[1] ?? '';
}

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${url()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: key },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  });
  const { data, errors } = (await response.json()) as { data: Data | null; errors?: object[] };
  if (data === null || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** Asks until it is answered, as a patient client does. */
async function insist<Result>(
  step: () => Promise<Result>,
  until: () => boolean,
): Promise<Result | null> {
  for (;;) {
    try {
      return await step();
    } catch {
      if (until()) return null;
      await new Promise(setImmediate);
    }
  }
}

let party: string;
async function addNeed(): Promise<string> {
  const { addNeed } = await ask<{ addNeed: { need: { id: string } | null; userErrors: object[] } }>(
    `mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id } userErrors { code } } }`,
    {
      input: {
        party,
        title: `合成需求 ${randomUUID()}：想办一期电商直播培训`,
        idempotencyKey: randomUUID(),
      },
    },
  );
  if (addNeed.need === null) throw new Error(JSON.stringify(addNeed.userErrors));
  return addNeed.need.id;
}

/** Follows the log from a cursor, connecting again after every loss; notes each event's cursor, which is its identity. */
class Follower {
  readonly seen: string[] = [];
  private closed = false;
  private client: LiveClient | null = null;
  readonly done: Promise<void>;

  constructor(private cursor: string) {
    this.done = this.follow();
  }

  close(): Promise<void> {
    this.closed = true;
    this.client?.kill();
    return this.done;
  }

  private async follow(): Promise<void> {
    while (!this.closed) {
      try {
        this.client = await LiveClient.connect(url(), key);
        this.client.subscribe(
          '1',
          'subscription ($after: String) { events(after: $after) { cursor } }',
          {
            after: this.cursor,
          },
        );
        for (;;) {
          const { type, payload } = await this.client.next();
          if (type !== 'next') throw new Error(JSON.stringify(payload));
          const { cursor } = (payload as { data: { events: { cursor: string } } }).data.events;
          this.seen.push(cursor);
          this.cursor = cursor;
        }
      } catch {
        this.client?.kill();
        await new Promise(setImmediate);
      }
    }
  }
}

/**
 * How much longer than its own work takes a process is under way here: 1 on a quiet machine. On
 * 25 November 2026 a worker was 26 s in coming up with 1.6 s of work, for thirty others wanted two cores.
 */
async function crowding(): Promise<number> {
  const spin = `let sum = 0; const since = performance.now();
    while (process.cpuUsage().user < 300_000) for (let i = 0; i < 1e5; i++) sum += i;
    const { user, system } = process.cpuUsage();
    process.stdout.write(String((1_000 * performance.now()) / (user + system)), () => sum)`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', spin]);
  return Math.max(1, Number(stdout));
}

async function kill(what: 'server' | 'database' | 'worker'): Promise<void> {
  if (what === 'server') {
    await end(server.child, 'SIGKILL');
    server = await start(['serve'], environment, / serves at /);
  } else if (what === 'worker') {
    await end(worker.child, 'SIGKILL');
    worker = await start(['worker'], environment, /works/);
  } else {
    const notes = JSON.parse(await readFile(join(folder, 'postgres/server.json'), 'utf8')) as {
      cluster: string;
    };
    const [pid] = (await readFile(join(notes.cluster, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
  }
}

test(
  `${rounds} rounds of kill -9: nothing acknowledged is lost, every event comes once`,
  async () => {
    const begin = await ask<{
      events: { pageInfo: { endCursor: string } };
      villages: { nodes: { id: string }[] };
    }>('{ events(last: 1) { pageInfo { endCursor } } villages(first: 1) { nodes { id } } }');
    party = begin.villages.nodes[0]?.id ?? '';
    const follower = new Follower(begin.events.pageInfo.endCursor);
    const acknowledged: string[] = [];
    const recoveries: Record<string, number[]> = { server: [], database: [], worker: [] };
    /** The same as on a quiet machine. */
    const slowest = { ms: 0, crowding: 1 };
    for (let round = 0; round < rounds; round++) {
      for (const what of ['server', 'database', 'worker'] as const) {
        let stop = false;
        let enough: (() => void) | undefined;
        const loaded = new Promise<void>((resolve) => (enough = resolve));
        const before = acknowledged.length;
        const writer = async (): Promise<void> => {
          while (!stop) {
            const id = await insist(addNeed, () => stop);
            if (id !== null) acknowledged.push(id);
            if (acknowledged.length - before >= acknowledgedPerRound) enough?.();
          }
        };
        const writers = [writer(), writer(), writer()];
        await loaded;
        const crowded = await crowding();
        const since = performance.now();
        await kill(what);
        const back = await insist(addNeed, () => false);
        const took = performance.now() - since;
        recoveries[what]?.push(Math.round(took));
        slowest.ms = Math.max(slowest.ms, Math.round(took / crowded));
        slowest.crowding = Math.max(slowest.crowding, crowded);
        if (back !== null) acknowledged.push(back);
        stop = true;
        await Promise.all(writers);
      }
    }
    const ids: string[] = [];
    let after = begin.events.pageInfo.endCursor;
    for (let more = true; more;) {
      const { events } = await ask<{
        events: {
          nodes: { cursor: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      }>(
        `query ($after: String) { events(first: 100, after: $after) { nodes { cursor } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      ids.push(...events.nodes.map(({ cursor }) => cursor));
      more = events.pageInfo.hasNextPage;
      after = events.pageInfo.endCursor ?? after;
    }
    while (follower.seen.length < ids.length) await new Promise(setImmediate);
    await follower.close();
    // The matching job may have added to the log since; what both know must be equal and in order.
    expect(follower.seen.slice(0, ids.length)).toEqual(ids);
    expect(new Set(follower.seen).size).toBe(follower.seen.length);
    for (const id of acknowledged) {
      const { listing } = await ask<{ listing: { id: string } | null }>(
        'query ($id: ID!) { listing(id: $id) { id } }',
        { id },
      );
      expect(listing?.id).toBe(id);
    }
    process.stdout.write(
      `faults: ${rounds} rounds, ${acknowledged.length} writes acknowledged and present, ${ids.length} events once each, recovery ms ${JSON.stringify(recoveries)}, the slowest ${slowest.ms} ms of a machine of one's own (shared by up to ${slowest.crowding.toFixed(1)})\n`,
    );
    expect(slowest.ms).toBeLessThan(15_000);
  },
  60_000 + rounds * 90_000,
);

test('SIGTERM: sockets close with 1001, the process is gone within five seconds', async () => {
  const client = await LiveClient.connect(url(), key);
  const since = performance.now();
  const code = end(server.child, 'SIGTERM');
  expect((await client.closed).code).toBe(1001);
  expect(await code).toBe(0);
  expect(performance.now() - since).toBeLessThan(5_000);
  server = await start(['serve'], environment, / serves at /);
});

test('the audit log of all of this is sound', async () => {
  const { code, text } = await run(['audit', 'verify'], environment);
  expect(text).toContain(`"district": "${district}"`);
  expect({ code, text }).toMatchObject({
    code: 0,
    text: expect.stringContaining('"faults": []') as unknown as string,
  });
}, 60_000);
