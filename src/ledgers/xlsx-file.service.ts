import { createInflateRaw } from 'node:zlib';
import {
  MergedCells,
  readBook,
  readDayStyles,
  readMerges,
  readRelations,
  SharedTexts,
  SheetCells,
  type Relation,
} from './sheet-xml.rule.ts';
import { WorkbookError, workbookLimits } from './workbook.rule.ts';
import { XmlScan, type XmlListener } from './xml-scan.rule.ts';
import { packedBytes, zipEntries, type ZipEntry } from './zip.rule.ts';

/** What takes a file's rows, in their order. */
export interface RowTaker {
  sheet(name: string): Promise<void>;
  row(at: number, cells: string[]): void;
  /** Waits until rows taken so far have gone on. */
  drained(): Promise<void>;
}

/**
 * Reads the visible sheets of a workbook while they are unpacked: what is held is its shared texts and
 * some rows. @returns whether it was one; other packed kinds of tables (.xlsb, .ods) are not read here.
 * @throws WorkbookError
 */
export async function readXlsx(bytes: Buffer, to: RowTaker): Promise<boolean> {
  const file = await XlsxFile.open(bytes);
  const root = await file.relations('');
  const book = at(
    '',
    root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml',
  );
  const xml = book.endsWith('.xml') ? await file.text(book) : null;
  if (xml === null) return false;
  const relations = await file.relations(book);
  const { sheets, since1904 } = readBook(xml);
  const part = (type: string): string | null => {
    const found = relations.find((one) => one.type === type);
    return found === undefined ? null : at(book, found.target);
  };
  const shared = new SharedTexts();
  await file.scan(part('sharedStrings') ?? '', shared);
  const dayStyles = readDayStyles((await file.text(part('styles') ?? '')) ?? '');
  // Templates keep their choices in a hidden sheet.
  for (const { name, relation } of sheets
    .filter(({ hidden }) => !hidden)
    .slice(0, workbookLimits.sheets)) {
    const target = relations.find(({ id, type }) => id === relation && type === 'worksheet');
    if (target === undefined) continue;
    const path = at(book, target.target);
    const merged = new MergedCells(readMerges(await file.end(path, 'mergeCells')));
    const cells = new SheetCells({ texts: shared.texts, dayStyles, since1904 });
    await to.sheet(name);
    await file.scan(path, cells, async () => {
      for (const row of cells.rows.splice(0)) {
        merged.fill(row.at, row.cells);
        to.row(row.at, row.cells);
      }
      await to.drained();
    });
  }
  return true;
}

/** Where a part's relation leads: from the part's folder, or from the top. */
function at(part: string, target: string): string {
  const url = new URL(target, `file:///${part}`);
  return decodeURIComponent(url.pathname).slice(1);
}

class XlsxFile {
  private readonly bytes: Buffer;
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  private constructor(bytes: Buffer, entries: readonly ZipEntry[]) {
    this.bytes = bytes;
    this.entries = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  }

  /** Unpacks everything once into nothing, counting: what the directory claims is not believed. */
  static async open(bytes: Buffer): Promise<XlsxFile> {
    const entries = zipEntries(bytes, workbookLimits.packedFiles);
    if (entries === null) throw new WorkbookError('LEDGER_UNREADABLE');
    const file = new XlsxFile(bytes, entries);
    let left: number = workbookLimits.unpackedBytes;
    for (const entry of entries) {
      let size = 0;
      for await (const chunk of file.unpacked(entry)) {
        size += chunk.length;
        if (size > left) throw new WorkbookError('LEDGER_TOO_LARGE');
      }
      left -= Math.max(size, entry.size);
      if (left < 0) throw new WorkbookError('LEDGER_TOO_LARGE');
    }
    return file;
  }

  async relations(part: string): Promise<Relation[]> {
    const slash = part.lastIndexOf('/') + 1;
    const path = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    return readRelations((await this.text(path)) ?? '');
  }

  /** A part as text; null where there is none. */
  async text(path: string): Promise<string | null> {
    const entry = this.entries.get(path.toLowerCase());
    if (entry === undefined) return null;
    let text = '';
    for await (const piece of this.pieces(entry)) text += piece;
    return text;
  }

  /** What stands in a part from a word on; empty where it does not stand there. */
  async end(path: string, word: string): Promise<string> {
    const entry = this.entries.get(path.toLowerCase());
    let [found, tail] = [false, ''];
    if (entry === undefined) return '';
    for await (const piece of this.pieces(entry)) {
      tail = found ? tail + piece : tail.slice(-word.length) + piece;
      const from = found ? 0 : tail.indexOf(word);
      if (from < 0) continue;
      if (!found) tail = tail.slice(from);
      found = true;
    }
    return found ? tail : '';
  }

  /** Tells a listener what stands in a part; `between` is waited for every so often. */
  async scan(
    path: string,
    listener: XmlListener,
    between: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const entry = this.entries.get(path.toLowerCase());
    if (entry === undefined) return;
    const scan = new XmlScan(listener);
    for await (const piece of this.pieces(entry)) {
      scan.push(piece);
      await between();
    }
  }

  private async *pieces(entry: ZipEntry): AsyncGenerator<string> {
    let decoder: InstanceType<typeof TextDecoder> | null = null;
    for await (const chunk of this.unpacked(entry)) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      yield decoder.decode(chunk, { stream: true });
    }
  }

  private async *unpacked(entry: ZipEntry): AsyncGenerator<Buffer> {
    const packed = packedBytes(this.bytes, entry);
    if (packed === null) throw new WorkbookError('LEDGER_UNREADABLE');
    if (entry.method !== 8) {
      yield packed;
      return;
    }
    const stream = createInflateRaw({ chunkSize: 64 * 1024 });
    stream.end(packed);
    yield* stream as AsyncIterable<Buffer>;
  }
}

/** Nearly all write UTF-8; the others say so in their first bytes. */
function encodingOf([first, second]: Buffer): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
