import { describe, expect, it } from '@jest/globals';
import { amountOf, findAmounts, readNumeral } from '../../src/matching/amount.rule.ts';
import { lexicon } from './lexicon-fixture.ts';

describe('readNumeral', () => {
  it.each([
    ['三百', 300, 300],
    ['两百', 200, 200],
    ['一万二', 12000, 12000],
    ['五千五', 5500, 5500],
    ['两百五', 250, 250],
    ['一百零五', 105, 105],
    ['七八百', 700, 800],
    ['三五', 3, 5],
    ['十七八', 17, 18],
    ['二三十', 20, 30],
    ['十几', 11, 19],
    ['几百', 200, 900],
    ['十二万', 120000, 120000],
    ['3万', 30000, 30000],
    ['1.5万', 15000, 15000],
    ['半', 0.5, 0.5],
  ])('%s', (text, min, max) => {
    expect(readNumeral(text)).toEqual({ min, max });
  });

  it.each([['无'], ['3丈'], ['']])('%s is no numeral', (text) => {
    expect(readNumeral(text)).toBeNull();
  });
});

describe('findAmounts', () => {
  it.each([
    ['流转三百亩', 'mu', 300, 300],
    ['七八百平的库房', 'sqm', 700, 800],
    ['白菜八千斤', 'jin', 8000, 8000],
    ['缺二十个人手', 'person', 20, 20],
    ['要20-30人', 'person', 20, 30],
    ['冷库200吨', 'ton', 200, 200],
    ['3台水泵', 'unit', 3, 3],
  ])('%s', (text, unit, min, max) => {
    expect(findAmounts(text, lexicon)[0]?.amount).toMatchObject({ unit, min, max });
  });

  it.each([
    ['两万来斤', 20000],
    ['十来亩地', 10],
    ['三十多户', 30],
    ['约50吨', 50],
  ])('%s is a range around %d', (text, value) => {
    const amount = findAmounts(text, lexicon)[0]?.amount;
    expect(amount?.min).toBeLessThanOrEqual(value);
    expect(amount?.max).toBeGreaterThan(value);
  });

  it.each([
    ['500平起租', 'AT_LEAST'],
    ['不少于30人', 'AT_LEAST'],
    ['2000个起做', 'AT_LEAST'],
    ['最多50人', 'AT_MOST'],
    ['200亩以内', 'AT_MOST'],
  ])('%s bounds the deal', (text, bound) => {
    expect(findAmounts(text, lexicon)[0]?.bound).toBe(bound);
  });

  it.each([
    ['缺一块地搭棚', 0],
    ['塌了两块', 0],
    ['每人补五十块', 1],
    ['一张票五块钱', 1],
  ])('takes a few 块 for pieces: %s', (text, sums) => {
    const money = findAmounts(text, lexicon).filter(({ amount }) => amount.dimension === 'money');
    expect(money).toHaveLength(sums);
  });

  it('takes 万 without 元 for money where money is spoken of', () => {
    expect(findAmounts('基金500万起投', lexicon)[0]).toMatchObject({
      bound: 'AT_LEAST',
      amount: { dimension: 'money', baseMin: 5_000_000 },
    });
  });
});

describe('amountOf', () => {
  it('converts by exact fractions', () => {
    expect(amountOf('3', '亩', lexicon)?.baseMin).toBe(2000);
    expect(amountOf('3', '斤', lexicon)?.baseMin).toBe(1.5);
    expect(amountOf('1.5', '万元', lexicon)?.baseMin).toBe(15000);
  });

  it.each([
    ['', '亩'],
    ['三', '亩'],
    ['3', '筐箩'],
  ])('%s %s is not an amount', (quantity, unit) => {
    expect(amountOf(quantity, unit, lexicon)).toBeNull();
  });
});
