import { execFile, type SpawnOptions } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { PostgresBinaries } from './embedded-binary.ts';

const run = promisify(execFile);

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to be root, so root runs them
 * - `namespace`: in a user namespace that maps root to an ordinary account. Outside it they are still
 *   root's processes with root's files, so a parent folder closed to all others (0700) is no hindrance;
 * - `user`: as the account that owns the data, where namespaces are refused (many containers).
 */
export type RunAs =
  | { kind: 'self' }
  | { kind: 'namespace'; unshare: string; uid: number; gid: number }
  | { kind: 'user'; uid: number; gid: number };

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** A clean environment: no PG* variable or secret of ours reaches the database; TZ spares initdb a search. */
export const postgresEnvironment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** The command line and options that run `program` as `runAs`; the process number is the program's own. */
export function command(
  runAs: RunAs,
  program: string,
  args: string[],
): { file: string; args: string[]; options: SpawnOptions } {
  const options = { env: postgresEnvironment, cwd: '/' };
  if (runAs.kind === 'namespace') {
    const map = ['-U', `--map-user=${runAs.uid}`, `--map-group=${runAs.gid}`, '--'];
    return { file: runAs.unshare, args: [...map, program, ...args], options };
  }
  if (runAs.kind === 'user') {
    return { file: program, args, options: { ...options, uid: runAs.uid, gid: runAs.gid } };
  }
  return { file: program, args, options };
}

/** Why `runAs` cannot run the binaries and reach `folder`, found by trying; `undefined` when it can. */
export async function obstacle(
  runAs: RunAs,
  binaries: PostgresBinaries,
  folder: string,
): Promise<string | undefined> {
  const script = 'cd "$1" && "$2" --version && "$3" --version';
  const attempt = command(runAs, '/bin/sh', [
    '-c',
    script,
    'sh',
    folder,
    binaries.postgres,
    binaries.initdb,
  ]);
  try {
    await run(attempt.file, attempt.args, attempt.options);
    return undefined;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return stderr?.trim() || message;
  }
}

/**
 * The account root becomes inside the namespace. initdb looks its own name up, so it must be one the
 * system knows; any will do, as outside the namespace everything still belongs to root.
 */
export async function namespaceAccount(): Promise<Account> {
  const accounts = await readAccounts();
  return (
    accounts.find(({ uid, gid }) => uid > 0 && gid > 0) ?? {
      name: 'nobody',
      uid: 65534,
      gid: 65534,
    }
  );
}

/** The system account `wanted`, made if need be and possible; else `nobody`. */
export async function systemAccount(wanted: string, home: string): Promise<Account> {
  const find = async (name: string) =>
    (await readAccounts()).find((account) => account.name === name);
  const known = await find(wanted);
  if (known) return known;
  const make: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        home,
        '--shell',
        '/usr/sbin/nologin',
      ],
    ],
    ['adduser', ['-S', '-D', '-H', '-h', home]],
  ];
  for (const [file, args] of make) {
    await run(file, [...args, wanted], { env: postgresEnvironment }).catch(() => undefined);
    const made = await find(wanted);
    if (made) return made;
  }
  return (await find('nobody')) ?? { name: 'nobody', uid: 65534, gid: 65534 };
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
