import { fieldsOf, neededFields, type LedgerField, type LedgerKind } from './ledger-field.rule.ts';
import type { NameBook } from './name-book.rule.ts';

/** One column of an empty ledger to fill in. */
export interface TemplateColumn {
  readonly field: LedgerField;
  readonly heading: string;
  readonly needed: boolean;
  /** In characters. */
  readonly width: number;
  /** What the two example rows say. */
  readonly examples: readonly [string, string];
  /** What can be chosen; null where anything may be written. */
  readonly choices: ((book: NameBook) => readonly string[]) | null;
  /** Whether nothing else may be written. */
  readonly strict: boolean;
}

type Draft = readonly [
  field: LedgerField,
  width: number,
  first: string,
  second: string,
  choices?: (book: NameBook) => readonly string[],
  strict?: boolean,
];

const names = (list: readonly { readonly name: string }[]): string[] =>
  list.map(({ name }) => name);
const villages = (book: NameBook): string[] =>
  names(book.parties.filter(({ kind }) => kind === 'VILLAGE'));
const towns = (book: NameBook): string[] => names(book.towns);
const chains = (book: NameBook): string[] => names(book.chains);
const units = (book: NameBook): string[] => names(book.units);
const categories = (book: NameBook): string[] => names(book.categories);
const terms = (): string[] => ['免费', '收费', '面议'];
const strengths = (): string[] => ['较好', '一般', '较弱'];
const partyKinds = (): string[] => [
  '企业',
  '合作社',
  '家庭农场',
  '部门',
  '银行',
  '高校',
  '科研院所',
  '社会组织',
  '媒体',
  '其他',
];

/** The first cell of an example row: such rows are left out when the ledger is read. */
export const exampleMark = /^示例\d?$/;

const sequence: Draft = ['SEQUENCE', 8, '示例1', '示例2'];
const call: readonly Draft[] = [
  ['CONTACT', 12, '合成联系人', ''],
  ['PHONE', 16, '13800000000', ''],
  ['NOTE', 24, '', ''],
];

const drafts: Readonly<Record<Exclude<LedgerKind, 'ACCOUNT'>, readonly Draft[]>> = {
  NEED: [
    sequence,
    ['PARTY', 18, '（从下拉列表选村）', '（从下拉列表选村）', villages],
    ['TITLE', 30, '销售白萝卜', '请农技员指导大棚种植'],
    ['DETAIL', 36, '三月上旬集中上市', ''],
    ['CATEGORY', 16, '', '', categories],
    ['CHAIN', 18, '', '', chains, true],
    ['QUANTITY', 12, '5000', '1'],
    ['UNIT', 10, '斤', '人', units, true],
    ['WINDOW', 24, '2026年3月上旬', '2026-4-1至2026-6-30'],
    ['TERMS', 10, '收费', '免费', terms],
    ...call,
  ],
  RESOURCE: [
    sequence,
    ['PARTY', 18, '（从下拉列表选村）', '（从下拉列表选村）', villages],
    ['TITLE', 30, '闲置厂房', '可用于研学的教室'],
    ['DETAIL', 36, '紧邻公路，水电齐全', ''],
    ['CATEGORY', 16, '', '', categories],
    ['CHAIN', 18, '', '', chains, true],
    ['QUANTITY', 12, '600', '60'],
    ['UNIT', 10, '平方米', '人', units, true],
    ['WINDOW', 24, '长期', '每周六'],
    ['TERMS', 10, '收费', '免费', terms],
    ...call,
  ],
  VILLAGE: [
    sequence,
    ['PARTY', 18, '合成示例村', ''],
    ['TOWN', 16, '（从下拉列表选镇街）', '', towns, true],
    ['CLUSTER', 16, '', '', (book) => names(book.clusters), true],
    ['STRENGTH', 10, '一般', '', strengths, true],
    ['CODE', 18, '', ''],
    ['ALIAS', 18, '', ''],
    ['LATITUDE', 12, '', ''],
    ['LONGITUDE', 12, '', ''],
    ['ABOUT', 40, '', ''],
  ],
  PARTY: [
    sequence,
    ['PARTY', 26, '合成示例合作社', ''],
    ['PARTY_KIND', 14, '合作社', '', partyKinds, true],
    ['TOWN', 16, '', '', towns, true],
    ['CODE', 22, '', ''],
    ['ALIAS', 18, '', ''],
    ['ABOUT', 40, '', ''],
    ...call,
  ],
};

const titles = { NEED: '需求台账', RESOURCE: '资源台账', VILLAGE: '村庄台账', PARTY: '主体台账' };

/** What a ledger of a kind is called; its words tell the kind when it is read. */
export function ledgerTitle(kind: LedgerKind): string {
  return kind === 'ACCOUNT' ? '账号台账' : titles[kind];
}

/** The columns of an empty ledger, headed by words that are recognised when it comes back. */
export function templateOf(kind: Exclude<LedgerKind, 'ACCOUNT'>): readonly TemplateColumn[] {
  return drafts[kind].map(([field, width, first, second, choices = null, strict = false]) => ({
    field,
    heading: fieldsOf[kind][field]?.zh ?? field,
    needed: neededFields[kind].includes(field) || (field === 'TOWN' && kind === 'VILLAGE'),
    width,
    examples: [first, second],
    choices,
    strict,
  }));
}
