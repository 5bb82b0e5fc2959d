import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { mayManageDistrict, mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import {
  orderDeadlines,
  setHoliday,
  setOrderDeadline,
  type DeadlineSet,
} from './order-calendar.service.ts';
import {
  holidayPage,
  OrderDeadline,
  OrderCalendarPayload,
  SetHolidayInput,
  SetOrderDeadlineInput,
} from './order-calendar.type.ts';

/** The district's own times and free days. */
@Resolver()
export class OrderCalendarResolver {
  @RootPage(holidayPage, {
    description: bi('The district’s holidays and worked weekends.', '本区的节假日与调休。'),
  })
  holidays!: never;

  @Authorise(mayRead)
  @Query(() => [OrderDeadline], {
    description: bi(
      'How much time each step of the usual life has.',
      '常规流程各环节的时限（本区设定的或通用的）。',
    ),
  })
  orderDeadlines(@Ctx() call: Call): Promise<DeadlineSet[]> {
    return orderDeadlines(call);
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => OrderCalendarPayload, {
    description: bi(
      'Sets how much time a step has from now on.',
      '设置环节时限（此后的环节生效）。',
    ),
  })
  async setOrderDeadline(
    @Arg('input', () => SetOrderDeadlineInput, { description: bi('The time.', '时限。') })
    input: SetOrderDeadlineInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => setOrderDeadline(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => OrderCalendarPayload, {
    description: bi('Notes a holiday or a worked weekend day.', '登记节假日或调休。'),
  })
  async setHoliday(
    @Arg('input', () => SetHolidayInput, { description: bi('The day.', '日期。') })
    input: SetHolidayInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => setHoliday(call, input));
  }
}
