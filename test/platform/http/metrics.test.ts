import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../../support/application.ts';

let application: TestApplication;
const operatorToken = 'synthetic-operator-token-1';
beforeAll(async () => {
  application = await testApplication({ operatorToken });
});
afterAll(() => application.close());

const ask = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${application.url}/metrics`, { headers });

test('this machine is told what the process does, without ids', async () => {
  await application.ask(Role.READER, '{ viewer { id } villages(first: 1) { totalCount } }');
  for (const name of ['Bell', 'MadeUpByTheCaller'])
    await fetch(`${application.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `query ${name} { viewer { id } }`, operationName: name }),
    });
  const text = await (await ask()).text();
  expect(text).toMatch(/lianzu_http_request_seconds_count\{route="\/graphql",status="200"\} \d/);
  expect(text).toContain('lianzu_event_lag');
  expect(text).toContain('lianzu_sockets 0');
  expect(text).toContain('lianzu_subscriptions 0');
  expect(text).toMatch(/lianzu_read_pool\{of="open"\} \d/);
  expect(text).toContain('lianzu_read_pool{of="waiting"} 0');
  expect(text).toMatch(/lianzu_write_pool\{of="open"\} \d/);
  expect(text).toMatch(/lianzu_operation_seconds_count\{operation="other"\} [1-9]/);
  expect(text).toMatch(/lianzu_operation_sql_seconds_total\{operation="other"\} 0\.\d/);
  expect(text).toMatch(/lianzu_operation_seconds_count\{operation="Bell"\} 1/);
  expect(text).not.toContain('MadeUpByTheCaller');
  expect(text).toMatch(/lianzu_sql_round_trip_seconds_count [1-9]/);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('from elsewhere only with the token', async () => {
  const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
  expect((await ask(elsewhere)).status).toBe(404);
  expect((await ask({ ...elsewhere, authorization: 'Bearer wrong' })).status).toBe(404);
  expect((await ask({ ...elsewhere, authorization: `Bearer ${operatorToken}` })).status).toBe(200);
});
