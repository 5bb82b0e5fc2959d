import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const house = resolve(import.meta.dirname, '../..');

/** A started `lianzu` process. */
export interface Started {
  readonly child: ChildProcess;
  /** The line it said it was ready with. */
  readonly line: string;
}

const environmentOf = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  // eslint-disable-next-line no-restricted-syntax -- handed on whole, PATH and all
  ...process.env,
  NODE_ENV: 'development',
  NODE_OPTIONS: '',
  PORT: '0',
  LOG_LEVEL: 'silent',
  ...more,
});

/** Starts `dist/main.js` and waits for a line that matches. */
export async function start(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Started> {
  const child = spawn(process.execPath, [resolve(house, 'dist/main.js'), ...args], {
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (data: Buffer) => (words += data.toString('utf8')));
  return new Promise((done, fail) => {
    child.once('exit', (code) => {
      fail(new Error(`lianzu ${args.join(' ')} ended with ${String(code)}: ${words}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (ready.test(line)) done({ child, line });
    });
  });
}

/** Runs a command to its end; gives what it printed. */
export async function run(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  file = resolve(house, 'dist/main.js'),
): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: house,
    env: environmentOf(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (data: Buffer) => (text += data.toString('utf8')));
  child.stderr.on('data', (data: Buffer) => (text += data.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

/** Builds what is started; does nothing when it is built. */
export async function build(): Promise<void> {
  const { code, text } = await run([], {}, resolve(house, 'scripts/build.mjs'));
  if (code !== 0) throw new Error(text);
}

/** Ends a process with a signal and waits until it has gone. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await gone)[0];
}
