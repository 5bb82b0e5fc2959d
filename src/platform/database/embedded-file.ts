import { randomUUID } from 'node:crypto';
import { chown, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The text of a file only this account may read, all of it or (after a crash) none of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await giveToFolderOwner(draft, dirname(file));
  await rename(draft, file);
  await syncFolder(dirname(file));
}

/** Makes a rename or a new file in `folder` survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `sudo npm start` once must not lock the folder's owner out of its own files afterwards. */
export async function giveToFolderOwner(file: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  if (uid !== 0) await chown(file, uid, gid);
}
