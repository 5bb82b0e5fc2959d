import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict, mayWriteForSome } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { OrderPayload } from '../orders/order-input.type.ts';
import { mayActOnOrders } from '../orders/order.policy.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { actionOf } from './route.rule.ts';
import {
  CallToOrderInput,
  mechanismPage,
  MechanismPayload,
  OfferPayload,
  OfferUnderInput,
  RaiseMatterInput,
  ReportInInput,
  SetMechanismInput,
} from './civic.type.ts';
import { callToOrder, offerUnder, raiseMatter, reportIn } from './matter.service.ts';
import { setMechanism } from './mechanism.service.ts';

/** Mechanisms as data, and what they need beyond the steps of an order. */
@Resolver()
export class CivicResolver {
  @RootPage(mechanismPage, { description: bi('The district’s mechanisms.', '本区的办理机制。') })
  mechanisms!: never;

  @Authorise(mayManageDistrict)
  @Mutation(() => MechanismPayload, {
    description: bi('Adds or changes a mechanism.', '配置办理机制。'),
  })
  async setMechanism(
    @Arg('input', () => SetMechanismInput, { description: bi('What to do.', '操作内容。') })
    input: SetMechanismInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() =>
      setMechanism(call, {
        ...input,
        routes: input.routes.map((route) => ({
          ...route,
          from: route.from ?? null,
          action: actionOf(route.action),
        })),
      }),
    );
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi(
      'Raises a matter: lists its need and places its order at once.',
      '上报事项：同时列入需求并点单。',
    ),
  })
  async raiseMatter(
    @Arg('input', () => RaiseMatterInput, { description: bi('What to do.', '操作内容。') })
    input: RaiseMatterInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => raiseMatter(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => OfferPayload, {
    description: bi(
      'Offers a listing under a mechanism, such as a menu or posts.',
      '按机制提供条目，如服务菜单、岗位。',
    ),
  })
  async offerUnder(
    @Arg('input', () => OfferUnderInput, { description: bi('What to do.', '操作内容。') })
    input: OfferUnderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => offerUnder(call, input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi(
      'Calls several parties to one order (吹哨); one coordinates.',
      '吹哨：召集多个单位共同办理，由一家协调。',
    ),
  })
  async callToOrder(
    @Arg('input', () => CallToOrderInput, { description: bi('What to do.', '操作内容。') })
    input: CallToOrderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => callToOrder(call, input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi('Reports in for an order one was called to (报到).', '报到。'),
  })
  async reportIn(
    @Arg('input', () => ReportInInput, { description: bi('What to do.', '操作内容。') })
    input: ReportInInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => reportIn(call, input));
  }
}
