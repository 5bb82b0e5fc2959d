import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, type OperationDefinitionNode } from 'graphql';
import pg from 'pg';
import { Planner, type Reader, type Ready } from '../../../src/platform/read/planner.ts';
import { createSchema } from '../../../src/schema.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { bigDistrict, fillBigDistricts } from './big-district.ts';
import { filteredLists, mainDocuments } from './documents.ts';

/** Tables with fewer rows may be read whole: PostgreSQL is right to. */
const mostReadWhole = 1000;

const reader: Reader = {
  district: bigDistrict,
  role: 'READER',
  values: { id: null, town: null, party: null, chain: null },
};

let kit: TestDatabase;
let planner: Planner;
/** The application's role by itself: `generic_plan` knows no protocol but the simple one. */
let role: pg.Client;
let sent: Ready[] = [];
let big: ReadonlySet<string>;
const schema = createSchema();
const values: Record<string, string> = {};

beforeAll(async () => {
  kit = await testDatabase();
  role = new pg.Client({ connectionString: kit.database.appUrl });
  await role.connect();
  await fillBigDistricts(kit.ownerUrl, 10_000, 20_000);
  planner = new Planner(schema, async (district, statements) => {
    sent.push(...statements);
    return kit.database.reads.send(district, statements);
  });
  const [sizes, sample] = (await kit.database.reads.send(bigDistrict, [
    { name: '', text: `select relname, reltuples from pg_class where relkind = 'r'`, values: [] },
    { name: '', text: sampleText, values: [] },
  ])) as [[string, string][], [string, string, string, string, string, string][]];
  big = new Set(sizes.filter(([, rows]) => Number(rows) > mostReadWhole).map(([name]) => name));
  const [listing, party, town, chain, category, title] = sample[0] as (typeof sample)[0];
  Object.assign(values, {
    listing,
    party,
    id: party,
    needParty: party,
    resourceParty: party,
    town,
    chain,
    category,
    title,
    name: '样例',
    text: 'x',
    search: title.slice(0, 2),
    stage: chain,
    cluster: town,
  });
}, 180_000);
afterAll(async () => {
  await role.end();
  await kit.close();
});

const sampleText = `select n.id, n.party, n.town, n.chain, n.category, n.title from listing n join party p on p.district = n.district and p.id = n.party
  where n.kind = 'NEED' and p.kind = 'VILLAGE' and n.chain is not null and n.category is not null and n.town is not null order by n.id limit 1`;

/** Runs a document; gives what it sent and the answer. */
async function ask(
  text: string,
  variables: Record<string, unknown>,
): Promise<{ statements: Ready[]; answer: string }> {
  const document = parse(text);
  sent = [];
  const answer = await planner.execute(
    document,
    document.definitions[0] as OperationDefinitionNode,
    variables,
    reader,
  );
  if (answer === null) throw new TypeError(`not planned: ${text}`);
  return { statements: sent, answer };
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Big tables that a statement reads whole, planned for its values and for any values. */
async function readWhole({ text, values: bound }: Ready): Promise<string[]> {
  const [forValues = []] = await kit.database.reads.send(bigDistrict, [
    { name: '', text: `explain (format json) ${text}`, values: bound },
  ]);
  const [, , forAny] = (await role.query({
    text: `begin; set local app.district = '${bigDistrict}'; explain (format json, generic_plan) ${text}; commit`,
    rowMode: 'array',
    types: { getTypeParser: () => (value: string) => value },
  })) as unknown as pg.QueryArrayResult<[string]>[];
  const results = [forValues, forAny?.rows ?? []];
  return results.flatMap(([row]) => {
    const [{ Plan }] = JSON.parse(row?.[0] as string) as [{ Plan: PlanNode }];
    return nodesOf(Plan)
      .filter(
        (node) => node['Node Type'].includes('Seq Scan') && big.has(node['Relation Name'] ?? ''),
      )
      .map((node) => `${node['Relation Name']} in ${text}`);
  });
}

test('the district is big enough to tell', () => {
  expect([...big]).toEqual(expect.arrayContaining(['listing', 'pairing', 'search_term']));
});

describe('main documents', () => {
  test.each([
    ['village', 3],
    ['openNeeds', 2],
    ['chains', 4],
    ['listing', 3],
  ] as const)('%s takes %i statements, each by index', async (name, count) => {
    const { statements, answer } = await ask(mainDocuments[name], values);
    expect(Object.values((JSON.parse(answer) as { data: object }).data)).not.toContain(null);
    expect(statements).toHaveLength(count);
    for (const statement of statements) expect(await readWhole(statement)).toEqual([]);
  });

  test('the next page is found by index too', async () => {
    const first = await ask(mainDocuments.openNeeds, values);
    const { data } = JSON.parse(first.answer) as {
      data: { needs: { pageInfo: { endCursor: string } } };
    };
    const next = await ask(mainDocuments.openNeeds, {
      ...values,
      after: data.needs.pageInfo.endCursor,
    });
    for (const statement of next.statements) expect(await readWhole(statement)).toEqual([]);
  });
});

test('every list reads by index under every filter and order', async () => {
  const documents = filteredLists(schema, values);
  expect(documents.length).toBeGreaterThan(150);
  const whole: string[] = [];
  for (const { text, variables } of documents) {
    const { statements } = await ask(text, variables);
    for (const statement of statements) whole.push(...(await readWhole(statement)));
  }
  expect(whole).toEqual([]);
}, 120_000);
