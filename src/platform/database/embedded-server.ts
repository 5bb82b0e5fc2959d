import { spawn } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { command } from './embedded-account.ts';
import { explainOutput, postgresFailed, unsupportedPlatform } from './embedded-error.ts';
import { giveToFolderOwner } from './embedded-file.ts';
import type { EmbeddedLog } from './embedded-log.type.ts';
import type { Place } from './embedded-place.ts';
import { processIdentity, runsCluster } from './embedded-process.ts';

const POLL_MS = 20;
const LOG_KEPT = 5 * 1024 * 1024;
/** PostgreSQL polite (20 s to roll back and write a checkpoint), then at once (WAL is replayed next time). */
const STOP_STEPS: [NodeJS.Signals, number][] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 5_000],
];

/** A process, told from any later one with the same number by its identity. */
export interface ProcessMark {
  pid: number;
  identity: string;
}

/** A running postmaster. */
export interface Postmaster extends ProcessMark {
  port: number;
  status: string;
}

/** These make the server ours, so they stand on its command line, above every configuration file. */
function settings(port: number): string[] {
  const fixed: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_checkpoints: 'off',
    // The log must hold no personal data: neither statements nor the row values PostgreSQL adds as detail.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The postmaster of the cluster if it lives, whatever its state; a stale postmaster.pid counts as none. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const identity = await processIdentity(pid);
  if (identity === undefined) return undefined;
  if (!(await runsCluster(pid, cluster))) return undefined;
  return { pid, identity, port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/** Whether this very process is still there. */
export async function isAlive(server: ProcessMark): Promise<boolean> {
  return (await processIdentity(server.pid)) === server.identity;
}

/** Starts the server detached and waits until it takes connections. Call it under the folder's lock. */
export async function startServer(
  place: Place,
  port: number,
  logFile: string,
  log: EmbeddedLog,
): Promise<Postmaster> {
  for (let left = 100; ; left -= 1) {
    await dropStalePidFile(place.cluster);
    const from = await rotate(logFile);
    const pid = await launch(place, port, logFile);
    const server = await awaitReady(place.cluster, pid, log);
    if (server) return server;
    const output = (await readFile(logFile)).subarray(from).toString();
    // After a SIGKILL of the postmaster its children need a moment to notice and leave.
    const closing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;
    if (left > 0 && closing.test(output)) {
      await wait(100);
      continue;
    }
    const at = { what: 'starting', folder: place.cluster, port, logFile };
    throw explainOutput(output, at);
  }
}

/**
 * PostgreSQL itself sees through a postmaster.pid whose process is gone, but refuses to start while
 * anything answers to the number: another process that was given it since, or the killed postmaster's
 * zombie, which stays for good in a container whose first process collects none. Then the file goes.
 * (Its shared memory check, by the folder's inode, still keeps two servers off the same files.)
 */
async function dropStalePidFile(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0) || (await findPostmaster(cluster))) return;
  if (answersSignals(pid)) await rm(file, { force: true });
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function launch(place: Place, port: number, logFile: string): Promise<number> {
  const args = ['-D', place.cluster, ...settings(port)];
  const { file, args: all, options } = command(place.runAs, place.binaries.postgres, args);
  const output = await open(logFile, 'a', 0o600);
  try {
    await giveToFolderOwner(logFile, dirname(logFile));
    const child = spawn(file, all, {
      ...options,
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    const failure = new Promise<Error>((resolve) => child.once('error', resolve));
    child.unref();
    if (child.pid !== undefined) return child.pid;
    throw unsupportedPlatform(`${process.platform}-${process.arch}`, await failure);
  } finally {
    await output.close();
  }
}

/** Waits as long as the process lives: replaying the log after a crash may take minutes. */
export async function awaitReady(
  cluster: string,
  pid: number,
  log: EmbeddedLog,
): Promise<Postmaster | undefined> {
  const identity = await processIdentity(pid);
  if (identity === undefined) return undefined;
  let nextWord = Date.now() + 10_000;
  while (await isAlive({ pid, identity })) {
    const server = await findPostmaster(cluster);
    if (server?.pid === pid && server.status === 'ready') return server;
    if (Date.now() > nextWord) {
      nextWord += 10_000;
      log.warn({ cluster, pid }, 'waiting for PostgreSQL to recover 正在等待 PostgreSQL 恢复');
    }
    await wait(POLL_MS);
  }
  return undefined;
}

/** Waits for a process that is on its way out; says whether it went. */
export async function awaitGone(server: ProcessMark, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (await isAlive(server)) {
    if (Date.now() > deadline) return false;
    await wait(POLL_MS);
  }
  return true;
}

/** Stops the server: clients are disconnected, everything is written; harder when that does not help. */
export async function stopServer(server: Postmaster): Promise<void> {
  for (const [signal, milliseconds] of STOP_STEPS) {
    if (!(await isAlive(server))) return;
    try {
      process.kill(server.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
    if (await awaitGone(server, milliseconds)) return;
  }
  throw postgresFailed('stopping', `process ${server.pid} does not end`);
}

/** Begins a new log when the old one has grown; one old log is kept. Returns where new lines begin. */
async function rotate(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size < LOG_KEPT) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}
