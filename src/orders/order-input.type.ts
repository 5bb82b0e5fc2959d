import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserError, UserErrors } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { DateScalar, DecimalScalar } from '../platform/scalars.ts';
import { Pairing } from '../matching/pairing.type.ts';
import { OrderReasons, PairingRefusalReasons } from './order-enum.type.ts';
import type { OrderReason, PairingRefusalReason } from './order-reason.rule.ts';
import { Delivery } from './order-step.type.ts';
import { Order } from './order.type.ts';

@InputType({ description: bi('What every step takes.', '各步通用。') })
abstract class StepFields extends RepeatableInput {
  @Field(() => String, {
    nullable: true,
    description: bi('What there is to say, at most 2000 characters.', '附言，最多2000字。'),
  })
  note?: string | null;
}

@InputType({ description: bi('How much.', '数量。') })
abstract class QuantityFields extends StepFields {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: bi(
      'How much, in the resource’s unit; as much as fits if absent.',
      '数量（按资源单位）；不填取可满足的数量。',
    ),
  })
  quantity?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'Unit code, where neither need nor resource says one.',
      '单位代码；需求和资源都没有单位时填写。',
    ),
  })
  unit?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: bi(
      'How much of the need this covers, in the need’s unit, where the units differ in kind.',
      '能满足需求的数量（按需求单位），单位不同类时填写。',
    ),
  })
  needQuantity?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: bi('Confirms a quantity that was called unusual.', '确认被提示为异常的数量。'),
  })
  confirmUnusual?: boolean | null;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The window, where the resource is offered in windows; at the latest when it is dispatched.',
      '资源分时段提供时所用的时段；最迟在下单时选定。',
    ),
  })
  window?: string | null;
}

@InputType({
  description: bi(
    'What to order: a pairing, a need, or a resource with the party it is for.',
    '点什么单：一个配对、一条需求，或一项资源及使用它的主体。',
  ),
})
export class PlaceOrderInput extends QuantityFields {
  @Field(() => ID, { nullable: true, description: bi('The pairing to take up.', '要办理的配对。') })
  pairing?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('The need, where there is no pairing.', '需求（没有配对时）。'),
  })
  need?: string | null;
  @Field(() => ID, { nullable: true, description: bi('The resource.', '资源。') })
  resource?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('For whom, where there is no need.', '使用资源的主体（没有需求条目时）。'),
  })
  party?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The mechanism’s code; that of the listing if absent.',
      '机制代码；不填随清单条目。',
    ),
  })
  mechanism?: string | null;
}

@InputType({ description: bi('An order to act on.', '要办理的单。') })
export class OrderStepInput extends StepFields {
  @Field(() => ID, { description: bi('The order.', '办理单。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
}

@InputType({ description: bi('An order to act on, and why.', '要办理的单及原因。') })
export class OrderReasonInput extends OrderStepInput {
  @Field(() => OrderReasons, { description: bi('Why.', '原因。') })
  reason!: OrderReason;
}

@InputType({ description: bi('Whom to send an order to.', '下单给谁。') })
export class DispatchOrderInput extends QuantityFields {
  @Field(() => ID, { description: bi('The order.', '办理单。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The resource; the one on the order if absent.',
      '资源；不填为单上已有的资源。',
    ),
  })
  resource?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('A party that lists no resource for it.', '未列出资源的承接主体。'),
  })
  party?: string | null;
  @Field(() => Boolean, {
    defaultValue: true,
    description: bi(
      'Whether the quantity is set aside until they answer; without it, who accepts first has it.',
      '是否先预留数量；不预留则先接先得。',
    ),
  })
  reserve!: boolean;
  @Field(() => OrderReasons, {
    nullable: true,
    description: bi('Why it goes to somebody else.', '改派原因。'),
  })
  reason?: OrderReason | null;
}

@InputType({ description: bi('What was handed over.', '交付了什么。') })
export class DeliverOrderInput extends OrderStepInput {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: bi('How much, in the order’s unit.', '数量（按办理单的单位）。'),
  })
  quantity?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('Unit code, where the order says none.', '单位代码；办理单没有单位时填写。'),
  })
  unit?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('The day; today if absent.', '日期；不填为当天。'),
  })
  deliveredOn?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether this closes the order; it does by itself when nothing is left to deliver.',
      '是否办结；全部交付后自动办结。',
    ),
  })
  finish?: boolean | null;
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether what was lent is free again, such as a room.',
      '借用的（如场地）是否已归还可再用。',
    ),
  })
  comesBack?: boolean | null;
}

@InputType({ description: bi('The receiver’s word.', '评价。') })
export class RateOrderInput extends OrderStepInput {
  @Field(() => Int, { description: bi('From 1 (bad) to 5 (very good).', '1（差）到5（很好）。') })
  rating!: number;
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether the need is met; closes a need that cannot be counted.',
      '需求是否已满足；不可计量的需求据此关闭。',
    ),
  })
  needMet?: boolean | null;
}

@InputType({ description: bi('A pairing that does not fit, and why.', '不合适的配对及原因。') })
export class DeclinePairingInput extends StepFields {
  @Field(() => ID, { description: bi('The pairing.', '配对。') })
  pairing!: string;
  @Field(() => PairingRefusalReasons, { description: bi('Why.', '原因。') })
  reason!: PairingRefusalReason;
  @Field(() => Int, { nullable: true, description: bi('The version seen.', '所见的版本号。') })
  version?: number | null;
}

@InputType({ description: bi('A refused pairing to propose again.', '要恢复的配对。') })
export class ReinstatePairingInput extends StepFields {
  @Field(() => ID, { description: bi('The pairing.', '配对。') })
  pairing!: string;
  @Field(() => Int, { nullable: true, description: bi('The version seen.', '所见的版本号。') })
  version?: number | null;
}

const keyOf =
  (name: 'order' | 'delivery' | 'pairing') =>
  (source: Readonly<Record<string, string | undefined>>) =>
    source[name] === undefined ? null : { 'id:uuid': source[name] };

@ObjectType({ description: bi('The answer to a step of an order.', '办理一步的结果。') })
export class OrderPayload {
  @ByKey(() => Order, keyOf('order'), {
    description: bi('The order as it is now.', '办理后的单。'),
  })
  order!: Order | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to a delivery.', '交付的结果。') })
export class DeliverOrderPayload {
  @ByKey(() => Order, keyOf('order'), {
    description: bi('The order as it is now.', '办理后的单。'),
  })
  order!: Order | null;
  @ByKey(() => Delivery, keyOf('delivery'), {
    description: bi('What was noted.', '记下的交付。'),
  })
  delivery!: Delivery | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to a word on a pairing.', '处理配对的结果。') })
export class PairingPayload {
  @ByKey(() => Pairing, keyOf('pairing'), {
    description: bi('The pairing as it is now.', '处理后的配对。'),
  })
  pairing!: Pairing | null;
  @UserErrors()
  userErrors!: UserError[];
}
