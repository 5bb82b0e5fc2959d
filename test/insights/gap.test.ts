import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let application: TestApplication;
beforeAll(async () => void (application = await testApplication()));
afterAll(() => application.close());

interface Gaps {
  readonly gaps: readonly {
    readonly kind: string;
    readonly stage: { readonly name: string } | null;
    readonly count: number;
    readonly listings: readonly {
      readonly listing: { readonly title: string; readonly party: { readonly name: string } };
    }[];
    readonly suggestions: readonly { readonly party: { readonly name: string } }[];
  }[];
}

test('the seeded district’s gaps name its unmet needs and empty stages, each with what is behind it', async () => {
  const { data, errors } = await application.ask<Gaps>(
    Role.READER,
    `{ gaps { kind stage { name } count listings { listing { title party { name } } } suggestions { party { name } } } }`,
  );
  expect(errors).toBeUndefined();
  const behind = (kind: string): string[] =>
    data.gaps
      .filter((gap) => gap.kind === kind)
      .flatMap(({ listings }) =>
        listings.map(({ listing }) => `${listing.party.name}：${listing.title}`),
      );
  expect(behind('MISSING')).toEqual(
    expect.arrayContaining([
      '下河头村：民宿项目寻找运营方',
      '中河头村：需要红色故事出版物、宣传册编印',
    ]),
  );
  expect(data.gaps.filter(({ kind }) => kind === 'EMPTY_STAGE').length).toBeGreaterThan(0);
  for (const { kind, count, stage } of data.gaps)
    expect(kind === 'EMPTY_STAGE' ? stage !== null : count > 0).toBe(true);
});
