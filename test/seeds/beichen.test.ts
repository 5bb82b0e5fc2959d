import { standardMetrics } from '../../src/outcomes/metric.rule.ts';
import { describe, expect, test } from '@jest/globals';
import { beichenMetrics, beichenOutcomes, beichenStories } from '../../seeds/beichen-file.ts';
import { beichenListingId } from '../../seeds/beichen-id.ts';
import { beichenRows } from '../../seeds/beichen.ts';
import { SEED_ORDER } from '../../seeds/row.ts';
import { refusals } from './row-check.ts';

const NOW = new Date('2026-09-15T01:02:03Z');
const rows = beichenRows(NOW);

/** Every `supplied_by` line of the published stories, as village and supplier. */
const SUPPLIED_BY = [
  ['田庄村', '高校和科研院所'],
  ['田庄村', '区农业农村委'],
  ['田庄村', '区委网信办'],
  ['田庄村', '区文旅局'],
  ['田庄村', '国企'],
  ['前丁庄村', '区委组织部+区委网信办'],
  ['前丁庄村', '区商务局+区政务服务办'],
  ['前丁庄村', '区商务局'],
  ['前丁庄村', '市供销合作总社+区供销合作社联合社'],
  ['前丁庄村', '市地矿局'],
  ['前丁庄村', '区委网信办'],
  ['中河头村', '天津北方演艺集团'],
  ['中河头村', '辰文故里非遗传承文化促进中心'],
  ['中河头村', '区文旅局'],
  ['双街村', '上蒲口村'],
  ['双街村', '下辛庄村'],
  ['双街村', '天津伍创电子商务有限公司'],
  ['赵圈村', '专项资金'],
  ['季庄子村', '天津市耕耘种业股份有限公司'],
  ['刘快庄村', '文旅部门'],
];

describe('the Beichen district', () => {
  test('has what is published and official, and the tables in insert order', () => {
    const villages = rows.party.filter(({ kind }) => kind === 'VILLAGE');
    expect(villages).toHaveLength(113);
    expect(rows.town.filter(({ kind }) => kind === 'TOWN')).toHaveLength(9);
    expect(rows.chain).toHaveLength(7);
    expect(rows.cluster).toHaveLength(4);
    expect(new Set(villages.map(({ code }) => code)).size).toBe(113);
    expect(Object.keys(rows)).toEqual(SEED_ORDER.filter((table) => table !== 'pairing'));
  });

  test('would be taken by the migration: columns, not null, checks, keys, foreign keys', () => {
    expect(refusals(rows)).toEqual([]);
  });

  test('would be refused with a wrong kind, a lost party, a doubled name or a reversed window', () => {
    const [listing, ...others] = rows.listing;
    const [village] = rows.party;
    const wrong = { ...listing!, kind: 'WISH', party: 'nobody', available_from: '2026-02-01' };
    const refused = refusals({
      ...rows,
      listing: [{ ...wrong, available_to: '2026-01-31' }, ...others],
      party: [...rows.party, { ...village!, id: 'another', extra: 1 }],
    });
    expect(refused).toEqual([
      'party another: other columns',
      expect.stringMatching(/^party: \(district,kind,name\) = .* twice$/),
      expect.stringMatching(/^listing .*: kind is "WISH"$/),
      'listing: (district,party) = 120113|nobody is not in party',
      expect.stringMatching(/^listing .*: window$/),
    ]);
  });

  test('writes each village code under the code of its town', () => {
    const towns = new Map(rows.town.map(({ id, code }) => [id, code]));
    for (const village of rows.party.filter(({ kind }) => kind === 'VILLAGE')) {
      expect(village.code?.slice(0, 9)).toBe(towns.get(village.town!));
    }
  });

  test.each([
    ['庞嘴村', '庞咀村'],
    ['刘家码头', '刘家码头村'],
    ['田庄村民委员会', '田庄村'],
    ['双街村村委会', '双街村'],
    ['双口村第一村民委员会', '双口一村'],
    ['白庙村农工商联合公司（村委会）', '白庙村'],
    ['耕耘种业', '天津市耕耘种业股份有限公司'],
  ])('knows %s as %s', (alias, name) => {
    const ids = rows.party_alias.filter((row) => row.alias === alias).map((row) => row.party);
    expect(rows.party.filter(({ id }) => ids.includes(id)).map((row) => row.name)).toEqual([name]);
  });

  test('says which coordinates are made up, keeps them in the district, invents no strength', () => {
    for (const party of rows.party) {
      expect(party.strength).toBeNull();
      if (party.kind !== 'VILLAGE') continue;
      expect(party).toMatchObject({
        coordinates_source: 'synthetic',
        coordinates_synthetic: true,
      });
      expect(party.lat!).toBeGreaterThanOrEqual(39.12);
      expect(party.lat!).toBeLessThanOrEqual(39.35);
      expect(party.lon!).toBeGreaterThanOrEqual(116.93);
      expect(party.lon!).toBeLessThanOrEqual(117.4);
    }
  });

  test('gives every chain a lead that is a member, assumed except for the heritage chain', () => {
    for (const chain of rows.chain) {
      const member = rows.chain_member.find(
        (row) => row.chain === chain.id && row.party === chain.lead_party,
      );
      expect(member).toBeDefined();
      expect(chain.lead_source?.startsWith('assumed')).toBe(chain.code !== 'HERITAGE');
    }
  });

  test('lists nothing without a category, a chain, a source and an office to ask', () => {
    for (const listing of rows.listing) {
      expect(listing.category).not.toBeNull();
      expect(listing.chain).not.toBeNull();
      expect(listing.source).toMatch(/^天津支部生活 2024-12/);
    }
    const phones = rows.person.map(({ phone }) => phone);
    expect(new Set(phones)).toEqual(new Set([null]));
    expect(rows.person.map(({ name }) => name)).toContain('田庄村村委会');
  });

  test('keeps the published quantities', () => {
    const quantities = rows.listing
      .filter(({ quantity }) => quantity !== null)
      .map(({ quantity, unit }) => `${quantity! / 1000n} ${unit}`);
    expect(quantities.sort()).toEqual(
      ['118800 sqm', '300000 yuan', '300000 yuan', '6 person'].concat(['733300 sqm', '937300 sqm']),
    );
  });

  test('is the same again, and its ids do not depend on the time of seeding', () => {
    expect(beichenRows(NOW)).toEqual(rows);
    const later = beichenRows(new Date('2027-01-01T00:00:00Z'));
    expect(later.listing.map(({ id }) => id)).toEqual(rows.listing.map(({ id }) => id));
    expect(later.party.map(({ id }) => id)).toEqual(rows.party.map(({ id }) => id));
  });
});

describe('the published stories', () => {
  const stories = beichenStories();
  const names = new Map(rows.party.map(({ id, name }) => [id, name]));
  const listings = new Map(rows.listing.map((row) => [row.id, row]));

  test('are all there, line by line', () => {
    const told = stories.filter(({ implied }) => !implied);
    expect(told.map(({ village, line }) => [village, line])).toEqual(SUPPLIED_BY);
  });

  test.each(stories.map((story) => [story.village, story.line, story] as const))(
    '%s and %s meet: same category, same chain, alike words',
    (village, line, story) => {
      const parties = story.pairings.map(({ need, resource }) => {
        const wanted = listings.get(beichenListingId('NEED', need));
        const offered = listings.get(beichenListingId('RESOURCE', resource));
        expect(wanted).toBeDefined();
        expect(offered).toMatchObject({ category: wanted!.category, chain: wanted!.chain });
        const words = new Set(bigrams(offered!.title));
        expect(bigrams(wanted!.title).filter((word) => words.has(word))).not.toEqual([]);
        return [names.get(wanted!.party), names.get(offered!.party)];
      });
      const suppliers = new Set(parties.flat());
      expect([...suppliers].sort()).toEqual([village, ...line.split('+')].sort());
    },
  );

  test('leave the unmet needs without a resource of their own category', () => {
    for (const key of ['xiahetou/homestay', 'zhonghetou/publication']) {
      const need = listings.get(beichenListingId('NEED', key));
      const same = rows.listing.filter(
        ({ kind, category }) => kind === 'RESOURCE' && category === need?.category,
      );
      expect(need).toBeDefined();
      expect(same).toEqual([]);
    }
  });

  test('have their outcomes, for known villages in known units', () => {
    const units = new Set(rows.unit.map(({ code }) => code));
    const villages = new Set(names.values());
    const metrics = new Map(
      [...standardMetrics.map(({ code, unit }) => ({ code, unit })), ...beichenMetrics()].map(
        ({ code, unit }) => [code, unit],
      ),
    );
    for (const { village, outcomes } of beichenOutcomes().villages) {
      expect(villages.has(village)).toBe(true);
      for (const { metric, unit } of outcomes) {
        expect(units.has(unit)).toBe(true);
        expect([metric, metrics.get(metric)]).toEqual([metric, unit]);
      }
    }
  });
});

/** Every two neighbouring characters. */
function bigrams(text: string): string[] {
  return [...text].slice(1).map((_, at) => text.slice(at, at + 2));
}
