import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import type { Core } from '../../src/app.ts';
import { publishLexicon } from '../../src/command/publish-lexicon.ts';
import { lookAgain } from '../../src/matching/lexicon-look.service.ts';
import { newId } from '../../src/platform/id.ts';
import { asOwner } from '../bench/database.ts';
import { a, adminOf, ask, b, knowledgeKit, now, viewerOf, work } from './knowledge-kit.ts';

const potato = 'produce.grain.potato';
let kit: Awaited<ReturnType<typeof knowledgeKit>>;
let first: Core;
let second: Core;
beforeAll(async () => {
  kit = await knowledgeKit();
  ({ first, second } = kit);
});
afterAll(() => kit.close());

interface Added {
  readonly addLexiconWord: {
    readonly word: { readonly id: string; readonly target: { readonly name: string } } | null;
    readonly userErrors: readonly { readonly code: string }[];
  } | null;
}
const add = (
  viewer: Viewer,
  word: string,
  target = potato,
  core: Core | null = null,
  key?: string,
) =>
  ask<Added>(
    core ?? first,
    viewer,
    `mutation ($input: AddLexiconWordInput!) { addLexiconWord(input: $input) { word { id word target { code name } } userErrors { code } } }`,
    { input: { word, target, ...(key === undefined ? {} : { idempotencyKey: key }) } },
  );
const codesOf = ({ data, codes }: { data: Added | null; codes: unknown[] }): unknown[] => [
  ...codes,
  ...(data?.addLexiconWord?.userErrors ?? []).map(({ code }) => code),
];

async function remove(viewer: Viewer, id: string) {
  const { data, codes } = await ask<{
    removeLexiconWord: { removed: string | null; userErrors: { code: string }[] } | null;
  } | null>(
    first,
    viewer,
    `mutation ($input: RemoveLexiconWordInput!) { removeLexiconWord(input: $input) { removed userErrors { code } } }`,
    { input: { id } },
  );
  return [...codes, ...(data?.removeLexiconWord?.userErrors ?? []).map(({ code }) => code)];
}

async function status(district: string) {
  const { data } = await ask<{
    lexiconStatus: {
      version: number;
      applied: boolean;
      looked: number;
      queued: number;
      waiting: number;
    };
  }>(
    first,
    viewerOf(Role.READER, district),
    `{ lexiconStatus { version applied looked total queued waiting finishedAt } }`,
  );
  return data.lexiconStatus;
}

const conceptsRead = (core: Core, district: string, title: string) =>
  ask<{ readEntry: { terms: string[] } }>(
    core,
    viewerOf(Role.READER, district),
    `query ($title: String!) { readEntry(title: $title, kind: NEED, today: "2026-03-02") { terms } }`,
    { title },
  ).then(({ data }) => data.readEntry.terms.some((term) => term.endsWith(potato)));

describe('a word of a district', () => {
  test('pairs what was there before in that district alone; taking it back takes the pairing back', async () => {
    const title = '地疙瘩蛋卖不出去';
    const ids: Record<string, [string, string]> = {};
    for (const district of [a, b]) {
      ids[district] = [
        await kit.enter(first, district, 'Need', title),
        await kit.enter(first, district, 'Resource', '常年收购土豆'),
      ];
      await work(first, district);
      expect(await kit.paired(district, ...ids[district])).toBe(false);
    }
    const { data } = await add(adminOf(a), '地疙瘩蛋');
    expect(data.addLexiconWord).toMatchObject({
      word: { target: { name: '土豆' } },
      userErrors: [],
    });
    expect(await status(a)).toMatchObject({ version: 1, applied: false });
    for (const district of [a, b]) await work(second, district);
    expect(await kit.paired(a, ...(ids[a] as [string, string]))).toBe(true);
    expect(await kit.paired(b, ...(ids[b] as [string, string]))).toBe(false);
    expect(await status(a)).toMatchObject({ applied: true, looked: 2, queued: 1, waiting: 0 });
    expect(await status(b)).toMatchObject({ version: 0, applied: true });

    expect(await remove(adminOf(b), data.addLexiconWord?.word?.id ?? '')).toEqual([
      'LEXICON_WORD_NOT_FOUND',
    ]);
    expect(await remove(adminOf(a), data.addLexiconWord?.word?.id ?? '')).toEqual([]);
    await work(second, a);
    expect(await kit.paired(a, ...(ids[a] as [string, string]))).toBe(false);
    expect(await status(a)).toMatchObject({ version: 2, applied: true, queued: 1 });
  });

  test('is known to every process at its next transaction', async () => {
    expect(await conceptsRead(second, a, '洋蛋蛋滞销')).toBe(false);
    const { data } = await add(adminOf(a), '洋蛋蛋');
    for (const core of [first, second]) {
      expect(await conceptsRead(core, a, '洋蛋蛋滞销')).toBe(true);
      expect(await conceptsRead(core, b, '洋蛋蛋滞销')).toBe(false);
    }
    const need = await kit.enter(second, a, 'Need', '洋蛋蛋滞销，找人收');
    const resource = await kit.enter(second, a, 'Resource', '收购马铃薯');
    expect(await kit.paired(a, need, resource)).toBe(true);
    await remove(adminOf(a), data.addLexiconWord?.word?.id ?? '');
    expect(await conceptsRead(second, a, '洋蛋蛋滞销')).toBe(false);
  });

  test('changed while listings are being looked at: the look begins anew, and ends with the newest', async () => {
    await add(adminOf(a), '山药蛋子');
    await lookAgain(first.units, first.lexicons, a, now, () => false);
    const { data } = await add(adminOf(a), '山药豆子');
    await Promise.all([work(first, a), work(second, a)]);
    await work(first, a);
    const { version, applied } = await status(a);
    expect([version, applied]).toEqual([6, true]);
    await remove(adminOf(a), data.addLexiconWord?.word?.id ?? '');
  });

  test('twice with one key is one word', async () => {
    const [viewer, key] = [adminOf(a), newId(now)];
    const ids = [
      await add(viewer, '土疙瘩', potato, first, key),
      await add(viewer, '土疙瘩', potato, second, key),
    ];
    expect(ids[0]?.data).toEqual(ids[1]?.data);
  });

  test.each([
    ['nothing', '草', potato, 'LEXICON_WORD_INVALID'],
    ['a telephone number', '13900000000', potato, 'LEXICON_WORD_INVALID'],
    ['no such thing', '好东西', 'produce.moon', 'LEXICON_TARGET_UNKNOWN'],
    ['known already', '洋芋', potato, 'LEXICON_WORD_KNOWN'],
  ])('%s is refused', async (_what, word, target, code) => {
    expect(codesOf(await add(adminOf(a), word, target))).toEqual([code]);
  });

  test('of two that add it at once one does', async () => {
    const answers = await Promise.all([
      add(adminOf(a), '懒汉菜'),
      add(adminOf(a), '懒汉菜', potato, second),
    ]);
    expect(answers.flatMap(codesOf)).toEqual(['LEXICON_WORD_KNOWN']);
  });

  test.each(Object.values(Role).filter((role) => role !== Role.DISTRICT_ADMIN))(
    '%s reads words and adds or takes back none',
    async (role) => {
      const viewer = viewerOf(role, a);
      expect(codesOf(await add(viewer, '别的词'))).toEqual(['FORBIDDEN']);
      expect(await remove(viewer, newId(now))).toEqual(['FORBIDDEN']);
      const { data, codes } = await ask<{ lexiconWords: { nodes: object[] } }>(
        first,
        viewer,
        `{ lexiconWords(first: 5, filter: { target: { eq: "${potato}" } }) { nodes { word target { name parent { name } } } } }`,
      );
      expect([codes, data.lexiconWords.nodes.length > 0]).toEqual([[], true]);
    },
  );

  test('is told in the log, without the word', async () => {
    const { data } = await ask<{ events: { nodes: object[] } }>(
      first,
      viewerOf(Role.READER, a),
      `{ events(last: 1, filter: { type: { eq: LEXICON_CHANGED } }) { nodes { cause ... on LexiconChanged { version } } } }`,
    );
    expect(data.events.nodes).toEqual([{ cause: 'wordAdded', version: expect.any(Number) }]);
    const [{ text } = { text: '' }] = await first.database.write(a, (tx) =>
      tx.sql<{ text: string }>(
        `select string_agg(detail::text, '') as text from event where type like 'lexicon%'`,
      ),
    );
    expect(text).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the shipped lexicon', () => {
  test('is published once, with what words can be added to', async () => {
    expect(await publishLexicon(kit.ownerUrl, now)).toBeNull();
    const { data } = await ask<{ lexiconConcepts: { nodes: object[] }; lexiconConcept: object }>(
      first,
      viewerOf(Role.READER, b),
      `{ lexiconConcepts(first: 3, filter: { name: { startsWith: "培训" } }) { nodes { code kind } }
        lexiconConcept(code: "${potato}") { name words parent { code } districtWords { totalCount } } }`,
    );
    expect(data.lexiconConcepts.nodes).toContainEqual({ code: 'do:train', kind: 'ACTION' });
    expect(data.lexiconConcept).toMatchObject({
      name: '土豆',
      words: expect.stringContaining('洋芋'),
      parent: { code: 'produce.grain' },
      districtWords: { totalCount: 0 },
    });
  });

  test('in a new version is used by processes that came with another, and everything is looked at again', async () => {
    const need = await kit.enter(first, b, 'Need', '月亮菜卖不掉');
    const resource = await kit.enter(first, b, 'Resource', '收购土豆和月亮花');
    await work(first, b);
    await asOwner(kit.ownerUrl, async (client) => {
      await client.query(
        `insert into lexicon_version (number, label, hash, loaded_at) values (2, 'test', 'another', now())`,
      );
      await client.query(
        `insert into lexicon_file (version, name, content) select 2, name, content from lexicon_file where version = 1
         union all select 2, 'word-test.tsv', E'月亮菜\\t${potato}\\n'`,
      );
    });
    expect(await conceptsRead(second, b, '月亮菜滞销')).toBe(true);
    expect((await status(b)).applied).toBe(false);
    await work(second, b);
    expect(await kit.paired(b, need, resource)).toBe(true);
    expect(await status(b)).toMatchObject({ applied: true, waiting: 0 });
  });
});
