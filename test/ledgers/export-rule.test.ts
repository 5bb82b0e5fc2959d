import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { parse, validate, isEnumType } from 'graphql';
import { createSchema } from '../../src/schema.ts';
import {
  cellOf,
  defused,
  keysOf,
  sheetName,
  timesIn,
  valueAt,
  worded,
} from '../../src/ledgers/export-cell.rule.ts';
import {
  countQuery,
  exportList,
  exportLists,
  exportQuery,
} from '../../src/ledgers/export-list.rule.ts';
import { columnsIn, plainLayout, standardLayouts } from '../../src/ledgers/layout.rule.ts';

const schema = createSchema();

describe.each(exportLists.filter((list) => exportList[list].root !== null))('%s', (code) => {
  test('reads columns that the graph has', () => {
    const list = exportList[code];
    expect(validate(schema, parse(exportQuery(list, list.columns)))).toEqual([]);
    expect(validate(schema, parse(countQuery(list)))).toEqual([]);
  });
  test('parts by what its filter knows', () => {
    const { root, parts } = exportList[code];
    const filter = schema.getType(root?.filter ?? '') as { getFields(): object } | undefined;
    expect(Object.keys(filter?.getFields() ?? {})).toEqual(
      expect.arrayContaining(Object.values(parts)),
    );
  });
});

test.each([
  ['status', 'ListingStatus'],
  ['terms', 'Terms'],
  ['pairingState', 'PairingState'],
  ['orderState', 'OrderState'],
  ['pace', 'OrderPace'],
  ['holder', 'OrderHolder'],
  ['partyKind', 'PartyKind'],
  ['strength', 'Strength'],
] as const)('every code of %s has a word', (format, name) => {
  const type = schema.getType(name);
  const values = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  expect(values.length).toBeGreaterThan(0);
  expect([...worded(format)].sort()).toEqual([...values].sort());
});

test('standard layouts show columns their list has, and part by what it parts by', () => {
  for (const layout of [...standardLayouts, ...exportLists.map(plainLayout)]) {
    expect(columnsIn(layout, 'zh')).toHaveLength(layout.columns.length);
    if (layout.sheetBy !== null)
      expect(exportList[layout.list].parts[layout.sheetBy]).toBeDefined();
  }
});

test.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-1 的说明', "'-1 的说明"],
  ['@x', "'@x"],
  ['＝1', "'＝1"],
  [' =1', "' =1"],
  ['\t=1', "'\t=1"],
  ['普通', '普通'],
  [-5, -5],
  [null, null],
])('%j leaves as %j', (given, left) => {
  expect(defused(given)).toBe(left);
});

test('values are found by their path and written for people', () => {
  const row = {
    party: { town: null },
    need: { title: 't' },
    reasons: [{ text: '近' }, { text: '同链' }],
    aliases: ['甲', '乙'],
    name: 'n',
  };
  const at = (path: string) => valueAt(row, keysOf(path));
  expect([
    at('need.title'),
    at('party.town.name'),
    at('reasons.$text'),
    at('aliases'),
    at('@Village.name'),
  ]).toEqual(['t', null, '近；同链', '甲；乙', 'n']);
  const style = { lang: 'zh' as const, time: timesIn('Asia/Shanghai') };
  expect(cellOf('12.500', 'number', style)).toBe(12.5);
  expect(cellOf(true, 'yesNo', style)).toBe('是');
  expect(cellOf('2026-03-01T16:30:00.123456Z', 'time', style)).toBe('2026-03-02 00:30');
  expect(cellOf(null, 'text', style)).toBeNull();
});

test('sheets have names that workbooks take, each once', () => {
  const taken = new Set(['村']);
  expect(sheetName('村', taken)).toBe('村(2)');
  expect(sheetName('a/b:c*[d]?', new Set())).toBe('a b c  d');
  expect(sheetName('长'.repeat(40), new Set())).toHaveLength(31);
  expect(sheetName('', new Set())).toBe('表');
});
