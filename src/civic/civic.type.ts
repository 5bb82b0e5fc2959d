import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Listing } from '../listings/listing.type.ts';
import { OrderActions, OrderSides, OrderStates } from '../orders/order-enum.type.ts';
import { Order } from '../orders/order.type.ts';
import { Party } from '../places/party.type.ts';
import { bi } from '../platform/describe.ts';
import { UserError, UserErrors } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import {
  ByKey,
  Column,
  Computed,
  extendType,
  List,
  Localised,
  One,
  order,
  pageOf,
  Table,
} from '../platform/read/declare.ts';
import { sql } from '../platform/read/sql.ts';

@Table('mechanism', { key: 'code' })
@ObjectType({
  description: bi(
    'A way of handling orders, kept by the district as data.',
    '办理机制：由区以数据配置的流程。',
  ),
})
export class Mechanism {
  @Column('text', 'code', { description: bi('Its code.', '代码。') })
  code!: string;
  @Localised('name', { description: bi('Its name.', '名称。') })
  name!: string;
  @Column('text', 'about', { nullable: true, description: bi('What it is about.', '说明。') })
  about!: string | null;
  @Column('text', 'source', { nullable: true, description: bi('Where it is from.', '来源。') })
  source!: string | null;
  @Computed('text', (a) => sql`${a}.routes::text`, {
    description: bi(
      'Its routes as JSON: from, action, to, who.',
      '流程（JSON）：from、action、to、who。',
    ),
  })
  routes!: string;
}

export const mechanismPage = pageOf('Mechanism', () => Mechanism, {
  key: 'code:text',
  orders: { RANK: { by: order('rank:int'), description: bi('As entered.', '按录入次序。') } },
});

@Table('order_participant')
@ObjectType({ description: bi('A party called to an order.', '被召集参与办理的主体。') })
export class OrderParticipant {
  @Column('id', 'id', { description: bi('Its id.', '标识。') })
  id!: string;
  @One(() => Party, { id: 'party' }, { description: bi('Who was called.', '被召集的主体。') })
  party!: Party;
  @Column('timestamp', 'called_at', { description: bi('When.', '召集时间。') })
  calledAt!: string;
  @Column('timestamp', 'due_at', {
    description: bi('By when they have to report in.', '报到时限。'),
  })
  dueAt!: string;
  @Column('timestamp', 'reported_at', {
    nullable: true,
    description: bi('When they reported in; none until then.', '报到时间；未报到为空。'),
  })
  reportedAt!: string | null;
}

extendType(Order, {
  participants: List(
    () => OrderParticipant,
    { work_order: 'id' },
    order('called_at:timestamptz', 'id:uuid'),
    {
      description: bi('Who was called to it, and who has reported in.', '被召集的主体及报到情况。'),
    },
  ),
});

@InputType({ description: bi('One route of a mechanism.', '流程中的一步。') })
export class RouteInput {
  @Field(() => OrderStates, {
    nullable: true,
    description: bi('The state before; none for placing.', '之前的状态；点单时为空。'),
  })
  from?: keyof typeof OrderStates | null;
  @Field(() => OrderActions, { description: bi('What is done.', '动作。') })
  action!: string;
  @Field(() => OrderStates, { description: bi('The state after.', '之后的状态。') })
  to!: keyof typeof OrderStates;
  @Field(() => [OrderSides], { description: bi('Who may.', '谁可办。') })
  who!: (keyof typeof OrderSides)[];
}

@InputType({ description: bi('A mechanism to keep.', '要配置的机制。') })
export class SetMechanismInput extends RepeatableInput {
  @Field(() => ID, { description: bi('Its code, capital letters.', '代码（大写字母）。') })
  code!: string;
  @Field(() => String, { description: bi('Its Chinese name.', '中文名称。') })
  nameZh!: string;
  @Field(() => String, { description: bi('Its English name.', '英文名称。') })
  nameEn!: string;
  @Field(() => String, { nullable: true, description: bi('What it is about.', '说明。') })
  about?: string | null;
  @Field(() => String, { nullable: true, description: bi('Where it is from.', '来源。') })
  source?: string | null;
  @Field(() => [RouteInput], { description: bi('Its routes.', '流程。') })
  routes!: RouteInput[];
}

@InputType({ description: bi('A matter to raise.', '要上报的事项。') })
export class RaiseMatterInput extends RepeatableInput {
  @Field(() => String, { description: bi('What it is, in a few words.', '几个字说清是什么事。') })
  title!: string;
  @Field(() => ID, { description: bi('The mechanism’s code.', '机制代码。') })
  mechanism!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The village or party it concerns; the viewer’s own if absent.',
      '涉及的村或主体；不填为本人所属。',
    ),
  })
  party?: string | null;
  @Field(() => String, { nullable: true, description: bi('More about it.', '详细说明。') })
  detail?: string | null;
  @Field(() => ID, { nullable: true, description: bi('Category code.', '类目代码。') })
  category?: string | null;
  @Field(() => ID, { nullable: true, description: bi('The chain.', '链组。') })
  chain?: string | null;
  @Field(() => Float, { nullable: true, description: bi('Latitude of the place.', '地点纬度。') })
  lat?: number | null;
  @Field(() => Float, { nullable: true, description: bi('Longitude of the place.', '地点经度。') })
  lon?: number | null;
}

@InputType({ description: bi('A listing and the mechanism it goes by.', '条目及其办理机制。') })
export class OfferUnderInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The listing.', '条目。') })
  listing!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The mechanism’s code; none for the usual life.',
      '机制代码；为空则按常规流程。',
    ),
  })
  mechanism!: string | null;
}

@InputType({ description: bi('Whom to call to an order.', '召集哪些单位。') })
export class CallToOrderInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The order.', '办理单。') })
  id!: string;
  @Field(() => Int, { description: bi('The version seen.', '所见的版本号。') })
  version!: number;
  @Field(() => [ID], { description: bi('The parties called.', '被召集的主体。') })
  parties!: string[];
  @Field(() => ID, { description: bi('Who coordinates them.', '协调单位。') })
  coordinator!: string;
}

@InputType({ description: bi('An order to report in for.', '要报到的办理单。') })
export class ReportInInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The order.', '办理单。') })
  id!: string;
}

@ObjectType({ description: bi('The answer to setting a mechanism.', '配置机制的结果。') })
export class MechanismPayload {
  @ByKey(
    () => Mechanism,
    ({ mechanism }: { mechanism?: string }) =>
      mechanism === undefined ? null : { code: mechanism },
    {
      description: bi('The mechanism.', '机制。'),
    },
  )
  mechanism!: Mechanism | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({
  description: bi('The answer to offering a listing under a mechanism.', '条目按机制提供的结果。'),
})
export class OfferPayload {
  @ByKey(
    () => Listing,
    ({ listing }: { listing?: string }) => (listing === undefined ? null : { 'id:uuid': listing }),
    {
      description: bi('The listing.', '条目。'),
    },
  )
  listing!: Listing | null;
  @UserErrors()
  userErrors!: UserError[];
}
