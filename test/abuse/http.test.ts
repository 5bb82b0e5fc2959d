import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allowOrigins } from '../../src/access/allowed-origin.service.ts';
import { createKey } from '../../src/access/key.service.ts';
import { KeyScope } from '../../src/access/key-scope.rule.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { LiveClient } from '../platform/live/live-client.ts';
import { factoryOf } from '../support/factory.ts';
import { hostile } from './hostile.ts';

let application: TestApplication;
let key: string;
/** How long each refusal took, and meanwhile `/health/live`: told, not asserted, for machines differ. */
const report: string[] = [];
beforeAll(async () => {
  application = await testApplication({
    production: true,
    allowedOrigins: ['https://dashboard.example'],
  });
  key = application.authorization(Role.READER);
});
afterAll(async () => {
  process.stdout.write(`refusals over HTTP:\n  ${report.join('\n  ')}\n`);
  await application.close();
});

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly codes: readonly string[];
}

async function send(init: RequestInit, search = ''): Promise<Got> {
  const response = await fetch(`${application.url}/graphql${search}`, { method: 'POST', ...init });
  const text = await response.text();
  let codes: string[] = [];
  try {
    const { errors = [] } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
    codes = errors.map(({ extensions }) => extensions?.code ?? '');
  } catch {
    codes = [];
  }
  return { status: response.status, headers: response.headers, text, codes };
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The process still answers; gives how long that took. */
async function alive(): Promise<number> {
  const start = performance.now();
  expect((await fetch(`${application.url}/health/live`)).status).toBe(200);
  return performance.now() - start;
}

describe('operations', () => {
  test.each(hostile.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const { query, variables, codes } = one;
    const since = performance.now();
    const sent = send(json({ query, variables }, { authorization: key })).then((answer) => ({
      ...answer,
      took: performance.now() - since,
    }));
    const [got, live] = await Promise.all([sent, alive()]);
    report.push(`${Math.round(got.took)} ms (live ${Math.round(live)}) ${one.name}`);
    expect(codes).toContain(got.codes[0] ?? '');
    expect(got.text).not.toContain('node_modules');
  });

  test('everything we ship is within the law', async () => {
    const { default: manifest } = (await import('../../schema/documents/manifest.json', {
      with: { type: 'json' },
    })) as unknown as { default: Record<string, { text: string; name: string }> };
    const { Law } = await import('../../src/platform/graphql/law.ts');
    const { createSchema } = await import('../../src/schema.ts');
    const law = new Law(createSchema());
    const refused = Object.values(manifest).flatMap(({ name, text: query }) => {
      const refusal = law.refusalOf({ query, variables: { first: 20 } }, { mayIntrospect: false });
      return refusal === null ? [] : [`${name}: ${refusal.message}`];
    });
    expect(refused).toEqual([]);
  });
});

describe('transport', () => {
  test('bodies of 10 MB, announced or not', async () => {
    const body = JSON.stringify({ query: `{ viewer { id } } # ${'x'.repeat(10_000_000)}` });
    const status = (headers: Record<string, string | number>): Promise<number> =>
      new Promise((resolve, reject) => {
        const sent = request(`${application.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
        });
        sent.on('response', (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        // The server ends the connection while the rest is still being sent.
        sent.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
        });
        sent.end(body);
      });
    expect(await status({ 'content-length': Buffer.byteLength(body) })).toBe(413);
    expect(await status({ 'transfer-encoding': 'chunked' })).toBe(413);
    await alive();
  });

  test('a body that unpacks to 50 MB is not unpacked', async () => {
    const bomb = gzipSync(
      JSON.stringify({ query: `{ viewer { id } } # ${'x'.repeat(50_000_000)}` }),
    );
    for (const encoding of ['gzip', 'br', 'deflate']) {
      const { status, text } = await send({
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: new Uint8Array(bomb),
      });
      expect(status).toBe(415);
      expect(text).toContain('content-encoding');
    }
    await alive();
  });

  test('headers of a megabyte, or thousands of them', async () => {
    const lines = (n: number, size: number): string =>
      Array.from({ length: n }, (_, i) => `x-${i}: ${'x'.repeat(size)}\r\n`).join('');
    for (const headers of [lines(1, 1_000_000), lines(4_000, 10)]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const { port, hostname } = new URL(application.url);
        let got = '';
        const socket = connect(Number(port), hostname, () =>
          socket.write(`GET /health/live HTTP/1.1\r\nhost: x\r\n${headers}\r\n`),
        );
        socket.on('data', (data) => (got += data.toString('utf8')));
        socket.once('close', () => {
          resolve(got);
        });
        // The server ends the connection while the rest is still being sent.
        socket.on('error', (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
        });
      });
      if (answer !== '') expect(answer).toContain(' 431 ');
    }
    await alive();
  });

  test('batches', async () => {
    const { status } = await send(json([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(status).toBe(400);
  });

  test('a mutation by GET', async () => {
    const { status } = await send(
      { method: 'GET', headers: { authorization: key } },
      `?query=${encodeURIComponent('mutation { signOut { signedOut } }')}`,
    );
    expect(status).toBe(405);
  });

  test('forms and text, which any page can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const { status } = await send({
        headers: { 'content-type': type },
        body: '{"query":"{ __typename }"}',
      });
      expect([400, 415]).toContain(status);
    }
  });

  test('addresses that are none', async () => {
    for (const path of ['//', 'http://', '/%']) {
      const status = await new Promise<string>((resolve, reject) => {
        const { port, hostname } = new URL(application.url);
        const socket = connect(Number(port), hostname, () =>
          socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
        );
        socket.once('data', (data) => {
          resolve(data.toString('utf8').split(' ')[1] ?? '');
        });
        socket.once('error', reject);
      });
      expect(['400', '404', '200']).toContain(status);
    }
    await alive();
  });

  test('pages of other origins', async () => {
    const query = { query: '{ __typename }' };
    const foreign = await send(json(query, { origin: 'https://evil.example' }));
    expect(foreign.status).toBe(403);
    const allowed = await send(json(query, { origin: 'https://dashboard.example' }));
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://dashboard.example');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = await send({
      method: 'OPTIONS',
      headers: { origin: 'https://dashboard.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  });

  test('pages of a site that the district allows, with its keys and with those made for the site', async () => {
    const { core } = application;
    const [district, now] = ['120113', new Date()];
    const make = async (origins: string[] | null, of: string = district): Promise<string> => {
      const asked = { district: of, name: '合成网页', role: Role.READER, origins };
      return `Bearer ${(await createKey(core.database, asked, now)).key}`;
    };
    const ask = (origin: string, authorization?: string) => {
      const headers = authorization === undefined ? { origin } : { origin, authorization };
      return send(json({ query: '{ viewer { id } }' }, headers));
    };
    const sites = ['https://one.example', 'https://two.example'];
    await allowOrigins(core.database, { district, origins: sites }, now);
    await factoryOf(core.database, '990001').district();
    await core.database.write('990001', (tx) =>
      tx.sql(`insert into known_district (district) values ('990001') on conflict do nothing`),
    );
    const [any, one] = [await make(null), await make(['https://one.example'])];
    const elsewhere = await make(null, '990001');
    // It holds within a second: the lists are remembered so long.
    while ((await ask('https://one.example', any)).status === 403);
    const answers = [
      await ask('https://one.example', any),
      await ask('https://one.example', one),
      await ask('https://two.example', one),
      await ask('https://dashboard.example', one),
      await ask('https://one.example', elsewhere),
      await ask('https://one.example'),
      await ask('https://three.example', any),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 403, 403, 403, 403]);
    expect(answers.map(({ codes }) => codes[0])).toEqual([
      undefined,
      undefined,
      ...Array.from({ length: 4 }, () => 'ORIGIN_REFUSED'),
      undefined,
    ]);
    const upgrade = async (origin: string, authorization: string): Promise<number> => {
      const client = await LiveClient.open(application.url, 'graphql-transport-ws', { origin });
      client.send({ type: 'connection_init', payload: { authorization } });
      const first = await client.next().catch(() => null);
      if (first === null) return (await client.closed).code;
      await client.leave();
      return 0;
    };
    expect(await upgrade('https://one.example', any)).toBe(0);
    expect(await upgrade('https://two.example', one)).toBe(4403);
    expect(await upgrade('https://one.example', elsewhere)).toBe(4403);
    await expect(upgrade('https://three.example', any)).rejects.toThrow('403');
  });

  test('what a key was not made to send', async () => {
    const { core, url } = application;
    const scopes = [KeyScope.LISTINGS];
    const asked = { district: '120113', name: '合成范围', role: Role.DISTRICT_ADMIN, scopes };
    const { key: narrow } = await createKey(core.database, asked, new Date());
    const post = async (path: string): Promise<number> => {
      const headers = { authorization: `Bearer ${narrow}`, 'x-lianzu-upload': '1' };
      return (await fetch(`${url}${path}`, { method: 'POST', headers, body: 'x' })).status;
    };
    expect(await post('/d/120113/ledgers?name=a.csv')).toBe(403);
    // In its scope, but no picture.
    expect(await post(`/d/120113/listings/${randomUUID()}/photos`)).not.toBe(403);
  });
});

describe('strangers', () => {
  test('are not helped to guess the schema', async () => {
    const guess = await send(json({ query: '{ viewr { id } }' }));
    expect(guess.text).not.toContain('Did you mean');
    const schema = await send(json({ query: '{ __schema { types { name } } }' }));
    expect(schema.codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(schema.text).not.toContain('"types"');
    const developer = await send(json({ query: '{ viewr { id } }' }, { authorization: key }));
    expect(developer.text).toContain('Did you mean');
  });

  test('learn nothing of constraints and causes', async () => {
    const { text } = await send(
      json(
        {
          query: `mutation { addNeed(input: { title: "x", party: "00000000-0000-7000-8000-000000000000" }) { userErrors { code message } } }`,
        },
        { authorization: application.authorization(Role.DISTRICT_ADMIN) },
      ),
    );
    expect(text).not.toMatch(/constraint|violates|relation|pg_|stack|src\//i);
  });

  test('are held up when they try many names', async () => {
    const guess = (name: string): Promise<Got> =>
      send(
        json({
          query:
            'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
          variables: { input: { district: '120113', name, password: 'Wrong-pass-1' } },
        }),
      );
    let limited = 0;
    for (let i = 0; i < 70; i++) {
      if ((await guess(`nobody-${i}`)).text.includes('RATE_LIMITED')) limited++;
    }
    expect(limited).toBeGreaterThan(0);
  });

  test('get nothing of any district, nor does a key of another village', async () => {
    const stranger = await send(json({ query: '{ needs { nodes { title } } }' }));
    expect(stranger.codes).toEqual(['UNAUTHENTICATED']);
    const foreign = await send(
      json(
        { query: '{ needs { nodes { title } } }' },
        {
          authorization: key.replace('lz_120113_', 'lz_130435_'),
        },
      ),
    );
    expect(foreign.status).toBe(401);
  });
});
