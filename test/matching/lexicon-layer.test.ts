import { describe, expect, test } from '@jest/globals';
import { conceptNearness } from '../../src/matching/similarity.rule.ts';
import { withLayer } from '../../src/matching/lexicon-layer.rule.ts';
import { wordOf } from '../../src/matching/lexicon-word.rule.ts';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import { lexicon } from './lexicon-fixture.ts';

const today = '2026-03-02';
const potato = 'produce.grain.potato';
const conceptsOf = (title: string, knowledge: typeof lexicon): string[] => [
  ...new Set(
    readEntry({ title, kind: 'NEED' }, { today, lexicon: knowledge }).frames.map(
      ({ concept }) => concept,
    ),
  ),
];

describe('a district’s own words', () => {
  const own = withLayer(lexicon, {
    words: [
      { word: '地疙瘩蛋', target: potato },
      { word: '捯饬', target: 'do:repair' },
      { word: '没有了', target: 'produce.gone' },
    ],
    exclusions: [],
  });

  test('are read as what they mean, and mean nothing in the base', () => {
    expect(conceptsOf('地疙瘩蛋卖不出去', own)).toContain(potato);
    expect(conceptsOf('地疙瘩蛋卖不出去', lexicon)).not.toContain(potato);
    expect(
      readEntry({ title: '大棚要捯饬', kind: 'NEED' }, { today, lexicon: own }).frames[0]?.act,
    ).toBe('repair');
  });

  test('are mended where they are mistyped by sound', () => {
    expect(conceptsOf('地疙瘩但卖不出去', own)).toContain(potato);
  });

  test('of concepts that are gone rest', () => {
    expect(own.words.has('没有了')).toBe(false);
  });

  test('come before what a word means elsewhere, which it keeps', () => {
    const own = withLayer(lexicon, {
      words: [{ word: '白菜', target: potato }],
      exclusions: [],
    });
    expect(own.words.get('白菜')).toEqual([
      { type: 'object', code: potato },
      ...(lexicon.words.get('白菜') ?? []),
    ]);
  });

  test('leave the base as it is, and cost no copy of it', () => {
    expect(lexicon.words.has('地疙瘩蛋')).toBe(false);
    expect(own.concepts).toBe(lexicon.concepts);
    expect(own.words.size).toBe(lexicon.words.size + 2);
    expect(new Map(own.words).get('捯饬')).toEqual([{ type: 'action', code: 'repair' }]);
    expect([...own.words.keys()].length).toBe(own.words.size);
  });
});

test('an exclusion holds both ways and for what is below', () => {
  const [one, other] = ['produce.grain', 'produce.vegetable'];
  const apart = withLayer(lexicon, { words: [], exclusions: [{ one, other }] });
  expect(conceptNearness(one, other, lexicon)).toBeGreaterThan(0);
  expect(conceptNearness(one, other, apart)).toBe(0);
  expect(conceptNearness(other, one, apart)).toBe(0);
  expect(conceptNearness(potato, other, apart)).toBe(0);
});

test.each([
  ['草莓', '草莓'],
  [' 草莓 ', '草莓'],
  ['ＥＴＣ卡', 'etc卡'],
  ['草', null],
  ['一二三四五六七八九十一二三四五六七八九十一', null],
  ['草 莓', null],
  ['草莓！', null],
  ['13900000000', null],
  ['', null],
])('a word: %j', (written, word) => {
  expect(wordOf(written)).toBe(word);
});
