import { z } from 'zod';
import type { CategoryRow, UnitRow } from './row.ts';
import { readSeedFile } from './seed-file.ts';

const unitFile = z.array(
  z.strictObject({
    code: z.string(),
    dimension: z.string(),
    zh: z.string(),
    en: z.string(),
    /** A whole number or a fraction such as 2000/3. */
    is: z.union([z.int(), z.string().regex(/^\d+\/\d+$/)]),
  }),
);

const categoryShape = {
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  in: z.string().optional(),
};
const categoryFile = z.array(
  z.strictObject({ ...categoryShape, children: z.array(z.strictObject(categoryShape)) }),
);

/** The units every district shares, in the file's order. */
export function unitRows(): UnitRow[] {
  return readSeedFile('./units.yaml', unitFile).map((unit, rank) => {
    const [numerator = '', denominator = '1'] = String(unit.is).split('/');
    return {
      code: unit.code,
      dimension: unit.dimension,
      name_zh: unit.zh,
      name_en: unit.en,
      numerator: BigInt(numerator),
      denominator: BigInt(denominator),
      rank,
    };
  });
}

/** The categories every district shares: each field (depth 1) followed by its children (depth 2). */
export function categoryRows(): CategoryRow[] {
  return readSeedFile('./categories.yaml', categoryFile).flatMap((field, rank) => [
    categoryRow(field, null, rank),
    ...field.children.map((child, childRank) => categoryRow(child, field.code, childRank)),
  ]);
}

function categoryRow(
  read: { code: string; zh: string; en: string; in?: string | undefined },
  parent: string | null,
  rank: number,
): CategoryRow {
  return {
    code: parent === null ? read.code : `${parent}.${read.code}`,
    parent,
    name_zh: read.zh,
    name_en: read.en,
    depth: parent === null ? 1 : 2,
    rank,
    dimension: read.in ?? null,
  };
}
