import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from './embedded-file.ts';
import { processIdentity } from './embedded-process.ts';

/*
 * Who uses the database: one small file per open handle, `users/<pid>-<uuid>`, holding the identity
 * of its process. Read and written only under the folder's lock.
 */

/** Signs this process in as a user of the database and returns the file that says so. */
export async function signIn(folder: string): Promise<string> {
  const users = join(folder, 'users');
  await mkdir(users, { recursive: true, mode: 0o700 });
  const file = join(users, `${process.pid}-${randomUUID()}`);
  await writeWhole(file, (await processIdentity(process.pid)) ?? '');
  return file;
}

/** Signs a user out; nothing happens when its file is already gone. */
export async function signOut(file: string): Promise<void> {
  await rm(file, { force: true });
}

/** How many handles of living processes there are; the files of dead ones are cleared away. */
export async function countUsers(folder: string): Promise<number> {
  const users = join(folder, 'users');
  let alive = 0;
  for (const name of await readdir(users).catch(() => [])) {
    const identity = await processIdentity(Number.parseInt(name, 10));
    const written = await readFile(join(users, name), 'utf8').catch(() => '');
    if (identity !== undefined && identity === written) alive += 1;
    else await rm(join(users, name), { force: true });
  }
  return alive;
}
