import { SeededRandom } from '../../seeds/random.ts';
import { unitRows } from '../../seeds/taxonomy.ts';
import { loadRows } from '../../src/command/load-rows.ts';
import { entities } from '../../src/entities.ts';
import {
  addListing,
  editListing,
  listingToChange,
  partyOf,
  renewListing,
  withdrawListing,
} from '../../src/listings/listing.service.ts';
import { firstBlocker } from '../../src/matching/constraint.rule.ts';
import type { MatchFeatures } from '../../src/matching/features.rule.ts';
import { keptPerListing, ranked } from '../../src/matching/keep.rule.ts';
import type { Lexicon } from '../../src/matching/lexicon.rule.ts';
import { scorePair } from '../../src/matching/score.rule.ts';
import { refusePairing } from '../../src/orders/pairing-state.service.ts';
import { ExpectedError } from '../../src/platform/errors/expected-error.ts';
import type { UnitOfWork, Units } from '../../src/platform/events/unit-of-work.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { factoryOf } from '../support/factory.ts';

export const district = '120113';

/** A database with a district, six villages and nothing on their lists. */
export async function crowdedDistrict(): Promise<{ kit: TestDatabase; parties: string[] }> {
  const kit = await testDatabase(entities);
  const factory = factoryOf(kit.database);
  await factory.district();
  await loadRows(kit.ownerUrl, district, [{ table: 'unit', rows: unitRows() }]);
  const town = await factory.town();
  const parties: string[] = [];
  for (let i = 0; i < 6; i++) parties.push((await factory.village({ town: town.id })).id);
  return { kit, parties };
}

/**
 * Edits at random over some connections at once, the same for the same seed; edits that the platform refuses are none.
 * @param lists the listings that each connection edits: those it makes itself, and what is there already
 */
export async function editAtRandom(
  units: Units,
  parties: readonly string[],
  wish: { readonly edits: number; readonly connections: number; readonly seed: number },
  now: () => Date,
  lists: string[][] = [],
): Promise<void> {
  await Promise.all(
    Array.from({ length: wish.connections }, async (_, worker) => {
      const random = new SeededRandom(wish.seed * 100 + worker);
      const own = (lists[worker] ??= []);
      for (let i = 0; i < wish.edits / wish.connections; i++) {
        await units
          .run({ district, actor: null, now: now() }, (unit) => edit(unit, random, parties, own))
          .catch((error: unknown) => {
            if (!(error instanceof ExpectedError)) throw error;
          });
      }
    }),
  );
}

/** A clock that never stands still. */
export function clock(): () => Date {
  let at = Date.parse('2026-03-01T08:00:00Z');
  return () => new Date((at += 1));
}

/** Few subjects, so that lists are crowded and the best K are fought over. */
const needs = [
  '想办电商直播培训',
  '村里大棚要维修',
  '白萝卜卖不出去，找销路',
  '求租旋耕机',
  '想请老师教养殖技术',
];
const resources = [
  '提供电商直播培训',
  '大棚维修队上门',
  '收购白萝卜',
  '旋耕机出租',
  '养殖技术培训，专家上门',
];

export interface Pair {
  readonly need: string;
  readonly resource: string;
  readonly score: number;
}

/** One random edit of one of this connection's listings. */
async function edit(
  unit: UnitOfWork,
  random: SeededRandom,
  parties: readonly string[],
  own: string[],
): Promise<void> {
  const die = random.below(11);
  if (own.length < 8 || die < 3) {
    const kind = random.below(2) === 0 ? 'NEED' : 'RESOURCE';
    const title = random.pick(kind === 'NEED' ? needs : resources);
    const party = await partyOf(unit, random.pick(parties));
    own.push(
      await addListing(unit, kind, party, {
        title,
        quantity: String(1 + random.below(90)),
        unit: 'person',
      }),
    );
    return;
  }
  if (die === 10) {
    const [pairing] = await unit.sql<{ id: string }>(
      `select id from pairing where district = $1 and state = 'PROPOSED' order by md5(id::text || $2) limit 1`,
      [district, String(random.below(1_000))],
    );
    if (pairing !== undefined)
      await refusePairing(unit, pairing.id, { side: 'NEED_SIDE', reason: 'OTHER', note: null });
    return;
  }
  const listing = await listingToChange(unit, random.pick(own), null);
  if (die < 6) {
    const title = random.pick(listing.kind === 'NEED' ? needs : resources);
    await editListing(unit, listing, 'Asia/Shanghai', {
      title,
      quantity: String(1 + random.below(90)),
      unit: 'person',
    });
  } else if (die < 8) await withdrawListing(unit, listing);
  else await renewListing(unit, listing, 'Asia/Shanghai', null);
}

/** Every open need against every open resource, declined pairs left out, the best K of either side kept: no terms table, no increments. */
export async function everyPair(database: Database, lexicon: Lexicon): Promise<Pair[]> {
  const rows = await database.write(district, (tx) =>
    tx.sql<{ features: MatchFeatures; kind: string }>(
      `select kind, features from listing where district = $1 and status = 'OPEN'`,
      [district],
    ),
  );
  const declined = new Set(
    (
      await database.write(district, (tx) =>
        tx.sql<Pair>(
          `select need, resource from pairing where district = $1 and state = 'DECLINED'`,
          [district],
        ),
      )
    ).map(({ need, resource }) => `${need}${resource}`),
  );
  const open = (kind: string): MatchFeatures[] =>
    rows.filter((row) => row.kind === kind).map(({ features }) => features);
  const pairs: Pair[] = [];
  for (const need of open('NEED')) {
    for (const resource of open('RESOURCE')) {
      if (firstBlocker(need, resource) !== null || declined.has(`${need.id}${resource.id}`))
        continue;
      const { show, score } = scorePair(need, resource, lexicon);
      if (show) pairs.push({ need: need.id, resource: resource.id, score });
    }
  }
  const best = (own: 'need' | 'resource', other: 'need' | 'resource'): Set<string> =>
    new Set(
      [...Map.groupBy(pairs, (pair) => pair[own]).values()].flatMap((mine) =>
        ranked(mine.map((pair) => ({ ...pair, other: pair[other] })))
          .slice(0, keptPerListing)
          .map(({ need, resource }) => `${need}${resource}`),
      ),
    );
  const kept = new Set([...best('need', 'resource'), ...best('resource', 'need')]);
  return pairs
    .filter(({ need, resource }) => kept.has(`${need}${resource}`))
    .sort((a, b) => (a.need + a.resource < b.need + b.resource ? -1 : 1));
}

/** The pairings that are stored and live, in the same order. */
export async function livePairs(database: Database): Promise<Pair[]> {
  return database.write(district, (tx) =>
    tx.sql<Pair>(
      `select need, resource, score from pairing where district = $1 and live order by need, resource`,
      [district],
    ),
  );
}
