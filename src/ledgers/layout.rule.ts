import {
  exportList,
  type ExportColumn,
  type ExportListCode,
  type SheetPart,
} from './export-list.rule.ts';

/** One column of a layout, perhaps under a heading of the district's own. */
export interface LayoutColumn {
  readonly code: string;
  readonly heading: string | null;
}

/** How a list is laid out as a table: which columns, under which headings, in which sheets. */
export interface Layout {
  readonly code: string;
  readonly list: ExportListCode;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Above the table; null for none. */
  readonly title: string | null;
  readonly columns: readonly LayoutColumn[];
  readonly sheetBy: SheetPart | null;
}

const standard = (
  code: string,
  list: ExportListCode,
  [nameZh, nameEn]: readonly [string, string],
  sheetBy: SheetPart | null,
  columns: string,
): Layout => ({
  code,
  list,
  nameZh,
  nameEn,
  title: nameZh,
  sheetBy,
  columns: columns.split(' ').map((column) => ({ code: column, heading: null })),
});

const listed =
  'party title detail category chain quantity unit from to terms status pairings contact phone';

/** The layouts every district begins with; one saved under the same code takes its place. */
export const standardLayouts: readonly Layout[] = [
  standard(
    'village-needs',
    'NEED',
    ['一村一单（需求）', 'Needs, a sheet a village'],
    'PARTY',
    listed,
  ),
  standard(
    'village-resources',
    'RESOURCE',
    ['一村一单（资源）', 'Resources, a sheet a village'],
    'PARTY',
    listed,
  ),
  standard(
    'chain-needs',
    'NEED',
    ['链台账（需求）', 'Needs, a sheet a chain'],
    'CHAIN',
    `stage town ${listed}`,
  ),
  standard(
    'chain-resources',
    'RESOURCE',
    ['链台账（资源）', 'Resources, a sheet a chain'],
    'CHAIN',
    `stage town ${listed}`,
  ),
  standard(
    'order-ledger',
    'ORDER',
    ['单子台账', 'Order ledger'],
    null,
    'receipt created needParty need resourceParty resource chain quantity delivered unit state holder heldSince due pace rating',
  ),
  standard(
    'outcome-report',
    'OUTCOME',
    ['成效报表', 'Outcome report'],
    'CHAIN',
    'day metric value unit needParty resourceParty order note source',
  ),
  standard(
    'one-page',
    'SUMMARY',
    ['一页纸', 'The one page'],
    null,
    'name needs met underWay matched waiting fillRate resources idle pairings green yellow red done',
  ),
];

/** The list as it is, every column: what is given where no layout is asked for. */
export function plainLayout(list: ExportListCode): Layout {
  const { zh, en, columns } = exportList[list];
  return {
    code: '',
    list,
    nameZh: zh,
    nameEn: en,
    title: null,
    sheetBy: null,
    columns: columns.map(({ code }) => ({ code, heading: null })),
  };
}

/** The columns of a layout with the headings they stand under; unknown ones are left out. */
export function columnsIn(
  layout: Layout,
  lang: 'zh' | 'en',
): readonly { readonly column: ExportColumn; readonly heading: string }[] {
  const { columns } = exportList[layout.list];
  return layout.columns.flatMap(({ code, heading }) => {
    const column = columns.find((one) => one.code === code);
    return column === undefined ? [] : [{ column, heading: heading ?? column[lang] }];
  });
}
