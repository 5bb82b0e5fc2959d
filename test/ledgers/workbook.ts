import { deflateRawSync } from 'node:zlib';
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

/** Files as a zip, by hand: a test may claim sizes that are not so. Checksums are left out. */
export function zipped(files: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const local = Buffer.alloc(30);
    const central = Buffer.alloc(46);
    local.writeUInt32LE(0x04034b50, 0);
    central.writeUInt32LE(0x02014b50, 0);
    for (const [header, method] of [
      [local, 8],
      [central, 10],
    ] as const) {
      header.writeUInt16LE(8, method);
      header.writeUInt32LE(packed.length, method + 10);
      header.writeUInt32LE(claimed ?? bytes.length, method + 14);
      header.writeUInt16LE(name.length, method + 18);
    }
    central.writeUInt32LE(at, 42);
    locals.push(local, name, packed);
    directory.push(central, name);
    at += local.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...directory, end]);
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
