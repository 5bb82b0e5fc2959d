import { z } from 'zod';
import { readSeedFile } from './seed-file.ts';

const side = z.enum([
  'NEED_SIDE',
  'NEED_TOWN',
  'RESOURCE_SIDE',
  'RESOURCE_TOWN',
  'CHAIN_LEAD',
  'DISTRICT',
  'COORDINATOR',
]);
const step = z.union([
  z.tuple([z.string(), z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), z.record(z.string(), z.unknown())]),
]);

const shape = z.array(
  z.strictObject({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    source: z.string(),
    routes: z.array(
      z.strictObject({
        from: z.string().nullable(),
        action: z.string(),
        to: z.string(),
        who: z.array(side),
      }),
    ),
    /** Working days by state; REPORT is the time to report in. */
    deadlines: z
      .record(z.string(), z.strictObject({ warnDays: z.int(), dueDays: z.int() }))
      .default({}),
    /** A made-up life of one order: who, which mutation, where it leads, what else is said. */
    example: z.strictObject({
      title: z.string(),
      quantity: z.string().optional(),
      unit: z.string().optional(),
      takes: z.string().optional(),
      /** It begins with a need, or with a matter raised, instead of something offered. */
      needed: z.boolean().default(false),
      raised: z.boolean().default(false),
      calls: z.boolean().default(false),
      life: z.array(step),
      /** Who may not do what, in which state. */
      refused: z.tuple([z.string(), z.string(), z.string()]),
    }),
  }),
);

export type MechanismSeed = z.output<typeof shape>[number];

/** The ways of handling that sister districts published. */
export function mechanismSeeds(): MechanismSeed[] {
  return readSeedFile('mechanisms.yaml', shape);
}
