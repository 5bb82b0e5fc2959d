import { afterEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/platform/database/embedded.ts';
import { processIdentity } from '../../../src/platform/database/embedded-process.ts';
import { awaitGone, findPostmaster } from '../../../src/platform/database/embedded-server.ts';
import { countUsers } from '../../../src/platform/database/embedded-user.ts';
import {
  ask,
  clearAway,
  clusterOf,
  listeningLog,
  makeDataDir,
  sendVisitor,
} from './embedded-support.ts';

afterEach(clearAway);

test('a server outlives its killed starter; the next process attaches and later stops it', async () => {
  const dataDir = await makeDataDir();
  const visitor = await sendVisitor(dataDir);
  await visitor.kill();
  expect(await ask(visitor.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  expect(database).toMatchObject({ started: false, pid: visitor.pid, url: visitor.url });
  await database.release();
  expect(await findPostmaster(clusterOf(dataDir))).toBeUndefined();
});

test('a starter killed at any moment of the first start leaves a folder the next one can use', async () => {
  const dataDir = await makeDataDir();
  const visitorFile = join(import.meta.dirname, 'embedded-visitor.ts');
  const folder = join(dataDir, 'postgres');
  // Each is killed when it has come one step further, so no clock decides where the kill falls.
  const steps = ['password', 'making', 'cluster', 'server.json', join('cluster', 'postmaster.pid')];
  for (const step of steps) {
    const child = spawn(process.execPath, ['--no-warnings', visitorFile, dataDir], {
      stdio: 'ignore',
    });
    const gone = once(child, 'exit');
    await untilThere(folder, step);
    child.kill('SIGKILL');
    await gone;
  }
  // The last one killed had started its server: it is attached to, stopped, and started once more.
  for (const started of [false, true]) {
    const database = await openEmbedded({ dataDir, log: listeningLog() });
    const answer = await ask(database.url, 'SELECT 1 AS one');
    await database.release();
    expect(database.started).toBe(started);
    expect(answer).toEqual({ one: 1 });
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('making-'))).toEqual([]);
});

test('a killed PostgreSQL is started again for its living users, on the same address, nothing lost', async () => {
  const dataDir = await makeDataDir();
  const log = listeningLog();
  const database = await openEmbedded({ dataDir, log });
  const visitor = await sendVisitor(dataDir);
  await ask(database.url, 'CREATE TABLE note AS SELECT 7 AS number');
  const killed = database.pid;
  process.kill(killed, 'SIGKILL');
  await log.nextWarning();
  expect(database.pid).not.toBe(killed);
  expect(await ask(database.url, 'SELECT number FROM note')).toEqual({ number: 7 });
  await visitor.leave();
  expect(await ask(database.url, 'SELECT number FROM note')).toEqual({ number: 7 });
  await database.release();
  expect(await findPostmaster(clusterOf(dataDir))).toBeUndefined();
});

test('PostgreSQL and its only user killed together: the next start replays the log', async () => {
  const dataDir = await makeDataDir();
  const visitor = await sendVisitor(dataDir);
  await ask(visitor.url, 'CREATE TABLE note AS SELECT 7 AS number');
  const server = await findPostmaster(clusterOf(dataDir));
  await visitor.kill();
  process.kill(visitor.pid, 'SIGKILL');
  // A killed process is still there until the machine gets round to it.
  if (server !== undefined) expect(await awaitGone(server, 10_000)).toBe(true);
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  expect(database.started).toBe(true);
  expect(await ask(database.url, 'SELECT number FROM note')).toEqual({ number: 7 });
  await database.release();
});

/** PostgreSQL notes in its pid file that it stops, and takes the file away at the end. */
async function untilGoingDown(cluster: string): Promise<void> {
  for (;;) {
    const words = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => 'stopping');
    if (words.includes('stopping')) return;
  }
}

test('a server that is going down is waited for, then a new one started', async () => {
  const dataDir = await makeDataDir();
  const visitor = await sendVisitor(dataDir);
  await visitor.kill();
  process.kill(visitor.pid, 'SIGINT');
  await untilGoingDown(clusterOf(dataDir));
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  expect(await ask(database.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await database.release();
});

test.each([
  ['was given to another process', 'echo $$; exec cat', true],
  // The shell's child ends when cat has taken the shell's place, and cat never collects it.
  ['is still held by a zombie', 'sleep 0.3 & echo $!; exec cat', false],
])("a stale postmaster.pid whose number %s doesn't stop the start", async (_, script, lives) => {
  const dataDir = await makeDataDir();
  const cluster = clusterOf(dataDir);
  const visitor = await sendVisitor(dataDir);
  const words = await readFile(join(cluster, 'postmaster.pid'), 'utf8');
  const server = await findPostmaster(cluster);
  await visitor.kill();
  process.kill(visitor.pid, 'SIGKILL');
  expect(server && (await awaitGone(server, 10_000))).toBe(true);
  const holder = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(holder, 'exit');
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  const pid = Number(line.toString());
  try {
    if (!lives) await untilDead(pid);
    expect(process.kill(pid, 0)).toBe(true);
    await writeFile(join(cluster, 'postmaster.pid'), words.replace(/^\d+/, String(pid)));
    const log = listeningLog();
    const database = await openEmbedded({ dataDir, log });
    expect(database.started).toBe(true);
    await database.release();
    expect((await processIdentity(pid)) !== undefined).toBe(lives);
    expect(await readFile(database.logFile, 'utf8')).not.toMatch(/already exists/);
  } finally {
    holder.stdin.end();
    await ended;
  }
});

test('a user file counts only while the very process that wrote it lives', async () => {
  const folder = await makeDataDir();
  await mkdir(join(folder, 'users'), { recursive: true });
  const mine = (await processIdentity(process.pid)) ?? '';
  await writeFile(join(folder, 'users', `${process.pid}-here`), mine);
  await writeFile(join(folder, 'users', `${process.pid}-earlier`), `${mine}0`);
  await writeFile(join(folder, 'users', `${2 ** 30}-gone`), mine);
  await writeFile(join(folder, 'users', 'nonsense'), '');
  expect(await countUsers(folder)).toBe(1);
  expect(await readdir(join(folder, 'users'))).toEqual([`${process.pid}-here`]);
});

test('leaving stops the server even when someone removed the whole folder', async () => {
  const dataDir = await makeDataDir();
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  const identity = (await processIdentity(database.pid)) ?? '';
  // The server may write a segment between two of its steps.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
  await database.release();
  expect(await processIdentity(database.pid)).not.toBe(identity);
});

/** Resolves when the process has ended, collected or not. */
async function untilDead(pid: number): Promise<void> {
  const identity = await processIdentity(pid);
  if (identity !== undefined && !(await awaitGone({ pid, identity }, 10_000))) {
    throw new Error(`process ${pid} does not end`);
  }
}

/** Resolves when an entry whose path begins with `step` appears in the folder. */
async function untilThere(folder: string, step: string): Promise<void> {
  const parent = join(folder, step, '..');
  const start = step.slice(step.lastIndexOf('/') + 1);
  for (;;) {
    const names = await readdir(parent).catch(() => []);
    if (names.some((name) => name.startsWith(start))) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
