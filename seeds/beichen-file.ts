import { z } from 'zod';
import { readSeedFile } from './seed-file.ts';

const names = z.array(z.string());
const point = z.strictObject({ lat: z.number(), lon: z.number() });

const district = z.strictObject({
  name: z.string(),
  city: z.string(),
  time_zone: z.string(),
  published_villages: z.int(),
  published_parties: z.int(),
  source: z.string(),
  codes_source: z.string(),
  coordinates: z.strictObject({
    box: z.strictObject({
      south: z.number(),
      north: z.number(),
      west: z.number(),
      east: z.number(),
    }),
    spread: point,
  }),
});

const towns = z.array(
  z.strictObject({
    code: z.string().regex(/^\d{9}$/),
    name: z.string(),
    kind: z.enum(['TOWN', 'SUBDISTRICT', 'PARK', 'FARM']),
    centre: point.optional(),
  }),
);

const villages = z.array(
  z.strictObject({
    town: z.string(),
    villages: z.array(
      z.strictObject({
        code: z.string().regex(/^\d{12}$/),
        name: z.string(),
        committee: z.string(),
        aliases: names,
      }),
    ),
  }),
);

const clusters = z.array(
  z.strictObject({
    name: z.string(),
    town: z.string(),
    theme: z.string(),
    investment_over: z.int().optional(),
    villages: names,
  }),
);

const party = { name: z.string(), about: z.string().optional(), aliases: names };
const organizationKind = z.enum([
  'COOPERATIVE',
  'FAMILY_FARM',
  'SOCIAL_ORGANIZATION',
  'GROUP',
  'OTHER',
]);
const parties = z.strictObject({
  departments: z.array(z.strictObject(party)),
  organizations: z.array(
    z.strictObject({ ...party, kind: organizationKind, town: z.string().optional() }),
  ),
  enterprises: z.array(z.strictObject(party)),
});

export const chainsFile = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    about: z.string(),
    aliases: names,
    lead: z.string(),
    lead_published: z.boolean(),
    stages: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
  }),
);

const lists = z.array(
  z.strictObject({
    party: z.string(),
    listings: z.array(
      z.strictObject({
        key: z.string(),
        title: z.string(),
        detail: z.string().optional(),
        category: z.string(),
        chain: z.string(),
        stage: z.string(),
        quantity: z.strictObject({ of: z.int(), unit: z.string() }).optional(),
        terms: z.enum(['FREE', 'LOW_COST', 'MARKET']).optional(),
        only_town: z.string().optional(),
        derived: z.literal(true).optional(),
      }),
    ),
  }),
);

const stories = z.array(
  z.strictObject({
    village: z.string(),
    line: z.string(),
    implied: z.literal(true).optional(),
    pairings: z.array(z.strictObject({ need: z.string(), resource: z.string() })).min(1),
  }),
);

const outcomes = z.strictObject({
  source: z.string(),
  publishedOn: z.iso.date(),
  villages: z.array(
    z.strictObject({
      village: z.string(),
      outcomes: z.array(
        z.strictObject({
          metric: z.string(),
          value: z.int(),
          unit: z.string(),
          on: z.iso.date().optional(),
          period: z.string().optional(),
          over: z.literal(true).optional(),
          expected: z.literal(true).optional(),
        }),
      ),
      plan: z.strictObject({ by: z.string(), what: z.string() }).optional(),
    }),
  ),
});

const metrics = z.array(
  z.strictObject({ code: z.string(), zh: z.string(), en: z.string(), unit: z.string() }),
);

export type BeichenDistrict = z.output<typeof district>;
export type BeichenTown = z.output<typeof towns>[number];
export type BeichenList = z.output<typeof lists>[number];
export type BeichenStory = z.output<typeof stories>[number];
export type BeichenOutcomes = z.output<typeof outcomes>;
export type BeichenMetric = z.output<typeof metrics>[number];
export type SeedChain = z.output<typeof chainsFile>[number];

/** Beichen's seed files, read and checked; throws SeedError when one of them is wrong. */
export function readBeichen() {
  return {
    district: readSeedFile('./beichen/district.yaml', district),
    towns: readSeedFile('./beichen/towns.yaml', towns),
    villages: readSeedFile('./beichen/villages.yaml', villages),
    clusters: readSeedFile('./beichen/clusters.yaml', clusters),
    parties: readSeedFile('./beichen/parties.yaml', parties),
    chains: readSeedFile('./beichen/chains.yaml', chainsFile),
    resources: readSeedFile('./beichen/resources.yaml', lists),
    needs: readSeedFile('./beichen/needs.yaml', lists),
  };
}

export type BeichenFiles = ReturnType<typeof readBeichen>;

/** The published stories as the pairings the matcher must find in the seeded lists. */
export function beichenStories(): BeichenStory[] {
  return readSeedFile('./beichen/stories.yaml', stories);
}

/** What came of the stories, as published. */
export function beichenOutcomes(): BeichenOutcomes {
  return readSeedFile('./beichen/outcomes.yaml', outcomes);
}

/** The metrics of those outcomes that are the district's own. */
export function beichenMetrics(): BeichenMetric[] {
  return readSeedFile('./beichen/metrics.yaml', metrics);
}
