import { ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Node } from '../platform/node.type.ts';
import { by } from '../platform/read/filter.ts';
import { Column, EnumColumn, One, order, Page, pageOf, Table } from '../platform/read/declare.ts';

/** What kind of division a town is. */
export enum TownKind {
  TOWN = 'TOWN',
  SUBDISTRICT = 'SUBDISTRICT',
  PARK = 'PARK',
  FARM = 'FARM',
}
registerEnumType(TownKind, {
  name: 'TownKind',
  description: bi('What kind of division it is.', '乡级区划的类别。'),
  valuesConfig: {
    TOWN: { description: bi('A town.', '镇。') },
    SUBDISTRICT: { description: bi('A subdistrict.', '街道。') },
    PARK: { description: bi('An industrial park.', '园区。') },
    FARM: { description: bi('A state farm.', '农场。') },
  },
});

@Table('district', { key: 'district' })
@ObjectType({
  description: bi('The district: the tenant everything belongs to.', '区：一切数据所属的租户。'),
})
export class District {
  @Column('id', 'district', {
    description: bi('Its GB/T 2260 code, six digits.', '行政区划代码（GB/T 2260，六位）。'),
  })
  code!: string;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'city', {
    nullable: true,
    description: bi('The city it belongs to.', '所属市。'),
  })
  city!: string | null;
  @Column('text', 'time_zone', { description: bi('Its time zone (IANA).', '时区（IANA）。') })
  timeZone!: string;
  @Column('int', 'published_villages', {
    nullable: true,
    description: bi('How many villages it says it has.', '公布的村数。'),
  })
  publishedVillages!: number | null;
  @Column('int', 'published_parties', {
    nullable: true,
    description: bi('How many parties it says it has surveyed.', '公布的摸排主体数。'),
  })
  publishedParties!: number | null;
  @Column('text', 'source', {
    nullable: true,
    description: bi('Where these figures come from.', '数据来源。'),
  })
  source!: string | null;
  @Column('boolean', 'synthetic', {
    description: bi('Whether its data is made up.', '是否为合成数据。'),
  })
  synthetic!: boolean;
}

@Table('town')
@ObjectType({
  implements: Node,
  description: bi('A town, subdistrict, park or farm.', '镇、街道、园区或农场。'),
})
export class Town {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'code', {
    nullable: true,
    description: bi('Its official division code.', '统计用区划代码。'),
  })
  code!: string | null;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @EnumColumn(() => TownKind, 'kind', { description: bi('Its kind.', '类别。') })
  kind!: TownKind;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
  @Column('int', 'version', {
    description: bi('Counts its changes; an edit names it.', '版本号，修改时须带上。'),
  })
  version!: number;
  @Column('timestamp', 'closed_at', {
    nullable: true,
    description: bi('When it was closed; null while it is open.', '停用时间；在用时为空。'),
  })
  closedAt!: string | null;
}

@Table('cluster')
@ObjectType({
  implements: Node,
  description: bi('A cluster of neighbouring villages.', '片区：相邻村的组团。'),
})
export class Cluster {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'theme', { nullable: true, description: bi('What it is about.', '主题。') })
  theme!: string | null;
  @Column('decimal', 'investment_over', {
    nullable: true,
    description: bi('Published investment in yuan, at least.', '公布的投资额（元，至少）。'),
  })
  investmentOver!: string | null;
  @One(() => Town, { id: 'town' }, { description: bi('The town it lies in.', '所在镇街。') })
  town!: Town;
  @Column('text', 'source', { nullable: true, description: bi('Where this is from.', '来源。') })
  source!: string | null;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
  @Column('int', 'version', {
    description: bi('Counts its changes; an edit names it.', '版本号，修改时须带上。'),
  })
  version!: number;
  @Column('timestamp', 'closed_at', {
    nullable: true,
    description: bi('When it was closed; null while it is open.', '停用时间；在用时为空。'),
  })
  closedAt!: string | null;
}

const rankOrder = {
  RANK: { by: order('rank:int'), description: bi('In the official order.', '按官方次序。') },
  NAME: { by: order('name'), description: bi('By name.', '按名称。') },
};

export const townPage = pageOf('Town', () => Town, {
  orders: rankOrder,
  filter: {
    name: by.text('name', bi('Its name.', '名称。')),
    code: by.text('code', bi('Its code.', '代码。')),
    kind: by.enum('kind', 'TownKind', TownKind, bi('Its kind.', '类别。')),
    closedAt: by.timestamp('closed_at', bi('When it was closed.', '停用时间。')),
  },
});

export const clusterPage = pageOf('Cluster', () => Cluster, {
  orders: { NAME: { by: order('name'), description: bi('By name.', '按名称。') } },
  filter: {
    name: by.text('name', bi('Its name.', '名称。')),
    town: by.id('town', bi('The town it lies in.', '所在镇街。')),
    closedAt: by.timestamp('closed_at', bi('When it was closed.', '停用时间。')),
  },
});

Page(clusterPage, {
  on: { town: 'id' },
  description: bi('The clusters in this town.', '镇内的片区。'),
})(Town.prototype, 'clusters');
