import 'reflect-metadata';
import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { AccountResolver } from '../../src/access/account.resolver.ts';
import { AllowedOriginResolver } from '../../src/access/allowed-origin.resolver.ts';
import { Authentication, type Credentials } from '../../src/access/authentication.service.ts';
import { requireReader } from '../../src/access/authorise.policy.ts';
import type { Context } from '../../src/access/context.service.ts';
import { KeyResolver } from '../../src/access/key.resolver.ts';
import { SignInResolver } from '../../src/access/sign-in.resolver.ts';
import { Planner } from '../../src/platform/read/planner.ts';
import { deriveResolvers } from '../../src/platform/read/derive.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { factoryOf, type Factory } from '../support/factory.ts';

/** The schema of access alone: other features have their own tests. */
export function accessSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [SignInResolver, AccountResolver, KeyResolver, AllowedOriginResolver],
    validate: false,
  });
  deriveResolvers(schema);
  return schema;
}

type Data = Record<string, Record<string, unknown> | null>;

/** One caller: a browser that keeps its cookie, or a program with its key. */
export interface Caller {
  /** Sends an operation as this caller, at the house's time. */
  ask(
    source: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data: Data; codes: string[] }>;
  /** What the last answers set as cookies, newest last. */
  readonly cookies: string[];
  credentials(): Credentials;
}

/** A platform in small: a database, a clock one can set, callers. */
export interface House {
  readonly kit: TestDatabase;
  readonly make: Factory;
  readonly authentication: Authentication;
  now: Date;
  /** Moves the clock on. */
  pass(milliseconds: number): void;
  program(key: string): Caller;
  browser(options?: { readonly secure?: boolean }): Caller;
  close(): Promise<void>;
}

/** Opens a house with one district. */
export async function openHouse(district = '120113', options = { demo: false }): Promise<House> {
  const kit = await testDatabase();
  const make = factoryOf(kit.database, district);
  await make.district();
  const schema = accessSchema();
  const planner = new Planner(schema, kit.database.reads.send);
  const authentication = new Authentication(kit.database, options);
  const services = { database: kit.database, units: kit.units, authentication, outboundHosts: [] };

  const caller = (given: Credentials, secure: boolean): Caller => {
    const cookies: string[] = [];
    const respond = { secure, cookie: (text: string) => void cookies.push(text) };
    const credentials = (): Credentials => {
      const last = cookies.at(-1)?.split(';')[0];
      return last === undefined ? given : { ...given, cookie: last };
    };
    return {
      cookies,
      credentials,
      async ask(source, variableValues = {}) {
        const viewer = await authentication.authenticate(credentials(), house.now, respond);
        const context: Context = {
          services,
          planner,
          viewer,
          requestId: 'test',
          from: null,
          now: house.now,
          respond,
          reader: () => requireReader(context),
        };
        const answer: ExecutionResult = await graphql({
          schema,
          source,
          contextValue: context,
          variableValues,
        });
        return {
          data: (answer.data ?? {}) as Data,
          codes: (answer.errors ?? []).map(({ extensions, message }) =>
            typeof extensions['code'] === 'string' ? extensions['code'] : message,
          ),
        };
      },
    };
  };

  const house: House = {
    kit,
    make,
    authentication,
    now: new Date('2026-03-02T08:00:00Z'),
    pass(milliseconds) {
      house.now = new Date(house.now.getTime() + milliseconds);
    },
    program: (key) => caller({ authorization: `Bearer ${key}` }, false),
    browser: ({ secure = false } = {}) => caller({}, secure),
    close: () => kit.close(),
  };
  return house;
}

/** Signs a browser in; gives the payload. */
export async function signIn(
  browser: Caller,
  name: string,
  password: string,
  district = '120113',
): Promise<{ accountId: string | null; mustChangePassword: boolean | null; codes: string[] }> {
  const { data, codes } = await browser.ask(
    `mutation ($input: SignInInput!) { signIn(input: $input) { accountId mustChangePassword userErrors { code message field } } }`,
    { input: { district, name, password } },
  );
  if (codes.length > 0) throw new Error(codes.join());
  const { accountId, mustChangePassword, userErrors } = data['signIn'] as {
    accountId: string | null;
    mustChangePassword: boolean | null;
    userErrors: { code: string }[];
  };
  return { accountId, mustChangePassword, codes: userErrors.map(({ code }) => code) };
}

/** The codes of a payload's `userErrors`. */
export function userErrors(data: Data, mutation: string): string[] {
  return ((data[mutation]?.['userErrors'] ?? []) as { code: string }[]).map(({ code }) => code);
}
