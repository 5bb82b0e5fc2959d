import { ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Column, Computed, EnumColumn, One, Table } from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';
import { Unit } from '../listings/taxonomy.type.ts';
import { Party } from '../places/party.type.ts';
import { Town } from '../places/place.type.ts';
import {
  OrderActions,
  OrderHolders,
  OrderReasons,
  OrderSides,
  OrderStates,
} from './order-enum.type.ts';
import type { OrderAction, OrderHolder, OrderSide, OrderState } from './order-state.rule.ts';
import type { OrderReason } from './order-reason.rule.ts';

/** `handOver` in the table is HAND_OVER in the graph. */
const actionSql = (alias: string) =>
  sql`upper(regexp_replace(${alias}.action, '([A-Z])', '_\\1', 'g'))`;

@Table('order_step')
@ObjectType({
  description: bi(
    'One step of an order: who did what, when, and who has had it since.',
    '办理单的一步：谁在何时做了什么，此后在谁手里。',
  ),
})
export class OrderStep {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('int', 'ordinal', {
    description: bi('Its place in the order’s life, from 1.', '第几步，从1起。'),
  })
  ordinal!: number;
  @Computed({ format: 'enum', type: () => OrderActions }, actionSql, {
    description: bi('What was done.', '动作。'),
  })
  action!: OrderAction;
  @EnumColumn(() => OrderStates, 'from_state', {
    nullable: true,
    description: bi('The state before; none for the first.', '之前的状态，首步为空。'),
  })
  from!: OrderState | null;
  @EnumColumn(() => OrderStates, 'to_state', {
    description: bi('The state after.', '之后的状态。'),
  })
  to!: OrderState;
  @EnumColumn(() => OrderSides, 'side', {
    nullable: true,
    description: bi('As what they did it.', '以何身份办理。'),
  })
  side!: OrderSide | null;
  @EnumColumn(() => OrderHolders, 'holder', {
    description: bi('Whose turn it was from here on.', '此后在谁手里。'),
  })
  holder!: OrderHolder;
  @One(
    () => Party,
    { id: 'holder_party' },
    { nullable: true, description: bi('The party whose turn it was.', '此后持单的主体。') },
  )
  holderParty!: Party | null;
  @One(
    () => Town,
    { id: 'holder_town' },
    { nullable: true, description: bi('The town whose turn it was.', '此后持单的镇街。') },
  )
  holderTown!: Town | null;
  @One(
    () => Party,
    { id: 'resource_party' },
    { nullable: true, description: bi('Who was to give it at this step.', '当时的承接方。') },
  )
  resourceParty!: Party | null;
  @EnumColumn(() => OrderReasons, 'reason', {
    nullable: true,
    description: bi('Why, where a reason was given.', '原因。'),
  })
  reason!: OrderReason | null;
  @Column('text', 'note', { nullable: true, description: bi('What was said with it.', '附言。') })
  note!: string | null;
  @Column('timestamp', 'due_at', {
    nullable: true,
    description: bi('By when the next step was due.', '下一步的时限。'),
  })
  dueAt!: string | null;
  @Column('timestamp', 'occurred_at', { description: bi('When it was done.', '时间。') })
  occurredAt!: string;
}

@Table('delivery')
@ObjectType({ description: bi('Something handed over on an order.', '一次交付。') })
export class Delivery {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @Column('int', 'ordinal', {
    description: bi('Which delivery of the order, from 1.', '第几次交付。'),
  })
  ordinal!: number;
  @Column('decimal', 'quantity', {
    nullable: true,
    description: bi('How much; null where it was not counted.', '数量；不可计量时为空。'),
  })
  quantity!: string | null;
  @One(() => Unit, { code: 'unit' }, { nullable: true, description: bi('The unit.', '单位。') })
  unit!: Unit | null;
  @Column('decimal', 'need_quantity', {
    nullable: true,
    description: bi(
      'How much of the need this met, in the need’s unit.',
      '满足需求的数量（按需求单位）。',
    ),
  })
  needQuantity!: string | null;
  @Column('date', 'delivered_on', { description: bi('The day.', '日期。') })
  deliveredOn!: string;
  @Column('text', 'note', { nullable: true, description: bi('What was said with it.', '附言。') })
  note!: string | null;
}
