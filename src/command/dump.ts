import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { createGzip, createGunzip } from 'node:zlib';
import pg from 'pg';
import { migrations } from '../migrations/list.ts';

/*
 * A backup in one file: gzip of lines of JSON. First what it is and by which migrations; then each
 * table (its name and columns) followed by its rows as PostgreSQL prints them, and a sum of count and
 * hash per table; last a line that says it is whole. All of it is one snapshot.
 */

/** The file is no backup, is damaged, or is of another version. */
export class BackupError extends Error {}

interface TableSum {
  readonly table: string;
  readonly rows: number;
  readonly hash: string;
}

type Line =
  | { readonly lianzu: 'backup'; readonly migrations: readonly string[]; readonly at: string }
  | { readonly table: string; readonly columns: readonly string[] }
  | readonly (string | null)[]
  | { readonly sum: TableSum }
  | { readonly whole: true; readonly tables: number };

const rowsAtOnce = 2_000;

/** Tables in the order their rows can be written: whoever is referred to comes first. */
const tablesText = `
  select c.relname as table,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
     from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = c.oid and i.indisprimary) as key,
    coalesce((select array_agg(distinct f.relname::text) from pg_constraint k join pg_class f on f.oid = k.confrelid
     where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid), '{}') as refers
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
  order by c.relname`;

interface TableRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
  readonly refers: readonly string[];
}

async function tablesInOrder(client: pg.Client): Promise<readonly TableRow[]> {
  const { rows } = await client.query<TableRow>(tablesText);
  const ordered: TableRow[] = [];
  const placed = new Set<string>();
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ table, refers }) => !placed.has(table) && refers.every((name) => placed.has(name)),
    );
    if (next.length === 0) throw new BackupError('tables refer to each other in a circle');
    for (const row of next) {
      ordered.push(row);
      placed.add(row.table);
    }
  }
  return ordered;
}

/** Nobody is above the wall by right: the districts are gone through one by one. */
async function districtsOf(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ district: string }>(
    'select district from known_district order by district',
  );
  return rows.map(({ district }) => district);
}

const quoted = (name: string): string => pg.escapeIdentifier(name);

/** Writes the whole database to a file as the owner; gives what it wrote. */
export async function backUp(ownerUrl: string, file: string, now: Date): Promise<TableSum[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu backup' });
  await client.connect();
  const out = createGzip();
  const written = finished(out.pipe(createWriteStream(file, { mode: 0o600, flags: 'wx' })));
  // Waited for below; until then a full disk must not end the process unheard.
  written.catch(() => undefined);
  const say = async (line: Line): Promise<void> => {
    if (!out.write(`${JSON.stringify(line)}\n`))
      await Promise.race([new Promise((resolve) => out.once('drain', resolve)), written]);
  };
  try {
    await client.query(`begin isolation level repeatable read read only`);
    await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO'`);
    await say({
      lianzu: 'backup',
      migrations: migrations.map(({ name }) => name),
      at: now.toISOString(),
    });
    const districts = await districtsOf(client);
    const sums: TableSum[] = [];
    for (const { table, columns, key } of await tablesInOrder(client)) {
      await say({ table, columns });
      const hash = createHash('sha256');
      let rows = 0;
      const walls = columns.includes('district') && table !== 'known_district' ? districts : [null];
      for (const district of walls) {
        if (district !== null) await client.query(`set local app.district = '${district}'`);
        const where = district === null ? '' : `where district = '${district}'`;
        // By key, so that the same rows make the same file wherever they lie.
        const order = (key ?? columns).map(quoted).join(', ');
        const selected = columns.map((name) => `${quoted(name)}::text`).join(', ');
        await client.query(
          `declare backup_rows no scroll cursor for select ${selected} from ${quoted(table)} ${where} order by ${order}`,
        );
        for (;;) {
          const { rows: part } = await client.query<(string | null)[]>({
            text: `fetch ${rowsAtOnce} from backup_rows`,
            rowMode: 'array',
          });
          for (const row of part) {
            hash.update(JSON.stringify(row));
            await say(row);
          }
          rows += part.length;
          if (part.length < rowsAtOnce) break;
        }
        await client.query('close backup_rows');
      }
      const sum = { table, rows, hash: hash.digest('hex') };
      sums.push(sum);
      await say({ sum });
    }
    await say({ whole: true, tables: sums.length });
    await client.query('commit');
    out.end();
    await written;
    return sums;
  } finally {
    out.destroy();
    await client.end();
  }
}

/**
 * Writes a backup's rows into a migrated database that holds no district, in one transaction.
 * @throws BackupError and leaves the database as it was
 */
export async function restore(ownerUrl: string, file: string): Promise<TableSum[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu restore' });
  await client.connect();
  try {
    if ((await districtsOf(client)).length > 0)
      throw new BackupError(
        'this database holds districts; restore into an empty one (数据库中已有数据，请恢复到空数据库)',
      );
    await client.query('begin');
    await leaveOutChecks(client);
    const sums: TableSum[] = [];
    const load = new Load(client);
    let whole = false;
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
    for await (const text of lines) {
      const line = JSON.parse(text) as Line;
      if (Array.isArray(line)) {
        await load.add(line as readonly (string | null)[]);
      } else if ('lianzu' in line) {
        checkVersion(line.migrations);
      } else if ('table' in line) {
        load.begin(line.table, line.columns);
      } else if ('sum' in line) {
        const { sum } = line;
        const found = await load.end();
        if (found.rows !== sum.rows || found.hash !== sum.hash)
          throw new BackupError(
            `${sum.table} is damaged: its rows do not fit its sum (数据已损坏)`,
          );
        sums.push(sum);
      } else if ('whole' in line) {
        whole = line.tables === sums.length;
      }
    }
    if (!whole) throw new BackupError('the file is cut off; use another backup (备份文件不完整)');
    await countAgain(client, sums);
    await client.query('commit');
    return sums;
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const { code, message } = error as Error & { code?: string };
    if (code === 'ENOENT') throw new BackupError(`there is no file ${file} (没有该文件)`);
    if (error instanceof SyntaxError || code?.startsWith('Z_') === true)
      throw new BackupError(`the file is no whole backup: ${message} (不是完整的备份文件)`);
    throw error;
  } finally {
    await client.end();
  }
}

/**
 * Rows that refer to each other within a table come in any order. What is written is a snapshot that
 * fitted together; where the owner may not leave the checks out, they are made row by row.
 */
async function leaveOutChecks(client: pg.Client): Promise<void> {
  await client.query('savepoint checks');
  try {
    await client.query('set local session_replication_role = replica');
  } catch {
    await client.query('rollback to savepoint checks');
  }
}

/** Reads back how many rows each table holds. @throws BackupError */
async function countAgain(client: pg.Client, sums: readonly TableSum[]): Promise<void> {
  const districts = await districtsOf(client);
  const tables = new Map((await tablesInOrder(client)).map((row) => [row.table, row]));
  for (const { table, rows } of sums) {
    const walled = tables.get(table)?.columns.includes('district') === true;
    let found = 0;
    for (const district of walled && table !== 'known_district' ? districts : [null]) {
      if (district !== null) await client.query(`set local app.district = '${district}'`);
      const where = district === null ? '' : `where district = '${district}'`;
      const { rows: counts } = await client.query<{ n: string }>(
        `select count(*)::text as n from ${quoted(table)} ${where}`,
      );
      found += Number(counts[0]?.n);
    }
    if (found !== rows)
      throw new BackupError(`${table} holds ${found} rows after restoring, not ${rows} (行数不符)`);
  }
}

function checkVersion(of: readonly string[]): void {
  const own = migrations.map(({ name }) => name);
  const unknown = of.filter((name) => !own.includes(name));
  const missing = own.filter((name) => !of.includes(name));
  if (unknown.length > 0 || missing.length > 0)
    throw new BackupError(
      `the backup is of another version (${[...unknown, ...missing].join(', ')}); restore it with the version that made it, then upgrade (备份版本不同，请用原版本恢复后再升级)`,
    );
}

/** Collects rows of one table and writes them two thousand at a time. */
class Load {
  private table = '';
  private columns: readonly string[] = [];
  private district = -1;
  private hash = createHash('sha256');
  private rows = 0;
  private waiting: (readonly (string | null)[])[] = [];

  constructor(private readonly client: pg.Client) {}

  begin(table: string, columns: readonly string[]): void {
    this.table = table;
    this.columns = columns;
    this.district = columns.indexOf('district');
    this.hash = createHash('sha256');
    this.rows = 0;
  }

  async add(row: readonly (string | null)[]): Promise<void> {
    this.hash.update(JSON.stringify(row));
    this.rows += 1;
    const [first] = this.waiting;
    const isOther = first !== undefined && first[this.district] !== row[this.district];
    if (isOther || this.waiting.length >= rowsAtOnce) await this.write();
    this.waiting.push(row);
  }

  async end(): Promise<{ rows: number; hash: string }> {
    await this.write();
    return { rows: this.rows, hash: this.hash.digest('hex') };
  }

  private async write(): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    const [first] = rows;
    if (first === undefined) return;
    const district = first[this.district] ?? null;
    if (district !== null && /^\d{6}$/.test(district))
      await this.client.query(`set local app.district = '${district}'`);
    const names = this.columns.map(quoted).join(', ');
    const records = rows.map((row) =>
      Object.fromEntries(this.columns.map((name, i) => [name, row[i] ?? null])),
    );
    // Each value goes in through its own type's text form, as it came out.
    const { rows: types } = await this.client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [this.table],
    );
    const typeOf = new Map(types.map(({ name, type }) => [name, type]));
    const values = this.columns
      .map((name) => `(r ->> ${pg.escapeLiteral(name)})::${typeOf.get(name) ?? 'text'}`)
      .join(', ');
    await this.client.query(
      `insert into ${quoted(this.table)} (${names}) select ${values} from jsonb_array_elements($1::jsonb) as r`,
      [JSON.stringify(records)],
    );
  }
}
