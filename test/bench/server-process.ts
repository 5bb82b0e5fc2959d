import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** What a server is told at its start. */
export interface ServerSettings {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly district: string;
  readonly connections: number;
  /** What our server may keep of answers, in megabytes; none unless told. */
  readonly answersMb?: number;
}

/** A server (or the load) in a process of its own. */
export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Servers on the first core, the database and the load on the second, where there are two. */
export const cores = availableParallelism() > 1 ? { server: 0, load: 1 } : null;

/** Ties a process and its threads to a core. False where the system has no taskset. */
export function pin(pid: number, core: number | undefined): boolean {
  if (core === undefined) return false;
  try {
    execFileSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const built = new URL('built.mjs', import.meta.url).href;

/** Starts `file` beside this one and waits for its first message. */
export async function start(
  file: string,
  settings: unknown,
  core: number | undefined,
  nodeFlags: readonly string[] = [],
): Promise<{ child: ChildProcess; first: unknown }> {
  const child = fork(new URL(file, import.meta.url), [JSON.stringify(settings)], {
    execArgv: ['--no-warnings', '--import', built, ...nodeFlags],
    env: { NODE_ENV: 'production', GRAPHILE_ENV: 'production', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  pin(child.pid as number, core);
  const first = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => {
      reject(new Error(`${file} ended with ${code} before it was ready`));
    });
  });
  return { child, first };
}

/** Starts the server of a file under `server/`. */
export async function startServer(
  file: string,
  settings: ServerSettings,
  nodeFlags: readonly string[] = [],
): Promise<Running> {
  const { child, first } = await start(`server/${file}`, settings, cores?.server, nodeFlags);
  return { child, url: (first as { url: string }).url };
}

/** Sends a message and waits for the answer: one at a time. */
export function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error('the process ended meanwhile'));
    };
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Answer);
    });
    child.send(message);
  });
}

/** Ends a process that `start` began. */
export async function stop({ child }: Pick<Running, 'child'>): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(late);
}

/** CPU milliseconds a process has used, and its resident memory in bytes (Linux; elsewhere null). */
export function usage(pid: number): { cpuMs: number; rss: number } | null {
  const stat = statOf(pid);
  if (stat === null) return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return { cpuMs: cpuMsOf(stat), rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024 };
}

/** The fields of a process's state after its name, which stands in brackets and may hold spaces. */
function statOf(pid: number): readonly string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

/** User and system time, in ticks of 10 ms. */
function cpuMsOf(stat: readonly string[]): number {
  return (Number(stat[11]) + Number(stat[12])) * 10;
}

/** CPU milliseconds that a process's children have used so far: PostgreSQL's backends. */
export function childrenCpuMs(pid: number): number {
  let total = 0;
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const stat = statOf(Number(name));
    if (stat !== null && Number(stat[1]) === pid) total += cpuMsOf(stat);
  }
  return total;
}
