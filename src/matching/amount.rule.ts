/** Quantities as people write them: 三百亩, 七八百平, 两万来斤, 十来亩, 一万二, 20-30人; as ranges with exact unit factors. */
import type { Lexicon } from './lexicon.rule.ts';
import type { Amount, Span } from './reading.rule.ts';

/** A quantity found in text. */
export interface FoundAmount {
  readonly amount: Amount;
  readonly span: Span;
  /** Words before and after that bound it: 至少, 起, 最多, 以内. */
  readonly bound: 'AT_LEAST' | 'AT_MOST' | null;
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
};
const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  亿: 100_000_000,
};
const NUMBER =
  '(?:\\d+(?:\\.\\d+)?|[零〇一二两俩三仨四五六七八九十百千万亿几半])(?:[零〇一二两三四五六七八九十百千万亿几]|(?<=[零〇一二两三四五六七八九十百千万])(?:来|多|余)(?=[十百千万]))*';
const QUANTITY = new RegExp(
  `(至少|最少|不少于|不低于|不小于|最多|不超过|至多|满|约|大约|大概|将近|近|上|好)?(${NUMBER})(?:(?:-|~|—|到|至)(${NUMBER}))?(来|多|余|把)?(?:个|左右)?(公里以内)?`,
  'g',
);

/** The value range of a numeral, or null: `七八百` → 700..800, `一万二` → 12000, `十几` → 11..19, `几百` → 200..900. */
export function readNumeral(text: string): { min: number; max: number } | null {
  const arabic = /^(\d+(?:\.\d+)?)(.*)$/.exec(text);
  if (arabic) {
    let value = Number(arabic[1]);
    let loose = 1;
    for (const character of arabic[2] ?? '') {
      if (character in SCALES) value *= SCALES[character] ?? 1;
      else if ('多余来'.includes(character)) loose = 1.3;
      else return null;
    }
    return { min: value, max: value * loose };
  }
  if (text === '半') return { min: 0.5, max: 0.5 };
  return readChinese(text);
}

function readChinese(text: string): { min: number; max: number } | null {
  // Two running sums, for the lower and the upper reading of 七八百 and 几十.
  let total = [0, 0];
  let section = [0, 0];
  let digit: [number, number] | null = null;
  let lastScale = 1;
  let loose = 1;
  for (const character of text) {
    if ('多余来'.includes(character)) {
      loose = 1.3;
    } else if (character === '几') {
      digit = lastScale === 10 ? [1, 9] : [2, 9];
    } else if (character in DIGITS) {
      const value = DIGITS[character] ?? 0;
      if (value === 0) lastScale = 1;
      else digit = digit ? [digit[0], value] : [value, value];
    } else if (character in SCALES) {
      const scale = SCALES[character] ?? 1;
      if (scale >= 10_000) {
        const low = section[0]! + (digit?.[0] ?? 0);
        const high = section[1]! + (digit?.[1] ?? 0);
        total = [(total[0]! + (low || 1)) * scale, (total[1]! + (high || 1)) * scale];
        section = [0, 0];
      } else {
        section = [
          section[0]! + (digit?.[0] ?? 1) * scale,
          section[1]! + (digit?.[1] ?? 1) * scale,
        ];
      }
      digit = null;
      lastScale = scale;
    } else {
      return null;
    }
  }
  // 一万二 is 12,000 and 五千五 is 5,500: a last digit counts tenths of the scale before it.
  const step = digit && lastScale >= 100 ? lastScale / 10 : 1;
  const min = total[0]! + section[0]! + (digit?.[0] ?? 0) * step;
  const max = (total[1]! + section[1]! + (digit?.[1] ?? 0) * step) * loose;
  return max === 0 ? null : { min, max };
}

/** The amount of an exact decimal in a unit word or code, or null when the unit is unknown or the number is not one. */
export function amountOf(
  quantity: string,
  unit: string,
  lexicon: Lexicon,
  role: Amount['role'] = 'STUFF',
): Amount | null {
  const code = lexicon.units.has(unit) ? unit : lexicon.unitWords.get(unit);
  const value = Number(quantity);
  if (code === undefined || !Number.isFinite(value) || quantity.trim() === '') return null;
  return range(value, value, code, lexicon, role);
}

function range(
  min: number,
  max: number,
  unit: string,
  lexicon: Lexicon,
  role: Amount['role'],
): Amount | null {
  const known = lexicon.units.get(unit);
  if (!known) return null;
  const { numerator, denominator, dimension, zh, en } = known;
  return {
    min,
    max,
    unit,
    unitZh: zh,
    unitEn: en,
    dimension,
    role,
    baseMin: (min * numerator) / denominator,
    baseMax: (max * numerator) / denominator,
  };
}

/** Every quantity with a known unit in a normalised text, in order. */
export function findAmounts(text: string, lexicon: Lexicon): FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const [whole, before, first = '', second, after] = match;
    const end = match.index + whole.length;
    const low = readNumeral(first);
    const high = second === undefined ? low : readNumeral(second);
    const unit =
      unitAt(text, end, lexicon) ??
      (whole.endsWith('个') ? { code: lexicon.unitWords.get('个') ?? '', length: 0 } : null);
    if (!low || !high || !unit) {
      const sum =
        low && high && /[万亿]$/.test(first) && MONEY_TALK.test(text)
          ? range(low.min, high.max, 'yuan', lexicon, 'STUFF')
          : null;
      if (sum)
        found.push({
          amount: sum,
          span: [match.index, end],
          bound: boundOf(before, text.slice(end, end + 3)),
        });
      continue;
    }
    const around =
      /约|近|左右/.test(whole) || /^(左右|上下|内外)/.test(text.slice(end + unit.length));
    const min = low.min * (around ? 0.9 : 1) * (after === '来' ? 0.9 : 1);
    const max =
      Math.max(high.max, low.max) *
      (around ? 1.1 : 1) *
      (after === '多' || after === '余' ? 1.3 : after ? 1.2 : 1);
    const stop = end + unit.length;
    if (text.slice(end, stop) === '块' && max < LEAST_IN_COINS) continue;
    const amount = range(min, max, unit.code, lexicon, 'STUFF');
    if (amount)
      found.push({
        amount,
        span: [match.index, stop],
        bound: boundOf(before, text.slice(stop, stop + 3)),
      });
  }
  return found;
}

/** 缺一块地, 塌了两块: so few are pieces; money says 块钱. */
const LEAST_IN_COINS = 10;

/** 八十万 without 元 is money where money is spoken of. */
const MONEY_TALK = /投|贷|资金|元|钱|款|补助|借/;

function boundOf(before: string | undefined, tail: string): FoundAmount['bound'] {
  if (/至少|最少|不少于|不低于|不小于|满/.test(before ?? '') || /^(起|以上|及以上)/.test(tail))
    return 'AT_LEAST';
  return /最多|不超过|至多/.test(before ?? '') || /^(以内|以下|之内|封顶)/.test(tail)
    ? 'AT_MOST'
    : null;
}

function unitAt(
  text: string,
  at: number,
  lexicon: Lexicon,
): { code: string; length: number } | null {
  for (let length = 4; length >= 1; length--) {
    const code = lexicon.unitWords.get(text.slice(at, at + length));
    if (code !== undefined) return { code, length };
  }
  return null;
}
