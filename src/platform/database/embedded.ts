import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE, SUPERUSER, ensureCluster, readPassword } from './embedded-cluster.ts';
import { explainFileError, passwordMissing, portBusy } from './embedded-error.ts';
import { writeWhole } from './embedded-file.ts';
import { withFolderLock } from './embedded-lock.ts';
import type { EmbeddedLog } from './embedded-log.type.ts';
import { choosePlace } from './embedded-place.ts';
import { freePort } from './embedded-port.ts';
import {
  awaitGone,
  awaitReady,
  findPostmaster,
  startServer,
  stopServer,
  type Postmaster,
} from './embedded-server.ts';
import { countUsers, signIn, signOut } from './embedded-user.ts';
import { watchServer } from './embedded-watch.ts';

/*
 * The PostgreSQL a process runs for itself when it is given none. Under `<dataDir>/postgres`:
 *   cluster/       PostgreSQL's files       password     its superuser's, 0600
 *   server.json    port, place of cluster   users/       one file per process that uses it
 *   postgres.log   its words                lock         held while starting and stopping
 * The server is detached: it outlives the process that started it. Whoever comes later attaches to
 * it, whoever leaves last stops it, and any user that sees it dead starts it again on the same port.
 */

const HOST = '127.0.0.1';

export interface EmbeddedOptions {
  /** Where data is kept; made if missing. */
  dataDir: string;
  log: EmbeddedLog;
  /** Where binaries and data go when root may make no user namespace. */
  systemFolder?: string;
  /** The system account PostgreSQL then runs as; made if missing. */
  systemAccount?: string;
  /** The program that makes user namespaces (util-linux). */
  unshare?: string;
}

/** An open handle on the embedded database. */
export interface EmbeddedDatabase {
  /** `postgres://…` of the superuser, for the database `lianzu`. */
  url: string;
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** PostgreSQL's process number, now; it changes when the server had to be started again. */
  readonly pid: number;
  logFile: string;
  /** Whether this call started the server (otherwise it attached to a running one). */
  started: boolean;
  /** Leaves the database; the last user's leaving stops it. Calling it again does nothing more. */
  release(): Promise<void>;
}

interface ServerNotes {
  port: number;
  cluster: string;
}

/**
 * Opens the embedded database of `dataDir`: makes it, starts it or attaches to it, whatever is needed.
 * Throws `EmbeddedDatabaseError` (Chinese and English) for what an operator must put right.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log } = options;
  const folder = await prepareFolder(options.dataDir);
  const opened = await words(folder, () =>
    withFolderLock(folder, async () => {
      const running = await ensureRunning(folder, options);
      try {
        return { ...running, user: await signIn(folder) };
      } catch (error) {
        // On a full disk, say: a server that nobody is signed in to would run for ever.
        if ((await countUsers(folder)) === 0) await stopServer(running.server);
        throw error;
      }
    }),
  );
  let server = opened.server;
  const { port } = server;
  log.info({ port, pid: server.pid, folder, started: opened.started }, 'embedded PostgreSQL ready');

  const watch = watchServer(
    () => server,
    async () => {
      server = await withFolderLock(folder, () => ensureRunning(folder, options, port)).then(
        (again) => again.server,
      );
      log.warn({ port, pid: server.pid }, 'embedded PostgreSQL had died and was started again');
    },
    log,
  );
  let released: Promise<void> | undefined;
  return {
    url: `postgres://${SUPERUSER}:${opened.password}@${HOST}:${port}/${DATABASE}`,
    host: HOST,
    port,
    user: SUPERUSER,
    password: opened.password,
    database: DATABASE,
    logFile: join(folder, 'postgres.log'),
    started: opened.started,
    get pid() {
      return server.pid;
    },
    release() {
      released ??= (async () => {
        await watch.stop();
        await words(folder, () => leave(folder, opened.user, server, log));
      })();
      return released;
    },
  };
}

async function prepareFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'postgres');
  return words(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // One name for one folder: the server's command line and the system folder's hash are made of it.
    return realpath(folder);
  });
}

/** Under the lock: a server that takes connections, started if none is. `keepPort` must then be used. */
async function ensureRunning(
  folder: string,
  options: EmbeddedOptions,
  keepPort?: number,
): Promise<{ server: Postmaster; password: string; started: boolean }> {
  const { log } = options;
  const notes = await readNotes(folder);
  const before = await findPostmaster(notes.cluster);
  if (before && before.status !== 'stopping') {
    // Perhaps its starter was killed while it was starting: then it is waited for.
    const server = await awaitReady(notes.cluster, before.pid, log);
    const password = await readPassword(folder);
    if (server && password === undefined) throw passwordMissing(join(folder, 'password'));
    if (server && password !== undefined) return { server, password, started: false };
  } else if (before && !(await awaitGone(before, 60_000))) {
    await stopServer(before);
  }
  const place = await choosePlace({
    folder,
    cluster: notes.cluster,
    systemFolder: options.systemFolder ?? '/var/lib/lianzu',
    systemAccount: options.systemAccount ?? 'lianzu',
    unshare: options.unshare ?? 'unshare',
    log,
  });
  const password = await ensureCluster(folder, place);
  // Other users know the server by its port: it may change only when there are none.
  const bound = keepPort ?? ((await countUsers(folder)) > 0 ? notes.port : undefined);
  const port = await freePort(bound ?? notes.port);
  if (bound !== undefined && port !== bound) throw portBusy(bound);
  if (notes.port !== undefined && port !== notes.port) {
    log.warn({ port, taken: notes.port }, 'the usual port is taken, another was chosen');
  }
  if (port !== notes.port || place.cluster !== notes.cluster) {
    await writeWhole(join(folder, 'server.json'), JSON.stringify({ port, cluster: place.cluster }));
  }
  const server = await startServer(place, port, join(folder, 'postgres.log'), log);
  return { server, password, started: true };
}

async function readNotes(folder: string): Promise<{ port?: number; cluster: string }> {
  const text = await readFile(join(folder, 'server.json'), 'utf8').catch(() => '{}');
  return { cluster: join(folder, 'cluster'), ...parseNotes(text) };
}

/** Notes are a convenience: damaged ones are as good as none. */
function parseNotes(text: string): Partial<ServerNotes> {
  try {
    return JSON.parse(text) as Partial<ServerNotes>;
  } catch {
    return {};
  }
}

async function leave(
  folder: string,
  user: string,
  server: Postmaster,
  log: EmbeddedLog,
): Promise<void> {
  // Someone threw the whole folder away: no lock and no users are left, only a server without files.
  if (!existsSync(folder)) return stopServer(server);
  await withFolderLock(folder, async () => {
    await signOut(user);
    if ((await countUsers(folder)) > 0) return;
    const current = (await findPostmaster((await readNotes(folder)).cluster)) ?? server;
    await stopServer(current);
    log.info({ pid: current.pid }, 'embedded PostgreSQL stopped');
  });
}

async function words<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainFileError(error, folder);
  }
}
