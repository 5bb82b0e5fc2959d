import {
  MikroORM,
  type EntityManager,
  type Options,
  type Transaction,
} from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import pg from 'pg';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import { migrations } from '../../migrations/list.ts';
import { movesHead, noteChange, noteChangeEverywhere } from '../events/head.ts';
import { openReadPool, type ReadPool } from '../read/pool.ts';
import { PreparingClient } from './preparing-client.ts';
import { appUrlFrom, ensureAppRole } from './role.ts';
import { changesLogged } from './table-change.ts';

export interface DatabaseOptions {
  /** The owner's address: migrations only. */
  readonly ownerUrl: string;
  /** The application role's address, where the operator keeps the role by hand. */
  readonly appUrl: string | null;
  readonly readUrl: string | null;
  readonly readConnections: number;
  readonly writeConnections: number;
  readonly statementTimeoutMs: number;
  readonly namedStatements: boolean;
  /** How long a write waits for a connection before it is told to come again; 3 s unless said. */
  readonly connectionWaitMs?: number;
}

const connectionWaitMs = 3_000;

/** A row of a statement run inside a write. */
export type SqlRow = Record<string, unknown>;

/** A write's transaction: entities and plain statements of one district. */
export interface Tx {
  readonly district: string;
  readonly em: EntityManager;
  /** Runs one statement with `$n` parameters; entities made before must be flushed by the caller. */
  sql<Row extends object = SqlRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** The open database: entities and transactions for writes, a pipelined pool for reads. */
export class Database {
  private constructor(
    readonly ownerUrl: string,
    readonly appUrl: string,
    readonly orm: MikroORM,
    readonly reads: ReadPool,
    private readonly options: DatabaseOptions,
  ) {}

  /** Opens both pools as the application role. Connections are made when first needed. */
  static async open(
    options: DatabaseOptions,
    entities: readonly (new () => object)[],
  ): Promise<Database> {
    const appUrl = options.appUrl ?? appUrlFrom(options.ownerUrl);
    const orm = await MikroORM.init({
      ...ormOptions(appUrl, entities, options.connectionWaitMs),
      pool: { min: 0, max: options.writeConnections },
    });
    const reads = openReadPool({
      url: options.readUrl ?? appUrl,
      connections: options.readConnections,
      statementTimeoutMs: options.statementTimeoutMs,
      namedStatements: options.namedStatements,
    });
    return new Database(options.ownerUrl, appUrl, orm, reads, options);
  }

  /**
   * One transaction of one district; commits when `work` returns, rolls back when it throws. Where its
   * statements changed what answers are given again from, and it appended no event, the district's head
   * is moved at its end.
   */
  async write<Result>(district: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    // Row-level security on Citus needs the district as a literal, so nothing but digits may go in.
    if (!/^\d{6}$/.test(district)) throw new RangeError('a district is six digits');
    return this.orm.em.fork().transactional(async (em) => {
      let [isChanged, isMoved] = [false, false];
      const tx: Tx = {
        district,
        em,
        sql: (text, values = []) => {
          isChanged ||= changesLogged(text);
          isMoved ||= movesHead(text);
          return runSql(em, text, values);
        },
      };
      await tx.sql(
        `set local app.district = '${district}'; set local statement_timeout = ${this.options.statementTimeoutMs}`,
      );
      const result = await work(tx);
      if (isChanged && !isMoved) await noteChange(tx);
      return result;
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.orm.close(true), this.reads.close()]);
  }
}

async function runSql<Row extends object>(
  em: EntityManager,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const trx = em.getTransactionContext<Transaction>() as unknown as ControlledTransaction<never>;
  const result = await trx.executeQuery(CompiledQuery.raw(text, [...values]));
  return result.rows as Row[];
}

function ormOptions(
  url: string,
  entities: readonly (new () => object)[],
  waitMs = connectionWaitMs,
): Options {
  return {
    clientUrl: url,
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    // Who finds every connection taken waits this long, then is told to come again (503).
    driverOptions: { Client: PreparingClient, connectionTimeoutMillis: waitMs },
    discovery: { warnWhenNoEntities: false },
    // Entities hold columns only; PostgreSQL's text is the truth for instants and days.
    forceUtcTimezone: true,
    allowGlobalContext: false,
    ensureDatabase: false,
    logger: () => undefined,
  };
}

/**
 * Brings a database up to date as its owner: the application role, then every pending migration. What
 * servers remember of rows that a migration may have changed, in any district, is then old.
 */
export async function migrate(ownerUrl: string, appUrl: string | null): Promise<readonly string[]> {
  await ensureAppRole(ownerUrl, appUrl);
  const ran = await withMigrator(ownerUrl, async (orm) =>
    (await orm.migrator.up()).map(({ name }) => name),
  );
  if (ran.length > 0) await moveHeads(ownerUrl);
  return ran;
}

async function moveHeads(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu migrate' });
  await client.connect();
  try {
    await client.query('begin');
    await noteChangeEverywhere(client);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** The names of migrations not yet run. */
export async function pendingMigrations(ownerUrl: string): Promise<readonly string[]> {
  return withMigrator(ownerUrl, async (orm) =>
    (await orm.migrator.getPending()).map(({ name }) => name),
  );
}

async function withMigrator<Result>(
  ownerUrl: string,
  work: (orm: MikroORM) => Promise<Result>,
): Promise<Result> {
  const orm = await MikroORM.init({
    ...ormOptions(ownerUrl, []),
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, tableName: 'migration' },
  });
  try {
    return await work(orm);
  } finally {
    await orm.close(true);
  }
}
