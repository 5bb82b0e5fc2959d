import { describe, expect, it } from '@jest/globals';
import { firstBlocker } from '../../src/matching/constraint.rule.ts';
import { prepare, withState, type MatchFeatures } from '../../src/matching/features.rule.ts';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import type { MatchListing } from '../../src/matching/reading.rule.ts';
import { lexicon } from './lexicon-fixture.ts';

const make = (
  listing: Partial<MatchListing> & Pick<MatchListing, 'kind' | 'title'>,
): MatchFeatures => {
  const full = { id: listing.title, ...listing };
  return prepare(readEntry(full, { today: '2026-09-15', lexicon }), full, lexicon);
};
const need = (extra: Partial<MatchListing> = {}) =>
  make({
    kind: 'NEED',
    title: '想租耕地',
    quantity: '100',
    unit: '亩',
    availableFrom: '2026-10-01',
    availableTo: '2026-12-31',
    lat: 39.2,
    lon: 117.1,
    town: '双口镇',
    ...extra,
  });
const land = (extra: Partial<MatchListing> = {}) =>
  make({
    kind: 'RESOURCE',
    title: '耕地出租',
    quantity: '300',
    unit: '亩',
    availableFrom: '2026-09-01',
    availableTo: '2027-12-31',
    lat: 39.25,
    lon: 117.15,
    town: '双街镇',
    ...extra,
  });

describe('firstBlocker', () => {
  it.each<[string, MatchFeatures, MatchFeatures]>([
    [
      'seed in 斤 for land in 亩',
      make({ kind: 'NEED', title: '缺小麦种子', quantity: '300', unit: '亩' }),
      make({ kind: 'RESOURCE', title: '小麦种子供应', quantity: '20000', unit: '斤' }),
    ],
    [
      'a room in 平方米 for goods in 吨',
      make({ kind: 'NEED', title: '想租仓库存化肥', quantity: '200', unit: '吨' }),
      make({ kind: 'RESOURCE', title: '仓库出租', quantity: '3000', unit: '平方米' }),
    ],
  ])('does not set the purpose against the thing: %s', (_, asking, offering) => {
    expect(firstBlocker(asking, offering)).toBeNull();
  });

  it('lets a fitting pair through', () => {
    expect(firstBlocker(need(), land())).toBeNull();
  });

  it.each<[string, Partial<MatchListing>, Partial<MatchListing>, string]>([
    ['the same party', { partyId: 'p' }, { partyId: 'p' }, 'OWN_PARTY'],
    ['a closed resource', {}, { status: 'WITHDRAWN' }, 'CLOSED'],
    ['a used-up resource', {}, { remaining: '0' }, 'NO_CAPACITY'],
    ['a resource that ends the day before', {}, { availableTo: '2026-09-30' }, 'WINDOW'],
    ['a resource that starts the day after', {}, { availableFrom: '2027-01-01' }, 'WINDOW'],
    ['another town', {}, { onlyTown: '青光镇' }, 'TOWN'],
    ['a need for one town', { onlyTown: '青光镇' }, {}, 'TOWN'],
    ['too far', {}, { maxKm: 3 }, 'DISTANCE'],
    ['too far for the need', { maxKm: 3 }, {}, 'DISTANCE'],
    ['tons of land', {}, { quantity: '300', unit: '吨' }, 'UNIT'],
    ['a minimum lot in its column', {}, { minimumLot: '150' }, 'MINIMUM_LOT'],
    ['a minimum lot in the text', {}, { title: '耕地出租，200亩起租' }, 'MINIMUM_LOT'],
    ['an indivisible resource', {}, { divisible: false }, 'INDIVISIBLE'],
    ['an indivisible resource by its text', {}, { title: '耕地出租，不零租' }, 'INDIVISIBLE'],
    ['less than a tenth', {}, { quantity: '9', unit: '亩' }, 'TOO_LITTLE'],
  ])('blocks %s', (_name, ofNeed, ofLand, code) => {
    expect(firstBlocker(need(ofNeed), land(ofLand))?.code).toBe(code);
  });

  it.each<[string, Partial<MatchListing>, Partial<MatchListing>]>([
    ['one common day at the end', {}, { availableFrom: '2026-12-31' }],
    ['one common day at the start', {}, { availableTo: '2026-10-01' }],
    [
      'exactly the minimum lot, in another unit',
      { quantity: '66666.666666666667', unit: '平方米' },
      { minimumLot: '100' },
    ],
    ['exactly a tenth', {}, { quantity: '10' }],
    ['no coordinates', { lat: null }, { maxKm: 1 }],
    ['an unknown town', { town: null }, { onlyTown: '青光镇' }],
    ['what is left is enough', {}, { remaining: '60' }],
  ])('allows %s', (_name, ofNeed, ofLand) => {
    expect(firstBlocker(need(ofNeed), land(ofLand))).toBeNull();
  });

  it('names its figures in both languages', () => {
    expect(firstBlocker(need(), land({ minimumLot: '150' }))).toEqual({
      code: 'MINIMUM_LOT',
      zh: '对方起步量是150亩，这边只有100亩',
      en: 'the least lot is 150 mu, the other side has 100 mu',
    });
  });

  it('does not compare helpers with those they help', () => {
    const haircut = make({ kind: 'NEED', title: '给老人理发', quantity: '60', unit: '人' });
    expect(
      firstBlocker(
        haircut,
        make({ kind: 'RESOURCE', title: '理发师傅公益剪发', quantity: '4', unit: '人' }),
      ),
    ).toBeNull();
  });

  it('follows state without another reading', () => {
    expect(firstBlocker(need(), withState(land(), { status: 'WITHDRAWN' }, lexicon))?.code).toBe(
      'CLOSED',
    );
    expect(
      firstBlocker(
        need(),
        withState(withState(land(), { status: 'WITHDRAWN' }, lexicon), { status: 'OPEN' }, lexicon),
      ),
    ).toBeNull();
  });
});
