import type { Call, Services } from '../access/call.service.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import { readerOf } from '../access/viewer.rule.ts';
import { fillRate, matchRate, type StandingBy } from '../insights/standing.rule.ts';
import { standingsOf } from '../insights/standing.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { cellOf, keysOf, timesIn, valueAt, type Cell, type CellStyle } from './export-cell.rule.ts';
import {
  countQuery,
  exportList,
  exportQuery,
  type ExportColumn,
  type SheetPart,
} from './export-list.rule.ts';
import { columnsIn, type Layout } from './layout.rule.ts';

/** Asks the graph as a client would; wired in where the schema is. */
export interface Lists {
  readonly lists: {
    ask(
      text: string,
      variables: Record<string, unknown>,
      reader: ReturnType<typeof readerOf>,
    ): Promise<{ readonly data: Readonly<Record<string, unknown>> } | { readonly fault: string }>;
  };
}

/** A call whose services read lists. */
export interface ExportCall extends Call {
  readonly services: Services & Lists;
}

export const exportFormats = ['XLSX', 'CSV'] as const;

/** What is wanted as a file. */
export interface ExportWish {
  readonly layout: Layout;
  readonly format: (typeof exportFormats)[number];
  readonly lang: 'zh' | 'en';
  /** As the list's field in the graph takes it. */
  readonly filter: Readonly<Record<string, unknown>> | null;
  /** By what standings are divided. */
  readonly by: StandingBy;
  /** Whether the numbers of entries the viewer writes for are given in full. */
  readonly numbers: boolean;
}

/** Rows of one sheet as they are read, a hundred at a time. */
export interface SheetOfRows {
  readonly name: string;
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A table on its way out: its headings, and its sheets one after another. */
export interface Table {
  readonly headings: readonly string[];
  readonly widths: readonly number[];
  readonly sheets: AsyncIterable<SheetOfRows>;
}

type Row = Readonly<Record<string, unknown>>;
interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly Row[];
}

const rowsAtOnce = 100;
/** So many sheets are still a workbook; what is beyond stands in the last. */
const mostSheets = 300;

/** How many rows a wish has. @throws ExpectedError LEDGER_FILTER_UNSOUND */
export async function countRows(call: ExportCall, wish: ExportWish): Promise<number> {
  const list = exportList[wish.layout.list];
  if (list.root === null) return (await standingRows(call, wish)).length;
  const { totalCount } = await asked<{ totalCount: number }>(call, countQuery(list), {
    filter: wish.filter,
  });
  return totalCount;
}

/** Reads what is wished for; rows come as they are taken, so a large list takes little here. */
export async function openTable(call: ExportCall, wish: ExportWish): Promise<Table> {
  const shown = columnsIn(wish.layout, wish.lang);
  const [district] = await call.services.database.write(call.viewer.district, (tx) =>
    tx.sql<{ time_zone: string }>('select time_zone from district where district = $1', [
      tx.district,
    ]),
  );
  const style = { lang: wish.lang, time: timesIn(district?.time_zone ?? 'Asia/Shanghai') };
  const reading: Reading = { call, wish, columns: shown.map(({ column }) => column), style };
  return {
    headings: shown.map(({ heading }) => heading),
    widths: shown.map(({ column }) => column.width),
    sheets: sheetsOf(reading),
  };
}

interface Reading {
  readonly call: ExportCall;
  readonly wish: ExportWish;
  readonly columns: readonly ExportColumn[];
  readonly style: CellStyle;
}

async function* sheetsOf(reading: Reading): AsyncGenerator<SheetOfRows> {
  const { layout, format, lang, filter } = reading.wish;
  const list = exportList[layout.list];
  const name = lang === 'zh' ? layout.nameZh : layout.nameEn;
  const field = layout.sheetBy === null ? undefined : list.parts[layout.sheetBy];
  if (list.root === null) {
    yield { name, pages: standingPages(reading) };
    return;
  }
  // A CSV is one table; parted it would be several.
  if (field === undefined || format === 'CSV') {
    yield { name, pages: pagesOf(reading, filter) };
    return;
  }
  const gone: string[] = [];
  for await (const part of partsOf(reading.call, layout.sheetBy as SheetPart)) {
    if (gone.length >= mostSheets) break;
    gone.push(part.id);
    yield* sheetIfAny(reading, part.name, both(filter, { [field]: { eq: part.id } }));
  }
  // What belongs to none of them, or to those beyond the last sheet.
  const rest = chunked(gone).map((ids) => ({ not: { [field]: { in: ids } } }));
  yield* sheetIfAny(
    reading,
    lang === 'zh' ? '其他' : 'Others',
    both(filter, rest.length === 0 ? null : { and: rest }),
  );
}

/** A filter names at most a hundred values at a time. */
function chunked(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let i = 0; i < ids.length; i += 100) chunks.push(ids.slice(i, i + 100));
  return chunks;
}

const both = (
  one: Readonly<Record<string, unknown>> | null,
  other: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> | null =>
  one === null || other === null ? (one ?? other) : { and: [one, other] };

/** The sheet of a part, unless it has no rows. */
async function* sheetIfAny(
  reading: Reading,
  name: string,
  filter: Readonly<Record<string, unknown>> | null,
): AsyncGenerator<SheetOfRows> {
  const pages = pagesOf(reading, filter);
  const first = await pages.next();
  if (first.done === true || first.value.length === 0) return;
  yield { name, pages: begun(first.value, pages) };
}

async function* begun<Value>(first: Value, rest: AsyncGenerator<Value>): AsyncGenerator<Value> {
  yield first;
  yield* rest;
}

const partLists = {
  PARTY: 'parties(first: 100, after: $after, orderBy: NAME)',
  TOWN: 'towns(first: 100, after: $after)',
  CHAIN: 'chains(first: 100, after: $after)',
} as const;

async function* partsOf(
  call: ExportCall,
  part: SheetPart,
): AsyncGenerator<{ readonly id: string; readonly name: string }> {
  const text = `query Parts($after: String) { list: ${partLists[part]} { pageInfo { hasNextPage endCursor } nodes { id name } } }`;
  for await (const nodes of nodesOf(call, text, {})) {
    for (const { id, name } of nodes) yield { id: String(id), name: String(name) };
  }
}

async function* nodesOf(
  call: ExportCall,
  text: string,
  variables: Record<string, unknown>,
): AsyncGenerator<readonly Row[]> {
  for (let after: string | null = null; ;) {
    const page: Page = await asked<Page>(call, text, { ...variables, after });
    yield page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    after = page.pageInfo.endCursor;
  }
}

async function* pagesOf(
  { call, wish, columns, style }: Reading,
  filter: Readonly<Record<string, unknown>> | null,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const list = exportList[wish.layout.list];
  const variables = {
    first: rowsAtOnce,
    filter,
    lang: wish.lang === 'zh' ? 'ZH' : 'EN',
  };
  const paths = columns.map(({ path }) => keysOf(path));
  const phone = columns.findIndex(({ code }) => code === 'phone');
  for await (const nodes of nodesOf(call, exportQuery(list, columns), variables)) {
    const numbers = wish.numbers && phone >= 0 ? await ownNumbers(call, nodes) : null;
    yield nodes.map((node) => {
      const cells = columns.map(({ format }, i) =>
        cellOf(valueAt(node, paths[i] as readonly string[]), format, style),
      );
      const full = numbers?.get(String(node['id']));
      if (full !== undefined) cells[phone] = full;
      return cells;
    });
  }
}

/** The numbers in full of those entries that the viewer writes for. */
async function ownNumbers(
  { services, viewer }: ExportCall,
  nodes: readonly Row[],
): Promise<ReadonlyMap<string, string>> {
  const idOf = (value: unknown): string | null =>
    (value as { readonly id?: string } | null)?.id ?? null;
  const own = nodes.filter((node) =>
    mayWriteFor(viewer, { id: idOf(node['party']) ?? '', town: idOf(node['town']) }),
  );
  if (own.length === 0) return new Map();
  const rows = await services.database.write(viewer.district, (tx) =>
    tx.sql<{ id: string; phone: string }>(
      `select l.id, p.phone from listing l join person p on p.district = $1 and p.id = l.contact
       where l.district = $1 and l.id = any($2::uuid[]) and p.phone is not null`,
      [tx.district, own.map((node) => node['id'])],
    ),
  );
  return new Map(rows.map(({ id, phone }) => [id, phone]));
}

async function standingRows(call: Call, { by, filter }: ExportWish): Promise<readonly Row[]> {
  const within = (name: string): string | null => (filter?.[name] as string | undefined) ?? null;
  const standings = await standingsOf(call, by, {
    chain: within('chain'),
    town: within('town'),
    party: within('party'),
  });
  return standings.map((standing) => ({
    ...standing,
    fillRate: percent(fillRate(standing)),
    matchRate: percent(matchRate(standing)),
  }));
}

const percent = (rate: number | null): number | null =>
  rate === null ? null : Math.round(rate * 1_000) / 1_000;

async function* standingPages({
  call,
  wish,
  columns,
  style,
}: Reading): AsyncGenerator<readonly (readonly Cell[])[]> {
  const rows = await standingRows(call, wish);
  yield rows.map((row) =>
    columns.map(({ path, format }) => cellOf(valueAt(row, keysOf(path)), format, style)),
  );
}

/** @throws ExpectedError LEDGER_FILTER_UNSOUND */
async function asked<Answer>(
  { services, viewer }: ExportCall,
  text: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const answer = await services.lists.ask(text, variables, readerOf(viewer));
  if ('fault' in answer)
    throw ExpectedError.of('LEDGER_FILTER_UNSOUND', { fault: answer.fault }, ['input', 'filter']);
  return answer.data['list'] as Answer;
}
