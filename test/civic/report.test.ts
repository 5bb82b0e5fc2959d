import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { newId } from '../../src/platform/id.ts';
import { testApplication, type Answer, type TestApplication } from '../support/application.ts';

let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
});
afterAll(() => application.close());

interface Payload {
  readonly userErrors: readonly { code: string }[];
  readonly link?: string | null;
  readonly apiKey?: { id: string; mechanism: string } | null;
  readonly matter?: MatterSeen | null;
}
interface MatterSeen {
  readonly id: string;
  readonly version: number;
  readonly receipt: string;
  readonly title: string;
  readonly state: string;
  readonly holder: string | null;
  readonly rating: number | null;
  readonly steps: readonly { state: string }[];
}

const matterFields = 'id version receipt title state holder rating steps { state }';
const key = (): string => newId(new Date());

/** Asks with a key of one's own. */
async function by<Data>(
  link: string,
  query: string,
  variables: object = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${link}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as never;
}

async function makeLink(role: Role, over: object = {}): Promise<Payload> {
  const answer = await application.ask<{ createReportLink: Payload } | null>(
    role,
    `mutation ($input: CreateReportLinkInput!) { createReportLink(input: $input) {
       link apiKey { id mechanism } userErrors { code } } }`,
    { input: { name: '村务公告栏', mechanism: 'GRID_REPORT', idempotencyKey: key(), ...over } },
  );
  return answer.data?.createReportLink ?? { userErrors: codes(answer).map((code) => ({ code })) };
}

const keyOf = ({ link }: Payload): string => (link ?? '').replace('/report#', '');

async function report(link: string, input: object): Promise<Payload> {
  const { data } = await by<{ reportMatter: Payload }>(
    link,
    `mutation ($input: ReportMatterInput!) { reportMatter(input: $input) { matter { ${matterFields} } userErrors { code } } }`,
    { input: { idempotencyKey: key(), ...input } },
  );
  return data.reportMatter;
}

async function seen(link: string, id: string): Promise<Answer<{ matter: MatterSeen | null }>> {
  return by(link, `query ($id: ID!) { matter(id: $id) { ${matterFields} } }`, { id });
}

const codes = ({ errors }: Answer<unknown>): string[] =>
  (errors ?? []).map(({ extensions }) => extensions.code);

test('a villager reports without an account, the village handles it, the villager says how it went', async () => {
  const made = await makeLink(Role.VILLAGE);
  expect(made).toMatchObject({ userErrors: [], apiKey: { mechanism: 'GRID_REPORT' } });
  const link = keyOf(made);
  const desk = await by<{ reportDesk: object }>(
    link,
    '{ reportDesk { district party mechanism } }',
  );
  expect(desk.data.reportDesk).toEqual({
    district: '北辰区',
    party: '田庄村',
    mechanism: '网格上报',
  });

  const input = {
    title: '村口路灯不亮',
    lat: 39.3,
    lon: 117.2,
    contact: { name: '热心村民', phone: '13800000000' },
    idempotencyKey: key(),
  };
  const first = await report(link, input);
  expect(first).toMatchObject({
    userErrors: [],
    matter: {
      title: '村口路灯不亮',
      state: 'PLACED',
      holder: '田庄村',
      steps: [{ state: 'PLACED' }],
    },
  });
  const { id } = first.matter as MatterSeen;
  expect((await report(link, input)).matter?.id).toBe(id);

  let { version } = first.matter as MatterSeen;
  for (const [mutation, state, said] of [
    ['acceptOrder', 'ACCEPTED', {}],
    ['deliverOrder', 'DELIVERED', { finish: true }],
  ] as const) {
    const type = mutation === 'acceptOrder' ? 'AcceptOrderInput' : 'DeliverOrderInput';
    const { data } = await application.ask<
      Record<string, { order: { version: number; state: string } }>
    >(
      Role.VILLAGE,
      `mutation ($input: ${inputOf[type]}!) { ${mutation}(input: $input) { order { version state } userErrors { code } } }`,
      { input: { id, version, idempotencyKey: key(), ...said } },
    );
    expect(data[mutation]?.order.state).toBe(state);
    version = data[mutation]?.order.version ?? 0;
  }
  const { data } = await by<{ rateMatter: Payload }>(
    link,
    `mutation ($input: RateMatterInput!) { rateMatter(input: $input) { matter { ${matterFields} } userErrors { code } } }`,
    { input: { id, version, rating: 5, note: '修得很快', idempotencyKey: key() } },
  );
  expect(data.rateMatter).toMatchObject({
    userErrors: [],
    matter: { state: 'RATED', holder: null, rating: 5 },
  });
  expect((await seen(link, id)).data.matter?.steps.map(({ state }) => state)).toEqual([
    'PLACED',
    'ACCEPTED',
    'DELIVERED',
    'RATED',
  ]);
});

describe('a link opens nothing else', () => {
  let link: string;
  beforeAll(async () => {
    link = keyOf(await makeLink(Role.VILLAGE, { name: '村民微信群' }));
  });

  test.each([
    '{ needs(first: 1) { nodes { id } } }',
    '{ chains { totalCount } }',
    '{ village(id: "x") { id } }',
    '{ orders(first: 1) { nodes { id } } }',
    '{ apiKeys(first: 1) { nodes { id } } }',
    '{ readEntry(title: "x", kind: NEED) { side } }',
    '{ viewer { party { name } } }',
    'mutation { raiseMatter(input: { title: "x", mechanism: "GRID_REPORT" }) { userErrors { code } } }',
    'mutation { addNeed(input: { title: "x" }) { userErrors { code } } }',
    'mutation { createReportLink(input: { name: "x", mechanism: "GRID_REPORT" }) { userErrors { code } } }',
  ])('%s', async (query) => {
    expect(codes(await by(link, query))).toEqual(['FORBIDDEN']);
  });

  test('nor a matter that came by another link', async () => {
    const other = keyOf(await makeLink(Role.TOWN, { party: await ownVillage() }));
    const { matter } = await report(other, { title: '井盖松动' });
    expect(codes(await seen(link, matter?.id ?? ''))).toEqual(['ORDER_NOT_FOUND']);
    expect((await seen(other, matter?.id ?? '')).data.matter?.title).toBe('井盖松动');
  });
});

test('accounts and ordinary keys have no desk', async () => {
  for (const role of [Role.VILLAGE, Role.DISTRICT_ADMIN])
    expect(codes(await application.ask(role, '{ reportDesk { party } }'))).toEqual(['FORBIDDEN']);
});

test('a village makes links for itself only, under what it may place', async () => {
  const { data } = await application.ask<{ villages: { nodes: { id: string }[] } }>(
    Role.READER,
    '{ villages(first: 1, filter: { name: { eq: "双街村" } }) { nodes { id } } }',
  );
  const [other] = data.villages.nodes;
  const refused = async (over: object) =>
    (await makeLink(Role.VILLAGE, over)).userErrors.map(({ code }) => code);
  expect(await refused({ party: other?.id })).toEqual(['FORBIDDEN']);
  expect(await refused({ mechanism: 'NO_SUCH' })).toEqual(['MECHANISM_UNKNOWN']);
  expect(await refused({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual(['EXPIRY_IN_PAST']);
  expect(await refused({ name: ' ' })).toEqual(['KEY_NAME_INVALID']);
});

test('a link that is taken back is refused at once; the town sees it among its links', async () => {
  const made = await makeLink(Role.TOWN, { party: await ownVillage() });
  const listed = await application.ask<{ apiKeys: { nodes: { id: string }[] } }>(
    Role.TOWN,
    '{ apiKeys(first: 100, filter: { mechanism: { eq: "GRID_REPORT" } }) { nodes { id } } }',
  );
  expect(listed.data.apiKeys.nodes.map(({ id }) => id)).toContain(made.apiKey?.id);
  const { data } = await application.ask<{ revokeReportLink: Payload }>(
    Role.VILLAGE,
    'mutation ($input: ReportLinkInput!) { revokeReportLink(input: $input) { userErrors { code } } }',
    { input: { apiKey: made.apiKey?.id, idempotencyKey: key() } },
  );
  expect(data.revokeReportLink.userErrors).toEqual([]);
  expect(codes(await by(keyOf(made), '{ reportDesk { party } }'))).toEqual(['CREDENTIAL_REFUSED']);
});

test('fifty matters a day are enough for one link', async () => {
  const link = keyOf(await makeLink(Role.VILLAGE));
  for (let i = 0; i < 50; i++)
    expect((await report(link, { title: `合成事项${String(i)}` })).userErrors).toEqual([]);
  expect((await report(link, { title: '再来一件' })).userErrors).toEqual([
    { code: 'MATTERS_TOO_MANY' },
  ]);
});

const inputOf = { AcceptOrderInput: 'OrderStepInput', DeliverOrderInput: 'DeliverOrderInput' };

async function ownVillage(): Promise<string> {
  const { data } = await application.ask<{ viewer: { party: { id: string } } }>(
    Role.VILLAGE,
    '{ viewer { party { id } } }',
  );
  return data.viewer.party.id;
}
