import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { diskFull, folderBusy, folderNotWritable } from './embedded-error.ts';

const PATIENCE_SECONDS = 180;
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/**
 * Runs `work` while no other process (and no other call in this one) does so for the same folder.
 *
 * The lock is SQLite's exclusive lock on an empty file, which is a lock of the kernel: it ends with
 * the process that holds it, however that ends, so there is no stale lock to detect and none to
 * break by mistake. Throws `EmbeddedDatabaseError` when the lock is not had in three minutes.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await acquire(folder);
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function acquire(folder: string): Promise<DatabaseSync> {
  const deadline = Date.now() + PATIENCE_SECONDS * 1000;
  for (;;) {
    const lock = open(folder);
    try {
      // Without this SQLite opens a journal file to lock an empty one, and a full disk could then keep
      // the last user from stopping the server.
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      const code = (error as { errcode?: number }).errcode;
      if (code === SQLITE_FULL) throw diskFull(folder, error);
      if (code !== SQLITE_BUSY) throw folderNotWritable(folder, error);
    }
    if (Date.now() > deadline) throw folderBusy(folder, PATIENCE_SECONDS);
    await wait(20 + Math.random() * 30);
  }
}

function open(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
  } catch (error) {
    throw folderNotWritable(folder, error);
  }
}
