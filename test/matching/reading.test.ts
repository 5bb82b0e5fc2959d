import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

let application: TestApplication;
beforeAll(async () => void (application = await testApplication()));
afterAll(() => application.close());

const read = `query ($title: String!, $kind: ListingKind!) {
  readEntry(title: $title, kind: $kind, today: "2026-09-15") {
    side misfiled quantity { min max unit unitName } from to categories terms questions { code zh en }
  }
}`;

interface Read {
  readonly readEntry: Readonly<Record<string, unknown>>;
}

test('an entry is read before it is saved: list, quantity in the platform’s unit, days, categories, questions', async () => {
  const { data, errors } = await application.ask<Read>(Role.READER, read, {
    title: '三月份想找人收五千斤白萝卜',
    kind: 'NEED',
  });
  expect(errors).toBeUndefined();
  expect(data.readEntry).toMatchObject({
    side: 'NEED',
    misfiled: false,
    quantity: { min: 5000, max: 5000, unit: 'jin', unitName: '斤' },
    from: '2027-03-01',
    to: '2027-03-31',
    questions: [],
  });
  expect(data.readEntry['categories']).toContain('produce.vegetable');
  expect(data.readEntry['terms']).toContain('G:trade:produce.vegetable.radish');
});

test('an entry in the wrong list is asked about', async () => {
  const { data } = await application.ask<Read>(Role.READER, read, {
    title: '求租仓库',
    kind: 'RESOURCE',
  });
  expect(data.readEntry).toMatchObject({ side: 'NEED', misfiled: true });
  expect(data.readEntry['questions']).toContainEqual(expect.objectContaining({ code: 'SIDE' }));
});

test('what an entry costs is read, and open entries of the same list that say nearly the same are named', async () => {
  const before = await application.ask<{
    readonly viewer: {
      readonly party: {
        readonly id: string;
        readonly needs: {
          readonly nodes: readonly { readonly id: string; readonly title: string }[];
        };
      };
    };
  }>(
    Role.VILLAGE,
    '{ viewer { party { id needs(first: 1, filter: { status: { eq: OPEN } }) { nodes { id title } } } } }',
  );
  const { id: party, needs } = before.data.viewer.party;
  const [known] = needs.nodes;
  const similar = `query ($title: String!, $kind: ListingKind!, $party: ID) {
    readEntry(title: $title, kind: $kind, party: $party) { price similar { listing { id title } } }
  }`;
  const ask = async (
    role: Role,
    variables: object,
  ): Promise<{
    readonly price: string | null;
    readonly similar: readonly { readonly listing: { readonly id: string } }[];
  }> => {
    const { data, errors } = await application.ask<{ readonly readEntry: never }>(
      role,
      similar,
      variables,
    );
    expect(errors).toBeUndefined();
    return data.readEntry;
  };
  const own = await ask(Role.VILLAGE, { title: known?.title, kind: 'NEED' });
  expect(own.similar.map(({ listing }) => listing.id)).toContain(known?.id);
  // Another list, or nobody's, has none; whoever reads for the party sees the same.
  expect((await ask(Role.VILLAGE, { title: known?.title, kind: 'RESOURCE' })).similar).toEqual([]);
  expect((await ask(Role.READER, { title: known?.title, kind: 'NEED' })).similar).toEqual([]);
  expect((await ask(Role.READER, { title: known?.title, kind: 'NEED', party })).similar).toEqual(
    own.similar,
  );
  const free = await ask(Role.VILLAGE, { title: '上门理发，不收费', kind: 'RESOURCE' });
  expect(free.price).toBe('FREE');
});

interface Explained {
  readonly whyNot: {
    readonly blocker: { readonly code: string; readonly zh: string } | null;
    readonly score: number | null;
    readonly rank: number | null;
    readonly candidates: number;
    readonly shown: boolean;
    readonly reasons: readonly { readonly code: string }[];
  } | null;
}

const why = `query ($need: ID!, $resource: ID!) {
  whyNot(need: $need, resource: $resource) { blocker { code zh en } score rank candidates shown notified reasons { code zh en } }
}`;

test('a pairing is explained by its score and place, its mirror by nothing', async () => {
  const { data } = await application.ask<{
    readonly pairings: {
      readonly nodes: readonly {
        readonly score: number;
        readonly need: { readonly id: string };
        readonly resource: { readonly id: string };
      }[];
    };
  }>(Role.READER, '{ pairings(first: 1) { nodes { score need { id } resource { id } } } }');
  const [pairing] = data.pairings.nodes;
  const need = pairing?.need.id;
  const resource = pairing?.resource.id;
  const explained = await application.ask<Explained>(Role.READER, why, { need, resource });
  expect(explained.errors).toBeUndefined();
  expect(explained.data.whyNot).toMatchObject({
    blocker: null,
    score: pairing?.score,
    shown: true,
  });
  expect(explained.data.whyNot?.rank).toBeGreaterThanOrEqual(1);
  expect(explained.data.whyNot?.reasons.length).toBeGreaterThan(0);
  const turned = await application.ask<Explained>(Role.READER, why, {
    need: resource,
    resource: need,
  });
  expect(turned.data.whyNot).toBeNull();
});

test('a missing pairing is explained by the first constraint in the way', async () => {
  const { data } = await application.ask<{
    readonly needs: {
      readonly nodes: readonly { readonly id: string; readonly party: { readonly id: string } }[];
    };
    readonly resources: {
      readonly nodes: readonly { readonly id: string; readonly party: { readonly id: string } }[];
    };
  }>(
    Role.READER,
    '{ needs(first: 100) { nodes { id party { id } } } resources(first: 100) { nodes { id party { id } } } }',
  );
  const own = data.needs.nodes.flatMap((need) =>
    data.resources.nodes
      .filter(({ party }) => party.id === need.party.id)
      .map((resource) => ({ need: need.id, resource: resource.id })),
  )[0];
  const { data: explained } = await application.ask<Explained>(Role.READER, why, own);
  expect(explained.whyNot).toMatchObject({
    blocker: { code: 'OWN_PARTY' },
    score: null,
    rank: null,
  });
});

test('strangers read nothing', async () => {
  const { errors } = await application.ask(null, read, { title: '求租仓库', kind: 'RESOURCE' });
  expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});
