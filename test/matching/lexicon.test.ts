import { describe, expect, it } from '@jest/globals';
import { LexiconError, parseLexicon } from '../../src/matching/lexicon.rule.ts';
import { categoryRows } from '../../seeds/taxonomy.ts';
import { lexicon, lexiconFiles } from './lexicon-fixture.ts';

const base = lexiconFiles();
const withExtra = (name: string, text: string) => () => parseLexicon([...base, { name, text }]);

describe('the shipped lexicon', () => {
  it('holds at least 250 leaf concepts in a hierarchy', () => {
    const codes = [...lexicon.concepts.keys()];
    const parents = new Set([...lexicon.concepts.values()].map((c) => c.ancestors[0]));
    expect(codes.filter((code) => !parents.has(code)).length).toBeGreaterThanOrEqual(250);
    for (const concept of lexicon.concepts.values()) {
      expect(concept.ancestors).toHaveLength(concept.code.split('.').length - 1);
    }
  });

  it('holds about thirty actions, every one named in both languages', () => {
    expect(lexicon.actions.size).toBeGreaterThanOrEqual(28);
    for (const action of lexicon.actions.values())
      expect(action.en + action.zh).toMatch(/[a-z].*[一-鿿]/);
  });

  it('suggests the categories of the database, each reachable from a concept or an action', () => {
    for (const category of lexicon.categories) {
      expect(category.code.split('.').length).toBeLessThanOrEqual(2);
      expect(category.matches.length).toBeGreaterThan(0);
    }
    expect(
      lexicon.categories.map(({ code, parent, zh, en }) => ({ code, parent, zh, en })),
    ).toEqual(
      categoryRows().map(({ code, parent, name_zh: zh, name_en: en }) => ({
        code,
        parent,
        zh,
        en,
      })),
    );
  });

  it('grows words from endings: 黄瓜苗 is seedlings though no file lists 苦瓜苗', () => {
    expect(lexicon.words.get('苦瓜苗')).toEqual([{ type: 'object', code: 'input.seedling' }]);
  });
});

describe('parseLexicon names file and line of every mistake', () => {
  it.each([
    ['object-x.tsv', 'a.b\t甲\tx\t-\t-\t词', /object-x\.tsv:1 .*parent/],
    ['object-x.tsv', '\ntoo\tfew', /object-x\.tsv:2 .*6 non-empty cells/],
    ['object-x.tsv', 'Upper\t甲\tx\tgood\ttrade\t词', /lower-case/],
    ['object-x.tsv', 'xx\t甲\tx\tthing\ttrade\t词', /unknown class/],
    ['object-x.tsv', 'xx\t甲\tx\tgood\tfly\t词', /unknown action/],
    ['object-x.tsv', 'land\t甲\tx\tgood\ttrade\t词', /stands twice/],
    ['word-x.tsv', '新词\tnowhere', /neither a concept nor an action/],
    ['relation-x.tsv', 'concept\tland\tmoon\t0.5', /unknown "moon"/],
    ['relation-x.tsv', 'concept\tland\thouse\t2', /between 0 and 1/],
    ['scene-x.tsv', 'wish\t鱼 浮\tadvise:agtech\t-', /unknown side/],
    ['scene-x.tsv', 'need\t鱼 浮\tadvise:moon\t-', /"moon"/],
    ['scene-x.tsv', 'need\t@moon 浮\tadvise:agtech\t-', /"moon"/],
    ['scene-x.tsv', 'need\t鱼 浮\tadvise:@\t-', /needs a group with an @concept/],
    ['unit-x.tsv', 'x\t甲\tx\tarea\t0.5\t甲', /fraction/],
    ['season-x.tsv', '某天\t3-1\t03-02', /MM-DD/],
    ['verse-x.tsv', 'x', /unknown kind of file/],
  ])('%s: %s', (name, text, message) => {
    expect(withExtra(name, text)).toThrow(LexiconError);
    expect(withExtra(name, text)).toThrow(message);
  });

  it('reports all mistakes at once', () => {
    try {
      withExtra('word-x.tsv', '甲\tnowhere\n乙\tnowhere')();
      throw new Error('not reached');
    } catch (error) {
      expect((error as LexiconError).problems.map((p) => p.line)).toEqual([1, 2]);
    }
  });

  it('joins words added by a district to their concept', () => {
    const grown = parseLexicon([
      ...base,
      { name: 'word-120113.tsv', text: '铁牛\tmachine.tractor' },
    ]);
    expect(grown.words.get('铁牛')).toEqual([{ type: 'object', code: 'machine.tractor' }]);
  });
});
