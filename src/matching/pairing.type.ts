import { ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Node } from '../platform/node.type.ts';
import { by } from '../platform/read/filter.ts';
import {
  Column,
  EnumColumn,
  extendType,
  Json,
  JsonKey,
  LocalisedJsonKey,
  One,
  order,
  Page,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { Chain } from '../chains/chain.type.ts';
import { Need, Resource } from '../listings/listing.type.ts';
import { Party } from '../places/party.type.ts';

/** Where a pairing stands. */
export enum PairingState {
  PROPOSED = 'PROPOSED',
  TAKEN_UP = 'TAKEN_UP',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(PairingState, {
  name: 'PairingState',
  description: bi('Where a pairing stands.', '配对状态。'),
  valuesConfig: {
    PROPOSED: { description: bi('Proposed by the matcher.', '已提出。') },
    TAKEN_UP: { description: bi('Taken up in an order.', '已办理。') },
    DECLINED: { description: bi('Declined as not fitting.', '不合适。') },
    WITHDRAWN: { description: bi('It no longer holds.', '已失效。') },
  },
});

@ObjectType({
  description: bi('A reason for a pairing, in one plain sentence.', '配对理由，一句大白话。'),
})
export class Reason {
  @JsonKey('text', 'code', { description: bi('A stable code of the reason.', '理由代码。') })
  code!: string;
  @LocalisedJsonKey({ description: bi('The sentence.', '理由。') })
  text!: string;
}

@ObjectType({
  description: bi(
    'What a score is made of, each from 0 to 1000; a part that says nothing is null.',
    '得分构成，各项0到1000；无从判断的为空。',
  ),
})
export class ScoreParts {
  @JsonKey('int', 'object', {
    nullable: true,
    description: bi('The thing asked for is the thing offered.', '事物相符。'),
  })
  object!: number | null;
  @JsonKey('int', 'action', {
    nullable: true,
    description: bi('What is to be done with it fits.', '动作相符。'),
  })
  action!: number | null;
  @JsonKey('int', 'text', { nullable: true, description: bi('The words are alike.', '文字相近。') })
  text!: number | null;
  @JsonKey('int', 'quantity', {
    nullable: true,
    description: bi('How much of the need it covers.', '数量覆盖。'),
  })
  quantity!: number | null;
  @JsonKey('int', 'time', {
    nullable: true,
    description: bi('How well the times overlap.', '时间重合。'),
  })
  time!: number | null;
  @JsonKey('int', 'distance', {
    nullable: true,
    description: bi('How near they are.', '距离远近。'),
  })
  distance!: number | null;
  @JsonKey('int', 'terms', {
    nullable: true,
    description: bi('How well the terms fit.', '费用条件。'),
  })
  terms!: number | null;
  @JsonKey('int', 'freshness', {
    nullable: true,
    description: bi('How lately both were confirmed.', '新鲜度。'),
  })
  freshness!: number | null;
  @JsonKey('int', 'partnership', {
    nullable: true,
    description: bi('Whether the parties are partners.', '结对关系。'),
  })
  partnership!: number | null;
  @JsonKey('int', 'chain', {
    nullable: true,
    description: bi('Whether both serve one chain.', '同属链组。'),
  })
  chain!: number | null;
}

@Table('pairing')
@ObjectType({
  implements: Node,
  description: bi(
    'One resource with one need, and why they fit.',
    '配对：一条资源与一条需求，以及相配的理由。',
  ),
})
export class Pairing {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') })
  need!: Need;
  @One(() => Resource, { id: 'resource' }, { description: bi('The resource.', '资源。') })
  resource!: Resource;
  @One(() => Party, { id: 'need_party' }, { description: bi('Who needs.', '需求方。') })
  needParty!: Party;
  @One(() => Party, { id: 'resource_party' }, { description: bi('Who gives.', '资源方。') })
  resourceParty!: Party;
  @One(
    () => Chain,
    { id: 'chain' },
    { nullable: true, description: bi('The need’s chain.', '需求所属链组。') },
  )
  chain!: Chain | null;
  @Column('int', 'score', { description: bi('How well they fit, 0 to 1000.', '得分，0到1000。') })
  score!: number;
  @Json(() => ScoreParts, 'parts', { description: bi('What the score is made of.', '得分构成。') })
  parts!: ScoreParts;
  @Json(() => [Reason], 'reasons', {
    description: bi('Why they fit, the weightiest first.', '相配的理由，重要的在前。'),
  })
  reasons!: Reason[];
  @Column('boolean', 'notify', {
    description: bi('Whether it is good enough to tell both sides.', '是否值得主动通知双方。'),
  })
  notify!: boolean;
  @Column('decimal', 'quantity', {
    nullable: true,
    description: bi(
      'How much of the need it would cover, in the need’s unit.',
      '可满足的数量（按需求单位）。',
    ),
  })
  quantity!: string | null;
  @EnumColumn(() => PairingState, 'state', { description: bi('Where it stands.', '状态。') })
  state!: PairingState;
  @Column('boolean', 'live', {
    description: bi('Whether it is proposed or taken up.', '是否有效（已提出或已办理）。'),
  })
  live!: boolean;
  @Column('timestamp', 'created_at', {
    description: bi('When it was first proposed.', '提出时间。'),
  })
  createdAt!: string;
  @Column('timestamp', 'updated_at', { description: bi('When it last changed.', '更新时间。') })
  updatedAt!: string;
  @Column('int', 'version', { description: bi('Counts its changes.', '版本号。') })
  version!: number;
}

export const pairingPage = pageOf('Pairing', () => Pairing, {
  orders: {
    BEST: { by: order('-score:int'), description: bi('Best first.', '得分高的在前。') },
    NEWEST: {
      by: order('-created_at:timestamptz'),
      description: bi('Latest first.', '新的在前。'),
    },
  },
  filter: {
    state: by.enum('state', 'PairingState', PairingState, bi('Where it stands.', '状态。')),
    chain: by.id('chain', bi('The need’s chain.', '链组。')),
    needParty: by.id('need_party', bi('Who needs.', '需求方。')),
    resourceParty: by.id('resource_party', bi('Who gives.', '资源方。')),
    category: by.text('category', bi('The need’s category.', '需求类目。')),
    score: by.int('score', bi('The score.', '得分。')),
    notify: by.boolean('notify', bi('Good enough to tell.', '是否值得通知。')),
    createdAt: by.timestamp('created_at', bi('When it was proposed.', '提出时间。')),
  },
});

/** Live pairings only: those withdrawn or declined are found through the root field. */
const live = (alias: string) => [`${alias}.live`];
const counters = [
  { scope: 'DISTRICT' as const, metric: 'pairing.live' },
  { scope: 'CHAIN' as const, by: 'chain', metric: 'pairing.live' },
];

extendType(Need, {
  pairings: Page(pairingPage, {
    on: { need: 'id' },
    where: live,
    description: bi('The live pairings of this need.', '本需求的有效配对。'),
  }),
});
extendType(Resource, {
  pairings: Page(pairingPage, {
    on: { resource: 'id' },
    where: live,
    description: bi('The live pairings of this resource.', '本资源的有效配对。'),
  }),
});
extendType(Chain, {
  pairings: Page(pairingPage, {
    on: { chain: 'id' },
    where: live,
    counters,
    description: bi('The live pairings of this chain’s needs.', '本链组需求的有效配对。'),
  }),
});
extendType(Party, {
  pairingsAsNeed: Page(pairingPage, {
    on: { need_party: 'id' },
    where: live,
    description: bi('The live pairings of its needs.', '其需求的有效配对。'),
  }),
  pairingsAsResource: Page(pairingPage, {
    on: { resource_party: 'id' },
    where: live,
    description: bi('The live pairings of its resources.', '其资源的有效配对。'),
  }),
});
