import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type * as clientPackage from '../../sdk/client.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

/*
 * The client package as it is written for others: built by its script, imported from where it was written,
 * used against a running platform, also over a line that breaks.
 */

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

type Client = typeof clientPackage;
/** What the package's documents are, as far as these tests name their types. */
type Documents = Readonly<Record<string, string>>;

interface Proposed {
  readonly newPairings: {
    readonly cursor: string;
    readonly pairing: { readonly need: { readonly title: string } };
  };
}

let house: TestApplication;
let sdk: Client;
let documents: Documents;
let key: string;
beforeAll(async () => {
  await run(process.execPath, ['scripts/sdk.mjs'], { cwd: root });
  const at = `${root}/dist/sdk`;
  [sdk, documents] = (await Promise.all([
    import(`${at}/client.js`),
    import(`${at}/documents.js`),
  ])) as [Client, Documents];
  house = await testApplication();
  key = house.authorization(Role.READER).replace('Bearer ', '');
}, 240_000);
afterAll(() => house.close());

const open = (url = house.url) => new sdk.Lianzu({ url, key });
const document = <Data, Variables extends object>(name: string) =>
  documents[name] as unknown as clientPackage.Document<Data, Variables>;
const newPairings = () => document<Proposed, object>('NewPairings');

/** Adds a need that the seeded district can meet at once. */
const addNeed = (title: string) =>
  house.ask(
    Role.VILLAGE,
    'mutation ($title: String!) { addNeed(input: { title: $title }) { userErrors { code } } }',
    { title },
  );
const training = (count: number): string => `想给村里妇女办第${count}期电商直播培训`;

/** Hands bytes on between a client and the platform until it is told to cut. */
async function openProxy(): Promise<{ url: string; cut: () => void; close: () => void }> {
  const sockets = new Set<Socket>();
  const target = Number(new URL(house.url).port);
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    close: () => {
      cut();
      server.close();
    },
  };
}

test('answers come with what was asked', async () => {
  const { standings } = await open().ask(
    document<{ standings: { name: string; needs: number }[] }, object>('Standings'),
    { by: 'CHAIN' },
  );
  expect(standings).toHaveLength(7);
  const { chart } = await open().ask(document<{ chart: { svg: string } }, object>('Chart'), {
    name: 'SUPPLY',
  });
  expect(chart.svg).toMatch(/^<svg/);
});

test('a wrong key, a faulty document and a platform that is away are told apart', async () => {
  const stranger = new sdk.Lianzu({ url: house.url, key: 'lz_120113_0_0' });
  await expect(stranger.ask('{ viewer { id } }')).rejects.toMatchObject({
    name: 'RefusedError',
    code: 'CREDENTIAL_MALFORMED',
  });
  await expect(open().ask('{ nothing }')).rejects.toMatchObject({
    code: 'GRAPHQL_VALIDATION_FAILED',
  });
  const away = new sdk.Lianzu({ url: 'http://127.0.0.1:9', key });
  await expect(away.ask('{ viewer { id } }')).rejects.toMatchObject({ name: 'NoAnswerError' });
});

describe('a subscription', () => {
  /** The titles of the needs in the next pairings, until one has the wanted title. */
  async function until(
    events: AsyncGenerator<Proposed, void>,
    title: string,
  ): Promise<{ cursors: string[]; titles: string[] }> {
    const seen = { cursors: [] as string[], titles: [] as string[] };
    for (;;) {
      const answer = await events.next();
      if (answer.done === true) return seen;
      const { cursor, pairing } = answer.value.newPairings;
      seen.cursors.push(cursor);
      seen.titles.push(pairing.need.title);
      if (pairing.need.title === title) return seen;
    }
  }

  test('goes on after a cut line, each event once; and after a restart of one’s own, by its cursor', async () => {
    const proxy = await openProxy();
    const end = new AbortController();
    const line: boolean[] = [];
    let there = (): void => undefined;
    const isThere = new Promise<void>((resolveThere) => (there = resolveThere));
    const events = open(proxy.url).follow(
      newPairings(),
      {},
      {
        signal: end.signal,
        onLine: (connected) => {
          line.push(connected);
          if (connected) there();
        },
      },
    );
    const first = until(events, training(1));
    await isThere;
    await addNeed(training(1));
    const { cursors } = await first;
    const later = until(events, training(3));
    proxy.cut();
    await addNeed(training(2));
    await addNeed(training(3));
    const { cursors: laterCursors, titles } = await later;
    expect(titles).toContain(training(2));
    expect(line.slice(0, 3)).toEqual([true, false, true]);
    const all = [...cursors, ...laterCursors];
    expect(new Set(all).size).toBe(all.length);
    end.abort();
    proxy.close();

    const again = open().follow(newPairings(), {}, { after: cursors.at(-1) ?? null });
    expect((await until(again, training(3))).cursors.slice(0, laterCursors.length)).toEqual(
      laterCursors,
    );
    await again.return();
  });

  test('ends when it is told to, and is refused with a code', async () => {
    const end = new AbortController();
    const events = open().follow(
      newPairings(),
      {},
      { signal: end.signal, onLine: () => end.abort() },
    );
    expect((await events.next()).done).toBe(true);
    const lost = open().follow(newPairings(), {}, { after: 'no cursor' });
    await expect(lost.next()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const stranger = new sdk.Lianzu({ url: house.url, key: 'lz_120113_0_0' });
    await expect(stranger.follow(newPairings(), {}).next()).rejects.toMatchObject({
      name: 'RefusedError',
    });
  });
});

test('its types say what may be asked and what comes', async () => {
  const file = `${root}/dist/sdk/sample.ts`;
  await writeFile(
    file,
    `import { Lianzu, RefusedError } from './client.js';
     import { Chains, NewPairings, Standings } from './documents.js';
     const lianzu = new Lianzu({ url: 'http://127.0.0.1', key: 'lz' });
     const { standings } = await lianzu.ask(Standings, { by: 'TOWN' });
     export const rate: number | null | undefined = standings[0]?.fillRate;
     await lianzu.ask(Chains);
     // @ts-expect-error a field that was not asked for
     standings[0]?.nothing;
     // @ts-expect-error what it is divided by is needed
     await lianzu.ask(Standings);
     // @ts-expect-error no such division
     await lianzu.ask(Standings, { by: 'PLANET' });
     for await (const { newPairings } of lianzu.follow(NewPairings, {})) {
       export_(newPairings.pairing.need.title);
     }
     function export_(text: string): string { return text; }
     export const code = (error: unknown): string => (error instanceof RefusedError ? error.code : '');`,
  );
  try {
    const tsc = resolve(root, 'node_modules/.bin/tsc');
    const options =
      '--ignoreConfig --noEmit --strict --skipLibCheck --target es2022 --module nodenext --lib es2023,dom --types node';
    const { stdout } = await run(process.execPath, [tsc, ...options.split(' '), file]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  } finally {
    await rm(file);
  }
}, 120_000);
