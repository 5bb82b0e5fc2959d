import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { meetingPoint } from '../../src/matching/meeting-point.rule.ts';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import { newId } from '../../src/platform/id.ts';
import { a, adminOf, ask, b, knowledgeKit, now, viewerOf, work } from './knowledge-kit.ts';
import { lexicon } from './lexicon-fixture.ts';

const wanted = '村里要修排涝沟，找人做排涝';
const offered = '大功率水泵出租';
const [pump, drainage] = ['equipment.pump', 'water.drainage'];

test.each([
  ['two things', wanted, offered, { one: pump, other: drainage }],
  [
    'one thing',
    '白萝卜卖不掉',
    '收购白萝卜',
    { one: 'produce.vegetable.radish', other: 'produce.vegetable.radish' },
  ],
  ['nothing but words', '甲乙丙丁', '甲乙丙丁', null],
])('where entries meet: %s', (_what, need, resource, point) => {
  const framesOf = (title: string, kind: 'NEED' | 'RESOURCE') =>
    readEntry({ title, kind }, { today: '2026-03-02', lexicon }).frames;
  expect(meetingPoint(framesOf(need, 'NEED'), framesOf(resource, 'RESOURCE'), lexicon)).toEqual(
    point,
  );
});

describe('in the graph', () => {
  let kit: Awaited<ReturnType<typeof knowledgeKit>>;
  beforeAll(async () => {
    kit = await knowledgeKit();
  });
  afterAll(() => kit.close());
  beforeEach(async () => {
    for (const district of [a, b])
      await kit.first.database.write(district, async (tx) => {
        await tx.sql(`delete from lexicon_evidence where district = $1`, [district]);
        await tx.sql(`delete from lexicon_proposal where district = $1`, [district]);
      });
  });

  interface Proposal {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly one: { readonly code: string };
    readonly other: { readonly code: string };
    readonly declines: number;
    readonly declinedOtherwise: number;
    readonly version: number;
    readonly evidence: { readonly nodes: readonly { readonly reason: string }[] };
  }
  const fields = `id kind state one { code } other { code } declines declinedOtherwise version
    evidence(first: 10) { nodes { reason pairing { id need { title } } } }`;

  async function proposals(viewer: Viewer = adminOf(a)): Promise<readonly Proposal[]> {
    const { data } = await ask<{ lexiconProposals: { nodes: Proposal[] } }>(
      kit.first,
      viewer,
      `{ lexiconProposals(first: 10, filter: { state: { eq: OPEN } }) { nodes { ${fields} } } }`,
    );
    return data.lexiconProposals.nodes;
  }

  /** A need and a resource of a district, and the pairing the matcher made of them. */
  async function pairIn(district: string, need = wanted, resource = offered) {
    const [one, other] = [
      await kit.enter(kit.first, district, 'Need', need),
      await kit.enter(kit.first, district, 'Resource', resource),
    ];
    const [pairing] = await kit.first.database.write(district, (tx) =>
      tx.sql<{ id: string }>('select id from pairing where need = $1 and resource = $2 and live', [
        one,
        other,
      ]),
    );
    if (pairing === undefined) throw new Error('the matcher did not pair them');
    return { need: one, resource: other, pairing: pairing.id };
  }

  async function change(
    mutation: 'declinePairing' | 'reinstatePairing',
    input: object,
    district = a,
  ) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, codes } = await ask<Record<string, { userErrors: { code: string }[] }>>(
      kit.first,
      adminOf(district),
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
    );
    expect([codes, data[mutation]?.userErrors]).toEqual([[], []]);
  }

  async function decide(
    decision: 'accept' | 'dismiss',
    { id, version }: Pick<Proposal, 'id' | 'version'>,
    viewer = adminOf(a),
  ) {
    const name = `${decision}LexiconProposal`;
    const { data, codes } = await ask<Record<
      string,
      { proposal: Proposal | null; userErrors: { code: string }[] }
    > | null>(
      kit.second,
      viewer,
      `mutation ($input: LexiconDecisionInput!) { ${name}(input: $input) { proposal { ${fields} } userErrors { code } } }`,
      { input: { id, version } },
    );
    const payload = data?.[name];
    return {
      proposal: payload?.proposal ?? null,
      codes: [...codes, ...(payload?.userErrors ?? []).map(({ code }) => code)],
    };
  }

  test('declines are counted between two things, with the pairings behind them; a reinstated one says nothing', async () => {
    const pairs = [await pairIn(a), await pairIn(a), await pairIn(a)];
    const reasons = ['NOT_THE_SAME_THING', 'NOT_THE_SAME_THING', 'TOO_FAR'];
    for (const [at, { pairing }] of pairs.entries())
      await change('declinePairing', { pairing, reason: reasons[at] });
    expect(await proposals()).toMatchObject([
      {
        kind: 'EXCLUSION',
        one: { code: pump },
        other: { code: drainage },
        declines: 2,
        declinedOtherwise: 1,
        evidence: {
          nodes: expect.arrayContaining([
            { reason: 'TOO_FAR', pairing: { id: pairs[2]?.pairing, need: { title: wanted } } },
          ]),
        },
      },
    ]);
    await change('reinstatePairing', { pairing: pairs[0]?.pairing });
    expect(await proposals()).toMatchObject([{ declines: 1, declinedOtherwise: 1 }]);
    expect(await proposals(adminOf(b))).toEqual([]);
  });

  test('one thing that people tell apart is a distinction: accepting it changes no pairing', async () => {
    const { need, resource, pairing } = await pairIn(a, '白萝卜卖不掉', '收购白萝卜');
    await change('declinePairing', { pairing, reason: 'NOT_THE_SAME_THING' });
    const [proposal] = await proposals();
    expect(proposal).toMatchObject({ kind: 'DISTINCTION', declines: 1 });
    expect(await decide('accept', proposal as Proposal)).toMatchObject({
      codes: [],
      proposal: { state: 'ACCEPTED' },
    });
    await change('reinstatePairing', { pairing });
    await work(kit.second, a);
    expect(await kit.paired(a, need, resource)).toBe(true);
  });

  test('accepted, the two never meet in this district again; dismissed later, they do', async () => {
    const [declined, same, elsewhere] = [await pairIn(a), await pairIn(a), await pairIn(b)];
    await change('declinePairing', { pairing: declined.pairing, reason: 'NOT_THE_SAME_THING' });
    const [proposal] = await proposals();
    const accepted = await decide('accept', proposal as Proposal);
    expect(accepted).toMatchObject({ codes: [], proposal: { state: 'ACCEPTED', version: 2 } });
    for (const district of [a, b]) await work(kit.second, district);
    expect(await kit.paired(a, same.need, same.resource)).toBe(false);
    expect(await kit.paired(b, elsewhere.need, elsewhere.resource)).toBe(true);

    expect((await decide('accept', accepted.proposal as Proposal)).codes).toEqual([
      'LEXICON_PROPOSAL_DECIDED',
    ]);
    expect((await decide('dismiss', proposal as Proposal)).codes).toEqual(['VERSION_CONFLICT']);
    expect((await decide('dismiss', { id: newId(now), version: 1 })).codes).toEqual([
      'LEXICON_PROPOSAL_NOT_FOUND',
    ]);
    expect((await decide('dismiss', accepted.proposal as Proposal)).codes).toEqual([]);
    await work(kit.first, a);
    expect(await kit.paired(a, same.need, same.resource)).toBe(true);
  });

  test.each(Object.values(Role).filter((role) => role !== Role.DISTRICT_ADMIN))(
    '%s decides nothing, and only auditors look',
    async (role) => {
      const { pairing } = await pairIn(a);
      await change('declinePairing', { pairing, reason: 'NOT_THE_SAME_THING' });
      const [proposal] = await proposals();
      for (const decision of ['accept', 'dismiss'] as const)
        expect((await decide(decision, proposal as Proposal, viewerOf(role, a))).codes).toEqual([
          'FORBIDDEN',
        ]);
      expect(await proposals(viewerOf(role, a))).toHaveLength(role === Role.AUDITOR ? 1 : 0);
    },
  );
});
