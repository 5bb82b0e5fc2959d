import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Call } from '../../src/access/call.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { KeptAnswers } from '../../src/insights/kept-answer.service.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let house: TestApplication;
beforeAll(async () => void (house = await testApplication({ jobs: false })), 120_000);
afterAll(() => house.close());

test('what changes without an event is not hidden behind an answer kept', async () => {
  const kept = new KeptAnswers<string>(10);
  const call = {
    services: house.core,
    viewer: { district: '120113' },
    now: new Date(),
  } as unknown as Call;
  let made = 0;
  const get = () => kept.get(call, 'metrics', 0, () => Promise.resolve(`answer ${++made}`));
  expect([await get(), await get()]).toEqual(['answer 1', 'answer 1']);
  const { data } = await house.ask<{ setMetric: { userErrors: object[] } }>(
    Role.DISTRICT_ADMIN,
    `mutation { setMetric(input: { code: "synthetic", nameZh: "合成指标", nameEn: "Synthetic", unit: "kg" }) { userErrors { code } } }`,
  );
  expect(data.setMetric.userErrors).toEqual([]);
  expect(await get()).toBe('answer 2');
});
