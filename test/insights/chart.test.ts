import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { nameSpot } from '../../src/insights/chart-area.rule.ts';
import { flowChart } from '../../src/insights/chart-flow.rule.ts';
import { changeOf, outcomeChart } from '../../src/insights/chart-outcome.rule.ts';
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
  const path = '/d/120113/chart/supply.svg?by=district';
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
  // Who takes an older picture shares it; who does not sees what has just happened.
  const shared = await at(`${path}&age=60`, { authorization, 'if-none-match': tag });
  expect(shared.status).toBe(304);
  expect((await at(path, { authorization, 'if-none-match': tag })).status).toBe(200);
});

test('a picture that is still the same is not sent again, whatever else happened', async () => {
  const ask = (tag = '') =>
    fetch(`${house.url}/d/120113/chart/steps.svg`, {
      headers: { authorization: house.authorization(Role.READER), 'if-none-match': tag },
    });
  const tag = (await ask()).headers.get('etag') ?? '';
  await house.ask(
    Role.VILLAGE,
    'mutation { addNeed(input: { title: "合成需求：想请人讲解西红柿育苗" }) { userErrors { code } } }',
  );
  expect((await ask(tag)).status).toBe(304);
});

test('figures may be taken a little old; else they say what has just happened', async () => {
  const needs = async (age: string) => {
    const { data } = await house.ask<{ standings: { needs: number }[] }>(
      Role.READER,
      `{ standings(by: DISTRICT${age}) { needs } }`,
    );
    return data.standings[0]?.needs ?? 0;
  };
  const before = await needs('');
  await house.ask(
    Role.VILLAGE,
    'mutation { addNeed(input: { title: "合成需求：想学合作社记账" }) { userErrors { code } } }',
  );
  expect(await needs(', age: 60')).toBe(before);
  expect(await needs('')).toBe(before + 1);
  expect(await needs(', age: 60')).toBe(before + 1);
});

describe('what is drawn', () => {
  const style = { theme: 'LIGHT', lang: 'ZH', width: 860, height: 550, letters: 24 } as const;
  const flow = (from: number, to: number) => ({
    from: `${from}`,
    fromName: `合成${from}村`,
    to: `${to}`,
    toName: `合成${to}村`,
    pairings: 1,
    orders: 0,
    delivered: 0,
  });
  const nodesOf = ({ option }: { option: object }) =>
    (option as { series: { data: unknown[] }[] }).series[0]?.data.length ?? 0;

  test('as many flows as have room for their names; the table has all', () => {
    const flows = Array.from({ length: 40 }, (_, index) => flow(index, 100));
    const draft = flowChart(flows, style);
    expect(draft.rows).toHaveLength(40);
    expect(nodesOf(draft)).toBeLessThan(20);
    expect(draft.summary).toContain('其余见数据表');
    expect(nodesOf(flowChart(flows.slice(0, 3), style))).toBe(4);
  });

  test('a span in which nothing is recorded yet is no fall of a hundred percent', () => {
    expect(changeOf({ value: '0', before: '80' })).toBeNull();
    expect(changeOf({ value: '60', before: '80' })).toBe('-25%');
    expect(changeOf({ value: '60', before: null })).toBeNull();
    const figure = { name: '合成指标', unit: '元', value: '0', before: '80' };
    expect(outcomeChart([figure], style).empty).toBe(true);
    const some = outcomeChart([figure, { ...figure, name: '有数的指标', value: '1' }], style);
    expect(some.empty).toBe(false);
    expect(some.summary).toMatch(/^有数的指标/);
    expect(some.rows).toHaveLength(2);
  });

  test.each([
    ['at the northern edge where it is free', [], 1.008],
    ['at the southern where a village’s name is in the way', [[1, 1]], -0.008],
    [
      'in the middle where both are taken',
      [
        [1, 1],
        [1, 0],
      ],
      0.5,
    ],
  ] as const)('a town’s name stands %s', (_, taken, y) => {
    const corners = [
      [0, 0],
      [2, 0],
      [2, 1],
      [0, 1],
    ] as const;
    const written = taken.map((at) => ({ at, letters: 4, toLeft: false }));
    expect(nameSpot(corners, '合成镇', written, 0.05)).toEqual([1, y]);
  });
});
