/** Something an operator must put right before the embedded PostgreSQL can run; said in both languages. */
export class EmbeddedDatabaseError extends Error {
  readonly en: string;
  readonly zh: string;

  constructor(text: { en: string; zh: string }, options?: ErrorOptions) {
    super(`${text.en}\n${text.zh}`, options);
    this.name = 'EmbeddedDatabaseError';
    this.en = text.en;
    this.zh = text.zh;
  }
}

/** No PostgreSQL binaries exist for this machine, or they do not run on it. */
export function unsupportedPlatform(platform: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    {
      en:
        `The embedded PostgreSQL does not run on this machine (${platform}). ` +
        'Install PostgreSQL 15 or newer yourself and set DATABASE_URL to it ' +
        '(on Windows, WSL 2 works too), then start again.',
      zh:
        `内置的 PostgreSQL 不能在本机（${platform}）上运行。` +
        '请自行安装 PostgreSQL 15 或更高版本，设置 DATABASE_URL 后重新启动（Windows 也可使用 WSL 2）。',
    },
    { cause },
  );
}

/** We are root, PostgreSQL refuses to be, and here root may not run it as anyone else. */
export function rootRefused(reason: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    {
      en:
        'PostgreSQL refuses to run as root, and here root can neither make a user namespace nor run ' +
        `it as another account (${reason}). Start Lianzu with an ordinary account that owns the data ` +
        'folder, or set DATABASE_URL to a PostgreSQL of your own.',
      zh:
        `PostgreSQL 不能以 root 运行，而本机的 root 既不能创建用户命名空间，也不能换用其他账户（${reason}）。` +
        '请用拥有数据目录的普通账户启动链组，或用 DATABASE_URL 指定自有的 PostgreSQL。',
    },
    { cause },
  );
}

/** The disk under the data folder has no room. */
export function diskFull(folder: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    {
      en:
        `No space is left on the disk that holds ${folder}. Free at least 200 MB ` +
        '(or set LIANZU_DATA_DIR to a folder on a larger disk), then start again. Stored data is kept.',
      zh:
        `${folder} 所在磁盘已满。请至少腾出 200 MB 空间` +
        '（或将 LIANZU_DATA_DIR 设为更大磁盘上的目录），然后重新启动。已保存的数据不会丢失。',
    },
    { cause },
  );
}

/** This account may not write where the data should live. */
export function folderNotWritable(folder: string, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    {
      en:
        `The data folder ${folder} cannot be written by this account. Give the account the folder ` +
        '(chown), start with the account that made it, or set LIANZU_DATA_DIR to another folder.',
      zh:
        `当前账户无法写入数据目录 ${folder}。请用 chown 把目录交给该账户，` +
        '或用创建它的账户启动，或将 LIANZU_DATA_DIR 设为其他目录。',
    },
    { cause },
  );
}

/** Another program listens on the port that running clients expect the database on. */
export function portBusy(port: number, cause?: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    {
      en:
        `Port ${port} on 127.0.0.1, where the embedded PostgreSQL must listen, is taken by another ` +
        'program. Stop that program, or stop every Lianzu process of this data folder and start ' +
        'again: a free port is then chosen.',
      zh:
        `内置 PostgreSQL 要使用的 127.0.0.1 端口 ${port} 被其他程序占用。请停止该程序，` +
        '或停止使用此数据目录的全部链组进程后重新启动，届时会自动另选空闲端口。',
    },
    { cause },
  );
}

/** The folder was written by a PostgreSQL whose files this one cannot read. */
export function otherMajorVersion(
  folder: string,
  found: string,
  wanted: string,
): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError({
    en:
      `The data folder ${folder} was made by PostgreSQL ${found}, but this version of Lianzu runs ` +
      `PostgreSQL ${wanted}. With the earlier version of Lianzu run "lianzu backup", then start this ` +
      'version with an empty LIANZU_DATA_DIR and run "lianzu restore".',
    zh:
      `数据目录 ${folder} 由 PostgreSQL ${found} 创建，而本版链组使用 PostgreSQL ${wanted}。` +
      '请先用原版本执行 lianzu backup，再为本版本指定一个空的 LIANZU_DATA_DIR，并执行 lianzu restore。',
  });
}

/** The superuser's password is gone while the data is still there. */
export function passwordMissing(file: string): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError({
    en:
      `The database exists but its password file ${file} is missing. Put the file back from a copy ` +
      'of the data folder, or move the data folder away to begin with an empty database.',
    zh:
      `数据库存在，但密码文件 ${file} 缺失。请从数据目录的备份中恢复该文件，` +
      '或将数据目录移走后从空库开始。',
  });
}

/** Another process has held the folder's lock for longer than any start or stop takes. */
export function folderBusy(folder: string, seconds: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError({
    en:
      `Another process has been starting or stopping the database in ${folder} for ${seconds} ` +
      'seconds. Look for a stuck Lianzu process, stop it, and start again.',
    zh:
      `另一个进程正在启动或停止 ${folder} 中的数据库，已超过 ${seconds} 秒。` +
      '请检查是否有卡住的链组进程，停止它后重新启动。',
  });
}

/** PostgreSQL said no for a reason we have no better words for; its own last lines are passed on. */
export function postgresFailed(
  what: string,
  output: string,
  logFile?: string,
): EmbeddedDatabaseError {
  const tail = output.trim().split('\n').slice(-12).join('\n');
  const see = logFile === undefined ? '' : ` (${logFile})`;
  return new EmbeddedDatabaseError({
    en:
      `The embedded PostgreSQL failed while ${what}${see}. Its last words follow; put that right and ` +
      `start again, or set DATABASE_URL to a PostgreSQL of your own.\n${tail}`,
    zh: `内置 PostgreSQL 运行失败${see}。请根据上面的输出排除问题后重新启动，或用 DATABASE_URL 指定自有的 PostgreSQL。`,
  });
}

const NOT_WRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Turns an error of the file system into words; any other error is handed back as it came. */
export function explainFileError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  if (code !== undefined && NOT_WRITABLE.has(code)) return folderNotWritable(folder, error);
  return error;
}

/** Turns what initdb or postgres printed before it gave up into words. */
export function explainOutput(
  output: string,
  at: { what: string; folder: string; port?: number; logFile?: string },
): EmbeddedDatabaseError {
  const cause = new Error(output.trim().slice(-2000));
  if (/No space left on device|Disk quota exceeded/.test(output)) return diskFull(at.folder, cause);
  if (at.port !== undefined && /Address already in use/.test(output)) {
    return portBusy(at.port, cause);
  }
  if (
    /Permission denied|Read-only file system|Operation not permitted|has wrong ownership/.test(
      output,
    )
  ) {
    return folderNotWritable(at.folder, cause);
  }
  return postgresFailed(at.what, output, at.logFile);
}
