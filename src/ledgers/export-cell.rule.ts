import type { Texts } from './import-word.rule.ts';
import { orderStates, stateLaw, type OrderState } from '../orders/order-state.rule.ts';

/** How a value is written into a cell. */
export type ExportFormat =
  | 'text'
  | 'number'
  | 'percent'
  | 'date'
  | 'time'
  | 'yesNo'
  | 'status'
  | 'terms'
  | 'pairingState'
  | 'orderState'
  | 'pace'
  | 'holder'
  | 'partyKind'
  | 'strength';

/** A cell of a file: numbers stay numbers. */
export type Cell = string | number | null;

const of = (zh: string, en: string): Texts => ({ zh, en });

/** What codes are called; people read words. */
const words: Readonly<Partial<Record<ExportFormat, Readonly<Record<string, Texts>>>>> = {
  yesNo: { true: of('是', 'Yes'), false: of('否', 'No') },
  status: {
    OPEN: of('有效', 'Open'),
    EXPIRED: of('已到期', 'Expired'),
    FULFILLED: of('已办成', 'Fulfilled'),
    WITHDRAWN: of('已撤下', 'Withdrawn'),
  },
  terms: {
    FREE: of('免费', 'Free'),
    LOW_COST: of('低偿', 'Low cost'),
    MARKET: of('市场价', 'Market price'),
  },
  pairingState: {
    PROPOSED: of('待双方看', 'Proposed'),
    TAKEN_UP: of('已在办', 'Taken up'),
    DECLINED: of('不合适', 'Declined'),
    WITHDRAWN: of('已失效', 'No longer holds'),
  },
  orderState: Object.fromEntries(
    orderStates.map((state: OrderState) => [state, of(stateLaw[state].zh, stateLaw[state].en)]),
  ),
  pace: {
    GREEN: of('绿', 'Green'),
    YELLOW: of('黄', 'Yellow'),
    RED: of('红', 'Red'),
  },
  holder: {
    NEED_TOWN: of('需求方镇街', 'Town of who needs'),
    NEED_SIDE: of('需求方', 'Who needs'),
    RESOURCE_SIDE: of('承接方', 'Who gives'),
    CHAIN_LEAD: of('链组牵头部门', 'Chain’s lead department'),
    NOBODY: of('已了结', 'Nobody'),
  },
  partyKind: {
    VILLAGE: of('村', 'Village'),
    ENTERPRISE: of('企业', 'Enterprise'),
    ORGANIZATION: of('单位', 'Organization'),
  },
  strength: {
    STRONG: of('较好', 'Strong'),
    AVERAGE: of('一般', 'Average'),
    WEAK: of('较弱', 'Weak'),
  },
};

/** The codes that have a word under a format; for tests. */
export function worded(format: ExportFormat): readonly string[] {
  return Object.keys(words[format] ?? {});
}

/** In what language and time zone cells are written. */
export interface CellStyle {
  readonly lang: 'zh' | 'en';
  readonly time: (instant: string) => string;
}

/** Writes instants as people of the district read them, to the minute: `2026-03-01 08:00`. */
export function timesIn(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (instant) => format.format(new Date(instant));
}

/** The value at a path of a row (see ExportColumn.path); of a list all, joined. */
export function valueAt(row: unknown, path: readonly string[]): unknown {
  let value = row;
  for (const [i, part] of path.entries()) {
    if (value == null) return null;
    if (Array.isArray(value)) return joined(value.map((one) => valueAt(one, path.slice(i))));
    value = (value as Record<string, unknown>)[part];
  }
  return Array.isArray(value) ? joined(value) : value;
}

const joined = (values: readonly unknown[]): string =>
  values.filter((value) => typeof value === 'string').join('；');

/** The keys under which a path's values stand in an answer. */
export function keysOf(path: string): readonly string[] {
  return path
    .split('.')
    .filter((part) => !part.startsWith('@'))
    .map((part) => part.replace(/^\$/, ''));
}

/** A value as a cell. */
export function cellOf(value: unknown, format: ExportFormat, { lang, time }: CellStyle): Cell {
  if (value == null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (format === 'number' || format === 'percent') return Number(text);
  if (format === 'time') return time(text);
  return words[format]?.[text]?.[lang] ?? text;
}

/**
 * Text that a spreadsheet would take for a formula when it opens a CSV, made plain text by a leading
 * apostrophe; so are full-width signs, which some turn into plain ones.
 */
export function defused(cell: Cell): Cell {
  return typeof cell === 'string' && /^[\s]*[=+\-@＝＋－＠|\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** A name that a sheet may have: 31 characters, without the marks that workbooks refuse, each once. */
export function sheetName(wanted: string, taken: ReadonlySet<string>): string {
  const plain =
    wanted
      .replace(/[\\/?*[\]:']/g, ' ')
      .trim()
      .slice(0, 31) || '表';
  for (let i = 1; ; i++) {
    const tail = i === 1 ? '' : `(${i})`;
    const name = plain.slice(0, 31 - tail.length) + tail;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
