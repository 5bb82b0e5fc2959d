import { describe, expect, test } from '@jest/globals';
import { categoryRows, unitRows } from '../../seeds/taxonomy.ts';

const units = new Map(unitRows().map((unit) => [unit.name_zh, unit]));
const categories = categoryRows();

describe('units', () => {
  // Each line: so much of one unit is exactly so much of the other.
  test.each([
    [15n, '亩', 10_000n, '平方米'],
    [15n, '亩', 1n, '公顷'],
    [2n, '斤', 1n, '公斤'],
    [2000n, '斤', 1n, '吨'],
    [1n, '万元', 10_000n, '元'],
    [1n, '公里', 1000n, '米'],
    [1n, '立方米', 1000n, '升'],
    [1n, '天', 24n, '小时'],
  ])('%d %s is %d %s', (much, from, so, to) => {
    const [a, b] = [units.get(from)!, units.get(to)!];
    expect(a.dimension).toBe(b.dimension);
    expect(much * a.numerator * b.denominator).toBe(so * b.numerator * a.denominator);
  });

  test('have one base unit in each dimension', () => {
    const all = [...units.values()];
    for (const dimension of new Set(all.map((unit) => unit.dimension))) {
      const bases = all.filter(
        (unit) => unit.dimension === dimension && unit.numerator === 1n && unit.denominator === 1n,
      );
      expect(bases).toHaveLength(1);
    }
  });

  test.each([...'人户场次期台辆间栋座个件箱份瓶条株棵头只羽'].concat('人次', '课时', '千瓦', '套'))(
    'know %s',
    (name) => {
      expect(units.has(name)).toBe(true);
    },
  );
});

describe('categories', () => {
  test('have two levels, codes under their parents, names in both languages', () => {
    const fields = categories.filter(({ depth }) => depth === 1);
    expect(fields.length).toBeGreaterThanOrEqual(18);
    for (const field of fields) {
      const children = categories.filter(({ parent }) => parent === field.code);
      expect(children.length).toBeGreaterThanOrEqual(4);
      expect(children.length).toBeLessThanOrEqual(12);
      for (const child of children) expect(child.code.startsWith(`${field.code}.`)).toBe(true);
    }
    for (const { code, name_zh, name_en } of categories) {
      expect(code).toMatch(/^[a-z-]+(\.[a-z-]+)?$/);
      expect(name_zh).toMatch(/\p{Script=Han}/u);
      expect(name_en).toMatch(/[a-z]/);
    }
    expect(new Set(categories.map(({ code }) => code)).size).toBe(categories.length);
  });

  test('are counted in dimensions that have units', () => {
    const dimensions = new Set([...units.values()].map(({ dimension }) => dimension));
    for (const { dimension } of categories) {
      if (dimension !== null) expect(dimensions.has(dimension)).toBe(true);
    }
  });
});
