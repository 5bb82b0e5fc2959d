import { describe, expect, test } from '@jest/globals';
import { readDay, readDays, readPhone, readTerms, titleKey } from '../../src/ledgers/cell.rule.ts';
import { findHeading, type Cells } from '../../src/ledgers/heading.rule.ts';
import { nameBook } from '../../src/ledgers/name-book.rule.ts';
import { readQuantity } from '../../src/ledgers/quantity.rule.ts';
import { isNoEntry, readRow, rowSaying, withDitto } from '../../src/ledgers/row-reading.rule.ts';
import type { RowContext } from '../../src/ledgers/row-draft.rule.ts';
import { messageOf } from '../../src/platform/errors/error-table.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';

const lexicon = await shippedLexicon();
const heading = (rows: readonly Cells[], sheet = '', file = '') =>
  findHeading(rows, { sheet, file, kind: null });

describe('the heading is found by what its cells mean', () => {
  test.each([
    ['in the first row', [['村名', '资源名称', '数量', '单位'], []], 'RESOURCE', 0],
    [
      'under merged titles, in any order and wording',
      [
        ['北辰区振兴链组需求台账（合成）', '', '', ''],
        ['填报日期：2026年3月', '', '', ''],
        ['序号', '联系电话', '需求内容（必填）', '所属村'],
      ],
      'NEED',
      2,
    ],
    [
      'of two rows',
      [
        ['需求清单', '', '', '', ''],
        ['序号', '村名', '需求内容', '联系方式', ''],
        ['', '', '', '姓名', '电话'],
      ],
      'NEED',
      2,
    ],
    ['of villages', [['村名', '镇街', '强弱', '片区']], 'VILLAGE', 0],
    ['of parties', [['主体名称', '主体类别', '统一社会信用代码']], 'PARTY', 0],
    ['of accounts', [['账号', '角色', '所属主体']], 'ACCOUNT', 0],
  ] as const)('%s', (_, rows, kind, row) => {
    expect(heading(rows as unknown as Cells[])).toMatchObject({ kind, row });
  });

  test('nothing is found in what is no ledger', () => {
    expect(heading([['会议纪要'], ['今天下午开会'], ['参加人员：若干']])).toBeNull();
  });

  test('each field is taken once, by the column that names it exactly', () => {
    const found = heading([['村名', '需求内容', '具体需求内容说明', '数量(亩)', '无关']]);
    expect(found?.columns.map(({ field }) => field)).toEqual([
      'PARTY',
      'TITLE',
      'IGNORE',
      'QUANTITY',
      'IGNORE',
    ]);
  });
});

describe('cells', () => {
  test.each([
    ['2026-3-1', '2026-03-01'],
    ['2026/03/01', '2026-03-01'],
    ['2026.3.1', '2026-03-01'],
    ['20260301', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['2026年3月', '2026-03-01'],
    ['46082', '2026-03-01'],
    ['2026-02-30', null],
    ['13800000000', null],
    ['三月', null],
  ])('the day %s', (text, day) => {
    expect(readDay(text, false)).toBe(day);
  });

  test.each([
    ['2026.3.1-2026.5.31', '2026-03-01', '2026-05-31'],
    ['2026年3月至2026年5月', '2026-03-01', '2026-05-31'],
    ['2026-03-01~2026-04-01', '2026-03-01', '2026-04-01'],
  ])('the days %s', (text, from, to) => {
    expect(readDays(text)).toEqual({ from, to });
  });

  test.each([
    ['300', '300', null, false],
    ['1,200', '1200', null, false],
    ['三百亩', '300', 'mu', false],
    ['约200斤', '200', 'jin', true],
    ['20-30人', '30', 'person', true],
    ['十来亩', '10', 'mu', true],
    ['一万二', '12000', null, false],
    ['0.5', '0.5', null, false],
    ['若干', null, null, true],
  ])('the quantity %s', (text, quantity, unit, rough) => {
    expect(readQuantity(text, lexicon)).toEqual({ quantity, unit, rough });
  });

  test('what is no number is none', () => {
    expect(readQuantity('很大', lexicon)).toBeNull();
  });

  test.each([
    ['138 0000 0000', '13800000000'],
    ['+86-13800000000', '13800000000'],
    ['022-26390000', '02226390000'],
    ['12', null],
  ])('the phone %s', (text, phone) => {
    expect(readPhone(text)).toBe(phone);
  });

  test('terms and titles', () => {
    expect([
      readTerms('免费'),
      readTerms('低于市场价，优惠'),
      readTerms('面议'),
      readTerms('？'),
    ]).toEqual(['FREE', 'LOW_COST', 'MARKET', null]);
    expect(titleKey('白 萝卜（5000斤）')).toBe(titleKey('白萝卜(5000斤)'));
  });
});

const book = nameBook({
  parties: [
    { id: 'p1', name: '合成甲村', kind: 'VILLAGE', town: 't1', aliases: ['老甲庄'] },
    { id: 'p2', name: '合成乙村', kind: 'VILLAGE', town: 't1', aliases: [] },
    { id: 'p3', name: '合成乙村', kind: 'VILLAGE', town: 't2', aliases: [] },
  ],
  towns: [
    { id: 't1', name: '合成东镇', also: [] },
    { id: 't2', name: '合成西街道', also: [] },
  ],
  clusters: [],
  chains: [{ id: 'c1', name: '文旅振兴链', also: ['文旅链'] }],
  stages: [],
  categories: [
    { id: 'land.transfer', name: '土地流转', also: [] },
    { id: 'produce', name: '农产品', also: [] },
  ],
  units: [
    { id: 'mu', name: '亩', also: [] },
    { id: 'jin', name: '斤', also: [] },
    { id: 'person', name: '人', also: [] },
  ],
});

function reader(headings: Cells, over: Partial<RowContext> = {}) {
  const found = findHeading([headings], { sheet: '需求', file: '', kind: over.kind ?? null });
  if (found === null) throw new Error('no heading');
  const context: RowContext = {
    book,
    lexicon,
    today: '2026-03-02',
    kind: found.kind,
    columns: found.columns,
    party: null,
    ...over,
  };
  return (...cells: string[]) => readRow(cells, context);
}

describe('rows', () => {
  const read = reader([
    '村名',
    '镇街',
    '需求内容',
    '数量',
    '单位',
    '时间',
    '联系人',
    '电话',
    '备注',
  ]);

  test.each([
    ['合成甲', ''],
    ['老甲庄', ''],
    ['合成甲村村委会', ''],
    ['合成东镇合成甲村', ''],
    ['合成 甲村', '东镇'],
  ])('the village is found as %s', (name, town) => {
    expect(read(name, town, '流转土地', '300', '亩').draft?.party).toBe('p1');
  });

  test('quantities, units, days and contact are read', () => {
    const { draft } = read(
      '合成甲村',
      '',
      '流转土地',
      '约300',
      '亩',
      '2026.3.1-2026.5.31',
      '合成人',
      '13800000000',
      '连片',
    );
    expect(draft).toMatchObject({
      said: {
        title: '流转土地',
        quantity: '300',
        unit: 'mu',
        availableFrom: '2026-03-01',
        availableTo: '2026-05-31',
        detail: '数量：约300\n备注：连片',
      },
      contact: { name: '合成人', phone: '13800000000' },
    });
  });

  test('what the columns do not say is read in the words, as in the wizard', () => {
    const { draft } = read('合成甲村', '', '想租300亩耕地', '', '', '', '', '', '');
    expect(draft?.said).not.toHaveProperty('quantity');
    expect(draft?.read).toMatchObject({ quantity: '300', unit: 'mu', category: 'land.transfer' });
  });

  test.each([
    ['an unknown village', ['合成假村', '', '要技术员'], 'LEDGER_PARTY_UNKNOWN', 'PARTY'],
    ['two of one name', ['合成乙村', '', '要技术员'], 'LEDGER_PARTY_AMBIGUOUS', 'PARTY'],
    ['no village', ['', '', '要技术员'], 'LEDGER_PARTY_MISSING', 'PARTY'],
    ['no title', ['合成甲村', '', '', '3', '人'], 'TITLE_MISSING', 'TITLE'],
    ['no number', ['合成甲村', '', '要人', '很多人吧', ''], 'LEDGER_QUANTITY_UNREAD', 'QUANTITY'],
    ['no unit', ['合成甲村', '', '要东西', '3', ''], 'LEDGER_UNIT_MISSING', 'UNIT'],
    ['an unknown unit', ['合成甲村', '', '要东西', '3', '坨'], 'LEDGER_UNIT_UNKNOWN', 'UNIT'],
    ['no day', ['合成甲村', '', '要东西', '3', '人', '那会儿'], 'LEDGER_DATE_UNREAD', 'WINDOW'],
    ['a failed formula', ['合成甲村', '', '要东西', '#REF!', ''], 'LEDGER_CELL_BROKEN', 'QUANTITY'],
  ] as const)('%s is a fault with a code and a place', (_, cells, code, field) => {
    const row = read(...cells);
    expect(row.draft).toBeNull();
    expect(row.problems).toEqual([expect.objectContaining({ code, field })]);
    expect(messageOf(code, row.problems[0]?.params ?? {}, 'zh')).not.toMatch(/\{|undefined/);
  });

  test('near names are suggested, and the towns of what is ambiguous', () => {
    expect(read('合成甲庄', '', '要技术员').suggestions).toContainEqual({
      field: 'PARTY',
      value: '合成甲村',
    });
    expect(read('合成乙村', '', '要技术员').suggestions).toEqual([
      { field: 'TOWN', value: '合成东镇' },
      { field: 'TOWN', value: '合成西街道' },
    ]);
    expect(read('合成乙村', '合成西街', '要技术员').draft?.party).toBe('p3');
  });

  test('the key is the owner with its number or its title', () => {
    expect(read('合成甲村', '', '要 技术员。').key).toBe(read('老甲庄', '', '要技术员').key);
    const numbered = reader(['编号', '村名', '需求内容']);
    expect(numbered('A-1', '合成甲村', '一').key).toBe(numbered('A-1', '合成甲村', '二').key);
  });

  test('sums, signatures and repeated headings are no entries; 同上 is what stands above', () => {
    const columns =
      findHeading([['村名', '需求内容', '数量']], { sheet: '', file: '', kind: null })?.columns ??
      [];
    for (const cells of [
      ['', '', ''],
      ['合计', '', '12'],
      ['填表人：合成人', '', ''],
      ['村名', '需求内容', '数量'],
    ])
      expect(isNoEntry(cells, columns)).toBe(true);
    expect(isNoEntry(['合成甲村', '要人', ''], columns)).toBe(false);
    expect(withDitto(['同上', '二'], ['合成甲村', '一'])).toEqual(['合成甲村', '二']);
    expect(rowSaying(['1', '要人'], columns)).not.toBe(rowSaying(['1', '要 车'], columns));
  });

  test('villages, parties and accounts', () => {
    const villages = reader(['村名', '镇街', '强弱'], { kind: 'VILLAGE' });
    expect(villages('合成丙村', '合成东', '薄弱').draft?.said).toMatchObject({
      name: '合成丙村',
      town: 't1',
      strength: 'WEAK',
    });
    expect(villages('合成丙村', '南镇', '').problems).toMatchObject([
      { code: 'LEDGER_VALUE_UNKNOWN', field: 'TOWN' },
    ]);
    const parties = reader(['主体名称', '主体类别'], { kind: 'PARTY' });
    expect(parties('合成蔬菜专业合作社', '').draft?.said).toMatchObject({
      kind: 'ORGANIZATION',
      organizationKind: 'COOPERATIVE',
    });
    expect(parties('合成食品有限公司', '企业').draft?.said).toMatchObject({ kind: 'ENTERPRISE' });
    const accounts = reader(['账号', '角色', '所属主体', '姓名', '手机号'], { kind: 'ACCOUNT' });
    expect(
      accounts('hecheng-jia', '村', '合成甲村', '合成人', '13800000000').draft?.said,
    ).toMatchObject({
      role: 'VILLAGE',
      party: 'p1',
      phone: '13800000000',
    });
  });
});
