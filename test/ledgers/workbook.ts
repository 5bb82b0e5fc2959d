import { utils, write } from '@e965/xlsx';

/** A cell, and in `merge` what is drawn together: `A1:D1`. All content is synthetic. */
export type SheetDraft = {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | Date | null)[])[];
  readonly merge?: readonly string[];
};

/** A workbook's bytes, as Excel (or, as `biff8`, an old one) would write it. */
export function workbook(
  sheets: readonly SheetDraft[],
  bookType: 'xlsx' | 'biff8' = 'xlsx',
): Buffer {
  const book = utils.book_new();
  for (const { name, rows, merge = [] } of sheets) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { cellDates: true, UTC: true },
    );
    sheet['!merges'] = merge.map((range) => utils.decode_range(range));
    utils.book_append_sheet(book, sheet, name);
  }
  return write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** Text as GBK bytes, as Excel on a Chinese Windows saves CSV. */
export function gbk(text: string): Buffer {
  table ??= encoder();
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = character < '\u0080' ? Buffer.from(character) : table?.get(character);
      if (bytes === undefined) throw new RangeError(`${character} is not in GBK`);
      return bytes;
    }),
  );
}

let table: ReadonlyMap<string, Buffer> | undefined;

/** The platform only decodes GB18030, so the table is read off every pair of bytes. */
function encoder(): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Buffer>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const bytes = Buffer.from([first, second]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && character !== '\ufffd') found.set(character, bytes);
    }
  }
  return found;
}
