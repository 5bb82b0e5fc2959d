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
import { openReadPool, type PoolFigures, type ReadPool } from '../read/pool.ts';
import { itself, PreparingClient, UnpreparedClient } from './preparing-client.ts';
import { Statements } from './statements.ts';
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
  /**
   * Runs one statement with `$n` parameters; entities made before must be flushed by the caller. Several
   * asked for at once leave together and run one after the other.
   */
  sql<Row extends object = SqlRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Sends one statement whose rows nobody needs, and does not wait: where it fails, so does the transaction. */
  send(text: string, values?: readonly unknown[]): void;
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
      ...ormOptions(
        appUrl,
        entities,
        options.connectionWaitMs,
        options.namedStatements ? PreparingClient : UnpreparedClient,
      ),
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

  /** The write pool's connections, and who waits for one. */
  async writeFigures(): Promise<PoolFigures> {
    const pool = await this.orm.em.getConnection().getNativeClient();
    return { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }

  /**
   * One transaction of one district; commits when `work` returns, rolls back when it throws. Where its
   * statements changed what answers are given again from, and it appended no event, the district's head
   * is moved at its end.
   */
  async write<Result>(district: string, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    // Row-level security on Citus needs the district as a literal, so nothing but digits may go in.
    if (!/^\d{6}$/.test(district)) throw new RangeError('a district is six digits');
    let statements: Statements | undefined;
    try {
      const result = await this.orm.em.fork().transactional(async (em) => {
        statements = new Statements(await clientOf(em));
        return this.perform(statements, { district, em }, work);
      });
      // PostgreSQL answers COMMIT even where a statement before it failed: then nothing was kept.
      statements?.end();
      return result;
    } catch (error) {
      statements?.end();
      throw error;
    }
  }

  private async perform<Result>(
    statements: Statements,
    place: Pick<Tx, 'district' | 'em'>,
    work: (tx: Tx) => Promise<Result>,
  ): Promise<Result> {
    let [isChanged, isMoved] = [false, false];
    const note = (text: string): void => {
      isChanged ||= changesLogged(text);
      isMoved ||= movesHead(text);
    };
    const tx: Tx = {
      ...place,
      sql: (text, values = []) => {
        note(text);
        return statements.ask(text, values);
      },
      send: (text, values = []) => {
        note(text);
        statements.send(text, values);
      },
    };
    tx.send(
      `set local app.district = '${tx.district}'; set local statement_timeout = ${this.options.statementTimeoutMs}`,
    );
    const result = await work(tx);
    if (isChanged && !isMoved) noteChange(tx);
    return result;
  }

  async close(): Promise<void> {
    await Promise.all([this.orm.close(true), this.reads.close()]);
  }
}

/** The connection of a transaction: kysely, which holds it, would run statements only one at a time. */
async function clientOf(em: EntityManager): Promise<PreparingClient> {
  const trx = em.getTransactionContext<Transaction>() as unknown as ControlledTransaction<never>;
  const { rows } = await trx.executeQuery(CompiledQuery.raw(itself));
  return rows[0] as PreparingClient;
}

function ormOptions(
  url: string,
  entities: readonly (new () => object)[],
  waitMs = connectionWaitMs,
  Client = PreparingClient,
): Options {
  return {
    clientUrl: url,
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    // Who finds every connection taken waits this long, then is told to come again (503).
    driverOptions: { Client, pipeline: true, connectionTimeoutMillis: waitMs },
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
