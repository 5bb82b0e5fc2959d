import type { Texts } from './import-word.rule.ts';
import type { ExportFormat } from './export-cell.rule.ts';

/** The lists that can be taken out. */
export const exportLists = [
  'NEED',
  'RESOURCE',
  'PAIRING',
  'ORDER',
  'OUTCOME',
  'PARTY',
  'SUMMARY',
] as const;
export type ExportListCode = (typeof exportLists)[number];

/** By what rows may be parted into sheets. */
export const sheetParts = ['PARTY', 'TOWN', 'CHAIN'] as const;
export type SheetPart = (typeof sheetParts)[number];

/** One column that a list can show. */
export interface ExportColumn extends Texts {
  readonly code: string;
  /**
   * Where it stands in the graph: `party.town.name`; `$name` takes the language, `@Village.code` is a
   * field of one kind only. Of lists all are joined.
   */
  readonly path: string;
  readonly format: ExportFormat;
  /** In characters. */
  readonly width: number;
}

/** A list, where it is read, and its columns; the first `usual` of them where no layout says otherwise. */
export interface ExportList extends Texts {
  readonly code: ExportListCode;
  /** The graph's root field and filter; null for what is counted rather than listed. */
  readonly root: { readonly field: string; readonly filter: string } | null;
  readonly columns: readonly ExportColumn[];
  /** The filter's field for each part. */
  readonly parts: Readonly<Partial<Record<SheetPart, string>>>;
}

type Line = readonly [
  code: string,
  zh: string,
  en: string,
  path: string,
  format: ExportFormat,
  width: number,
];

const columnsOf = (lines: readonly Line[]): ExportColumn[] =>
  lines.map(([code, zh, en, path, format, width]) => ({ code, zh, en, path, format, width }));

const listing = (kind: 'NEED' | 'RESOURCE'): readonly ExportColumn[] =>
  columnsOf([
    ['town', '镇街', 'Town', 'town.name', 'text', 12],
    ['party', kind === 'NEED' ? '需求方' : '资源方', 'Party', 'party.name', 'text', 18],
    ['title', kind === 'NEED' ? '需求' : '资源', 'Title', 'title', 'text', 30],
    ['detail', '详细说明', 'Detail', 'detail', 'text', 40],
    ['category', '类目', 'Category', 'category.$name', 'text', 14],
    ['chain', '链组', 'Chain', 'chain.name', 'text', 16],
    ['stage', '环节', 'Stage', 'stage.name', 'text', 12],
    ['quantity', '数量', 'Quantity', 'quantity.value', 'number', 12],
    ['remaining', '剩余', 'Remaining', 'quantity.remaining', 'number', 12],
    ['unit', '单位', 'Unit', 'quantity.unit.$name', 'text', 8],
    ['from', '起始日期', 'From', 'availableFrom', 'date', 12],
    ['to', '截止日期', 'To', 'availableTo', 'date', 12],
    ['terms', '费用', 'Terms', 'terms', 'terms', 10],
    ['status', '状态', 'Status', 'status', 'status', 10],
    ['pairings', '配对数', 'Pairings', 'pairings.totalCount', 'number', 8],
    ['contact', '联系人', 'Contact', 'contact.name', 'text', 12],
    ['phone', '联系电话', 'Phone', 'contact.maskedPhone', 'text', 16],
    ['confirmed', '最近确认', 'Confirmed', 'confirmedAt', 'time', 17],
    ['expires', '有效期至', 'Expires', 'expiresOn', 'date', 12],
    ['created', '录入时间', 'Entered', 'createdAt', 'time', 17],
    ['source', '资料来源', 'Source', 'source', 'text', 24],
    ['synthetic', '合成数据', 'Synthetic', 'synthetic', 'yesNo', 10],
    ['id', '标识', 'Id', 'id', 'text', 38],
  ]);

const lists: readonly ExportList[] = [
  {
    code: 'NEED',
    zh: '需求清单',
    en: 'Needs',
    root: { field: 'needs', filter: 'NeedFilter' },
    columns: listing('NEED'),
    parts: { PARTY: 'party', TOWN: 'town', CHAIN: 'chain' },
  },
  {
    code: 'RESOURCE',
    zh: '资源清单',
    en: 'Resources',
    root: { field: 'resources', filter: 'ResourceFilter' },
    columns: listing('RESOURCE'),
    parts: { PARTY: 'party', TOWN: 'town', CHAIN: 'chain' },
  },
  {
    code: 'PAIRING',
    zh: '配对清单',
    en: 'Pairings',
    root: { field: 'pairings', filter: 'PairingFilter' },
    columns: columnsOf([
      ['chain', '链组', 'Chain', 'chain.name', 'text', 16],
      ['needParty', '需求方', 'Who needs', 'needParty.name', 'text', 18],
      ['need', '需求', 'Need', 'need.title', 'text', 30],
      ['resourceParty', '资源方', 'Who gives', 'resourceParty.name', 'text', 18],
      ['resource', '资源', 'Resource', 'resource.title', 'text', 30],
      ['score', '得分', 'Score', 'score', 'number', 8],
      ['reasons', '相配理由', 'Reasons', 'reasons.$text', 'text', 60],
      ['state', '状态', 'State', 'state', 'pairingState', 10],
      ['created', '提出时间', 'Proposed', 'createdAt', 'time', 17],
      ['id', '标识', 'Id', 'id', 'text', 38],
    ]),
    parts: { CHAIN: 'chain', PARTY: 'needParty' },
  },
  {
    code: 'ORDER',
    zh: '办理单',
    en: 'Orders',
    root: { field: 'orders', filter: 'OrderFilter' },
    columns: columnsOf([
      ['receipt', '回执号', 'Receipt', 'receipt', 'text', 12],
      ['state', '状态', 'State', 'state', 'orderState', 10],
      ['pace', '亮灯', 'Pace', 'pace', 'pace', 8],
      ['needParty', '需求方', 'Who needs', 'needParty.name', 'text', 18],
      ['need', '需求', 'Need', 'need.title', 'text', 30],
      ['resourceParty', '承接方', 'Who gives', 'resourceParty.name', 'text', 18],
      ['resource', '资源', 'Resource', 'resource.title', 'text', 30],
      ['chain', '链组', 'Chain', 'chain.name', 'text', 16],
      ['stage', '环节', 'Stage', 'stage.name', 'text', 12],
      ['quantity', '数量', 'Quantity', 'quantity', 'number', 12],
      ['delivered', '已交付', 'Delivered', 'delivered', 'number', 12],
      ['unit', '单位', 'Unit', 'unit.$name', 'text', 8],
      ['holder', '目前在谁手里', 'Held by', 'holder', 'holder', 14],
      ['holderParty', '持单主体', 'Holding party', 'holderParty.name', 'text', 18],
      ['heldSince', '持单时间', 'Held since', 'heldSince', 'time', 17],
      ['due', '时限', 'Due', 'dueAt', 'time', 17],
      ['rating', '评分', 'Rating', 'rating', 'number', 8],
      ['note', '说明', 'Note', 'note', 'text', 30],
      ['created', '点单时间', 'Placed', 'createdAt', 'time', 17],
      ['updated', '最近办理', 'Last moved', 'updatedAt', 'time', 17],
      ['synthetic', '合成数据', 'Synthetic', 'synthetic', 'yesNo', 10],
      ['id', '标识', 'Id', 'id', 'text', 38],
    ]),
    parts: { CHAIN: 'chain', TOWN: 'town', PARTY: 'needParty' },
  },
  {
    code: 'OUTCOME',
    zh: '成效清单',
    en: 'Outcomes',
    root: { field: 'outcomes', filter: 'OutcomeFilter' },
    columns: columnsOf([
      ['day', '日期', 'Day', 'occurredOn', 'date', 12],
      ['metric', '指标', 'Metric', 'metric.$name', 'text', 16],
      ['value', '数值', 'Value', 'value', 'number', 12],
      ['unit', '单位', 'Unit', 'metric.unit.$name', 'text', 8],
      ['chain', '链组', 'Chain', 'chain.name', 'text', 16],
      ['needParty', '需求方', 'Who needed', 'order.needParty.name', 'text', 18],
      ['resourceParty', '承接方', 'Who gave', 'order.resourceParty.name', 'text', 18],
      ['order', '办理单回执号', 'Order', 'order.receipt', 'text', 14],
      ['atLeast', '超过此数', 'More than this', 'atLeast', 'yesNo', 10],
      ['automatic', '自动计入', 'Automatic', 'automatic', 'yesNo', 10],
      ['note', '说明', 'Note', 'note', 'text', 30],
      ['source', '资料来源', 'Source', 'source', 'text', 24],
      ['synthetic', '合成数据', 'Synthetic', 'synthetic', 'yesNo', 10],
      ['id', '标识', 'Id', 'id', 'text', 38],
    ]),
    parts: { CHAIN: 'chain', PARTY: 'party' },
  },
  {
    code: 'PARTY',
    zh: '主体名录',
    en: 'Parties',
    root: { field: 'parties', filter: 'PartyFilter' },
    columns: columnsOf([
      ['name', '名称', 'Name', 'name', 'text', 24],
      ['kind', '类别', 'Kind', 'kind', 'partyKind', 10],
      ['town', '镇街', 'Town', 'town.name', 'text', 12],
      ['cluster', '片区', 'Cluster', '@Village.cluster.name', 'text', 14],
      ['strength', '强弱', 'Strength', '@Village.strength', 'strength', 8],
      ['code', '区划代码', 'Code', '@Village.code', 'text', 16],
      ['needs', '需求条数', 'Needs', 'needs.totalCount', 'number', 10],
      ['resources', '资源条数', 'Resources', 'resources.totalCount', 'number', 10],
      ['aliases', '别名', 'Other names', 'aliases', 'text', 20],
      ['about', '简介', 'About', 'about', 'text', 40],
      ['lat', '纬度', 'Latitude', 'location.lat', 'number', 12],
      ['lon', '经度', 'Longitude', 'location.lon', 'number', 12],
      ['source', '资料来源', 'Source', 'source', 'text', 24],
      ['synthetic', '合成数据', 'Synthetic', 'synthetic', 'yesNo', 10],
      ['id', '标识', 'Id', 'id', 'text', 38],
    ]),
    parts: { TOWN: 'town' },
  },
  {
    code: 'SUMMARY',
    zh: '供需态势',
    en: 'Standing',
    root: null,
    columns: columnsOf([
      ['name', '名称', 'Name', 'name', 'text', 24],
      ['needs', '需求', 'Needs', 'needs', 'number', 8],
      ['met', '已满足', 'Met', 'met', 'number', 8],
      ['underWay', '办理中', 'Under way', 'underWay', 'number', 8],
      ['matched', '已配对', 'Matched', 'matched', 'number', 8],
      ['waiting', '待对接', 'Waiting', 'waiting', 'number', 8],
      ['fillRate', '满足率', 'Fill rate', 'fillRate', 'percent', 9],
      ['matchRate', '对接率', 'Match rate', 'matchRate', 'percent', 9],
      ['resources', '资源', 'Resources', 'resources', 'number', 8],
      ['idle', '闲置资源', 'Idle', 'idle', 'number', 9],
      ['pairings', '配对', 'Pairings', 'pairings', 'number', 8],
      ['green', '绿灯', 'Green', 'green', 'number', 7],
      ['yellow', '黄灯', 'Yellow', 'yellow', 'number', 7],
      ['red', '红灯', 'Red', 'red', 'number', 7],
      ['done', '已办结', 'Delivered', 'done', 'number', 8],
    ]),
    parts: {},
  },
];

export const exportList = Object.fromEntries(lists.map((list) => [list.code, list])) as Readonly<
  Record<ExportListCode, ExportList>
>;

/**
 * The query that reads some columns of a list, 100 rows at a time: `$first`, `$after`, `$filter`,
 * `$lang`. What a row belongs to (`id`, `party`, `town`) is read with it where numbers are shown.
 */
export function exportQuery(list: ExportList, columns: readonly ExportColumn[]): string {
  if (list.root === null) throw new TypeError(`${list.code} is not read by a query`);
  const owned = list.columns.some(({ code }) => code === 'phone');
  const fields = [
    'id',
    ...columns.map(({ path }) => selectionOf(path)),
    ...(owned ? ['party { id }', 'town { id }'] : []),
  ];
  const lang = fields.some((field) => field.includes('$lang')) ? ', $lang: Language!' : '';
  return `query Export($first: Int!, $after: String, $filter: ${list.root.filter}${lang}) {
    list: ${list.root.field}(first: $first, after: $after, filter: $filter) {
      pageInfo { hasNextPage endCursor } nodes { ${fields.join(' ')} } } }`;
}

/** The query that counts the rows a filter leaves. */
export function countQuery({ root }: ExportList): string {
  return root === null
    ? ''
    : `query Count($filter: ${root.filter}) { list: ${root.field}(first: 0, filter: $filter) { totalCount } }`;
}

function selectionOf(path: string): string {
  return path.split('.').reduceRight((inner, part) => {
    const own = part.startsWith('$')
      ? `${part.slice(1)}(lang: $lang)`
      : part.startsWith('@')
        ? `... on ${part.slice(1)}`
        : part;
    return inner === '' ? own : `${own} { ${inner} }`;
  }, '');
}
