import { InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { Listing, Need, Resource } from '../listings/listing.type.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import type { EventType as LoggedType } from '../platform/events/event.rule.ts';
import { logOrder } from '../platform/live/live-operation.ts';
import { Column, Computed, One, Table } from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';

/** What happened: the log's type names in the schema's spelling. */
export enum EventType {
  PAIRING_PROPOSED = 'PAIRING_PROPOSED',
  PAIRING_RESCORED = 'PAIRING_RESCORED',
  PAIRING_WITHDRAWN = 'PAIRING_WITHDRAWN',
  LISTING_ADDED = 'LISTING_ADDED',
  LISTING_CHANGED = 'LISTING_CHANGED',
  LISTING_WITHDRAWN = 'LISTING_WITHDRAWN',
  LISTING_RENEWED = 'LISTING_RENEWED',
  LISTING_CONFIRMED = 'LISTING_CONFIRMED',
  LISTING_EXPIRED = 'LISTING_EXPIRED',
  ORDER_PLACED = 'ORDER_PLACED',
  ORDER_HANDED_OVER = 'ORDER_HANDED_OVER',
  ORDER_DISPATCHED = 'ORDER_DISPATCHED',
  ORDER_ACCEPTED = 'ORDER_ACCEPTED',
  ORDER_DECLINED = 'ORDER_DECLINED',
  ORDER_DELIVERED = 'ORDER_DELIVERED',
  ORDER_COMPLETED = 'ORDER_COMPLETED',
  ORDER_RATED = 'ORDER_RATED',
  ORDER_GIVEN_BACK = 'ORDER_GIVEN_BACK',
  ORDER_REASSIGNED = 'ORDER_REASSIGNED',
  ORDER_CANCELLED = 'ORDER_CANCELLED',
  ORDER_UNMATCHED = 'ORDER_UNMATCHED',
  ORDER_REINSTATED = 'ORDER_REINSTATED',
  ORDER_PACE_CHANGED = 'ORDER_PACE_CHANGED',
  ORDER_ESCALATED = 'ORDER_ESCALATED',
  PAIRING_TAKEN_UP = 'PAIRING_TAKEN_UP',
  PAIRING_RELEASED = 'PAIRING_RELEASED',
  PAIRING_DECLINED = 'PAIRING_DECLINED',
  PAIRING_REINSTATED = 'PAIRING_REINSTATED',
  LISTING_FULFILLED = 'LISTING_FULFILLED',
  ORDER_REPORTED_IN = 'ORDER_REPORTED_IN',
  ORDER_CALLED = 'ORDER_CALLED',
  PARTNERSHIP_ENDED = 'PARTNERSHIP_ENDED',
  PARTNERSHIP_FORMED = 'PARTNERSHIP_FORMED',
  TASK_SET = 'TASK_SET',
  ALLOCATION_APPLIED = 'ALLOCATION_APPLIED',
  ALLOCATION_PLANNED = 'ALLOCATION_PLANNED',
  LEXICON_APPLIED = 'LEXICON_APPLIED',
  LEXICON_CHANGED = 'LEXICON_CHANGED',
  OUTCOME_CORRECTED = 'OUTCOME_CORRECTED',
  OUTCOME_RECORDED = 'OUTCOME_RECORDED',
}
registerEnumType(EventType, {
  name: 'EventType',
  description: bi('What happened.', '事件类型。'),
  valuesConfig: {
    PAIRING_PROPOSED: { description: bi('A pairing was proposed.', '提出了新配对。') },
    PAIRING_RESCORED: {
      description: bi('A pairing’s score or reasons changed.', '配对的得分或理由有变。'),
    },
    PAIRING_WITHDRAWN: { description: bi('A pairing no longer holds.', '配对已失效。') },
    LISTING_ADDED: { description: bi('A need or resource was added.', '新增需求或资源。') },
    LISTING_CHANGED: { description: bi('A need or resource was edited.', '需求或资源有修改。') },
    LISTING_WITHDRAWN: {
      description: bi('A need or resource was withdrawn.', '需求或资源已撤回。'),
    },
    LISTING_RENEWED: { description: bi('A need or resource was renewed.', '需求或资源已续期。') },
    LISTING_CONFIRMED: {
      description: bi(
        'A need or resource was confirmed as still valid.',
        '需求或资源已确认仍有效。',
      ),
    },
    LISTING_EXPIRED: { description: bi('A need or resource expired.', '需求或资源已到期。') },
    ORDER_PLACED: { description: bi('An order was placed.', '已点单。') },
    ORDER_HANDED_OVER: { description: bi('An order was handed over.', '已交单。') },
    ORDER_DISPATCHED: { description: bi('An order was dispatched.', '已下单。') },
    ORDER_ACCEPTED: { description: bi('An order was accepted.', '已接单。') },
    ORDER_DECLINED: { description: bi('An order was declined.', '未接单。') },
    ORDER_DELIVERED: { description: bi('Part of an order was delivered.', '交付了一部分。') },
    ORDER_COMPLETED: { description: bi('An order was delivered and closed.', '已办结。') },
    ORDER_RATED: { description: bi('An order was rated.', '已评单。') },
    ORDER_GIVEN_BACK: { description: bi('An order was given back.', '已退单。') },
    ORDER_REASSIGNED: { description: bi('An order was sent to somebody else.', '已改派。') },
    ORDER_CANCELLED: { description: bi('An order was cancelled.', '已取消办理。') },
    ORDER_UNMATCHED: {
      description: bi('An order with a wrong pairing was ended.', '已解除配对。'),
    },
    ORDER_REINSTATED: { description: bi('An order was taken up again.', '已恢复办理。') },
    ORDER_PACE_CHANGED: {
      description: bi('An order’s step is due soon or overdue.', '办理单亮灯变化。'),
    },
    ORDER_ESCALATED: {
      description: bi('An overdue order was reported one level up.', '超期办理单已上报一级。'),
    },
    PAIRING_TAKEN_UP: { description: bi('A pairing was taken up in an order.', '配对已办理。') },
    PAIRING_RELEASED: {
      description: bi(
        'A pairing is free again: its order came to nothing.',
        '配对已释放，可另行办理。',
      ),
    },
    PAIRING_DECLINED: { description: bi('A pairing was said not to fit.', '配对被标为不合适。') },
    PAIRING_REINSTATED: {
      description: bi('A refusal of a pairing was taken back.', '配对已恢复推荐。'),
    },
    PARTNERSHIP_FORMED: { description: bi('Two villages became partners.', '两村结对。') },
    TASK_SET: { description: bi('A task was set.', '下达了任务。') },
    PARTNERSHIP_ENDED: { description: bi('A partnership ended.', '结对结束。') },
    ORDER_CALLED: {
      description: bi('Several parties were called to an order.', '已召集多方办理。'),
    },
    ORDER_REPORTED_IN: { description: bi('A called party reported in.', '已报到。') },
    LISTING_FULFILLED: {
      description: bi('Nothing is left to give or to need.', '需求或资源已满足。'),
    },
    ALLOCATION_APPLIED: { description: bi('An allocation was applied.', '撮合方案已落实。') },
    ALLOCATION_PLANNED: { description: bi('An allocation was planned.', '生成了撮合方案。') },
    LEXICON_APPLIED: {
      description: bi(
        'All listings have been looked at with the lexicon as it is.',
        '全部清单已按现有词库核对。',
      ),
    },
    LEXICON_CHANGED: {
      description: bi('The district’s own words changed.', '本区自定词语有变。'),
    },
    OUTCOME_CORRECTED: { description: bi('An outcome was corrected.', '成效已更正。') },
    OUTCOME_RECORDED: { description: bi('An outcome was recorded.', '已记录成效。') },
  },
});

/** The log's name of each type the schema knows. Lines of other types are not shown. */
export const loggedTypes: Readonly<Record<EventType, LoggedType>> = {
  PAIRING_PROPOSED: 'pairingProposed',
  PAIRING_RESCORED: 'pairingRescored',
  PAIRING_WITHDRAWN: 'pairingWithdrawn',
  LISTING_ADDED: 'listingAdded',
  LISTING_CHANGED: 'listingChanged',
  LISTING_WITHDRAWN: 'listingWithdrawn',
  LISTING_RENEWED: 'listingRenewed',
  LISTING_CONFIRMED: 'listingConfirmed',
  LISTING_EXPIRED: 'listingExpired',
  ORDER_PLACED: 'orderPlaced',
  ORDER_HANDED_OVER: 'orderHandedOver',
  ORDER_DISPATCHED: 'orderDispatched',
  ORDER_ACCEPTED: 'orderAccepted',
  ORDER_DECLINED: 'orderDeclined',
  ORDER_DELIVERED: 'orderDelivered',
  ORDER_COMPLETED: 'orderCompleted',
  ORDER_RATED: 'orderRated',
  ORDER_GIVEN_BACK: 'orderGivenBack',
  ORDER_REASSIGNED: 'orderReassigned',
  ORDER_CANCELLED: 'orderCancelled',
  ORDER_UNMATCHED: 'orderUnmatched',
  ORDER_REINSTATED: 'orderReinstated',
  ORDER_PACE_CHANGED: 'orderPaceChanged',
  ORDER_ESCALATED: 'orderEscalated',
  PAIRING_TAKEN_UP: 'pairingTakenUp',
  PAIRING_RELEASED: 'pairingReleased',
  PAIRING_DECLINED: 'pairingDeclined',
  PAIRING_REINSTATED: 'pairingReinstated',
  LISTING_FULFILLED: 'listingFulfilled',
  ORDER_REPORTED_IN: 'orderReportedIn',
  ORDER_CALLED: 'orderCalled',
  PARTNERSHIP_ENDED: 'partnershipEnded',
  PARTNERSHIP_FORMED: 'partnershipFormed',
  TASK_SET: 'taskSet',
  ALLOCATION_APPLIED: 'allocationApplied',
  ALLOCATION_PLANNED: 'allocationPlanned',
  LEXICON_APPLIED: 'lexiconApplied',
  LEXICON_CHANGED: 'lexiconChanged',
  OUTCOME_CORRECTED: 'outcomeCorrected',
  OUTCOME_RECORDED: 'outcomeRecorded',
};

const known = Object.values(loggedTypes)
  .map((type) => `'${type}'`)
  .join(', ');

/** The cursor that pages of `events` give for the same line, so either can be handed back. */
const cursorSql = (alias: string) =>
  sql`translate(encode(convert_to('["${logOrder}","' || ${alias}.position || '"]', 'UTF8'), 'base64'), '+/=', '-_')`;

/** `pairingProposed` in the log is PAIRING_PROPOSED in the schema. */
const typeSql = (alias: string) =>
  sql`upper(regexp_replace(${alias}.type, '([A-Z])', '_\\1', 'g'))`;

/** One line of the district's log. */
@Table('event', {
  key: 'position',
  kind: { column: 'type' },
  visible: (alias) => [`${alias}.type in (${known})`],
})
@InterfaceType({
  description: bi(
    'One line of the district’s log: something that happened.',
    '事件：本区日志中的一行。',
  ),
})
export abstract class Event {
  @Computed('text', cursorSql, {
    description: bi(
      'Where it stands in the log; hand it back as `after` to go on from here.',
      '在日志中的位置；作为 after 传回即可从此处继续。',
    ),
  })
  cursor!: string;
  @Column('text', 'position', {
    description: bi(
      'Its number in the district’s log, counted without gaps from 1; a whole number as a string.',
      '在本区日志中的序号，从1起连续编号（字符串形式的整数）。',
    ),
  })
  position!: string;
  @Computed({ format: 'enum', type: () => EventType }, typeSql, {
    description: bi('What happened.', '事件类型。'),
  })
  type!: EventType;
  @Column('text', 'cause', {
    description: bi(
      'Why it happened: `added`, `edited`, `withdrawn`, `expired` and others.',
      '起因：added（新增）、edited（修改）、withdrawn（撤回）、expired（到期）等。',
    ),
  })
  cause!: string;
  @Column('timestamp', 'occurred_at', { description: bi('When it happened.', '发生时间。') })
  occurredAt!: string;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'pairingProposed' } })
@ObjectType({ implements: Event, description: bi('A pairing was proposed.', '提出了新配对。') })
export class PairingProposed {
  @One(
    () => Pairing,
    { id: 'pairing' },
    { description: bi('The pairing as it is now.', '配对（现状）。') },
  )
  pairing!: Pairing;
  @One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') })
  need!: Need;
  @One(() => Resource, { id: 'resource' }, { description: bi('The resource.', '资源。') })
  resource!: Resource;
  @Column('int', 'score', {
    description: bi('The score at that time, 0 to 1000.', '当时的得分，0到1000。'),
  })
  score!: number;
  @Computed('boolean', (a) => sql`(${a}.detail->>'notify')::boolean`, {
    nullable: true,
    description: bi('Whether it was good enough to tell both sides.', '当时是否值得主动通知双方。'),
  })
  notify!: boolean | null;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'pairingRescored' } })
@ObjectType({
  implements: Event,
  description: bi('A pairing’s score or reasons changed.', '配对的得分或理由有变。'),
})
export class PairingRescored {
  @One(
    () => Pairing,
    { id: 'pairing' },
    { description: bi('The pairing as it is now.', '配对（现状）。') },
  )
  pairing!: Pairing;
  @One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') })
  need!: Need;
  @One(() => Resource, { id: 'resource' }, { description: bi('The resource.', '资源。') })
  resource!: Resource;
  @Column('int', 'score', {
    description: bi('The score at that time, 0 to 1000.', '当时的得分，0到1000。'),
  })
  score!: number;
  @Computed('int', (a) => sql`(${a}.detail->>'before')::int`, {
    nullable: true,
    description: bi('The score it had before.', '此前的得分。'),
  })
  before!: number | null;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'pairingWithdrawn' } })
@ObjectType({ implements: Event, description: bi('A pairing no longer holds.', '配对已失效。') })
export class PairingWithdrawn {
  @One(
    () => Pairing,
    { id: 'pairing' },
    { description: bi('The pairing as it is now.', '配对（现状）。') },
  )
  pairing!: Pairing;
  @One(() => Need, { id: 'need' }, { description: bi('The need.', '需求。') })
  need!: Need;
  @One(() => Resource, { id: 'resource' }, { description: bi('The resource.', '资源。') })
  resource!: Resource;
  @Column('int', 'score', {
    description: bi('The score it last had, 0 to 1000.', '最后的得分，0到1000。'),
  })
  score!: number;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'listingAdded' } })
@ObjectType({
  implements: Event,
  description: bi('A need or resource was added.', '新增需求或资源。'),
})
export class ListingAdded {
  @One(
    () => Listing,
    { id: 'listing' },
    { description: bi('The need or resource as it is now.', '需求或资源（现状）。') },
  )
  listing!: Listing;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'listingChanged' } })
@ObjectType({
  implements: Event,
  description: bi('A need or resource was edited.', '需求或资源有修改。'),
})
export class ListingChanged {
  @One(
    () => Listing,
    { id: 'listing' },
    { description: bi('The need or resource as it is now.', '需求或资源（现状）。') },
  )
  listing!: Listing;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'listingWithdrawn' } })
@ObjectType({
  implements: Event,
  description: bi('A need or resource was withdrawn.', '需求或资源已撤回。'),
})
export class ListingWithdrawn {
  @One(
    () => Listing,
    { id: 'listing' },
    { description: bi('The need or resource as it is now.', '需求或资源（现状）。') },
  )
  listing!: Listing;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'listingRenewed' } })
@ObjectType({
  implements: Event,
  description: bi('A need or resource was renewed.', '需求或资源已续期。'),
})
export class ListingRenewed {
  @One(
    () => Listing,
    { id: 'listing' },
    { description: bi('The need or resource as it is now.', '需求或资源（现状）。') },
  )
  listing!: Listing;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'listingConfirmed' } })
@ObjectType({
  implements: Event,
  description: bi('A need or resource was confirmed as still valid.', '需求或资源已确认仍有效。'),
})
export class ListingConfirmed {
  @One(
    () => Listing,
    { id: 'listing' },
    { description: bi('The need or resource as it is now.', '需求或资源（现状）。') },
  )
  listing!: Listing;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'listingExpired' } })
@ObjectType({
  implements: Event,
  description: bi('A need or resource expired.', '需求或资源已到期。'),
})
export class ListingExpired {
  @One(
    () => Listing,
    { id: 'listing' },
    { description: bi('The need or resource as it is now.', '需求或资源（现状）。') },
  )
  listing!: Listing;
  @One(() => Party, { id: 'party' }, { description: bi('Whose it is.', '所属主体。') })
  party!: Party;
}
