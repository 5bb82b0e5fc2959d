import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { chartNames } from '../../src/insights/chart-wish.rule.ts';
import { spanEnd, spanStarts } from '../../src/insights/timeline.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let house: TestApplication;
beforeAll(async () => void (house = await testApplication()), 120_000);
afterAll(() => house.close());

test('weeks begin on Monday, months end on their last day', () => {
  expect(spanStarts('2026-03-01', 'WEEK', 2)).toEqual(['2026-02-16', '2026-02-23']);
  expect(spanStarts('2026-01-31', 'MONTH', 2)).toEqual(['2025-12-01', '2026-01-01']);
  expect([spanEnd('2026-02-23', 'WEEK'), spanEnd('2024-02-01', 'MONTH')]).toEqual([
    '2026-03-01',
    '2024-02-29',
  ]);
});

describe.each(['DISTRICT', 'CHAIN', 'TOWN', 'VILLAGE'])('standings by %s', (by) => {
  test('every need that counts is in just one of four', async () => {
    const { data, errors } = await house.ask<{ standings: Record<string, number>[] }>(
      Role.READER,
      `{ standings(by: ${by}) { needs met underWay matched waiting resources idle } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.standings.length).toBeGreaterThan(0);
    for (const { needs, met, underWay, matched, waiting } of data.standings)
      expect((met ?? 0) + (underWay ?? 0) + (matched ?? 0) + (waiting ?? 0)).toBe(needs);
  });
});

test.each(chartNames)('%s is drawn, with a table behind it', async (name) => {
  const { data, errors } = await house.ask<{
    chart: { svg: string; table: { columns: string[]; rows: { cells: string[] }[] } };
  }>(Role.READER, `{ chart(name: ${name}) { svg table { columns rows { cells } } } }`);
  expect(errors).toBeUndefined();
  expect(data.chart.svg).toContain('<title>');
  for (const { cells } of data.chart.table.rows)
    expect(cells).toHaveLength(data.chart.table.columns.length);
});

test('a chart’s address is open to readers of its district, and is sent again only after something happened', async () => {
  const at = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${house.url}${path}`, { headers });
  const authorization = house.authorization(Role.READER);
  const path = '/d/120113/chart/supply.svg';
  expect((await at(path)).status).toBe(401);
  expect((await at('/d/130435/chart/supply.svg', { authorization })).status).toBe(401);
  const first = await at(path, { authorization });
  expect([first.status, first.headers.get('content-type')]).toEqual([
    200,
    'image/svg+xml; charset=utf-8',
  ]);
  const tag = first.headers.get('etag') ?? '';
  expect((await at(path, { authorization, 'if-none-match': tag })).status).toBe(304);
  await house.ask(
    Role.VILLAGE,
    'mutation { addNeed(input: { title: "合成需求：想请人讲解果树修剪" }) { userErrors { code } } }',
  );
  expect((await at(path, { authorization, 'if-none-match': tag })).status).toBe(200);
});
