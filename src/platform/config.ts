import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const list = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .default([]);
const origin = z.string().refine((value) => originOf(value) === value, {
  message: 'an origin such as https://lianzu.example, without path (应为不带路径的来源)',
});
const network = z.string().refine(isNetwork, {
  message: 'an address or network such as 10.0.0.0/8 (应为 IP 地址或网段)',
});

/** Public keys come over https, but for a provider on this machine. */
const keysUrl = z
  .url()
  .refine((value) => /^https:|^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(value), {
    message: 'an https address (应为 https 地址)',
  });
const identityProviders = z.array(
  z.strictObject({
    district: z.string().regex(/^\d{6}$/),
    issuer: z.string().min(1),
    audience: z.string().min(1),
    jwks: keysUrl,
    claim: z.string().min(1).default('preferred_username'),
  }),
);
const providersText = z
  .string()
  .default('[]')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('a JSON list (应为 JSON 列表)');
      return z.NEVER;
    }
  })
  .pipe(identityProviders);

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
  LIANZU_ANSWERS_MB: wholeNumber(0, 4_096).default(4),
  LIANZU_DEMO: flag.optional(),
  LIANZU_PUBLIC_ORIGIN: origin.optional(),
  LIANZU_ALLOWED_ORIGINS: list.pipe(z.array(origin)),
  LIANZU_TRUSTED_PROXIES: list.pipe(z.array(network)),
  LIANZU_IDENTITY_PROVIDERS: providersText,
  LIANZU_JOBS: flag.default(true),
  LIANZU_OUTBOUND_HOSTS: list,
  LIANZU_OPERATOR_TOKEN: z.string().min(20).optional(),
  LIANZU_DOCUMENTS: z.enum(['any', 'published']).default('any'),
  LIANZU_REQUESTS_PER_SECOND: wholeNumber(1, 1_000_000).optional(),
  LIANZU_CONCURRENT_REQUESTS: wholeNumber(1, 100_000).default(300),
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
  /** What answers kept to be given again may weigh, in bytes; 0 reads each anew. */
  readonly answerBytes: number;
  /** Whether the demo district, its accounts and keys are seeded at start. Never in production. */
  readonly demo: boolean;
  /** Our own origin as browsers see it, where a proxy changes the host. */
  readonly publicOrigin: string | null;
  /** Origins of other sites whose pages may call with a key. */
  readonly allowedOrigins: readonly string[];
  /** Addresses and networks whose `X-Forwarded-…` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Whether `serve` runs the background jobs and reads the log for matching too; off where `lianzu worker` does. */
  readonly jobs: boolean;
  /** Hosts inside, with their ports, that webhooks may be sent to; others must be out in the world over HTTPS. */
  readonly outboundHosts: readonly string[];
  /** Identity providers of districts whose tokens sign in the accounts they name. */
  readonly identityProviders: readonly z.infer<typeof identityProviders>[number][];
  /** What Prometheus shows from elsewhere; without it /metrics answers this machine alone. */
  readonly operatorToken: string | null;
  /** Whether only the documents of schema/documents/manifest.json are run. */
  readonly onlyPublishedDocuments: boolean;
  /** Operations a second of one viewer in one process, ten seconds' worth at once. */
  readonly requestsPerSecond: number;
  /** Requests of one viewer under way in one process. */
  readonly concurrentRequests: number;
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
    answerBytes: read.LIANZU_ANSWERS_MB * 1_000_000,
    demo: read.LIANZU_DEMO ?? !production,
    publicOrigin: read.LIANZU_PUBLIC_ORIGIN ?? null,
    allowedOrigins: read.LIANZU_ALLOWED_ORIGINS,
    trustedProxies: read.LIANZU_TRUSTED_PROXIES,
    identityProviders: read.LIANZU_IDENTITY_PROVIDERS,
    jobs: read.LIANZU_JOBS,
    outboundHosts: read.LIANZU_OUTBOUND_HOSTS,
    operatorToken: read.LIANZU_OPERATOR_TOKEN ?? null,
    onlyPublishedDocuments: read.LIANZU_DOCUMENTS === 'published',
    // The demo's keys are public: many share one.
    requestsPerSecond: read.LIANZU_REQUESTS_PER_SECOND ?? (production ? 500 : 10_000),
    concurrentRequests: read.LIANZU_CONCURRENT_REQUESTS,
    logLevel: read.LOG_LEVEL,
  };
}

function originOf(text: string): string | null {
  try {
    return new URL(text).origin;
  } catch {
    return null;
  }
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32))
  );
}
