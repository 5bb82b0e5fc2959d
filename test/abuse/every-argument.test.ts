import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { Role } from '../../src/access/viewer.rule.ts';
import { createSchema } from '../../src/schema.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

/*
 * Every argument of every query and mutation, down to the leaves of its inputs, is given what nobody sends
 * in good faith. Each must be answered or refused as expected: what ends as INTERNAL_SERVER_ERROR has
 * reached something that was not meant to see it.
 */

const schema = createSchema();
let application: TestApplication;
beforeAll(async () => void (application = await testApplication({ requestsPerSecond: 100_000 })));
afterAll(() => application.close());

const nothing = '00000000-0000-7000-8000-000000000000';
const texts: readonly unknown[] = [
  '',
  'a\u0000b',
  '\ud800',
  '\u202e' + 'ﷺ'.repeat(3_000),
  'é̷'.repeat(4_000),
  '9'.repeat(20_000),
  `' or 1=1; --`,
  '__proto__',
  '%_\\',
  nothing.toUpperCase(),
];
/** By type; what is not listed takes texts. */
const hostileValues: Readonly<Record<string, readonly unknown[]>> = {
  Int: [-1, 0, 2_147_483_647, -2_147_483_648, 1e300, '1', null],
  Float: [-1, 0, 1e308, -1e308, 2_147_483_648, '1', null],
  Boolean: [null, 'true', 1],
  Decimal: ['-1', '0', '9223372036854775.807', '9'.repeat(400), '1e9', '-0.001', ' 1', '١'],
  Date: ['9999-12-31', '1900-01-01', '0000-00-00', '2026-02-30', 'infinity', '+275760-09-13'],
  DateTime: [
    '9999-12-31T23:59:59Z',
    '1900-01-01T00:00:00+15:59',
    'infinity',
    '2026-03-01T24:00:00Z',
  ],
};

/** A value that is in order, as far as anyone can tell from its type. */
function plain(type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [plain(bare.ofType)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (isInputObjectType(bare)) {
    const required = Object.values(bare.getFields()).filter(
      ({ type: of, defaultValue }) => isNonNullType(of) && defaultValue === undefined,
    );
    return Object.fromEntries(required.map(({ name, type: of }) => [name, plain(of)]));
  }
  const named = getNamedType(bare).name;
  const values: Readonly<Record<string, unknown>> = {
    Int: 1,
    Float: 1,
    Boolean: true,
    ID: nothing,
    Decimal: '1',
    Date: '2026-03-01',
    DateTime: '2026-03-01T08:00:00Z',
  };
  return values[named] ?? 'synthetic';
}

/** Every way to give a type one hostile leaf, everything else being in order. */
function* hostile(type: GraphQLInputType, depth: number): Generator<unknown> {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    for (const value of hostile(bare.ofType, depth)) yield [value];
    if (isLeafType(getNamedType(bare)))
      yield Array.from({ length: 5_000 }, () => plain(bare.ofType));
    return;
  }
  if (isEnumType(bare)) return;
  if (isInputObjectType(bare)) {
    if (depth === 0) return;
    const whole = plain(bare) as Record<string, unknown>;
    for (const { name, type: of } of Object.values(bare.getFields())) {
      const deeper = getNamedType(of) === bare ? Math.min(1, depth - 1) : depth - 1;
      for (const value of hostile(of, deeper)) yield { ...whole, [name]: value };
    }
    return;
  }
  yield* hostileValues[getNamedType(bare).name] ?? texts;
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = type.getFields();
  if (fields['userErrors'] !== undefined) return '{ userErrors { code } }';
  return fields['nodes'] === undefined ? '{ __typename }' : '{ nodes { __typename } totalCount }';
}

interface Attempt {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

function* attempts(
  kind: 'query' | 'mutation',
  field: GraphQLField<unknown, unknown>,
): Generator<Attempt> {
  const given = (args: readonly GraphQLArgument[]): string =>
    args.length === 0 ? '' : `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})`;
  for (const arg of field.args) {
    const others = field.args.filter(
      (other) => other !== arg && isNonNullType(other.type) && other.defaultValue === undefined,
    );
    const used = [arg, ...others];
    const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const query = `${kind} (${declared}) { ${field.name}${given(used)} ${selectionOf(field)} }`;
    const rest = Object.fromEntries(others.map(({ name, type }) => [name, plain(type)]));
    for (const value of hostile(arg.type, 3))
      yield { query, variables: { ...rest, [arg.name]: value } };
  }
}

/** Enough of what was sent to send it again. */
const shortened = (variables: object): string =>
  JSON.stringify(variables, (_, value: unknown) =>
    typeof value === 'string' && value.length > 30
      ? `${value.slice(0, 10)}… ${String(value.length)} letters`
      : Array.isArray(value) && value.length > 3
        ? [value[0], `${String(value.length)} of these`]
        : value,
  );

const ask = async ({ query, variables }: Attempt): Promise<string> => {
  const response = await fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: application.authorization(Role.DISTRICT_ADMIN),
    },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
};

const roots = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).map(
    (field) => ['query', field] as const,
  ),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).map(
    (field) => ['mutation', field] as const,
  ),
].map(([kind, field]) => [`${kind} ${field.name}`, kind, field] as const);

test.each(roots)(
  '%s',
  async (_, kind, field) => {
    const wrong: string[] = [];
    let slowest = 0;
    for (const attempt of attempts(kind, field)) {
      const since = performance.now();
      const answer = await ask(attempt);
      slowest = Math.max(slowest, performance.now() - since);
      if (
        /INTERNAL_SERVER_ERROR|UNAVAILABLE|TIMED_OUT|node_modules|violates|pg_catalog/.test(answer)
      )
        wrong.push(shortened(attempt.variables));
    }
    if (slowest > 500) process.stdout.write(`${field.name}: slowest ${Math.round(slowest)} ms\n`);
    expect(wrong.slice(0, 10)).toEqual([]);
  },
  120_000,
);
