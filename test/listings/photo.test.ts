import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let application: TestApplication;
let listing: string;
beforeAll(async () => {
  application = await testApplication();
  const { data } = await application.ask<{
    viewer: { party: { needs: { nodes: { id: string }[] } } };
  }>(Role.VILLAGE, '{ viewer { party { needs(first: 1) { nodes { id } } } } }');
  listing = data.viewer.party.needs.nodes[0]?.id as string;
});
afterAll(() => application.close());

/** A photo as a phone makes it: on its side, with the place it was taken in EXIF. */
const phonePhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#3a7d44' } })
    .withExif({ IFD0: { Make: 'Synthetic' }, IFD3: { GPSLatitude: '39/1 10/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

const upload = (
  role: Role,
  body: Buffer,
  headers: Record<string, string> = { 'x-lianzu-upload': '1' },
): Promise<Response> =>
  fetch(`${application.url}/d/120113/listings/${listing}/photos`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { authorization: application.authorization(role), ...headers },
  });

interface Photos {
  readonly listing: {
    readonly photos: readonly {
      readonly id: string;
      readonly url: string;
      readonly width: number;
      readonly height: number;
    }[];
  };
}
const photos = async (): Promise<Photos['listing']['photos']> =>
  (
    await application.ask<Photos>(
      Role.READER,
      'query ($id: ID!) { listing(id: $id) { photos { id url width height } } }',
      { id: listing },
    )
  ).data.listing.photos;

test('a photo is kept upright, smaller and without EXIF, read by whoever reads the list, and taken off again', async () => {
  expect((await upload(Role.VILLAGE, await phonePhoto())).status).toBe(201);
  const [photo] = await photos();
  expect(photo).toMatchObject({ width: 800, height: 1600 });
  const read = await fetch(`${application.url}${photo?.url ?? ''}`, {
    headers: { authorization: application.authorization(Role.READER) },
  });
  const bytes = Buffer.from(await read.arrayBuffer());
  expect(read.headers.get('content-type')).toBe('image/jpeg');
  expect(bytes.length).toBeLessThan(500_000);
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();

  const removed = await fetch(
    `${application.url}/d/120113/listings/${listing}/photos/${photo?.id ?? ''}`,
    {
      method: 'DELETE',
      headers: { authorization: application.authorization(Role.VILLAGE), 'x-lianzu-upload': '1' },
    },
  );
  expect(removed.status).toBe(200);
  expect(await photos()).toEqual([]);
});

test('a photo sent again under its key counts once; another picture under it is refused', async () => {
  const headers = {
    'x-lianzu-upload': '1',
    'idempotency-key': '0197f3a0-0000-4000-8000-000000000001',
  };
  const picture = await phonePhoto();
  const [first, again] = [
    await upload(Role.VILLAGE, picture, headers),
    await upload(Role.VILLAGE, picture, headers),
  ];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(await again.json()).toEqual(await first.json());
  const kept = await photos();
  expect(kept).toHaveLength(1);
  const other = await sharp({
    create: { width: 20, height: 20, channels: 3, background: 'red' },
  })
    .jpeg()
    .toBuffer();
  expect((await upload(Role.VILLAGE, other, headers)).status).toBe(409);
  expect(await photos()).toEqual(kept);
  await fetch(`${application.url}/d/120113/listings/${listing}/photos/${kept[0]?.id ?? ''}`, {
    method: 'DELETE',
    headers: { authorization: application.authorization(Role.VILLAGE), 'x-lianzu-upload': '1' },
  });
});

test('a fourth photo, a text, another’s entry, a stranger and a foreign form are refused', async () => {
  const picture = await phonePhoto();
  for (let i = 0; i < 3; i++) expect((await upload(Role.VILLAGE, picture)).status).toBe(201);
  expect((await upload(Role.VILLAGE, picture)).status).toBe(409);
  expect((await upload(Role.VILLAGE, Buffer.from('no picture'))).status).toBe(422);
  expect((await upload(Role.PARTY, picture)).status).toBe(403);
  expect((await upload(Role.VILLAGE, picture, {})).status).toBe(403);
  const [photo] = await photos();
  expect((await fetch(`${application.url}${photo?.url ?? ''}`)).status).toBe(401);
});
