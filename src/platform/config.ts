import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const variables = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  APP_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  READ_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LIANZU_DATA_DIR: z.string().min(1).default('.lianzu'),
  LIANZU_READ_CONNECTIONS: wholeNumber(1, 200).default(8),
  LIANZU_WRITE_CONNECTIONS: wholeNumber(1, 200).default(8),
  LIANZU_STATEMENT_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  LIANZU_NAMED_STATEMENTS: flag.default(true),
  LIANZU_DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Everything the operator can set, read once from the environment. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** The owner's address of the database; without it the process runs its own PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The application role's address; without it, it is derived from the owner's (see database/role.ts). */
  readonly appDatabaseUrl: string | null;
  /** A replica for listings, dashboards and exports; without it the primary answers. */
  readonly readDatabaseUrl: string | null;
  readonly dataDir: string;
  readonly readConnections: number;
  readonly writeConnections: number;
  readonly statementTimeoutMs: number;
  /** Off for poolers that cannot keep prepared statements. */
  readonly namedStatements: boolean;
  /** Whether the demo district, its accounts and keys are seeded at start. Never in production. */
  readonly demo: boolean;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** The environment is wrong; the message names every bad variable at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      [
        'The environment is not right; correct these and start again (环境变量有误，请改正后重新启动):',
        ...problems,
      ].join('\n  '),
    );
  }
}

/** Reads the configuration. @throws ConfigError naming every variable that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  // An empty variable means the same as an absent one.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    );
  }
  const read = parsed.data;
  const production = read.NODE_ENV === 'production';
  if (production && read.LIANZU_DEMO === true) {
    throw new ConfigError([
      'LIANZU_DEMO: demo accounts have public passwords and must not run with NODE_ENV=production; remove one of the two (演示账号的密码是公开的，不得用于生产环境)',
    ]);
  }
  return {
    production,
    host: read.HOST,
    port: read.PORT,
    databaseUrl: read.DATABASE_URL ?? null,
    appDatabaseUrl: read.APP_DATABASE_URL ?? null,
    readDatabaseUrl: read.READ_DATABASE_URL ?? null,
    dataDir: resolve(read.LIANZU_DATA_DIR),
    readConnections: read.LIANZU_READ_CONNECTIONS,
    writeConnections: read.LIANZU_WRITE_CONNECTIONS,
    statementTimeoutMs: read.LIANZU_STATEMENT_TIMEOUT_MS,
    namedStatements: read.LIANZU_NAMED_STATEMENTS,
    demo: read.LIANZU_DEMO ?? !production,
    logLevel: read.LOG_LEVEL,
  };
}
