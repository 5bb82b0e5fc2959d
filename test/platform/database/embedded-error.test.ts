import { afterEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openEmbedded } from '../../../src/platform/database/embedded.ts';
import { locateBinaries } from '../../../src/platform/database/embedded-binary.ts';
import {
  EmbeddedDatabaseError,
  explainFileError,
  explainOutput,
  folderBusy,
} from '../../../src/platform/database/embedded-error.ts';
import {
  ask,
  clearAway,
  clusterOf,
  listeningLog,
  makeDataDir,
  sendVisitor,
} from './embedded-support.ts';

afterEach(clearAway);

/** What opening the folder is refused with; both languages must be there. */
async function refusal(dataDir: string): Promise<EmbeddedDatabaseError> {
  const error: unknown = await openEmbedded({ dataDir, log: listeningLog() }).then(
    async (database) => {
      await database.release();
      return undefined;
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof EmbeddedDatabaseError)) throw new Error(`not refused: ${String(error)}`);
  expect(error.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(error.message).toContain(error.en);
  expect(error.message).toContain(error.zh);
  return error;
}

async function madeOnce(): Promise<string> {
  const dataDir = await makeDataDir();
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  await database.release();
  return dataDir;
}

test('data of another major version are left alone', async () => {
  const dataDir = await madeOnce();
  await writeFile(join(clusterOf(dataDir), 'PG_VERSION'), '16\n');
  expect((await refusal(dataDir)).en).toMatch(
    /made by PostgreSQL 16.*runs PostgreSQL 18.*lianzu backup/,
  );
});

test('a lost password file is named', async () => {
  const dataDir = await madeOnce();
  await rm(join(dataDir, 'postgres', 'password'));
  expect((await refusal(dataDir)).en).toContain(join('postgres', 'password'));
});

test('a folder that cannot be made is named', async () => {
  const dataDir = await makeDataDir();
  await writeFile(dataDir, 'a file stands where the folder should be');
  expect((await refusal(dataDir)).en).toMatch(/cannot be written.*LIANZU_DATA_DIR/s);
});

test('a damaged cluster is reported in the words of PostgreSQL, with the log file', async () => {
  const dataDir = await madeOnce();
  await rm(join(clusterOf(dataDir), 'global', 'pg_control'));
  const { en } = await refusal(dataDir);
  expect(en).toContain('postgres.log');
  expect(en).toContain('pg_control');
});

test('a server notes file that is no JSON does no harm', async () => {
  const dataDir = await madeOnce();
  await writeFile(join(dataDir, 'postgres', 'server.json'), '{"por');
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  expect(await ask(database.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await database.release();
});

test('a taken port is changed when nobody relies on it', async () => {
  const dataDir = await madeOnce();
  const notes = JSON.parse(await readFile(join(dataDir, 'postgres', 'server.json'), 'utf8')) as {
    port: number;
  };
  const squatter = createServer().listen(notes.port, '127.0.0.1');
  await once(squatter, 'listening');
  const log = listeningLog();
  const database = await openEmbedded({ dataDir, log });
  expect(database.port).not.toBe(notes.port);
  expect(log.warnings).toEqual([expect.stringMatching(/port is taken/)]);
  await database.release();
  squatter.close();
  await once(squatter, 'close');
});

test('a taken port is an error while another process relies on it', async () => {
  const dataDir = await makeDataDir();
  const visitor = await sendVisitor(dataDir);
  visitor.pause();
  process.kill(visitor.pid, 'SIGKILL');
  const squatter = await squat(visitor.port);
  expect((await refusal(dataDir)).en).toContain(`Port ${visitor.port}`);
  squatter.kill();
  await once(squatter, 'exit');
  visitor.resume();
  await visitor.leave();
});

test('a machine without binaries is told to bring its own PostgreSQL', async () => {
  const before = Object.getOwnPropertyDescriptor(process, 'arch');
  Object.defineProperty(process, 'arch', { ...before, value: 'mips' });
  try {
    await expect(locateBinaries()).rejects.toThrow(/linux-mips|darwin-mips/);
    await expect(locateBinaries()).rejects.toThrow(/DATABASE_URL/);
  } finally {
    Object.defineProperty(process, 'arch', before ?? {});
  }
});

test.each([
  ['initdb: error: could not write: No space left on device', /No space is left/],
  ['could not bind IPv4 address "127.0.0.1": Address already in use', /Port 5999/],
  ['FATAL: data directory "x" has wrong ownership', /cannot be written/],
  ['could not open file: Permission denied', /cannot be written/],
  ['FATAL: something never seen', /something never seen/],
])('what PostgreSQL prints becomes an instruction: %s', (output, expected) => {
  const error = explainOutput(output, { what: 'starting', folder: '/data', port: 5999 });
  expect(error.en).toMatch(expected);
  expect(error.zh).toMatch(/请/);
});

test.each([
  ['ENOSPC', /No space is left/],
  ['EDQUOT', /No space is left/],
  ['EACCES', /cannot be written/],
  ['EROFS', /cannot be written/],
])('what the file system says becomes an instruction: %s', (code, expected) => {
  const cause = Object.assign(new Error(code), { code });
  const error = explainFileError(cause, '/data') as EmbeddedDatabaseError;
  expect(error.en).toMatch(expected);
  expect(error.cause).toBe(cause);
});

test('errors we know nothing better about stay what they are', () => {
  const plain = new TypeError('no');
  expect(explainFileError(plain, '/data')).toBe(plain);
  const ours = folderBusy('/data', 180);
  expect(explainFileError(ours, '/data')).toBe(ours);
});

/** Another program on the port, started as soon as the port is free. */
async function squat(port: number) {
  const script = `
    const server = require('node:net').createServer();
    const listen = () => server.listen(${port}, '127.0.0.1');
    server.on('error', () => setTimeout(listen, 5)).on('listening', () => console.log('taken'));
    listen();`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}
