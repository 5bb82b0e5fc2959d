import { graphql } from 'graphql';
import { unitRows } from '../../seeds/taxonomy.ts';
import { requireReader } from '../../src/access/authorise.policy.ts';
import type { Context } from '../../src/access/context.service.ts';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { createCore, type Core } from '../../src/app.ts';
import { loadRows } from '../../src/command/load-rows.ts';
import { publishLexicon } from '../../src/command/publish-lexicon.ts';
import { drainListings } from '../../src/matching/follow.service.ts';
import { lookAgain } from '../../src/matching/lexicon-look.service.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';
import { readConfig } from '../../src/platform/config.ts';
import { newId } from '../../src/platform/id.ts';
import { Planner } from '../../src/platform/read/planner.ts';
import { createSchema } from '../../src/schema.ts';
import { cloneDatabase } from '../support/database.ts';
import { factoryOf, madeAt } from '../support/factory.ts';

/*
 * Two districts, and two processes over one database: the second never hears of a change but through the
 * database.
 */

export const [a, b] = ['120113', '120114'] as const;
export const now = new Date('2026-03-02T01:00:00Z');
const schema = createSchema();

/** Opens two wired cores over a database with the shipped lexicon and two villages in each district. */
export async function knowledgeKit() {
  const clone = await cloneDatabase();
  await publishLexicon(clone.ownerUrl, now);
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: clone.ownerUrl,
    LOG_LEVEL: 'silent',
  });
  const lexicon = await shippedLexicon();
  const first = await createCore(clone.ownerUrl, config, lexicon);
  const second = await createCore(clone.ownerUrl, config, lexicon);
  const villages: Record<string, string[]> = {};
  for (const district of [a, b]) {
    const make = factoryOf(first.database, district);
    await make.district();
    await loadRows(clone.ownerUrl, district, [{ table: 'unit', rows: unitRows() }]);
    const town = await make.town();
    villages[district] = [
      (await make.village({ town: town.id })).id,
      (await make.village({ town: town.id })).id,
    ];
  }

  /** Adds an entry through one process; gives its id. */
  const enter = async (core: Core, district: string, kind: 'Need' | 'Resource', title: string) => {
    const party = villages[district]?.[kind === 'Need' ? 0 : 1];
    const { data, codes } = await ask<Record<string, { listing: { id: string } | null }>>(
      core,
      adminOf(district),
      `mutation ($input: AddListingInput!) { add${kind}(input: $input) { listing: ${kind.toLowerCase()} { id } userErrors { code } } }`,
      { input: { party, title } },
    );
    const id = data[`add${kind}`]?.listing?.id;
    if (id === undefined) throw new Error(codes.join());
    return id;
  };

  /** Whether a need and a resource stand as a pairing. */
  const paired = async (district: string, need: string, resource: string): Promise<boolean> => {
    const rows = await first.database.write(district, (tx) =>
      tx.sql('select from pairing where need = $1 and resource = $2 and live', [need, resource]),
    );
    return rows.length > 0;
  };

  return {
    first,
    second,
    ownerUrl: clone.ownerUrl,
    enter,
    paired,
    async close() {
      await first.close();
      await second.close();
      await clone.drop();
    },
  };
}

/** What a worker does: looks, then follows. */
export async function work(core: Core, district: string): Promise<void> {
  await lookAgain(core.units, core.lexicons, district, now);
  await drainListings(core.units, core.lexicons, district, () => now);
}

export function viewerOf(role: Role, district: string): Viewer {
  return {
    district,
    id: newId(madeAt),
    kind: 'ACCOUNT',
    role,
    town: null,
    party: null,
    chain: null,
  };
}
export const adminOf = (district: string): Viewer => viewerOf(Role.DISTRICT_ADMIN, district);

/** Asks one process as a viewer. */
export async function ask<Data>(
  core: Core,
  viewer: Viewer,
  source: string,
  variableValues: object = {},
) {
  const contextValue = {
    services: core,
    planner: new Planner(schema, core.database.reads.send),
    viewer,
    requestId: 'test',
    from: null,
    now,
    respond: null,
    reader: () => requireReader({ viewer }),
  } as Context;
  const { data, errors = [] } = await graphql({
    schema,
    source,
    contextValue,
    variableValues: variableValues as Record<string, unknown>,
  });
  return {
    data: data as Data,
    codes: errors.map(({ extensions, message }) =>
      typeof extensions['code'] === 'string' ? extensions['code'] : message,
    ),
  };
}
