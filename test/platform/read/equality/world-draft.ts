import { WorldDraw, type NewRow } from './world-draw.ts';
import { OrderWorldDraft } from './world-orders.ts';

/** Draws the rows. */
export class WorldDraft extends WorldDraw {
  *tables(districts: readonly string[]): Generator<[string, NewRow[]]> {
    yield [
      'unit',
      [
        this.unit('mu', 'AREA', 2000, 3, 0),
        this.unit('jin', 'MASS', 1, 2, 1),
        this.unit('人', 'COUNT', 1, 1, 1),
      ],
    ];
    yield ['category', this.categories()];
    for (const district of districts) yield* this.district(district);
  }

  private *district(district: string): Generator<[string, NewRow[]]> {
    const { random } = this;
    yield [
      'district',
      [
        {
          district,
          name: '样例区',
          city: '样例市',
          time_zone: 'Asia/Shanghai',
          published_villages: this.maybe(121),
          published_parties: null,
          source: this.maybe('synthetic'),
          synthetic: true,
          created_at: this.instant(),
        },
      ],
    ];
    const town = ['青禾镇', '云水街道', '"引号"\\镇', '小镇'].map((name, i) => ({
      district,
      id: this.id(),
      code: this.maybe(`99000${i}`),
      name,
      kind: random.pick(['TOWN', 'SUBDISTRICT', 'PARK', 'FARM']),
      rank: random.pick([1, 1, 2]),
      synthetic: random.chance(80),
      version: 1,
      closed_at: this.maybe(this.instant()),
    }));
    yield ['town', town];
    const cluster = ['东片区', '西片区', '南片区'].map((name) => ({
      district,
      id: this.id(),
      town: random.pick(town).id,
      name,
      theme: this.maybe('稻蟹共作\n第二行'),
      investment_over: this.maybe(random.pick([1, 500, 937_300_000, 12_345_678_901])),
      source: this.maybe('synthetic'),
      synthetic: true,
      version: 1,
      closed_at: null,
    }));
    yield ['cluster', cluster];
    const party = Array.from({ length: 18 }, (_, i) => this.party(district, i, town, cluster));
    yield ['party', party];
    yield [
      'party_alias',
      party
        .slice(0, 7)
        .flatMap(({ id }, i) =>
          ['别名', 'A"b', '老村']
            .slice(0, (i % 3) + 1)
            .map((alias) => ({ district, party: id as string, alias })),
        ),
    ];
    const chain = ['rice', 'seed', 'tour', 'idle'].map((code, i) => ({
      district,
      id: this.id(),
      code,
      name: ['小站稻', '种业', '乡村旅游', '闲置链'][i] as string,
      about: this.maybe('说明'),
      lead_party: this.maybe(random.pick(party).id as string),
      lead_source: this.maybe('synthetic'),
      source: null,
      rank: random.pick([1, 2, 2]),
      synthetic: random.chance(70),
      version: 1,
      closed_at: null,
    }));
    yield ['chain', chain];
    yield [
      'chain_alias',
      [
        { district, chain: chain[0]?.id as string, alias: '稻米' },
        { district, chain: chain[0]?.id as string, alias: '大米' },
      ],
    ];
    const stage = chain.slice(0, 3).flatMap(({ id }, i) =>
      ['育种', '种植', '销售', '加工'].slice(i).map((name) => ({
        district,
        id: this.id(),
        chain: id,
        name,
        name_en: this.maybe('stage'),
        rank: random.pick([1, 1, 2, 3]),
        closed_at: this.maybe(this.instant()),
      })),
    );
    yield ['chain_stage', stage];
    const member = party.slice(0, 14).flatMap(({ id }, i) =>
      chain.slice(0, i % 4).map((one) => ({
        district,
        id: this.id(),
        chain: one.id,
        party: id as string,
        stage: this.maybe(random.pick(stage).id),
      })),
    );
    yield ['chain_member', member];
    const person = ['值班室', '张"三"', '李四'].map((name, i) => ({
      district,
      id: this.id(),
      party: this.maybe(random.pick(party).id as string),
      name,
      phone: [null, '13800000000', '02287654321'][i] as string | null,
      synthetic: true,
      created_at: this.instant(),
    }));
    yield ['person', person];
    const listing = Array.from({ length: 70 }, (_, i) => ({
      ...this.listing(district, i, party, town, chain, stage),
      contact: this.maybe(random.pick(person).id),
    }));
    yield ['listing', listing];
    yield ['search_term', this.blocks(listing.flatMap((row) => this.terms(district, row)))];
    const pairing = this.pairings(district, listing, chain);
    yield ['pairing', pairing];
    const around = { town, party, chain, stage, listing, pairing };
    yield* new OrderWorldDraft(random).tables(district, around);
  }

  private unit(
    code: string,
    dimension: string,
    numerator: number,
    denominator: number,
    rank: number,
  ): NewRow {
    return {
      code,
      dimension,
      name_zh: `${code}（中）`,
      name_en: `${code} (en)`,
      numerator,
      denominator,
      rank,
    };
  }

  private categories(): NewRow[] {
    return [
      ['training', null, 0, 1],
      ['training.live', 'training', 1, 1],
      ['training.craft', 'training', 1, 1],
      ['training.live.sales', 'training.live', 2, 3],
      ['land', null, 0, 2],
      ['land."idle"', 'land', 1, 1],
    ].map(([code, parent, depth, rank]) => ({
      code: code as string,
      parent: parent as string | null,
      name_zh: `${code}类`,
      name_en: `${code} class`,
      depth: depth as number,
      rank: rank as number,
      dimension: this.maybe('AREA'),
    }));
  }

  private party(
    district: string,
    i: number,
    town: readonly NewRow[],
    cluster: readonly NewRow[],
  ): NewRow {
    const { random } = this;
    const kind = i < 9 ? 'VILLAGE' : i < 13 ? 'ENTERPRISE' : 'ORGANIZATION';
    const located = random.chance(60);
    return {
      district,
      id: this.id(),
      kind,
      organization_kind:
        kind === 'ORGANIZATION' ? random.pick(['BANK', 'GROUP', 'DEPARTMENT']) : null,
      // The same name may stand for parties of two kinds.
      name: `${['青禾', '云水', '石桥', '柳滩'][i % 4]}${['村', '农场', '合作社', '\u2028院', '🌾'][i % 5]}`,
      about: this.maybe('前\t后 "话" \\ \u0001 末'),
      // Codes are not unique: a lookup by code finds the one with the least id.
      code: this.maybe(random.pick(['1201130001', '1201130002', 'x'])),
      town:
        kind === 'VILLAGE'
          ? (random.pick(town)['id'] as string)
          : this.maybe(random.pick(town)['id'] as string),
      cluster: kind === 'VILLAGE' ? this.maybe(random.pick(cluster)['id'] as string) : null,
      strength: kind === 'VILLAGE' ? this.maybe(random.pick(['STRONG', 'AVERAGE', 'WEAK'])) : null,
      lat: located ? random.pick([39.123456789012, 0, -12.5, 1e-7, 40]) : null,
      lon: located ? random.pick([117.1, 116.99999999999999, 0]) : null,
      coordinates_source: located ? 'synthetic' : null,
      coordinates_synthetic: located ? this.maybe(random.chance(50)) : null,
      source: this.maybe('synthetic'),
      synthetic: random.chance(60),
      created_at: this.instant(),
      updated_at: this.instant(),
      version: 1,
      closed_at: this.maybe(this.instant()),
    };
  }

  private listing(
    district: string,
    i: number,
    party: readonly NewRow[],
    town: readonly NewRow[],
    chain: readonly NewRow[],
    stage: readonly NewRow[],
  ): NewRow {
    const { random } = this;
    const owner = random.pick(party.slice(0, 12));
    const counted = random.chance(60);
    const located = random.chance(30);
    const quantity = random.pick([1, 500, 1500, 2_000_000, 999_999_999_999]);
    return {
      district,
      id: this.id(),
      kind: random.pick(['NEED', 'RESOURCE']),
      party: owner['id'] as string,
      town: owner['town'] as string | null,
      chain: this.maybe(random.pick(chain.slice(0, 3))['id'] as string),
      stage: this.maybe(random.pick(stage)['id'] as string),
      category: this.maybe(
        random.pick(['training', 'training.live', 'training.live.sales', 'land', 'land."idle"']),
      ),
      title: `${random.pick(['出租', '求购', '直播'])}${random.pick(['大棚', '稻种', '电商 live', '农机"旧"'])}${i % 5 === 0 ? `\n${i}` : ''}`,
      detail: this.maybe(random.pick(['长期', '说明'.repeat(200), '😀 \\u0000 "'])),
      quantity: counted ? quantity : null,
      unit: counted ? random.pick(['mu', 'jin', '人']) : null,
      reserved: counted && random.chance(30) ? 1 : 0,
      committed: 0,
      minimum_lot: this.maybe(random.pick([1, 1000])),
      divisible: random.chance(50),
      available_from: this.maybe(random.pick(['2026-01-01', '2026-03-01'])),
      available_to: this.maybe(random.pick(['2026-03-01', '2026-12-31'])),
      only_town: this.maybe(random.pick(town)['id'] as string),
      lat: located ? 39.5 : null,
      lon: located ? 117.25 : null,
      radius_m: this.maybe(5000),
      terms: this.maybe(random.pick(['FREE', 'LOW_COST', 'MARKET'])),
      source: this.maybe('synthetic'),
      status: random.pick(['OPEN', 'OPEN', 'WITHDRAWN', 'EXPIRED', 'FULFILLED']),
      freshness: random.pick(['FRESH', 'AGING', 'STALE']),
      confirmed_at: this.instant(),
      expires_on: this.maybe(random.pick(['2026-06-30', '2027-01-01'])),
      created_by: null,
      created_at: this.instant(),
      updated_at: this.instant(),
      version: random.between(1, 3),
      synthetic: random.chance(60),
    };
  }

  /** Every character, every pair and every Latin word of the title. */
  private terms(district: string, { id, kind, title }: NewRow): NewRow[] {
    const terms = new Set<string>();
    for (const run of (title as string).match(/[一-龥]+|[a-z0-9]+/g) ?? []) {
      if (/[a-z0-9]/.test(run)) terms.add(run);
      else for (let at = 0; at < run.length; at++) terms.add(run.slice(at, at + 2));
    }
    return [...terms].map((term) => ({
      district,
      term,
      subject_kind: kind as string,
      subject: id as string,
      subjects: null,
    }));
  }

  /** Every other term of several listings is one row for all of them. */
  private blocks(rows: readonly NewRow[]): NewRow[] {
    const lists = Map.groupBy(
      rows,
      (row) => `${row['subject_kind'] as string} ${row['term'] as string}`,
    );
    return [...lists.values()].flatMap((list, i) => {
      if (i % 2 === 0 || list.length === 1) return list;
      const subjects = list.map(({ subject }) => subject as string);
      return [{ ...(list[0] as NewRow), subject: this.id(), subjects }];
    });
  }

  private pairings(
    district: string,
    listing: readonly NewRow[],
    chain: readonly NewRow[],
  ): NewRow[] {
    const { random } = this;
    const of = (kind: string) => listing.filter((row) => row['kind'] === kind);
    const pairs = of('NEED').flatMap((need) =>
      of('RESOURCE').map((resource) => ({ need, resource })),
    );
    return pairs
      .filter(() => random.chance(12))
      .map(({ need, resource }) => ({
        district,
        id: this.id(),
        need: need['id'] as string,
        resource: resource['id'] as string,
        need_party: need['party'] as string,
        resource_party: resource['party'] as string,
        chain: this.maybe(random.pick(chain)['id'] as string),
        category: need['category'] as string | null,
        score: random.pick([0, 500, 500, 730, 1000]),
        parts: random.pick<NewRow>([
          {},
          { object: 900, action: null, text: 0 },
          {
            object: 1,
            quantity: 1000,
            time: 5,
            distance: 3,
            terms: 9,
            freshness: 1,
            partnership: 0,
            chain: 2,
          },
          { object: 12.5, text: 'x' },
        ]),
        reasons: random.pick<object>([
          [],
          [{ code: 'SAME', zh: '都有"大棚"', en: 'Both' }],
          [
            { code: 'NEAR', zh: '近', en: 'near' },
            { code: 'FREE', zh: '免费', en: 'free' },
          ],
          [{ code: 'HALF', en: 'only English' }],
          [null],
        ]),
        notify: random.chance(40),
        quantity: this.maybe(random.pick([1, 2500])),
        state: random.pick(['PROPOSED', 'PROPOSED', 'TAKEN_UP', 'DECLINED', 'WITHDRAWN']),
        created_at: this.instant(),
        updated_at: this.instant(),
        version: 1,
      }));
  }
}
