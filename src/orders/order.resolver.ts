import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { Resolved, RootOne, RootPage } from '../platform/read/declare.ts';
import { OrderActions, upper } from './order-enum.type.ts';
import { offeredActions, type OrderRow } from './order-offer.service.ts';
import { Order, orderCounterSpecs, orderPage } from './order.type.ts';

/** Root fields of orders. */
@Resolver()
export class OrderQueries {
  @RootPage(orderPage, {
    counters: orderCounterSpecs,
    description: bi('The orders of the district.', '全区的办理单。'),
  })
  orders!: never;
  @RootOne(
    () => Order,
    (_source: never, args: { id: string }) => ({ 'id:uuid': args.id }),
    { description: bi('One order.', '一张办理单。') },
    { id: { type: () => ID, nullable: false, description: bi('Its id.', '标识。') } },
  )
  order!: never;
}

/** What an order offers to whoever looks at it. */
@Resolver(() => Order)
export class OrderFields {
  @FieldResolver(() => [OrderActions], {
    description: bi(
      'What the viewer may do with it now, the usual next step first.',
      '当前用户此刻可以办理的动作，通常的下一步在前。',
    ),
  })
  @Resolved([
    'state',
    'mechanism',
    'need_party',
    'need_town',
    'resource_party',
    'resource_town',
    'chain',
    'coordinator',
    'deliveries',
  ])
  async steps(@Root() row: OrderRow, @Ctx() call: Call): Promise<string[]> {
    return (await offeredActions(call, row)).map(upper);
  }
}
