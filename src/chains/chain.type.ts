import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Node } from '../platform/node.type.ts';
import { by } from '../platform/read/filter.ts';
import {
  Column,
  Computed,
  extendType,
  List,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { districtParam, sql } from '../platform/read/sql.ts';
import { Party } from '../places/party.type.ts';

@Table('chain_stage')
@ObjectType({
  implements: Node,
  description: bi(
    'A stage of a chain, such as seed, planting or sales.',
    '链组的一个环节，如种子、种植、销售。',
  ),
})
export class Stage {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'name_en', { nullable: true, description: bi('Its English name.', '英文名称。') })
  nameEn!: string | null;
  @Column('int', 'rank', { description: bi('Its place in the chain.', '在链上的次序。') })
  rank!: number;
  @Column('timestamp', 'closed_at', {
    nullable: true,
    description: bi('When it was closed; null while it is open.', '停用时间；在用时为空。'),
  })
  closedAt!: string | null;
}

@Table('chain')
@ObjectType({
  implements: Node,
  description: bi('One of the district’s revitalisation chains.', '振兴链组。'),
})
export class Chain {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('text', 'code', {
    description: bi('Its short code, unique in the district.', '代号，区内唯一。'),
  })
  code!: string;
  @Column('text', 'name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'about', { nullable: true, description: bi('What it is about.', '说明。') })
  about!: string | null;
  @Computed(
    { format: 'json', type: () => [String] },
    (a) =>
      sql`(select coalesce(json_agg(alias order by alias), '[]') from chain_alias where district = ${districtParam} and chain = ${a}.id)`,
    { description: bi('Other names it goes by.', '别名。') },
  )
  aliases!: string[];
  @One(
    () => Party,
    { id: 'lead_party' },
    { nullable: true, description: bi('The department that leads it.', '牵头部门。') },
  )
  lead!: Party | null;
  @Column('text', 'lead_source', {
    nullable: true,
    description: bi('How the lead department is known.', '牵头部门的依据。'),
  })
  leadSource!: string | null;
  @List(() => Stage, { chain: 'id' }, order('rank:int', 'id:uuid'), {
    description: bi('Its stages in order.', '各环节（按次序）。'),
  })
  stages!: Stage[];
  @Column('int', 'rank', { description: bi('Its place among the chains.', '排序。') })
  rank!: number;
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

@Table('chain_member')
@ObjectType({ description: bi('A party’s membership of a chain.', '主体在链组中的成员关系。') })
export class ChainMember {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Chain, { id: 'chain' }, { description: bi('The chain.', '链组。') })
  chain!: Chain;
  @One(() => Party, { id: 'party' }, { description: bi('The member.', '成员主体。') })
  party!: Party;
  @One(
    () => Stage,
    { id: 'stage' },
    { nullable: true, description: bi('The stage it serves.', '所在环节。') },
  )
  stage!: Stage | null;
}

export const chainPage = pageOf('Chain', () => Chain, {
  orders: {
    RANK: { by: order('rank:int'), description: bi('In the official order.', '按官方次序。') },
    NAME: { by: order('name'), description: bi('By name.', '按名称。') },
  },
  filter: {
    code: by.text('code', bi('Its code.', '代号。')),
    name: by.text('name', bi('Its name.', '名称。')),
    lead: by.id('lead_party', bi('The department that leads it.', '牵头部门。')),
    closedAt: by.timestamp('closed_at', bi('When it was closed.', '停用时间。')),
  },
});

export const chainMemberPage = pageOf('ChainMember', () => ChainMember, {
  orders: { ENTERED: { by: [], description: bi('As entered.', '按录入次序。') } },
  filter: {
    chain: by.id('chain', bi('The chain.', '链组。')),
    party: by.id('party', bi('The member.', '成员主体。')),
    stage: by.id('stage', bi('The stage.', '环节。')),
  },
});

extendType(Chain, {
  members: Page(chainMemberPage, {
    on: { chain: 'id' },
    description: bi('The parties of this chain.', '链组成员。'),
  }),
});

extendType(Party, {
  chains: Page(chainMemberPage, {
    on: { party: 'id' },
    description: bi('The chains it belongs to.', '所属链组。'),
  }),
});
