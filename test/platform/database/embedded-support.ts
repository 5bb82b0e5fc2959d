import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { EmbeddedLog } from '../../../src/platform/database/embedded-log.type.ts';
import { findPostmaster, stopServer } from '../../../src/platform/database/embedded-server.ts';

const visitorFile = fileURLToPath(new URL('./embedded-visitor.ts', import.meta.url));
const folders: string[] = [];
const visitors = new Set<ChildProcess>();

/** A new data folder (its parent is closed to other accounts, 0700), cleared by `clearAway`. */
export async function makeDataDir(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'lianzu-embedded-'));
  folders.push(parent);
  return join(parent, 'data');
}

/** Where PostgreSQL's files of a data folder are, unless they had to go to the system folder. */
export function clusterOf(dataDir: string): string {
  return join(dataDir, 'postgres', 'cluster');
}

/** Ends what a test left behind, then throws if a server was among it: nobody may leave one running. */
export async function clearAway(): Promise<void> {
  for (const child of visitors) child.kill('SIGKILL');
  const leaked: string[] = [];
  for (const parent of folders.splice(0)) {
    const folder = join(parent, 'data', 'postgres');
    const notes = await readFile(join(folder, 'server.json'), 'utf8').catch(() => '{}');
    const cluster = (JSON.parse(notes) as { cluster?: string }).cluster ?? join(folder, 'cluster');
    const server = await findPostmaster(cluster);
    if (server) {
      leaked.push(cluster);
      await stopServer(server);
    }
    await rm(parent, { recursive: true, force: true });
  }
  if (leaked.length > 0) throw new Error(`servers left running: ${leaked.join(', ')}`);
}

/** One row of one statement, over a connection of its own. */
export async function ask<T>(url: string, sql: string): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0] as T;
  } finally {
    await client.end();
  }
}

/** A log that remembers, and can be waited on for its next warning. */
export function listeningLog(): EmbeddedLog & {
  warnings: string[];
  nextWarning(): Promise<string>;
} {
  const warnings: string[] = [];
  let heard: ((words: string) => void)[] = [];
  return {
    warnings,
    nextWarning: () => new Promise((resolve) => heard.push(resolve)),
    info: () => undefined,
    error: (_details, words) => warnings.push(words),
    warn(_details, words) {
      warnings.push(words);
      for (const resolve of heard) resolve(words);
      heard = [];
    },
  };
}

/** Another process that uses the database. */
export interface Visitor {
  url: string;
  port: number;
  /** PostgreSQL's process number as the visitor saw it. */
  pid: number;
  started: boolean;
  /** The visitor leaves in good order. */
  leave(): Promise<void>;
  /** Holds the visitor still: it lives but sees and does nothing. */
  pause(): void;
  resume(): void;
  /** SIGKILL: it signs nothing out. */
  kill(): Promise<void>;
}

/** Starts another process on the data folder and waits until it has the database open. */
export async function sendVisitor(dataDir: string): Promise<Visitor> {
  const child = spawn(process.execPath, ['--no-warnings', visitorFile, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  visitors.add(child);
  const gone = once(child, 'exit').then(([code]: (number | null)[]) => {
    visitors.delete(child);
    return code;
  });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([
    once(lines, 'line').then(([line]) => line as string),
    gone.then((code) => {
      throw new Error(`the visitor ended with ${code} before it had the database`);
    }),
  ]);
  const seen = JSON.parse(first) as Omit<Visitor, 'leave' | 'pause' | 'resume' | 'kill'>;
  return {
    ...seen,
    async leave() {
      child.stdin.end();
      const code = await gone;
      if (code !== 0) throw new Error(`the visitor left with ${code}`);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
