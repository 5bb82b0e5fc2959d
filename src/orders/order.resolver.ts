import { ID, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
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
