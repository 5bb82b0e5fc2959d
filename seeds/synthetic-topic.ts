import { z } from 'zod';
import type { PairingRow } from './row.ts';
import { known, readSeedFile } from './seed-file.ts';
import { categoryRows, unitRows } from './taxonomy.ts';

const wordings = z.array(z.string().includes('{thing}')).min(1);
const topicsFile = z.array(
  z.strictObject({
    category: z.string(),
    chain: z.string(),
    stage: z.string(),
    unit: z.string(),
    much: z.tuple([z.int(), z.int(), z.int()]),
    things: z.array(z.string()).min(1),
    need: wordings,
    resource: wordings,
  }),
);

/** How a title is written; a counted one has a place for the quantity. */
export interface Wording {
  readonly counted: boolean;
  readonly write: (thing: string, much: string) => string;
}

/** One topic of synthetic lists, ready to be written often. */
export interface Topic {
  readonly category: string;
  readonly chain: string;
  readonly stage: string;
  readonly unit: string;
  readonly unitName: string;
  readonly least: number;
  readonly step: number;
  /** How many different quantities there are. */
  readonly steps: number;
  readonly things: readonly string[];
  readonly need: readonly Wording[];
  readonly resource: readonly Wording[];
  /** Why two listings of this topic would pair; shared by all rows of the topic. */
  readonly reasons: PairingRow['reasons'];
}

/** The topics of synthetic-topics.yaml; throws SeedError when one names what is not there. */
export function readTopics(): Topic[] {
  const categories = new Map(categoryRows().map((row) => [row.code, row]));
  const units = new Map(unitRows().map((row) => [row.code, row.name_zh]));
  return readSeedFile('./synthetic-topics.yaml', topicsFile).map((read) => {
    const [least, most, step] = read.much;
    const category = known(categories, read.category, 'category');
    return {
      category: read.category,
      chain: read.chain,
      stage: read.stage,
      unit: read.unit,
      unitName: known(units, read.unit, 'unit'),
      least,
      step,
      steps: Math.floor((most - least) / step) + 1,
      things: read.things,
      need: read.need.map(wording),
      resource: read.resource.map(wording),
      reasons: [
        {
          code: 'SAME_CATEGORY',
          zh: `一方要的和一方有的都是“${category.name_zh}”`,
          en: `What one asks for and the other has are both “${category.name_en}”`,
        },
      ],
    };
  });
}

/** Cuts a title at its holes once, so that writing it is a plain join. */
function wording(text: string): Wording {
  const counted = text.includes('{much}');
  const parts = text.split(/(\{thing\}|\{much\})/);
  return {
    counted,
    write: (thing, much) => {
      let title = '';
      for (const part of parts) {
        title += part === '{thing}' ? thing : part === '{much}' ? much : part;
      }
      return title;
    },
  };
}
