import { describe, expect, it } from '@jest/globals';
import { prepare, type MatchFeatures } from '../../src/matching/features.rule.ts';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import type { MatchListing } from '../../src/matching/reading.rule.ts';
import { scorePair, SHOW_FROM } from '../../src/matching/score.rule.ts';
import { counterTermsOf, termsOf } from '../../src/matching/terms.rule.ts';
import { lexicon } from './lexicon-fixture.ts';

const today = '2026-09-15';
const features = (listing: MatchListing) =>
  prepare(readEntry(listing, { today, lexicon }), listing, lexicon);
const score = (
  need: string,
  resource: string,
  ofNeed: Partial<MatchListing> = {},
  ofResource: Partial<MatchListing> = {},
) =>
  scorePair(
    features({ id: 'n', kind: 'NEED', title: need, ...ofNeed }),
    features({ id: 'r', kind: 'RESOURCE', title: resource, ...ofResource }),
    lexicon,
  );

describe('scorePair tells people about', () => {
  it.each([
    ['想给村里妇女办一期电商直播培训', '网红带货辅导，手把手教村民开播'],
    ['青萝卜卖不出去', '超市长年收购萝卜白菜'],
    ['四十亩地没人种，谁要包', '种粮大户求租耕地'],
    ['劳动教育园没有学生团队来', '研学旅行社有中小学生源，找合作营地'],
    ['玉米秆子没处去，不让烧', '收购玉米秸秆'],
  ])('%s ↔ %s', (need, resource) => {
    expect(score(need, resource)).toMatchObject({ notify: true, show: true });
  });
});

describe('scorePair shows, without telling, what agrees in meaning and shares no wording:', () => {
  it.each([
    ['大雨泡了地，急排水', '抽水泵出借'],
    ['没活干，想就近上班', '食品厂招普工60名'],
  ])('%s ↔ %s', (need, resource) => {
    expect(score(need, resource)).toMatchObject({ notify: false, show: true });
  });
});

describe('scorePair keeps apart', () => {
  it.each([
    ['想办直播培训', '直播设备出租'],
    ['民宿想请人装修', '民宿运营公司可托管'],
    ['求租耕地', '种粮大户求租耕地'],
    ['拖拉机坏了找人修', '拖拉机现货销售'],
    ['工厂招临时工', '食品厂招普工'],
    ['想学厨艺', '退休大厨可掌勺'],
    ['白菜想进冷库', '冷库制冷设备维修'],
    ['想测土壤', '农药残留检测'],
  ])('%s ↔ %s', (need, resource) => {
    expect(score(need, resource).notify).toBe(false);
  });
});

describe('scorePair', () => {
  it('is an integer in 0..1000 with parts in 0..1000, and says the same twice', () => {
    const pair = score('想租冷库放白菜', '冷库对外出租');
    expect(score('想租冷库放白菜', '冷库对外出租')).toEqual(pair);
    for (const value of [
      pair.score,
      ...(Object.values(pair.parts).filter((part) => part !== null) as number[]),
    ]) {
      expect(Number.isInteger(value) && value >= 0 && value <= 1000).toBe(true);
    }
  });

  it('says nothing of what nobody said', () => {
    expect(score('想租冷库', '冷库出租').parts).toMatchObject({
      quantity: null,
      time: null,
      distance: null,
      terms: null,
      freshness: null,
      chain: null,
    });
    expect(
      score('想租冷库', '冷库免费出租', { chain: 'A' }, { chain: 'B', freshness: 'FRESH' }).parts,
    ).toMatchObject({ terms: 1000, freshness: 1000, chain: 0 });
  });

  it('shows advice on growing to who asks how to grow', () => {
    expect(score('需要粮油作物轮作技术，种高粱和油菜', '粮油作物轮作技术上门指导')).toMatchObject({
      show: true,
      notify: true,
    });
  });

  it('stores features that survive JSON', () => {
    const need = features({
      id: 'n',
      kind: 'NEED',
      title: '想租冷库放白菜',
      quantity: '100',
      unit: '吨',
    });
    const resource = features({
      id: 'r',
      kind: 'RESOURCE',
      title: '冷库对外出租',
      quantity: '300',
      unit: '吨',
    });
    expect(
      scorePair(
        JSON.parse(JSON.stringify(need)) as MatchFeatures,
        JSON.parse(JSON.stringify(resource)) as MatchFeatures,
        lexicon,
      ),
    ).toEqual(scorePair(need, resource, lexicon));
  });

  it('gives more for more cover, a nearer place, a shared chain and a partnership', () => {
    const bare = score(
      '想租冷库',
      '冷库出租',
      { quantity: '100', unit: '吨' },
      { quantity: '40', unit: '吨' },
    ).score;
    expect(
      score(
        '想租冷库',
        '冷库出租',
        { quantity: '100', unit: '吨' },
        { quantity: '200', unit: '吨' },
      ).score,
    ).toBeGreaterThan(bare);
    const far = score(
      '想租冷库',
      '冷库出租',
      { lat: 39.2, lon: 117 },
      { lat: 39.6, lon: 117.4 },
    ).score;
    expect(
      score('想租冷库', '冷库出租', { lat: 39.2, lon: 117 }, { lat: 39.21, lon: 117 }).score,
    ).toBeGreaterThan(far);
    const alone = score('想租冷库', '冷库出租').score;
    expect(score('想租冷库', '冷库出租', { chain: 'C' }, { chain: 'C' }).score).toBeGreaterThan(
      alone,
    );
    expect(
      score('想租冷库', '冷库出租', { groups: ['g'] }, { groups: ['g'] }).score,
    ).toBeGreaterThan(alone);
    expect(score('想租冷库', '冷库出租', {}, { freshness: 'STALE' }).score).toBeLessThan(alone);
  });

  it('shows but does not notify what covers less than a third', () => {
    const pair = score(
      '想租冷库',
      '冷库出租',
      { quantity: '100', unit: '吨' },
      { quantity: '20', unit: '吨' },
    );
    expect(pair).toMatchObject({ cover: 0.2, notify: false });
    expect(pair.score).toBeGreaterThan(SHOW_FROM);
  });

  it('tells sooner where the amounts compare', () => {
    const silent = score('大雨泡了地，急排水', '抽水泵出借');
    const counted = score(
      '大雨泡了地，急排水',
      '抽水泵出借',
      { quantity: '2', unit: '台' },
      { quantity: '6', unit: '台' },
    );
    expect(silent).toMatchObject({ cover: null, notify: false });
    expect(counted.notify).toBe(true);
  });

  it('stays a number where a window ends before it begins', () => {
    const odd = { availableFrom: '2026-10-02', availableTo: '2026-10-01' };
    const day = { availableFrom: '2026-10-01', availableTo: '2026-10-05' };
    expect(score('想租冷库', '冷库出租', odd, day).score).toBeGreaterThan(0);
  });

  it('does not count what is left in a unit that only the text speaks of', () => {
    const sown = { id: 'n', kind: 'NEED', title: '想插六十亩红薯', quantity: '20' } as const;
    expect(features({ ...sown, unit: '筐箩', remaining: '20' }).amount).toMatchObject({
      unit: 'mu',
      min: 60,
    });
    expect(features({ ...sown, unit: '亩', remaining: '15' }).amount?.min).toBe(15);
  });

  it('says why in one sentence', () => {
    const [main] = score(
      '想租冷库放白菜',
      '冷库对外出租',
      {
        quantity: '100',
        unit: '吨',
        lat: 39.2,
        lon: 117,
        availableFrom: '2026-10-01',
        availableTo: '2026-12-31',
      },
      {
        quantity: '60',
        unit: '吨',
        lat: 39.25,
        lon: 117,
        availableFrom: '2026-09-01',
        availableTo: '2026-11-30',
      },
    ).reasons;
    expect(main?.code).toBe('MAIN');
    expect(main?.zh).toMatch(/冷库.*能解决60%.*10月1日到11月30日.*约6公里/);
    expect(main?.en).toMatch(/covers 60 %.*2026-10-01 to 2026-11-30.*6 km/);
  });
});

describe('terms', () => {
  it('are few and telling', () => {
    const terms = termsOf(
      readEntry({ title: '想办直播培训', kind: 'NEED' }, { today, lexicon }),
      lexicon,
    );
    expect(terms[0]).toEqual({ term: 'T:train:skill.ecommerce.live', weight: 1 });
    expect(terms.length).toBeLessThanOrEqual(24);
  });

  it('are looked up from the other flow', () => {
    const counter = counterTermsOf(
      readEntry({ title: '想办直播培训', kind: 'NEED' }, { today, lexicon }),
      lexicon,
    ).map((t) => t.term);
    expect(counter).toContain('G:train:skill.ecommerce.live');
    expect(counter).toContain('G:advise:skill.ecommerce');
  });
});
