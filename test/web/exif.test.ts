import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import { orientationIn } from '../../src/web/exif.ts';

const picture = sharp({ create: { width: 8, height: 4, channels: 3, background: '#3a7d44' } });

const read = (bytes: Buffer): number =>
  orientationIn(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a photo that says orientation %d is read so', async (says) => {
  expect(read(await picture.clone().withMetadata({ orientation: says }).jpeg().toBuffer())).toBe(
    says,
  );
});

test('a picture that says nothing, and what is no JPEG, count as upright', async () => {
  expect(read(await picture.clone().jpeg().toBuffer())).toBe(1);
  expect(read(await picture.clone().png().toBuffer())).toBe(1);
});

test('a file cut short says so by an error, which its reader takes for upright', async () => {
  const whole = await picture.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(() => read(whole.subarray(0, 20))).toThrow(RangeError);
});
