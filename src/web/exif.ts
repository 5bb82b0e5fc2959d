const EXIF = 0x45786966;
const ORIENTATION = 0x0112;

/**
 * How the sensor lay when a JPEG was taken, as EXIF counts it: 1 upright to 8; 1 where nothing is said.
 * @param bytes the file's first ones. @throws RangeError when they end too early
 */
export function orientationIn(bytes: DataView): number {
  if (bytes.getUint16(0) !== 0xffd8) return 1;
  for (let at = 2; bytes.getUint8(at) === 0xff; at += 2 + bytes.getUint16(at + 2)) {
    if (bytes.getUint8(at + 1) !== 0xe1 || bytes.getUint32(at + 4) !== EXIF) continue;
    const tiff = at + 10;
    const little = bytes.getUint16(tiff) === 0x4949;
    const table = tiff + bytes.getUint32(tiff + 4, little);
    const count = bytes.getUint16(table, little);
    for (let index = 0; index < count; index++) {
      const entry = table + 2 + index * 12;
      if (bytes.getUint16(entry, little) !== ORIENTATION) continue;
      const value = bytes.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
  }
  return 1;
}
