import type { ChildProcess } from 'node:child_process';
import type { Measured } from './load.ts';
import { countsOf, dialects, idsOf, type Dialect } from './question.ts';
import {
  ask,
  childrenCpuMs,
  startServer,
  usage,
  type Running,
  type ServerSettings,
} from './server-process.ts';

/** A server that takes part, and how it is asked. */
export interface Contender {
  readonly name: string;
  readonly running: Running;
  readonly dialect: Dialect;
  /** Of ours alone: baselines are spared authentication. */
  readonly authorization: string | null;
}

const entrants: readonly (readonly [name: string, file: string, dialect: string])[] = [
  ['ours', 'ours.mjs', 'graph'],
  ['ours, kept', 'ours.mjs', 'graph'],
  ['by hand', 'by-hand.ts', 'byHand'],
  ['Mercurius JIT', 'mercurius.ts', 'graph'],
  ['PostGraphile', 'postgraphile.ts', 'tables'],
  ['lean Apollo', 'apollo.ts', 'graph'],
  ['ordinary', 'ordinary.ts', 'graph'],
];

/** As `npm start` sets them: the new generation smaller than Node's, at no cost in CPU. */
export const serveFlags = ['--max-semi-space-size=8'];

/** Starts the servers, each in its own process. */
export async function startContenders(
  settings: ServerSettings,
  key: string,
  names: readonly string[] | null = null,
): Promise<Contender[]> {
  const started: Contender[] = [];
  for (const [name, file, dialect] of entrants) {
    if (names !== null && !names.includes(name)) continue;
    const isOurs = file === 'ours.mjs';
    const given = name === 'ours, kept' ? { ...settings, answersMb: 4 } : settings;
    started.push({
      name,
      running: await startServer(file, given, isOurs ? serveFlags : []),
      dialect: dialects(settings.district)[dialect] as Dialect,
      authorization: isOurs ? `Bearer ${key}` : null,
    });
  }
  return started;
}

export type Variables = Readonly<Record<string, unknown>>;

/** Asks once and gives the data. @throws when the answer has errors. */
export async function once(
  { name, running, dialect, authorization }: Contender,
  question: string,
  variables: Variables,
): Promise<unknown> {
  const response = await fetch(running.url.replace(/\/(graphql)?$/, '') + dialect.path(question), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === null ? {} : { authorization }),
    },
    body: dialect.body(question, variables),
  });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || answer.errors !== undefined || answer.data == null)
    throw new Error(
      `${name} answered ${question} with ${response.status} ${JSON.stringify(answer).slice(0, 500)}`,
    );
  return answer.data;
}

/** Whole HTTP requests for the load. */
export function requestsOf(
  { running, dialect, authorization }: Contender,
  asked: readonly { readonly question: string; readonly variables: Variables }[],
): string[] {
  const { host } = new URL(running.url);
  return asked.map(({ question, variables }) => {
    const body = dialect.body(question, variables);
    const head = [
      `POST ${dialect.path(question)} HTTP/1.1`,
      `host: ${host}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      ...(authorization === null ? [] : [`authorization: ${authorization}`]),
    ];
    return `${head.join('\r\n')}\r\n\r\n${body}`;
  });
}

/** @throws when two servers do not answer with the same rows in the same order, and the same counts. */
export function mustAgree(question: string, name: string, answer: unknown, model: unknown): void {
  const [ids, modelIds] = [idsOf(answer), idsOf(model)];
  const differ =
    JSON.stringify(ids) !== JSON.stringify(modelIds) ||
    JSON.stringify(countsOf(answer)) !== JSON.stringify(countsOf(model));
  if (!differ) return;
  throw new Error(
    `${name} and the first server answer ${question} with different rows:\n${JSON.stringify(answer).slice(0, 1500)}\n${JSON.stringify(model).slice(0, 1500)}`,
  );
}

/** One measurement of one server. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Of the server's process alone, in milliseconds. */
  readonly cpuPerRequest: number | null;
  /** Of PostgreSQL's processes together. */
  readonly databaseCpuPerRequest: number | null;
  readonly rss: number | null;
}

/** Puts the load on one server. @throws when an answer failed: what is not answered must not be counted as fast. */
export async function sample(
  load: ChildProcess,
  databasePid: number,
  { name, running }: Contender,
  requests: readonly string[],
  how: { readonly connections: number; readonly seconds: number; readonly warmSeconds: number },
): Promise<Sample> {
  const { hostname: host, port } = new URL(running.url);
  const pid = running.child.pid as number;
  await ask(load, { target: { host, port: Number(port), requests }, ...how });
  const before = usage(pid);
  const databaseBefore = childrenCpuMs(databasePid);
  const { measured } = await answerOf<{ measured: Measured }>(load);
  const after = usage(pid);
  const databaseCpu = childrenCpuMs(databasePid) - databaseBefore;
  if (measured.failed > 0) throw new Error(`${name} failed ${measured.failed} requests`);
  const each = (ms: number): number | null => (measured.count === 0 ? null : ms / measured.count);
  return {
    perSecond: measured.count / measured.seconds,
    p50: measured.p50,
    p95: measured.p95,
    p99: measured.p99,
    cpuPerRequest: before === null || after === null ? null : each(after.cpuMs - before.cpuMs),
    databaseCpuPerRequest: before === null ? null : each(databaseCpu),
    rss: after?.rss ?? null,
  };
}

function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error('the load ended'));
    };
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Answer);
    });
  });
}
