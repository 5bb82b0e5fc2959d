import { createHash, randomUUID } from 'node:crypto';
import { chown, cp, lstat, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  namespaceAccount,
  obstacle,
  systemAccount,
  type Account,
  type RunAs,
} from './embedded-account.ts';
import { binariesAt, locateBinaries, type PostgresBinaries } from './embedded-binary.ts';
import { rootRefused, unsupportedPlatform } from './embedded-error.ts';
import type { EmbeddedLog } from './embedded-log.type.ts';

/** Everything needed to run PostgreSQL: its programs, as whom, and where its files are. */
export interface Place {
  binaries: PostgresBinaries;
  runAs: RunAs;
  /** PostgreSQL's own data directory, absolute. */
  cluster: string;
}

export interface PlaceOptions {
  /** Our folder inside the data folder. */
  folder: string;
  /** Where the cluster was last time, if there was a last time. */
  cluster: string;
  /** Where binaries and data go when root may not use namespaces. */
  systemFolder: string;
  /** The system account PostgreSQL then runs as; made if missing. */
  systemAccount: string;
  /** The program that makes user namespaces. */
  unshare: string;
  log: EmbeddedLog;
}

/**
 * Decides by trying how PostgreSQL can run here. Moves data into `systemFolder` when that is the only
 * way, and says so. Throws `EmbeddedDatabaseError` when there is none.
 */
export async function choosePlace(options: PlaceOptions): Promise<Place> {
  const binaries = await locateBinaries();
  const { folder, cluster } = options;
  if (process.getuid?.() !== 0) {
    const reason = await obstacle({ kind: 'self' }, binaries, folder);
    if (reason !== undefined) throw unsupportedPlatform(platform(), new Error(reason));
    return { binaries, runAs: { kind: 'self' }, cluster };
  }
  const owner = await stat(cluster).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) {
    // Made by an ordinary account, or by the last branch below: go on as that account.
    const runAs: RunAs = { kind: 'user', uid: owner.uid, gid: owner.gid };
    const reachable = await reachableBinaries(runAs, binaries, cluster, options.systemFolder);
    if (reachable) return { binaries: reachable, runAs, cluster };
    return moveToSystem(options, binaries, `${cluster} is closed to its owner by a parent folder`);
  }
  const { uid, gid } = await namespaceAccount();
  const runAs: RunAs = { kind: 'namespace', unshare: options.unshare, uid, gid };
  const reason = await obstacle(runAs, binaries, folder);
  return reason === undefined
    ? { binaries, runAs, cluster }
    : moveToSystem(options, binaries, reason);
}

async function moveToSystem(
  { folder, cluster, systemFolder, systemAccount: wanted, log }: PlaceOptions,
  binaries: PostgresBinaries,
  reason: string,
): Promise<Place> {
  const account = await systemAccount(wanted, systemFolder);
  const runAs: RunAs = { kind: 'user', uid: account.uid, gid: account.gid };
  const home = join(
    systemFolder,
    'data',
    createHash('sha256').update(folder).digest('hex').slice(0, 16),
  );
  await mkdir(home, { recursive: true, mode: 0o711 });
  await chown(home, account.uid, account.gid).catch((error: unknown) => {
    throw rootRefused(reason, error);
  });
  const target = join(home, 'cluster');
  const copied = await reachableBinaries(runAs, binaries, home, systemFolder);
  if (!copied) {
    const seen = await obstacle(runAs, binaries, home);
    throw rootRefused(`${reason}; ${seen}`);
  }
  if (cluster !== target && (await exists(cluster)) && !(await exists(target))) {
    await copyOwned(cluster, target, account);
    await rename(cluster, `${cluster}.moved-${Date.now()}`);
  }
  log.warn(
    { reason, account: account.name, cluster: target },
    'PostgreSQL refuses to run as root and no user namespace can be made here, so it runs as the ' +
      `system account ${account.name} with its binaries and data under ${systemFolder}. ` +
      `PostgreSQL 不能以 root 运行，本机又不允许用户命名空间，因此改用系统账户 ${account.name}，` +
      `程序和数据位于 ${systemFolder}。`,
  );
  return { binaries: copied, runAs, cluster: target };
}

/** The binaries where they are if the account can run them there, else a copy; `undefined` if neither. */
async function reachableBinaries(
  runAs: RunAs,
  binaries: PostgresBinaries,
  folder: string,
  systemFolder: string,
): Promise<PostgresBinaries | undefined> {
  if ((await obstacle(runAs, binaries, folder)) === undefined) return binaries;
  const root = join(systemFolder, `postgresql-${binaries.version}`);
  if (!(await exists(root))) {
    await mkdir(systemFolder, { recursive: true, mode: 0o755 });
    await copyOwned(binaries.root, root, { name: 'root', uid: 0, gid: 0 });
  }
  const copy = binariesAt(root, binaries.version);
  return (await obstacle(runAs, copy, folder)) === undefined ? copy : undefined;
}

/** Copies a tree beside its target, hands it to the account and only then gives it its name. */
async function copyOwned(source: string, target: string, account: Account): Promise<void> {
  const draft = `${target}.copying-${randomUUID()}`;
  try {
    await cp(source, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    await chownTree(draft, account);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // A twin with another data folder may have put the same binaries there first.
    if (!(await exists(target))) throw error;
  }
}

async function chownTree(path: string, account: Account): Promise<void> {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  await chown(path, account.uid, account.gid);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) await chownTree(join(path, name), account);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function platform(): string {
  return `${process.platform}-${process.arch}`;
}
