import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { folderBusy, folderNotWritable } from './embedded-error.ts';

const PATIENCE_SECONDS = 180;
const SQLITE_BUSY = 5;

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
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      lock.close();
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) {
        throw folderNotWritable(folder, error);
      }
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
