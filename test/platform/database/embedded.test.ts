import { afterEach, expect, test } from '@jest/globals';
import { chmod, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openEmbedded } from '../../../src/platform/database/embedded.ts';
import { findPostmaster } from '../../../src/platform/database/embedded-server.ts';
import {
  ask,
  clearAway,
  clusterOf,
  listeningLog,
  makeDataDir,
  sendVisitor,
} from './embedded-support.ts';

afterEach(clearAway);

test('an empty folder becomes a UTF-8 database behind a password, under a parent closed to others', async () => {
  const dataDir = await makeDataDir();
  expect((await stat(dirname(dataDir))).mode & 0o777).toBe(0o700);
  const database = await openEmbedded({ dataDir, log: listeningLog() });
  expect(database.started).toBe(true);
  expect(
    await ask(
      database.url,
      `SELECT current_database() AS name, pg_encoding_to_char(encoding) AS encoding, datctype AS ctype,
              upper('é') AS upper, current_setting('listen_addresses') AS host,
              current_setting('fsync') AS fsync, current_setting('jit') AS jit,
              current_setting('TimeZone') AS zone, current_setting('data_checksums') AS checksums,
              current_setting('unix_socket_directories') AS sockets
         FROM pg_database WHERE datname = current_database()`,
    ),
  ).toEqual({
    name: 'lianzu',
    encoding: 'UTF8',
    ctype: 'C.UTF-8',
    upper: 'É',
    host: '127.0.0.1',
    fsync: 'on',
    jit: 'off',
    zone: 'UTC',
    checksums: 'on',
    sockets: '',
  });
  await expect(ask(database.url.replace(database.password, 'wrong'), 'SELECT 1')).rejects.toThrow(
    /password authentication failed/,
  );
  const password = join(dataDir, 'postgres', 'password');
  expect((await stat(password)).mode & 0o777).toBe(0o600);
  expect(await readFile(password, 'utf8')).toBe(database.password);
  await database.release();
  await database.release();
  expect(await findPostmaster(clusterOf(dataDir))).toBeUndefined();
});

test('a second start finds the data again on the same address', async () => {
  const dataDir = await makeDataDir();
  const first = await openEmbedded({ dataDir, log: listeningLog() });
  await ask(first.url, "CREATE TABLE note AS SELECT '田庄村' AS words");
  await first.release();
  const second = await openEmbedded({ dataDir, log: listeningLog() });
  expect(second.started).toBe(true);
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'SELECT words FROM note')).toEqual({ words: '田庄村' });
  await second.release();
});

test('a second process attaches, and only the last to leave stops the server', async () => {
  const dataDir = await makeDataDir();
  const here = await openEmbedded({ dataDir, log: listeningLog() });
  const visitor = await sendVisitor(dataDir);
  expect(visitor).toMatchObject({ started: false, pid: here.pid, url: here.url });
  await here.release();
  expect(await ask(visitor.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await visitor.leave();
  expect(await findPostmaster(clusterOf(dataDir))).toBeUndefined();
});

test('two handles in one process share one server', async () => {
  const dataDir = await makeDataDir();
  const [one, two] = await Promise.all([
    openEmbedded({ dataDir, log: listeningLog() }),
    openEmbedded({ dataDir, log: listeningLog() }),
  ]);
  expect(two.pid).toBe(one.pid);
  expect([one.started, two.started].sort()).toEqual([false, true]);
  await one.release();
  expect(await ask(two.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
  await two.release();
});

test('four processes that open an empty folder at once get one server', async () => {
  const dataDir = await makeDataDir();
  const visitors = await Promise.all([1, 2, 3, 4].map(() => sendVisitor(dataDir)));
  expect(new Set(visitors.map(({ pid }) => pid)).size).toBe(1);
  expect(visitors.filter(({ started }) => started)).toHaveLength(1);
  await Promise.all(visitors.map((visitor) => visitor.leave()));
  expect(await findPostmaster(clusterOf(dataDir))).toBeUndefined();
});

test('processes coming while others leave always have a server that answers', async () => {
  const dataDir = await makeDataDir();
  let before = await sendVisitor(dataDir);
  for (let round = 0; round < 4; round += 1) {
    const [next] = await Promise.all([sendVisitor(dataDir), before.leave()]);
    expect(await ask(next.url, 'SELECT 1 AS one')).toEqual({ one: 1 });
    before = next;
  }
  await before.leave();
});

test('where root may make no namespace, data move to a system account, which is said, and stay there', async () => {
  const dataDir = await makeDataDir();
  const first = await openEmbedded({ dataDir, log: listeningLog() });
  await ask(first.url, 'CREATE TABLE note AS SELECT 7 AS number');
  await first.release();

  const systemFolder = join(await makeDataDir(), 'system');
  await mkdir(systemFolder, { recursive: true });
  for (const open of [dirname(dirname(systemFolder)), dirname(systemFolder)])
    await chmod(open, 0o755);
  const log = listeningLog();
  const refused = { systemFolder, systemAccount: 'nobody', unshare: '/nonexistent/unshare' };
  const second = await openEmbedded({ dataDir, log, ...refused });
  expect(await ask(second.url, 'SELECT number FROM note')).toEqual({ number: 7 });
  const { directory } = await ask<{ directory: string }>(
    second.url,
    "SELECT current_setting('data_directory') AS directory",
  );
  await second.release();
  expect(await findPostmaster(directory)).toBeUndefined();
  if (process.getuid?.() === 0) {
    expect(directory.startsWith(systemFolder)).toBe(true);
    expect((await stat(directory)).uid).not.toBe(0);
    expect(log.warnings).toEqual([expect.stringMatching(/system account nobody.*系统账户 nobody/)]);
  } else {
    // An ordinary account needs neither namespace nor system account.
    expect(directory).toBe(clusterOf(dataDir));
    expect(log.warnings).toEqual([]);
  }

  const third = await openEmbedded({ dataDir, log: listeningLog(), systemFolder });
  expect(await ask(third.url, 'SELECT number FROM note')).toEqual({ number: 7 });
  await third.release();
  expect(await findPostmaster(directory)).toBeUndefined();
});
