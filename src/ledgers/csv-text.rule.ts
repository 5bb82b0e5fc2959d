/** Bytes of a CSV file as text: whatever Excel, WPS or an editor wrote. */

/** UTF-8 (with or without mark), UTF-16 with mark, else GB18030, which contains GBK and GB2312. */
export function csvText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The mark between cells: the one that the first lines have most of. */
export function csvDelimiter(text: string): string {
  const head = text.slice(0, 4_000);
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
