import { createHash } from 'node:crypto';
import { writeContextOf } from '../access/viewer.rule.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { withIdempotency, type RepeatableRequest } from '../platform/idempotency.ts';
import { newId } from '../platform/id.ts';
import { listingEvent } from './listing-event.rule.ts';
import { listingToChange, partyOf } from './listing.service.ts';

/** What a phone may send; it is made smaller here. */
export const mostUploadBytes = 6 * 1024 * 1024;

const mostPhotos = 3;
const longestSide = 1600;
const mostStoredBytes = 500_000;
const mostPixels = 40_000_000;

interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns an uploaded picture into what is kept: upright, at most 1600 pixels long, JPEG, without
 * EXIF (which would tell where and with what phone it was taken).
 * @throws ExpectedError PHOTO_UNREADABLE
 */
export async function prepared(upload: Buffer): Promise<Picture> {
  // Loaded with the first picture: its libraries are 15 MB that reading never needs.
  const { default: sharp } = await import('sharp');
  try {
    for (const quality of [82, 70, 55, 40]) {
      const { data, info } = await sharp(upload, { limitInputPixels: mostPixels })
        .rotate()
        .resize({
          width: longestSide,
          height: longestSide,
          fit: 'inside',
          withoutEnlargement: true,
        })
        .flatten({ background: 'white' })
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true });
      if (data.length <= mostStoredBytes)
        return { bytes: data, width: info.width, height: info.height };
    }
  } catch (error) {
    throw Object.assign(ExpectedError.of('PHOTO_UNREADABLE'), { cause: error });
  }
  throw ExpectedError.of('PHOTO_UNREADABLE');
}

/**
 * Adds a photo to a listing the viewer may write: once for a key, however often a bad line makes a
 * phone send it. @throws ExpectedError PHOTOS_FULL, FORBIDDEN …
 */
export async function addPhoto(
  call: Call,
  listing: string,
  upload: Buffer,
  key: string | null,
): Promise<string> {
  const { bytes, width, height } = await prepared(upload);
  const input = { listing, upload: createHash('sha256').update(upload).digest('hex') };
  return change(call, listing, { mutation: 'addPhoto', key, input }, async (unit) => {
    const taken = await unit.sql<{ rank: number }>(
      'select rank from listing_photo where district = $1 and listing = $2',
      [unit.district, listing],
    );
    const rank = [1, 2, 3].find((place) => !taken.some((photo) => photo.rank === place));
    if (rank === undefined) throw ExpectedError.of('PHOTOS_FULL', { most: mostPhotos });
    const id = newId(unit.now);
    await unit.sql(
      `insert into listing_photo (district, id, listing, rank, media_type, bytes, width, height, created_at)
       values ($1, $2, $3, $4, 'image/jpeg', $5, $6, $7, $8)`,
      [unit.district, id, listing, rank, bytes, width, height, unit.now],
    );
    return id;
  });
}

/** Takes a photo off its listing. @throws ExpectedError PHOTO_NOT_FOUND, FORBIDDEN */
export async function removePhoto(call: Call, listing: string, photo: string): Promise<string> {
  const removal = { mutation: 'removePhoto', key: null, input: { photo } };
  return change(call, listing, removal, async (unit) => {
    const gone = await unit.sql(
      'delete from listing_photo where district = $1 and listing = $2 and id = $3::uuid returning id',
      [unit.district, listing, photo],
    );
    if (gone.length === 0) throw ExpectedError.of('PHOTO_NOT_FOUND');
    return photo;
  });
}

/** A photo's bytes: whoever reads the district's lists sees their photos. Null when there is none. */
export async function readPhoto({ services, viewer }: Call, photo: string): Promise<Buffer | null> {
  const [row] = await services.database.write(viewer.district, (tx) =>
    tx.sql<{ bytes: Buffer }>(
      'select bytes from listing_photo where district = $1 and id = $2::uuid',
      [viewer.district, photo],
    ),
  );
  return row?.bytes ?? null;
}

async function change(
  { services, viewer, now }: Call,
  id: string,
  request: RepeatableRequest,
  work: (unit: UnitOfWork) => Promise<string>,
): Promise<string> {
  const context = writeContextOf(viewer, now);
  const { photo } = await withIdempotency(services.units, context, request, async (unit) => {
    const listing = await listingToChange(unit, id, null);
    if (!mayWriteFor(viewer, await partyOf(unit, listing.party)))
      throw ExpectedError.of('FORBIDDEN');
    const photo = await work(unit);
    unit.emit(listingEvent('listingChanged', 'edited', listing, { fields: ['photos'] }));
    return { photo };
  });
  return photo;
}
