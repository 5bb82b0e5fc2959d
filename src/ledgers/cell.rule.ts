/** Cells as people fill them in: dates in any usual form, numbers in words, marks that mean "nothing". */

/** What a cell says, without the marks that stand for nothing; null where it says nothing. */
export function cellText(cell: string | undefined): string | null {
  const text = (cell ?? '')
    .normalize('NFKC')
    .replace(/[\u200b\ufeff]/g, '')
    .trim();
  return text === '' || /^(?:无|暂无|没有|-+|—+|\/|n\/a|null|同上)$/i.test(text) ? null : text;
}

/** Whether the cell repeats the one above. */
export function saysDitto(cell: string | undefined): boolean {
  return /^(?:同上|〃|″|")$/.test((cell ?? '').trim());
}

/** Excel counts days from here (its 29 February 1900 included). */
const excelEpoch = Date.UTC(1899, 11, 30);

/**
 * A day in any usual form: 2026-3-1, 2026/3/1, 2026.3.1, 20260301, 2026年3月1日, 2026年3月 (its first
 * or last day), 46082 (Excel's count). Null where it is none, so that words can be read otherwise.
 */
export function readDay(text: string, end: boolean): string | null {
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text);
  if (serial !== null) {
    const days = Number(serial[1]);
    return days >= 36_000 && days <= 73_000 ? iso(excelEpoch + days * 86_400_000) : null;
  }
  const full =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full !== null) return day(Number(full[1]), Number(full[2]), Number(full[3]));
  const month = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:份)?$/.exec(text);
  if (month !== null) {
    const [year, at] = [Number(month[1]), Number(month[2])];
    if (at < 1 || at > 12) return null;
    return end ? iso(Date.UTC(year, at, 0)) : day(year, at, 1);
  }
  return null;
}

/** Two days in one cell: `2026.3.1-2026.5.31`, `2026年3月至2026年5月`. Null where they are none. */
export function readDays(text: string): { readonly from: string; readonly to: string } | null {
  const parts = text.split(
    /\s*(?:至|到|~|—+|--|–)\s*|\s+-\s+|(?<=[日号月])-|(?<=\.\d{1,2})-|(?<=\/\d{1,2})-/,
  );
  if (parts.length !== 2) return null;
  const [from, to] = [readDay(parts[0] as string, false), readDay(parts[1] as string, true)];
  return from === null || to === null ? null : { from, to };
}

function day(year: number, month: number, date: number): string | null {
  const time = Date.UTC(year, month - 1, date);
  const made = new Date(time);
  const same =
    made.getUTCFullYear() === year &&
    made.getUTCMonth() === month - 1 &&
    made.getUTCDate() === date;
  return same && year >= 1990 && year <= 2100 ? iso(time) : null;
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A phone number without spaces and dashes, or null where it is none. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[\s()（）-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return /^(?:1\d{10}|0\d{9,11}|\d{7,8}|400\d{7})$/.test(digits) ? digits : null;
}

/** Whether it costs something, in the listing's terms; null where the words do not say. */
export function readTerms(text: string): 'FREE' | 'LOW_COST' | 'MARKET' | null {
  if (/免费|无偿|公益|不收费|零成本|^否$|^0元?$/.test(text)) return 'FREE';
  if (/低偿|成本价|低价|优惠|适当收费|补贴/.test(text)) return 'LOW_COST';
  if (/市场|有偿|收费|面议|议价|协商|元|^是$/.test(text)) return 'MARKET';
  return null;
}

/** A title as a key: what is the same but for spaces, brackets and marks is the same entry. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '')
    .slice(0, 120);
}
