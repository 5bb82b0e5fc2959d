import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { setHoliday, setOrderDeadline } from './order-calendar.service.ts';
import {
  holidayPage,
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
