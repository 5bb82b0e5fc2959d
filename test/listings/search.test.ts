import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { postingsOf, queryTerms, searchTerms } from '../../src/places/search.rule.ts';
import { newId } from '../../src/platform/id.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

test.each([
  ['直播培训', ['直播', '播培', '培训', '训']],
  ['种 5G 基站', ['种', '5g', '基站', '站']],
  ['', []],
])('%s is found by %j', (text, terms) => {
  expect(searchTerms(text)).toEqual(terms);
});

test.each([
  ['直播培训', ['直播', '播培', '培训']],
  ['村', ['村']],
])('a search for %s asks for %j', (text, terms) => {
  expect(queryTerms(text)).toEqual(terms);
});

describe('rows of terms', () => {
  const rows = (count: number) =>
    postingsOf(
      Array.from({ length: count }, (_, i) => ({ id: `n${i}`, kind: 'NEED', text: '村' }) as const),
      () => 'block',
    );

  test('one that has a term stands for itself', () => {
    expect(rows(1)).toEqual([{ term: '村', kind: 'NEED', subject: 'n0', subjects: null }]);
  });

  test('many share rows of a hundred', () => {
    expect(rows(201).map(({ subject, subjects }) => [subject, subjects?.length])).toEqual([
      ['block', 100],
      ['block', 100],
      ['n200', undefined],
    ]);
  });

  test('needs, resources and parties stand apart', () => {
    const found = (['NEED', 'RESOURCE', 'PARTY'] as const).map((kind) => ({
      id: kind,
      kind,
      text: '村',
    }));
    expect(postingsOf(found, () => 'block').map(({ subject }) => subject)).toEqual([
      'NEED',
      'RESOURCE',
      'PARTY',
    ]);
  });
});

describe('words of seeded entries', () => {
  let application: TestApplication;
  beforeAll(async () => {
    application = await testApplication();
  });
  afterAll(() => application.close());

  const found = async (text: string): Promise<string[]> => {
    const { data } = await application.ask<{ needs: { nodes: { id: string }[] } }>(
      Role.READER,
      'query ($text: String!) { needs(first: 100, filter: { search: $text }) { nodes { id } } }',
      { text },
    );
    return data.needs.nodes.map(({ id }) => id).sort();
  };

  test('an edited entry leaves its old words to the others that have them', async () => {
    const before = await found('直播');
    expect(before.length).toBeGreaterThan(1);
    const [id] = before as [string];
    const { data } = await application.ask<{
      node: { version: number; title: string; detail: string | null };
    }>(Role.READER, 'query ($id: ID!) { node(id: $id) { ... on Need { version title detail } } }', {
      id,
    });
    const edit = async (version: number, title: string, detail: string | null) => {
      const answer = await application.ask<{ editListing: { userErrors: unknown[] } }>(
        Role.DISTRICT_ADMIN,
        'mutation ($input: EditListingInput!) { editListing(input: $input) { userErrors { code } } }',
        { input: { id, version, title, detail, idempotencyKey: newId(new Date()) } },
      );
      expect(answer).toEqual({ data: { editListing: { userErrors: [] } } });
    };
    await edit(data.node.version, '想修一座凉亭', null);
    expect(await found('直播')).toEqual(before.slice(1));
    expect(await found('凉亭')).toEqual([id]);
    await edit(data.node.version + 1, data.node.title, data.node.detail);
    expect(await found('直播')).toEqual(before);
    expect(await found('凉亭')).toEqual([]);
  });
});
