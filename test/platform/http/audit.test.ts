import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits, type AuditResult } from 'graphql-http';
import { testApplication, type TestApplication } from '../../support/application.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

test('every audit of GraphQL over HTTP is passed by the server as it runs', async () => {
  const results: AuditResult[] = [];
  const audits = serverAudits({ url: `${application.url}/graphql` });
  for (const audit of audits) results.push(await audit.fn());
  const wrong = results
    .filter(({ status }) => status !== 'ok')
    .map(
      (result) =>
        `${result.status} ${result.id} ${result.name}: ${(result as { reason?: string }).reason ?? ''}`,
    );
  expect(wrong).toEqual([]);
  expect(results).toHaveLength(61);
});
