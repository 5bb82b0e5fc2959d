import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { counterDifferences } from '../../src/insights/counter.service.ts';
import { drainListings } from '../../src/matching/follow.service.ts';
import { codeOf } from '../../src/places/code.rule.ts';
import { isNearName } from '../../src/places/near-name.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

describe('names that may be the same one written twice', () => {
  test.each([
    ['双街村', '双街村', true],
    ['绿源农业有限公司', '绿源农业', true],
    ['绿源（天津）合作社', '绿源天津专业合作社', true],
    ['下河头村民委员会', '下河头村', true],
    ['张家铺子村', '张家浦子村', true],
    ['双街一村', '双街二村', false],
    ['东赵庄村', '西赵庄村', false],
    ['田庄村', '李庄村', false],
    ['双口镇', '双街镇', false],
  ])('%s, %s: %s', (one, other, near) => {
    expect([isNearName(one, other), isNearName(other, one)]).toEqual([near, near]);
  });
});

test.each([
  ['TOWN', '120113102000', '120113102'],
  ['TOWN', '120113102', '120113102'],
  ['TOWN', '1201131', null],
  ['VILLAGE', ' 120113 102201 ', '120113102201'],
  ['VILLAGE', '120113102', null],
  ['ENTERPRISE', '91120113ma05xxxx1x', '91120113MA05XXXX1X'],
] as const)('%s code %s is kept as %s', (kind, written, kept) => {
  expect(codeOf(kind, written)).toBe(kept);
});

let app: TestApplication;
beforeAll(async () => {
  app = await testApplication({ jobs: false });
}, 60_000);
afterAll(() => app.close());

interface Kept {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly closedAt: string | null;
}
type Made = Record<string, (Kept & Record<string, unknown>) | null> & {
  userErrors: { code: string; field: string[] | null }[];
};

const shapes: Readonly<Record<string, string>> = {
  town: 'town { id version name code closedAt }',
  cluster: 'cluster { id version name closedAt }',
  party:
    'party { id version name closedAt kind town { name } aliases ... on Village { code strength } location { lat source } }',
  chain:
    'chain { id version name closedAt aliases stages { id name rank closedAt } lead { name } }',
  place: 'place { id }',
};

/** Runs one mutation of the register as the district; gives what it made and what was wrong. */
async function keep(
  mutation: string,
  what: keyof typeof shapes,
  input: Record<string, unknown>,
  role: Role = Role.DISTRICT_ADMIN,
): Promise<{ made: Kept & Record<string, unknown>; codes: string[]; fields: string[] }> {
  const type =
    mutation.endsWith('Chain') && !mutation.startsWith('add') && !mutation.startsWith('edit')
      ? 'ClosingChainInput'
      : mutation.endsWith('Place')
        ? 'ClosingInput'
        : mutation.endsWith('ChainMember')
          ? 'ChainMemberInput'
          : `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await app.ask<Record<string, Made>>(
    role,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${shapes[what] ?? ''} userErrors { code field } } }`,
    { input },
  );
  if (errors !== undefined)
    return { made: {} as never, codes: errors.map((e) => e.extensions.code), fields: [] };
  const answer = data[mutation] as Made;
  return {
    made: answer[what] as Kept & Record<string, unknown>,
    codes: answer.userErrors.map(({ code }) => code),
    fields: answer.userErrors.map(({ field }) => field?.at(-1) ?? ''),
  };
}

async function read<Data>(query: string, role = Role.DISTRICT_ADMIN): Promise<Data> {
  const { data, errors } = await app.ask<Data>(role, query);
  expect(errors).toBeUndefined();
  return data;
}

const id = '00000000-0000-7000-8000-000000000000';
/** Every mutation of the register, with the least it takes. */
const wishes: Readonly<Record<string, string>> = {
  addTown: 'name: "合成镇", kind: TOWN',
  editTown: `id: "${id}", version: 1`,
  addCluster: `town: "${id}", name: "合成片区"`,
  editCluster: `id: "${id}", version: 1`,
  addVillage: `town: "${id}", name: "合成村"`,
  addParty: 'name: "合成企业"',
  editParty: `id: "${id}", version: 1`,
  closePlace: `id: "${id}", version: 1`,
  reopenPlace: `id: "${id}", version: 1`,
  addChain: 'code: "SYN", name: "合成链"',
  editChain: `id: "${id}", version: 1`,
  setStages: `id: "${id}", version: 1, stages: []`,
  addChainMember: `chain: "${id}", party: "${id}"`,
  removeChainMember: `chain: "${id}", party: "${id}"`,
  closeChain: `id: "${id}", version: 1`,
  reopenChain: `id: "${id}", version: 1`,
};
const others = Object.values(Role).filter((role) => role !== Role.DISTRICT_ADMIN);

test.each(others)('%s may change nothing of the register', async (role) => {
  const answers = Object.entries(wishes).map(async ([mutation, input]) => {
    const { errors } = await app.ask(
      role,
      `mutation { ${mutation}(input: { ${input} }) { userErrors { code } } }`,
    );
    return [mutation, errors?.[0]?.extensions.code];
  });
  expect(await Promise.all(answers)).toEqual(
    Object.keys(wishes).map((mutation) => [mutation, 'FORBIDDEN']),
  );
});

describe('a register kept by the district', () => {
  test('a town, its villages, a name nearly the same, a code given twice', async () => {
    const { made: town, codes } = await keep('addTown', 'town', {
      name: '合成河口镇',
      kind: 'TOWN',
      code: '120113190000',
    });
    expect([codes, town['code']]).toEqual([[], '120113190']);
    const village = { town: town.id, name: '合成柳林村', code: '120113190201', strength: 'WEAK' };
    const first = await keep('addVillage', 'party', {
      ...village,
      aliases: ['柳林'],
      location: { lat: 39.3, lon: 117.2, source: '合成' },
    });
    expect([first.codes, first.made]).toMatchObject([
      [],
      {
        strength: 'WEAK',
        aliases: ['柳林'],
        town: { name: '合成河口镇' },
        location: { lat: 39.3 },
      },
    ]);
    const refused = async (input: object) => {
      const { codes: wrong, fields } = await keep('addVillage', 'party', { ...village, ...input });
      return [wrong[0], fields[0]];
    };
    expect(await refused({})).toEqual(['NAME_TAKEN', 'name']);
    expect(await refused({ name: '合成柳林村委会', code: null })).toEqual(['NAME_NEAR', 'name']);
    expect(await refused({ name: '合成杨树村' })).toEqual(['CODE_TAKEN', 'code']);
    expect(await refused({ name: '合成杨树村', code: '12' })).toEqual(['CODE_INVALID', 'code']);
    expect(await refused({ name: '  ' })).toEqual(['NAME_INVALID', 'name']);
    const sure = await keep('addVillage', 'party', {
      town: town.id,
      name: '合成柳林村委会',
      evenIfNear: true,
    });
    expect(sure.codes).toEqual([]);
    expect((await keep('closePlace', 'place', { id: town.id, version: 1 })).codes).toEqual([
      'PLACE_IN_USE',
    ]);
  });

  test('another name is found at once, the old one no longer; an old version changes nothing', async () => {
    const key = '11111111-0000-7000-8000-000000000001';
    const input = { name: '合成晨光果品有限公司', idempotencyKey: key };
    const { made } = await keep('addParty', 'party', input);
    expect((await keep('addParty', 'party', input)).made.id).toBe(made.id);
    const edit = { id: made.id, version: made.version, name: '合成暮色冷链有限公司' };
    const { made: renamed } = await keep('editParty', 'party', edit);
    expect(renamed).toMatchObject({ name: edit.name, version: 2 });
    expect((await keep('editParty', 'party', edit)).codes).toEqual(['VERSION_CONFLICT']);
    const found = (text: string) =>
      read<{ search: { totalCount: number } }>(
        `{ search(filter: { text: "${text}" }) { totalCount } }`,
      ).then(({ search }) => search.totalCount);
    expect([await found('暮色冷链'), await found('晨光果品')]).toEqual([1, 0]);
    const { made: closed, codes } = await keep('closePlace', 'place', {
      id: made.id,
      version: renamed.version,
    });
    expect([codes, closed.id]).toEqual([[], made.id]);
    const add = `mutation { addNeed(input: { party: "${made.id}", title: "合成需求：冷库" }) { userErrors { code } } }`;
    expect(await read(add)).toEqual({ addNeed: { userErrors: [{ code: 'PARTY_NOT_FOUND' }] } });
    await keep('reopenPlace', 'place', { id: made.id, version: renamed.version + 1 });
    expect(await read(add)).toEqual({ addNeed: { userErrors: [] } });
  });

  test('a village that lies elsewhere takes its lists and counters along, and is matched anew', async () => {
    const { villages, towns } = await read<{
      villages: { nodes: (Kept & { town: { id: string }; needs: { totalCount: number } })[] };
      towns: { nodes: Kept[] };
    }>(
      '{ villages(first: 100) { nodes { id version name town { id } needs(filter: { status: { eq: OPEN } }) { totalCount } } } towns { nodes { id name } } }',
    );
    const village = villages.nodes.find(({ needs }) => needs.totalCount > 0);
    if (village === undefined) throw new Error('the demo has a village with needs');
    const town = towns.nodes.find(({ id }) => id !== village.town.id);
    const { codes } = await keep('editParty', 'party', {
      id: village.id,
      version: village.version,
      town: town?.id,
      location: { lat: 39.21, lon: 117.05, source: '合成' },
    });
    expect(codes).toEqual([]);
    const { database, units, lexicons } = app.core;
    const sql = <Row extends object>(text: string) =>
      database.write('120113', (tx) => tx.sql<Row>(text, [village.id]));
    expect(
      await sql(
        'select distinct l.town::text from listing l join party p on p.id = l.party where l.party = $1',
      ),
    ).toEqual([{ town: town?.id }]);
    expect(await database.write('120113', counterDifferences)).toEqual([]);
    const queued = await sql<{ count: number }>(
      `select count(*)::int as count from rematch q join listing l on l.id = q.listing where l.party = $1 and q.cause = 'place'`,
    );
    expect(queued[0]?.count).toBeGreaterThan(0);
    await drainListings(units, lexicons, '120113', () => new Date());
    const [features] = await sql<{ lat: number }>(
      `select (features->>'lat')::float as lat from listing where party = $1 and status = 'OPEN' limit 1`,
    );
    expect(features?.lat).toBe(39.21);
  });

  test('chains: stages in order, a stage in use stays, members come and go, the log tells', async () => {
    const { made: bureau } = await keep('addParty', 'party', {
      name: '合成农业农村局',
      organizationKind: 'DEPARTMENT',
    });
    const { made: chain, codes } = await keep('addChain', 'chain', {
      code: 'orchard',
      name: '合成林果链',
      lead: bureau.id,
      aliases: ['果链'],
      stages: [{ name: '育苗' }, { name: '种植' }, { name: '销售' }],
    });
    const names = (of: Kept & Record<string, unknown>) =>
      (of['stages'] as { name: string; closedAt: string | null }[])
        .filter(({ closedAt }) => closedAt === null)
        .map(({ name }) => name);
    expect([codes, names(chain), chain['lead']]).toEqual([
      [],
      ['育苗', '种植', '销售'],
      { name: bureau.name },
    ]);
    const [seedling, planting] = chain['stages'] as { id: string }[];
    const need = await read<{ addNeed: { need: { id: string } } }>(
      `mutation { addNeed(input: { party: "${bureau.id}", title: "合成需求：果苗三百株", chain: "${chain.id}", stage: "${seedling?.id ?? ''}" }) { need { id } } }`,
    );
    expect(need.addNeed.need.id).toBeTruthy();
    const without = [{ id: planting?.id, name: '育苗' }, { name: '冷藏' }];
    const wish = { id: chain.id, version: chain.version };
    expect((await keep('setStages', 'chain', { ...wish, stages: without })).codes).toEqual([
      'STAGE_IN_USE',
    ]);
    const swapped = [
      { id: planting?.id, name: '育苗' },
      { id: seedling?.id, name: '种植' },
      { name: '冷藏' },
    ];
    const { made: set } = await keep('setStages', 'chain', { ...wish, stages: swapped });
    expect(names(set)).toEqual(['育苗', '种植', '冷藏']);
    const member = { chain: chain.id, party: bureau.id };
    for (const stage of [null, planting?.id])
      expect((await keep('addChainMember', 'chain', { ...member, stage })).codes).toEqual([]);
    expect((await keep('removeChainMember', 'chain', member)).codes).toEqual([]);
    expect((await keep('removeChainMember', 'chain', member)).codes).toEqual(['MEMBER_NOT_FOUND']);
    expect(
      (await keep('closeChain', 'chain', { id: chain.id, version: set.version })).codes,
    ).toEqual(['PLACE_IN_USE']);
    const told = await read<{ events: { nodes: { cause: string; chain: { name: string } }[] } }>(
      `{ events(last: 5, filter: { type: { eq: CHAIN_CHANGED } }) { nodes { cause ... on ChainChanged { chain { name } member { name } } } } }`,
      Role.READER,
    );
    expect(told.events.nodes.map(({ cause }) => cause)).toEqual([
      'added',
      'stagesSet',
      'memberAdded',
      'memberAdded',
      'memberRemoved',
    ]);
    expect(told.events.nodes[0]).toEqual({
      cause: 'added',
      chain: { name: '合成林果链' },
      member: null,
    });
    const { audit } = await read<{ audit: { nodes: { action: string; result: string }[] } }>(
      '{ audit(first: 1) { nodes { action result } } }',
      Role.AUDITOR,
    );
    expect(audit.nodes).toEqual([{ action: 'closeChain', result: 'REFUSED' }]);
  });
});
