import { codeOf } from './code.rule.ts';

/** A town or village of a list of divisions. */
export interface Division {
  readonly level: 'TOWN' | 'VILLAGE';
  readonly code: string | null;
  readonly name: string;
  /** The town of a village: by the code's first nine digits, or by name where the list has no codes. */
  readonly town: string | null;
}

/** What is wrong with a row, for people. */
export interface DivisionFault {
  /** Counted from 1, the heading included. */
  readonly row: number;
  readonly zh: string;
  readonly en: string;
}

/** What a list says. */
export interface DivisionList {
  readonly divisions: readonly (Division & { readonly row: number })[];
  readonly faults: readonly DivisionFault[];
  /** Residents' committees: they are no villages and stay out. */
  readonly residential: number;
}

export const mostDivisions = 3_000;

interface Cells {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly town: string;
}

const residential = /居委会|居民委员会|社区$|社区居/;

/**
 * Reads towns and villages with their official codes: JSON (`[{code, name, children}]`), or lines with
 * a heading, their cells parted by commas or tabs, as they are copied out of a workbook. Null where it
 * is neither.
 */
export function readDivisions(district: string, text: string): DivisionList | null {
  const bare = text.replace(/^\uFEFF/, '').trim();
  const cells = /^[[{]/.test(bare) ? cellsOfJson(bare) : cellsOfLines(bare);
  return cells === null ? null : listOf(district, cells);
}

function cellsOfJson(text: string): Cells[] | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  const cells: Cells[] = [];
  let row = 0;
  const walk = (nodes: unknown, town: string): void => {
    if (!Array.isArray(nodes)) return;
    for (const node of nodes as unknown[]) {
      const { code, name, children } = (node ?? {}) as Record<string, unknown>;
      const [writtenCode, writtenName] = [textOf(code), textOf(name)];
      // A district around its towns is none of them.
      const isAround = /^\d{6}(0{6})?$/.test(writtenCode);
      if (!isAround) cells.push({ row: ++row, code: writtenCode, name: writtenName, town });
      walk(children, isAround ? '' : writtenName);
    }
  };
  walk(Array.isArray(read) ? read : [read], '');
  return cells;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

const headings = {
  code: /代码|编码|区划码/,
  name: /名称|村名|^村$|镇街$|^name$/i,
  town: /所属|所在|上级|乡镇|镇街|街道/,
};

function cellsOfLines(text: string): Cells[] | null {
  const lines = text.split(/\r\n?|\n/).map((line) => partsOf(line));
  const head = lines.findIndex(
    (parts) =>
      parts.some((part) => headings.name.test(part) && !/所属|所在|上级/.test(part)) &&
      parts.length > 1,
  );
  const names = lines[head];
  if (names === undefined) return null;
  const name = names.findIndex((part) => headings.name.test(part) && !/所属|所在|上级/.test(part));
  const code = names.findIndex(
    (part, i) =>
      i !== name && (headings.code.test(part) || /^code$/i.test(part)) && !/城乡/.test(part),
  );
  const town = names.findIndex((part, i) => i !== name && i !== code && headings.town.test(part));
  const at = (parts: readonly string[], i: number): string => (i < 0 ? '' : (parts[i] ?? ''));
  return lines
    .map((parts, i) => ({
      row: i + 1,
      code: at(parts, code),
      name: at(parts, name),
      town: at(parts, town),
    }))
    .slice(head + 1)
    .filter((cells) => cells.code !== '' || cells.name !== '');
}

/** The cells of a line; one in quotation marks may hold commas. */
function partsOf(line: string): string[] {
  const mark = line.includes('\t') ? '\t' : /,|，/.test(line) ? ',' : '\t';
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  for (const character of mark === ',' ? line.replaceAll('，', ',') : line) {
    if (character === '"') quoted = !quoted;
    else if (character === mark && !quoted) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()];
}

function listOf(district: string, cells: readonly Cells[]): DivisionList {
  const faults: DivisionFault[] = [];
  const divisions: (Division & { row: number })[] = [];
  let left = 0;
  const seen = new Map<string, number>();
  for (const { row, code: written, name: given, town } of cells) {
    const bare = written.replace(/[\s'’]/g, '');
    const isTown = /^\d{9}(000)?$/.test(bare) || (bare === '' && town === '');
    const fault = (zh: string, en: string): void => void faults.push({ row, zh, en });
    if (residential.test(given)) {
      left++;
      continue;
    }
    const name = isTown ? townName(given) : villageName(given);
    if (name === '' || name.length > 100) {
      fault('没有名称，请填写或删去此行', 'has no name; give one or leave the row out');
      continue;
    }
    const code = bare === '' ? null : codeOf(isTown ? 'TOWN' : 'VILLAGE', bare);
    if (bare !== '' && code === null) {
      const hint = /[eE+]/.test(bare) ? '（像是被 Excel 改成了科学计数，请把该列设为文本）' : '';
      fault(
        `代码“${bare.slice(0, 20)}”不是 9 位或 12 位数字${hint}，请更正或留空`,
        `the code “${bare.slice(0, 20)}” has neither 9 nor 12 digits; correct it or leave it empty`,
      );
      continue;
    }
    if (code !== null && !code.startsWith(district)) {
      fault(
        `代码 ${code} 不属于本区（${district}），请更正或删去此行`,
        `the code ${code} is of another district than ${district}; correct it or leave the row out`,
      );
      continue;
    }
    const key = code ?? `${town}|${name}`;
    const before = seen.get(key);
    if (before !== undefined) {
      fault(
        `与第 ${String(before)} 行重复，请删去其一`,
        `repeats row ${String(before)}; leave one of them out`,
      );
      continue;
    }
    seen.set(key, row);
    divisions.push({
      row,
      level: isTown ? 'TOWN' : 'VILLAGE',
      code,
      name,
      town: isTown ? null : (code?.slice(0, 9) ?? (townName(town) || null)),
    });
  }
  return { divisions, faults, residential: left };
}

const townName = (name: string): string => name.replace(/(?:人民政府|办事处)$/, '').trim();
/** 双街村村委会, 双街村民委员会 and 双街村委会 are the village 双街村. */
const villageName = (name: string): string =>
  name.replace(/(?:村村民委员会|村村委会|村民委员会|村委会)$/, '村').trim();

/** What kind of division a name says it is. */
export function townKindOf(name: string): 'TOWN' | 'SUBDISTRICT' | 'PARK' | 'FARM' {
  if (/街道?$/.test(name)) return 'SUBDISTRICT';
  if (/农场|林场|牧场$/.test(name)) return 'FARM';
  return /园区?$|开发区|产业园|新区$/.test(name) ? 'PARK' : 'TOWN';
}
