import { createStore, del, get, keys, set } from 'idb-keyval';
import { NoAnswer, Refused } from './graph/request.ts';
import { newId } from './keep.ts';
import type { Letter, Outcome } from './outbox.ts';
import { viewer } from './session.ts';
import { setting } from './setting.ts';
import { isTurned, orientationOf, turn } from './photo-turn.ts';

/*
 * Photos on the phone: shrunk when they are chosen, kept on a shelf of their own until the server has
 * them, so that they wait for the network like everything else. Drawn anew, a picture carries no EXIF:
 * nothing tells where, when or with what phone it was taken.
 */

/** The most that is sent of one photo. */
const MOST_BYTES = 300_000;
const LONGEST_SIDES = [1600, 1200, 900, 640];
const QUALITIES = [0.82, 0.7, 0.55, 0.4];

/** The picture cannot be read: no picture, or of a kind this browser does not know. */
export class UnreadablePhoto extends Error {
  override readonly name = 'UnreadablePhoto';
}

const shelf = (() => {
  try {
    return createStore('lianzu-photo', 'waiting');
  } catch {
    return null;
  }
})();
/** Where nothing can be kept (private windows), photos last as long as the page. */
const held = new Map<string, Blob>();

/** Keeps a photo until it is sent; gives the id it is found under. */
export async function keepPhoto(photo: Blob): Promise<string> {
  const id = newId();
  held.set(id, photo);
  if (shelf !== null) {
    await set(id, photo, shelf).then(
      () => held.delete(id),
      () => undefined,
    );
  }
  return id;
}

/** A kept photo; null when the phone has it no more. */
export async function keptPhoto(id: string): Promise<Blob | null> {
  const photo = held.get(id);
  if (photo !== undefined || shelf === null) return photo ?? null;
  return get<Blob>(id, shelf).then(
    (kept) => kept ?? null,
    () => null,
  );
}

/** Forgets a photo. */
export async function dropPhoto(id: string): Promise<void> {
  held.delete(id);
  if (shelf !== null) await del(id, shelf).catch(() => undefined);
}

/** Forgets photos that no draft and no letter speaks of: what was discarded leaves nothing behind. */
export async function sweepPhotos(): Promise<void> {
  if (shelf === null) return;
  const known = await keys<string>(shelf).catch(() => []);
  const texts = Object.keys(localStorage).map((key) => localStorage.getItem(key) ?? '');
  for (const id of known) {
    if (!texts.some((text) => text.indexOf(id) >= 0)) await dropPhoto(id);
  }
}

/** A picture as it is sent: upright JPEG of at most 300 kB. @throws UnreadablePhoto */
export async function shrink(file: Blob): Promise<Blob> {
  const orientation = isTurned() ? 1 : await orientationOf(file);
  const address = URL.createObjectURL(file);
  try {
    const image = await loaded(address);
    let smallest: Blob | null = null;
    for (const side of LONGEST_SIDES) {
      const canvas = drawn(image, side, orientation);
      for (const quality of QUALITIES) {
        smallest = await encoded(canvas, quality);
        if (smallest !== null && smallest.size <= MOST_BYTES) return smallest;
      }
    }
    throw new UnreadablePhoto(`still ${smallest?.size ?? 0} bytes`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function loaded(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new UnreadablePhoto('not a picture'));
    image.src = address;
  });
}

function drawn(image: HTMLImageElement, longest: number, orientation: number): HTMLCanvasElement {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight));
  const [width, height] = [Math.round(naturalWidth * scale), Math.round(naturalHeight * scale)];
  const canvas = document.createElement('canvas');
  const lies = orientation > 4;
  canvas.width = lies ? height : width;
  canvas.height = lies ? width : height;
  const pen = canvas.getContext('2d');
  if (pen === null || width === 0) throw new UnreadablePhoto('nothing to draw');
  // What is transparent would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  turn(pen, orientation, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return canvas;
}

const encoded = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

const PATIENCE_MS = 60_000;

/** Where photos of an entry are sent to. */
export const photosPath = (listing: string): string =>
  `/d/${viewer.get()?.district?.code ?? ''}/listings/${listing}/photos`;

/** Sends one photo under its letter's key: however often, it counts once. @throws NoAnswer, Refused */
export async function sendPhoto({ key, input }: Letter): Promise<Outcome> {
  const { of: listing, photo: id } = input as { of: string; photo: string };
  const photo = await keptPhoto(id);
  // The phone was cleaned meanwhile: there is nothing left to send, and nobody who could mend that.
  if (photo === null) return { kind: 'done', id: listing };
  const headers = { 'x-lianzu-upload': '1', 'idempotency-key': key, 'content-type': photo.type };
  await byHand(photosPath(listing), { method: 'POST', headers, body: photo });
  await dropPhoto(id);
  return { kind: 'done', id: listing };
}

/** Takes a photo off an entry. @throws NoAnswer, Refused */
export async function removePhoto(listing: string, photo: string): Promise<void> {
  const headers = { 'x-lianzu-upload': '1' };
  await byHand(`${photosPath(listing)}/${photo}`, { method: 'DELETE', headers });
}

interface HttpFault {
  readonly error?: {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
    readonly requestId?: string;
  };
}

/** One request to an address that is not the graph's, with the same two ways to fail. */
async function byHand(path: string, request: RequestInit): Promise<void> {
  const stop = 'AbortController' in window ? new AbortController() : null;
  const timer = setTimeout(() => stop?.abort(), PATIENCE_MS);
  let response: Response;
  let answer: HttpFault;
  try {
    const signal = stop === null ? {} : { signal: stop.signal };
    response = await fetch(path, { credentials: 'same-origin', ...request, ...signal });
    answer = response.ok ? {} : ((await response.json().catch(() => ({}))) as HttpFault);
  } catch (error) {
    throw new NoAnswer(String(error));
  } finally {
    clearTimeout(timer);
  }
  if (response.ok) return;
  if (response.status >= 500 || answer.error === undefined) {
    throw new NoAnswer(`HTTP ${response.status}`);
  }
  const { code, message, requestId = null } = answer.error;
  throw new Refused(code, message[setting.get().lang], requestId);
}
