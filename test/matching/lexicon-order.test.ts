import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { a, adminOf, ask, b, knowledgeKit, work } from './knowledge-kit.ts';

/*
 * However it came about: listings first and words later, in any order, taken back and added again, by two
 * processes at once, leave the same pairings and scores as words first and listings later.
 */

const words = [
  ['地疙瘩蛋', 'produce.grain.potato'],
  ['水萝卜缨', 'produce.vegetable.radish'],
  ['抽水家伙', 'equipment.pump'],
  ['捯饬', 'do:repair'],
] as const;
const needs = [
  '地疙瘩蛋卖不出去',
  '水萝卜缨滞销',
  '想借台抽水家伙',
  '大棚要捯饬',
  '白萝卜卖不掉',
  '土豆找销路',
];
const resources = [
  '常年收购土豆',
  '收购白萝卜',
  '水泵出租',
  '大棚维修队上门',
  '收地疙瘩蛋和水萝卜缨',
  '抽水家伙出租',
];
let kit: Awaited<ReturnType<typeof knowledgeKit>>;
beforeAll(async () => {
  kit = await knowledgeKit();
});
afterAll(() => kit.close());

async function add(
  district: string,
  [word, target]: readonly [string, string],
  second = false,
): Promise<string> {
  const { data } = await ask<{ addLexiconWord: { word: { id: string } } }>(
    second ? kit.second : kit.first,
    adminOf(district),
    `mutation ($input: AddLexiconWordInput!) { addLexiconWord(input: $input) { word { id } } }`,
    { input: { word, target } },
  );
  return data.addLexiconWord.word.id;
}

async function remove(district: string, id: string): Promise<void> {
  const { codes } = await ask(
    kit.second,
    adminOf(district),
    `mutation ($input: RemoveLexiconWordInput!) { removeLexiconWord(input: $input) { removed } }`,
    { input: { id } },
  );
  expect(codes).toEqual([]);
}

const enterAll = async (district: string): Promise<void> => {
  for (const [at, title] of needs.entries()) {
    await kit.enter(at % 2 === 0 ? kit.first : kit.second, district, 'Need', title);
    await kit.enter(
      at % 2 === 0 ? kit.second : kit.first,
      district,
      'Resource',
      resources[at] ?? '',
    );
  }
};

function pairings(district: string): Promise<object[]> {
  return kit.first.database.write(district, (tx) =>
    tx.sql(
      `select n.title as need, r.title as resource, p.score from pairing p
       join listing n on n.district = p.district and n.id = p.need join listing r on r.district = p.district and r.id = p.resource
       where p.district = $1 and p.live order by 1, 2`,
      [district],
    ),
  );
}

test('words before listings and listings before words come to the same', async () => {
  const workers = (district: string) => [work(kit.first, district), work(kit.second, district)];
  const entering = enterAll(a);
  const ids: string[] = [];
  for (const [at, word] of words.entries()) {
    ids.push(await add(a, word, at % 2 === 1));
    await Promise.all(workers(a));
  }
  await entering;
  for (const id of ids.slice(0, 2)) {
    await remove(a, id);
    await Promise.all(workers(a));
  }
  await Promise.all([add(a, words[1]), add(a, words[0], true), ...workers(a)]);
  // The last changes may have come after both workers had looked.
  for (let turn = 0; turn < 2; turn++) await work(kit.first, a);

  for (const word of words) await add(b, word);
  await enterAll(b);
  await work(kit.second, b);
  const [one, other] = [await pairings(a), await pairings(b)];
  expect(one.length).toBeGreaterThan(6);
  expect(one).toEqual(other);
});
