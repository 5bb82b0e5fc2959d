import { InterfaceType, ObjectType } from 'type-graphql';
import { Listing, Need, Resource } from '../listings/listing.type.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import { logOrder } from '../platform/live/live-operation.ts';
import { Column, Computed, One, Table } from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { EventType, loggedTypes } from './event-name.type.ts';

const known = Object.values(loggedTypes)
  .map((type) => `'${type}'`)
  .join(', ');

/** The cursor that pages of `events` give for the same line, so either can be handed back. */
const cursorSql = (alias: string) =>
  sql`translate(encode(convert_to('["${logOrder}","' || ${alias}.position || '"]', 'UTF8'), 'base64'), '+/=', '-_')`;

/** `pairingProposed` in the log is PAIRING_PROPOSED in the schema. */
export const typeSql = (alias: string) =>
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
