import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { chown, mkdir, readFile, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { command, type RunAs } from './embedded-account.ts';
import {
  diskFull,
  explainOutput,
  otherMajorVersion,
  passwordMissing,
  unsupportedPlatform,
} from './embedded-error.ts';
import { syncFolder, writeWhole } from './embedded-file.ts';
import type { Place } from './embedded-place.ts';

export const SUPERUSER = 'postgres';
export const DATABASE = 'lianzu';

/** A fresh cluster takes 55 MB with its first WAL segments (PostgreSQL 18); the rest is for work. */
const ROOM_NEEDED = 200 * 1024 * 1024;

/** Written into postgresql.conf once, where whoever runs the house may change them. */
const INITIAL_SETTINGS = {
  shared_buffers: '128MB',
  max_connections: '100',
  // Our statements are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Makes sure a complete cluster with the database `lianzu` stands at `place.cluster`, and returns the
 * superuser's password. A new one is made beside its place and renamed when it is whole and on disk,
 * so a crash leaves either no cluster or a good one. Call it under the folder's lock.
 */
export async function ensureCluster(folder: string, place: Place): Promise<string> {
  const parent = dirname(place.cluster);
  await clearHalfMade(parent);
  const found = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(ifMissing);
  if (found !== undefined) {
    const version = found.trim();
    if (version !== place.binaries.major) {
      throw otherMajorVersion(folder, version, place.binaries.major);
    }
    const password = await readPassword(folder);
    if (password === undefined) throw passwordMissing(join(folder, 'password'));
    return password;
  }
  const { bavail, bsize } = await statfs(parent);
  if (bavail * bsize < ROOM_NEEDED) throw diskFull(parent);
  const password = await choosePassword(folder);
  await makeCluster(place, parent, password);
  return password;
}

/** What killed starters left; their initdb may still be writing, so a folder may fill while it is emptied. */
async function clearHalfMade(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('making-')) continue;
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  }
}

/** The superuser's password, or `undefined` if none was ever chosen. */
export async function readPassword(folder: string): Promise<string | undefined> {
  return (await readFile(join(folder, 'password'), 'utf8').catch(ifMissing))?.trim() || undefined;
}

async function choosePassword(folder: string): Promise<string> {
  const before = await readPassword(folder);
  if (before !== undefined) return before;
  const password = randomBytes(24).toString('base64url');
  await writeWhole(join(folder, 'password'), password);
  return password;
}

async function makeCluster(place: Place, parent: string, password: string): Promise<void> {
  const making = join(parent, `making-${randomUUID()}`);
  const data = join(making, 'cluster');
  const passwordFile = join(making, 'password');
  const { runAs, binaries } = place;
  try {
    await mkdir(making, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (runAs.kind === 'user') {
      await chown(passwordFile, runAs.uid, runAs.gid);
      await chown(making, runAs.uid, runAs.gid);
    }
    const settings = Object.entries(INITIAL_SETTINGS).flatMap(([k, v]) => ['--set', `${k}=${v}`]);
    const initdb = (locale: string[]) =>
      runProgram(runAs, binaries.initdb, [
        ...['-D', data, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--no-sync', '--no-instructions', ...locale, ...settings],
      ]);
    let result = await initdb(['--locale=C.UTF-8']);
    if (result.code !== 0 && /invalid locale/.test(result.output)) {
      // macOS before 15 has no C.UTF-8: bytes for sorting, a UTF-8 ctype for letters.
      await rm(data, { recursive: true, force: true });
      result = await initdb(['--lc-collate=C', '--lc-ctype=en_US.UTF-8']);
    }
    insist(result, 'making the data folder (initdb)', parent);
    const single = ['--single', '-j', '-D', data, 'template1'];
    const made = await runProgram(
      runAs,
      binaries.postgres,
      single,
      `CREATE DATABASE ${DATABASE};\n`,
    );
    // The single-user server goes on after an error and ends with 0, so its words are looked at.
    insist(made, `creating the database ${DATABASE}`, parent, /ERROR|FATAL|PANIC/);
    insist(await runProgram(runAs, binaries.initdb, ['-S', '-D', data]), 'writing to disk', parent);
    await rename(data, place.cluster);
    await syncFolder(parent);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

interface Result {
  code: number | null;
  output: string;
}

function insist(result: Result, what: string, folder: string, bad?: RegExp): void {
  if (result.code === 0 && !bad?.test(result.output)) return;
  throw explainOutput(result.output, { what, folder });
}

/** Runs a program to its end; what it printed on both streams comes back in order. */
function runProgram(runAs: RunAs, program: string, args: string[], input = ''): Promise<Result> {
  const { file, args: all, options } = command(runAs, program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    // A program that ends before reading its input breaks the pipe; its exit code says why.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) =>
      reject(unsupportedPlatform(`${process.platform}-${process.arch}`, error)),
    );
    child.on('close', (code) => resolve({ code, output }));
    child.stdin.end(input);
  });
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
