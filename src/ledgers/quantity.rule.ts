import { findAmounts, readNumeral } from '../matching/amount.rule.ts';
import type { Lexicon } from '../matching/lexicon.rule.ts';
import { normaliseText } from '../matching/segment.rule.ts';

/** A quantity cell as it was understood. */
export interface CellQuantity {
  /** A decimal with at most three digits after the point; null where the words say "some". */
  readonly quantity: string | null;
  /** The lexicon's unit, where the cell names one. */
  readonly unit: string | null;
  /** The words say more than the number: they are kept in the detail. */
  readonly rough: boolean;
}

/** Words that stand for no number at all. */
const uncounted = /^(?:若干|不限|不等|适量|少量|大量|多|待定|另议|面议|长期|全部|按需|视情况)/;
const rough = /约|近|左右|上下|多|余|来|几|以上|以下|以内|不超过|至少|最多|起|[-~—到至]/;

/**
 * Reads a quantity as people write it: 300, 1,200, 三百亩, 约200斤, 20-30人 (the upper), 十来亩, 若干.
 * Null where nothing in it is a number.
 */
export function readQuantity(text: string, lexicon: Lexicon): CellQuantity | null {
  const plain = text.replace(/(?<=\d),(?=\d{3})/g, '').replace(/\s/g, '');
  if (/^\d{1,12}(?:\.\d+)?$/.test(plain))
    return { quantity: decimal(plain), unit: null, rough: false };
  if (uncounted.test(plain)) return { quantity: null, unit: null, rough: true };
  const normal = normaliseText(plain);
  const [found] = findAmounts(normal, lexicon);
  if (found === undefined) return bare(normal);
  const { min, max, unit } = found.amount;
  // 约, 来 and 多 widen the range for matching; a ledger's number is the one that was written.
  const written = numeralIn(normal.slice(found.span[0], found.span[1]));
  const value = min === max ? max : (written ?? max);
  return {
    quantity: decimal(value),
    unit,
    rough: rough.test(plain) || found.span[1] < normal.length,
  };
}

/** A numeral without a unit: 三百, 约200, 20-30. */
function bare(text: string): CellQuantity | null {
  const value = numeralIn(text);
  return value === null ? null : { quantity: decimal(value), unit: null, rough: rough.test(text) };
}

const numeral = /\d+(?:\.\d+)?[十百千万亿]?|[零〇一二两三四五六七八九十百千万亿半]+/g;

/** The last numeral of a text: a range's upper end. */
function numeralIn(text: string): number | null {
  const found = text.match(numeral)?.map((part) => readNumeral(part)) ?? [];
  return found.filter((one) => one !== null).at(-1)?.max ?? null;
}

/** At most three digits after the point; null where nothing is left. */
function decimal(value: number | string): string | null {
  const rounded = Math.round(Number(value) * 1_000) / 1_000;
  return rounded > 0 && rounded <= 1e12 ? String(rounded) : null;
}
