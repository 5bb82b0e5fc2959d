import { InterfaceType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Node } from '../platform/node.type.ts';
import { by } from '../platform/read/filter.ts';
import {
  Column,
  Computed,
  Embedded,
  EnumColumn,
  extendType,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { Chain, Stage } from '../chains/chain.type.ts';
import { Party } from '../places/party.type.ts';
import { Town } from '../places/place.type.ts';
import { Writer } from '../places/writer.type.ts';
import { Contact } from './contact.type.ts';
import { Freshness, ListingKind, ListingStatus, Terms } from './listing-enum.type.ts';
import { searchCondition } from '../places/search.rule.ts';
import { Category, Unit } from './taxonomy.type.ts';

@Table('listing')
@ObjectType({
  description: bi('How much, in which unit, and how it is taken up.', '数量、单位及占用情况。'),
})
export class Quantity {
  @Column('decimal', 'quantity', { description: bi('How much in all.', '总量。') })
  value!: string;
  @Computed('decimal', (a) => sql`${a}.quantity - ${a}.reserved - ${a}.committed`, {
    description: bi('What is neither reserved nor promised.', '剩余：未预留也未承诺的量。'),
  })
  remaining!: string;
  @Column('decimal', 'reserved', { description: bi('Held for orders under way.', '预留中。') })
  reserved!: string;
  @Column('decimal', 'committed', { description: bi('Promised by accepted orders.', '已承诺。') })
  committed!: string;
  @One(() => Unit, { code: 'unit' }, { description: bi('The unit.', '单位。') })
  unit!: Unit;
}

@Table('listing')
@ObjectType({
  description: bi(
    'Where a listing applies: around a point, or in one town only.',
    '服务范围：以某点为圆心，或限某镇街。',
  ),
})
export class ServiceArea {
  @One(
    () => Town,
    { id: 'only_town' },
    { nullable: true, description: bi('Only parties of this town.', '限此镇街。') },
  )
  onlyTown!: Town | null;
  @Column('float', 'lat', {
    nullable: true,
    description: bi('Latitude of the centre.', '中心纬度。'),
  })
  lat!: number | null;
  @Column('float', 'lon', {
    nullable: true,
    description: bi('Longitude of the centre.', '中心经度。'),
  })
  lon!: number | null;
  @Column('int', 'radius_m', {
    nullable: true,
    description: bi('Radius in metres; none means anywhere.', '半径（米）；空为不限。'),
  })
  radiusMetres!: number | null;
}

/** One line of a party's resource list or need list. */
@Table('listing', { kind: { column: 'kind' } })
@InterfaceType({
  description: bi('One line of a party’s resource list or need list.', '清单条目：资源或需求。'),
})
export abstract class Listing {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @EnumColumn(() => ListingKind, 'kind', {
    description: bi('Which list it stands in.', '所属清单。'),
  })
  kind!: ListingKind;
  @Column('text', 'title', { description: bi('What it is, in a few words.', '标题。') })
  title!: string;
  @Column('text', 'detail', { nullable: true, description: bi('More about it.', '详细说明。') })
  detail!: string | null;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
  @One(
    () => Town,
    { id: 'town' },
    { nullable: true, description: bi('The party’s town.', '主体所在镇街。') },
  )
  town!: Town | null;
  @One(
    () => Chain,
    { id: 'chain' },
    { nullable: true, description: bi('The chain it serves.', '所属链组。') },
  )
  chain!: Chain | null;
  @One(
    () => Stage,
    { id: 'stage' },
    { nullable: true, description: bi('The stage it serves.', '所属环节。') },
  )
  stage!: Stage | null;
  @One(
    () => Category,
    { code: 'category' },
    { nullable: true, description: bi('What it is about.', '类目。') },
  )
  category!: Category | null;
  @Embedded(() => Quantity, {
    presentWhen: 'quantity',
    description: bi('How much; null where it cannot be counted.', '数量；不可计量时为空。'),
  })
  quantity!: Quantity | null;
  @Column('decimal', 'minimum_lot', {
    nullable: true,
    description: bi('The least that can be taken at once, in the unit.', '最小起量（按单位）。'),
  })
  minimumLot!: string | null;
  @Column('boolean', 'divisible', {
    description: bi('Whether it can be shared among several.', '可否拆分。'),
  })
  divisible!: boolean;
  @Column('date', 'available_from', {
    nullable: true,
    description: bi('First day, inclusive.', '起始日期（含）。'),
  })
  availableFrom!: string | null;
  @Column('date', 'available_to', {
    nullable: true,
    description: bi('Last day, inclusive.', '截止日期（含）。'),
  })
  availableTo!: string | null;
  @Embedded(() => ServiceArea, { description: bi('Where it applies.', '服务范围。') })
  serviceArea!: ServiceArea | null;
  @EnumColumn(() => Terms, 'terms', {
    nullable: true,
    description: bi('On what terms.', '费用条件。'),
  })
  terms!: Terms | null;
  @One(
    () => Contact,
    { id: 'contact' },
    { nullable: true, description: bi('Whom to call about it.', '联系人。') },
  )
  contact!: Contact | null;
  @EnumColumn(() => ListingStatus, 'status', { description: bi('Where it stands.', '状态。') })
  status!: ListingStatus;
  @EnumColumn(() => Freshness, 'freshness', {
    description: bi('How lately it was confirmed.', '新鲜度。'),
  })
  freshness!: Freshness;
  @Column('timestamp', 'confirmed_at', {
    description: bi('When someone last said it still holds.', '最近确认时间。'),
  })
  confirmedAt!: string;
  @Column('date', 'expires_on', {
    nullable: true,
    description: bi('The day after which it expires unless renewed.', '到期日，过后未续即失效。'),
  })
  expiresOn!: string | null;
  @Column('text', 'source', { nullable: true, description: bi('Where this is from.', '来源。') })
  source!: string | null;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
  @One(
    () => Writer,
    { id: 'created_by' },
    {
      nullable: true,
      description: bi(
        'As what it was entered, such as by a town for its village; null for what was imported or seeded.',
        '填报身份（例如镇街代村填报）；非账号录入时为空。',
      ),
    },
  )
  enteredBy!: Writer | null;
  @Column('timestamp', 'created_at', { description: bi('When it was entered.', '录入时间。') })
  createdAt!: string;
  @Column('timestamp', 'updated_at', { description: bi('When it was last changed.', '更新时间。') })
  updatedAt!: string;
  @Column('int', 'version', {
    description: bi('Counts its changes; give it back when editing.', '版本号，修改时须带上。'),
  })
  version!: number;
}

@Table('listing', { kind: { column: 'kind', value: 'NEED' } })
@ObjectType({ implements: [Node, Listing], description: bi('Something a party needs.', '需求。') })
export class Need {}

@Table('listing', { kind: { column: 'kind', value: 'RESOURCE' } })
@ObjectType({
  implements: [Node, Listing],
  description: bi('Something a party can give.', '资源。'),
})
export class Resource {}

const listingFilter = {
  status: by.enum('status', 'ListingStatus', ListingStatus, bi('Where it stands.', '状态。')),
  freshness: by.enum(
    'freshness',
    'Freshness',
    Freshness,
    bi('How lately it was confirmed.', '新鲜度。'),
  ),
  terms: by.enum('terms', 'Terms', Terms, bi('On what terms.', '费用条件。')),
  party: by.id('party', bi('Whose it is.', '所属主体。')),
  town: by.id('town', bi('The party’s town.', '主体所在镇街。')),
  chain: by.id('chain', bi('The chain.', '链组。')),
  stage: by.id('stage', bi('The stage.', '环节。')),
  category: by.text(
    'category',
    bi(
      'The category’s code; `startsWith` takes a whole branch.',
      '类目代码；startsWith 可取整个分支。',
    ),
  ),
  title: by.text('title', bi('The title.', '标题。')),
  search: by.custom(
    () => String,
    bi('Words that must occur in its title or detail.', '标题或说明中须出现的词。'),
    searchCondition,
  ),
  availableFrom: by.date('available_from', bi('First day.', '起始日期。')),
  availableTo: by.date('available_to', bi('Last day.', '截止日期。')),
  expiresOn: by.date('expires_on', bi('When it expires.', '到期日。')),
  createdAt: by.timestamp('created_at', bi('When it was entered.', '录入时间。')),
  updatedAt: by.timestamp('updated_at', bi('When it was last changed.', '更新时间。')),
  synthetic: by.boolean('synthetic', bi('Whether it is made up.', '是否为合成数据。')),
};

const listingOrders = {
  NEWEST: { by: order('-created_at:timestamptz'), description: bi('Latest first.', '新的在前。') },
  OLDEST: { by: order('created_at:timestamptz'), description: bi('Earliest first.', '旧的在前。') },
};

export const needPage = pageOf('Need', () => Need, {
  orders: listingOrders,
  filter: listingFilter,
});
export const resourcePage = pageOf('Resource', () => Resource, {
  orders: listingOrders,
  filter: listingFilter,
});

/** The counters kept per list: `need.open` counts open needs (see listing-counter.rule.ts). */
function counted(kind: 'need' | 'resource') {
  const open = { fixed: { status: ListingStatus.OPEN }, metric: `${kind}.open` };
  return [
    { scope: 'DISTRICT' as const, ...open },
    { scope: 'CHAIN' as const, by: 'chain', ...open },
    { scope: 'TOWN' as const, by: 'town', ...open },
    { scope: 'PARTY' as const, by: 'party', ...open },
    { scope: 'CATEGORY' as const, by: 'category', ...open },
    { scope: 'DISTRICT' as const, metric: `${kind}.all` },
    { scope: 'CHAIN' as const, by: 'chain', metric: `${kind}.all` },
    { scope: 'PARTY' as const, by: 'party', metric: `${kind}.all` },
  ];
}
export const needCounters = counted('need');
export const resourceCounters = counted('resource');

const lists = (on: Record<string, string>) => ({
  needs: Page(needPage, {
    on,
    counters: needCounters,
    description: bi('Its need list.', '需求清单。'),
  }),
  resources: Page(resourcePage, {
    on,
    counters: resourceCounters,
    description: bi('Its resource list.', '资源清单。'),
  }),
});

extendType(Party, lists({ party: 'id' }));
extendType(Chain, lists({ chain: 'id' }));
extendType(Town, lists({ town: 'id' }));
extendType(Category, lists({ category: 'code' }));
