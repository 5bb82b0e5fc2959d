import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Role } from '../../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../../support/application.ts';

let application: TestApplication;
beforeAll(async () => void (application = await testApplication()));
afterAll(() => application.close());

interface Sent {
  readonly encoding: string | undefined;
  readonly vary: string | undefined;
  readonly bytes: Buffer;
}

/** An answer as it stood on the line: `fetch` would unpack it. */
function asSent(query: string, accepts: string | null): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      authorization: application.authorization(Role.READER),
      ...(accepts === null ? {} : { 'accept-encoding': accepts }),
    };
    const asking = request(`${application.url}/graphql`, { method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const { 'content-encoding': encoding, vary } = answer.headers;
        resolve({ encoding, vary, bytes: Buffer.concat(parts) });
      });
    });
    asking.on('error', reject);
    asking.end(JSON.stringify({ query }));
  });
}

const long = '{ villages(first: 100) { nodes { id name town { name } } } }';

test('a long answer is packed for whoever can unpack it, and is the same', async () => {
  const [plain, packed] = [await asSent(long, null), await asSent(long, 'br, gzip')];
  expect([plain.encoding, packed.encoding]).toEqual([undefined, 'gzip']);
  expect([plain.vary, packed.vary]).toEqual(['accept-encoding', 'accept-encoding']);
  expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 3);
});

test('a short answer, and one for who cannot unpack it, stay as they are', async () => {
  expect((await asSent('{ viewer { id } }', 'gzip')).encoding).toBeUndefined();
  expect((await asSent(long, 'identity')).encoding).toBeUndefined();
});
