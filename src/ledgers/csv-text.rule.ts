/** Bytes of a CSV file as text: whatever Excel, WPS or an editor wrote. */

/** UTF-8 (with or without mark), UTF-16 with mark, else GB18030, which contains GBK and GB2312. */
export function csvEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    const text = pieces(bytes, new TextDecoder('utf-8', { fatal: true }));
    while (text.next().done !== true);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** The file's text, some at a time. */
export function csvText(bytes: Uint8Array): Generator<string> {
  return pieces(bytes, new TextDecoder(csvEncoding(bytes)));
}

const pieceBytes = 256 * 1024;

function* pieces(bytes: Uint8Array, decoder: InstanceType<typeof TextDecoder>): Generator<string> {
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
  yield decoder.decode();
}

/** The mark between cells: the one that the first lines have most of. */
export function csvDelimiter(bytes: Uint8Array): string {
  const head = new TextDecoder(csvEncoding(bytes)).decode(bytes.subarray(0, 8_000));
  const counted = [',', '\t', ';', '，'].map((mark) => [mark, head.split(mark).length] as const);
  return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

/** What a file is, by its first bytes; the name only helps where they say nothing. */
export function fileFormat(bytes: Uint8Array): 'XLSX' | 'XLS' | 'CSV' | null {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return 'XLSX';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'XLS';
  if (bytes.length === 0) return null;
  // Pictures, PDF and the like are no text: they hold zero bytes or unwritable ones early on.
  const utf16 = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) return null;
  const head = bytes.subarray(0, 4_000);
  return utf16 || head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d))
    ? 'CSV'
    : null;
}
