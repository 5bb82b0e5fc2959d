/** Days as workbooks keep them: numbers, told from others by how they are shown. */

/** Formats every workbook knows by number and that show a day or time, East Asian ones included. */
const ownFormats: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a number format shows a day; `code` is its text where the workbook says one. */
export function isDayFormat(id: number, code: string | null): boolean {
  if (code === null) return ownFormats.some(([first, last]) => id >= first && id <= last);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';')[0] as string;
  return !/General|通用格式/i.test(bare) && /[ymdhs年月日]/i.test(bare);
}

const dayMs = 86_400_000;
/** Days between the two beginnings that workbooks count from. */
const to1904 = 1_462;

/** The day a number means, `YYYY-MM-DD`; null where it means none. */
export function cellDay(number: number, since1904: boolean): string | null {
  const serial = number + (since1904 ? to1904 : 0);
  // 9999-12-31 is the last.
  if (serial < 0 || serial >= 2_958_466) return null;
  // The 29 February 1900 that Excel believes in is day 60.
  const shift = serial < 60 ? 1 : 0;
  return new Date(Date.UTC(1899, 11, 30) + (Math.floor(serial) + shift) * dayMs)
    .toISOString()
    .slice(0, 10);
}
