import { InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
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
import { districtParam, sql } from '../platform/read/sql.ts';
import { Cluster, Town } from './place.type.ts';

/** What a party is. */
export enum PartyKind {
  VILLAGE = 'VILLAGE',
  ENTERPRISE = 'ENTERPRISE',
  ORGANIZATION = 'ORGANIZATION',
}
registerEnumType(PartyKind, {
  name: 'PartyKind',
  description: bi('What a party is.', '主体的类别。'),
  valuesConfig: {
    VILLAGE: { description: bi('A village.', '村。') },
    ENTERPRISE: { description: bi('An enterprise.', '企业。') },
    ORGANIZATION: { description: bi('Another organisation.', '其他组织。') },
  },
});

/** What an organisation is. */
export enum OrganizationKind {
  DEPARTMENT = 'DEPARTMENT',
  COOPERATIVE = 'COOPERATIVE',
  FAMILY_FARM = 'FAMILY_FARM',
  BANK = 'BANK',
  UNIVERSITY = 'UNIVERSITY',
  INSTITUTE = 'INSTITUTE',
  SOCIAL_ORGANIZATION = 'SOCIAL_ORGANIZATION',
  MEDIA = 'MEDIA',
  GROUP = 'GROUP',
  OTHER = 'OTHER',
}
registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: bi('What an organisation is.', '组织的类别。'),
  valuesConfig: {
    DEPARTMENT: { description: bi('A government department.', '部门单位。') },
    COOPERATIVE: { description: bi('A cooperative.', '合作社。') },
    FAMILY_FARM: { description: bi('A family farm.', '家庭农场。') },
    BANK: { description: bi('A bank.', '银行。') },
    UNIVERSITY: { description: bi('A university.', '高校。') },
    INSTITUTE: { description: bi('A research institute.', '科研院所。') },
    SOCIAL_ORGANIZATION: { description: bi('A social organisation.', '社会组织。') },
    MEDIA: { description: bi('A media organisation.', '媒体。') },
    GROUP: {
      description: bi('Several, published only as a group.', '公布时只称一类、未列名的多家。'),
    },
    OTHER: { description: bi('Something else.', '其他。') },
  },
});

/** How strong a village is. */
export enum Strength {
  STRONG = 'STRONG',
  AVERAGE = 'AVERAGE',
  WEAK = 'WEAK',
}
registerEnumType(Strength, {
  name: 'Strength',
  description: bi('How strong a village is, as the district grades it.', '村的强弱（区里评定）。'),
  valuesConfig: {
    STRONG: { description: bi('Strong.', '较好。') },
    AVERAGE: { description: bi('Average.', '一般。') },
    WEAK: { description: bi('Weak.', '较弱。') },
  },
});

@Table('party')
@ObjectType({ description: bi('A point on the map and where it is from.', '地图上的点及其来源。') })
export class Location {
  @Column('float', 'lat', {
    description: bi('Latitude in degrees, WGS 84.', '纬度（度，WGS 84）。'),
  })
  lat!: number;
  @Column('float', 'lon', {
    description: bi('Longitude in degrees, WGS 84.', '经度（度，WGS 84）。'),
  })
  lon!: number;
  @Column('text', 'coordinates_source', {
    description: bi('Where the coordinates are from.', '坐标来源。'),
  })
  source!: string;
  @Column('boolean', 'coordinates_synthetic', {
    description: bi('Whether the coordinates are made up.', '坐标是否为合成。'),
  })
  synthetic!: boolean;
}

/** Whoever can have or need something. */
@Table('party', { kind: { column: 'kind' } })
@InterfaceType({
  description: bi(
    'Whoever can have or need something: a village, an enterprise or another organisation.',
    '主体：能有资源或有需求的村、企业或其他组织。',
  ),
})
export abstract class Party {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @EnumColumn(() => PartyKind, 'kind', { description: bi('What it is.', '类别。') })
  kind!: PartyKind;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Computed(
    { format: 'json', type: () => [String] },
    (a) =>
      sql`(select coalesce(json_agg(alias order by alias), '[]') from party_alias where district = ${districtParam} and party = ${a}.id)`,
    { description: bi('Other names it goes by.', '别名。') },
  )
  aliases!: string[];
  @Column('text', 'about', { nullable: true, description: bi('What it is about.', '简介。') })
  about!: string | null;
  @One(
    () => Town,
    { id: 'town' },
    { nullable: true, description: bi('The town it lies in.', '所在镇街。') },
  )
  town!: Town | null;
  @Embedded(() => Location, { presentWhen: 'lat', description: bi('Where it is.', '位置。') })
  location!: Location | null;
  @Column('text', 'source', { nullable: true, description: bi('Where this is from.', '来源。') })
  source!: string | null;
  @Column('boolean', 'synthetic', { description: bi('Whether it is made up.', '是否为合成数据。') })
  synthetic!: boolean;
  @Column('timestamp', 'created_at', { description: bi('When it was entered.', '录入时间。') })
  createdAt!: string;
  @Column('timestamp', 'updated_at', { description: bi('When it was last changed.', '更新时间。') })
  updatedAt!: string;
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

@Table('party', { kind: { column: 'kind', value: 'VILLAGE' } })
@ObjectType({ implements: [Node, Party], description: bi('A village.', '村。') })
export class Village {
  @Column('text', 'code', {
    nullable: true,
    description: bi('Its official division code, twelve digits.', '统计用区划代码（十二位）。'),
  })
  code!: string | null;
  @EnumColumn(() => Strength, 'strength', {
    nullable: true,
    description: bi(
      'How strong it is; null where the district has not said.',
      '强弱；区里未评定时为空。',
    ),
  })
  strength!: Strength | null;
  @One(
    () => Cluster,
    { id: 'cluster' },
    { nullable: true, description: bi('The cluster it belongs to.', '所属片区。') },
  )
  cluster!: Cluster | null;
}

@Table('party', { kind: { column: 'kind', value: 'ENTERPRISE' } })
@ObjectType({ implements: [Node, Party], description: bi('An enterprise.', '企业。') })
export class Enterprise {
  @Column('text', 'code', {
    nullable: true,
    description: bi('Its unified social credit code.', '统一社会信用代码。'),
  })
  code!: string | null;
}

@Table('party', { kind: { column: 'kind', value: 'ORGANIZATION' } })
@ObjectType({
  implements: [Node, Party],
  description: bi(
    'A department, cooperative, bank, university or another organisation.',
    '部门、合作社、银行、高校等组织。',
  ),
})
export class Organization {
  @EnumColumn(() => OrganizationKind, 'organization_kind', {
    description: bi('What kind of organisation it is.', '组织类别。'),
  })
  organizationKind!: OrganizationKind;
}

const partyFilter = {
  name: by.text('name', bi('Its name.', '名称。')),
  kind: by.enum('kind', 'PartyKind', PartyKind, bi('What it is.', '类别。')),
  town: by.id('town', bi('The town it lies in.', '所在镇街。')),
  synthetic: by.boolean('synthetic', bi('Whether it is made up.', '是否为合成数据。')),
  closedAt: by.timestamp('closed_at', bi('When it was closed.', '停用时间。')),
};
const nameOrder = { NAME: { by: order('name'), description: bi('By name.', '按名称。') } };
const partyOrders = {
  ...nameOrder,
  NEWEST: { by: order('-created_at:timestamptz'), description: bi('Latest first.', '新的在前。') },
};

export const partyPage = pageOf('Party', () => Party, { orders: partyOrders, filter: partyFilter });

export const villagePage = pageOf('Village', () => Village, {
  orders: partyOrders,
  filter: {
    name: partyFilter.name,
    code: by.text('code', bi('Its code.', '代码。')),
    town: partyFilter.town,
    cluster: by.id('cluster', bi('Its cluster.', '所属片区。')),
    strength: by.enum('strength', 'Strength', Strength, bi('How strong it is.', '强弱。')),
    closedAt: partyFilter.closedAt,
  },
});

export const enterprisePage = pageOf('Enterprise', () => Enterprise, {
  orders: partyOrders,
  filter: { name: partyFilter.name, town: partyFilter.town, closedAt: partyFilter.closedAt },
});

export const organizationPage = pageOf('Organization', () => Organization, {
  orders: partyOrders,
  filter: {
    name: partyFilter.name,
    organizationKind: by.enum(
      'organization_kind',
      'OrganizationKind',
      OrganizationKind,
      bi('Its kind.', '组织类别。'),
    ),
    closedAt: partyFilter.closedAt,
  },
});

extendType(Town, {
  villages: Page(villagePage, {
    on: { town: 'id' },
    description: bi('The villages of this town.', '镇内的村。'),
  }),
  parties: Page(partyPage, {
    on: { town: 'id' },
    description: bi('Every party in this town.', '镇内的各类主体。'),
  }),
});
extendType(Cluster, {
  villages: Page(villagePage, {
    on: { cluster: 'id' },
    description: bi('The villages of this cluster.', '片区内的村。'),
  }),
});
