import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Authorise } from '../access/authorise.policy.ts';
import { mayWriteForSome } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { deliver, place, rate, send, step } from './order-command.service.ts';
import { mayActOnOrders } from './order.policy.ts';
import {
  DeclinePairingInput,
  DeliverOrderInput,
  DeliverOrderPayload,
  DispatchOrderInput,
  OrderPayload,
  OrderReasonInput,
  OrderStepInput,
  PairingPayload,
  PlaceOrderInput,
  RateOrderInput,
  ReinstatePairingInput,
} from './order-input.type.ts';
import { declinePairing, reinstatePairing } from './pairing-state.service.ts';

/** Each step of an order is a mutation of its own. */
@Resolver()
export class OrderMutations {
  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi(
      'Places an order (点单): about a pairing, a need, or a resource.',
      '点单：就配对、需求或资源提出办理。',
    ),
  })
  async placeOrder(
    @Arg('input', () => PlaceOrderInput, { description: bi('What to do.', '操作内容。') })
    input: PlaceOrderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => place(call, input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi(
      'Hands an order over to the chain’s lead department (交单).',
      '交单：镇街把单交给链组牵头部门。',
    ),
  })
  async handOverOrder(
    @Arg('input', () => OrderStepInput, { description: bi('What to do.', '操作内容。') })
    input: OrderStepInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'handOver', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi(
      'Dispatches an order to who can do it (下单) and sets the quantity aside.',
      '下单：派给承接方并预留数量。',
    ),
  })
  async dispatchOrder(
    @Arg('input', () => DispatchOrderInput, { description: bi('What to do.', '操作内容。') })
    input: DispatchOrderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => send(call, 'dispatch', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi('Accepts an order (接单): the quantity is promised.', '接单：承诺相应数量。'),
  })
  async acceptOrder(
    @Arg('input', () => OrderStepInput, { description: bi('What to do.', '操作内容。') })
    input: OrderStepInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'accept', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi('Declines an order, with a reason.', '不接单，须说明原因。'),
  })
  async declineOrder(
    @Arg('input', () => OrderReasonInput, { description: bi('What to do.', '操作内容。') })
    input: OrderReasonInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'decline', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => DeliverOrderPayload, {
    description: bi(
      'Notes what was handed over (办结), wholly or in part.',
      '交付：可分批，全部交付后办结。',
    ),
  })
  async deliverOrder(
    @Arg('input', () => DeliverOrderInput, { description: bi('What to do.', '操作内容。') })
    input: DeliverOrderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => deliver(call, input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, { description: bi('Rates an order (评单).', '评单。') })
  async rateOrder(
    @Arg('input', () => RateOrderInput, { description: bi('What to do.', '操作内容。') })
    input: RateOrderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => rate(call, input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi('Gives an order back to who passed it on.', '退单：退回上一环节。'),
  })
  async giveBackOrder(
    @Arg('input', () => OrderReasonInput, { description: bi('What to do.', '操作内容。') })
    input: OrderReasonInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'giveBack', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi('Sends an order to somebody else.', '改派给其他承接方。'),
  })
  async reassignOrder(
    @Arg('input', () => DispatchOrderInput, { description: bi('What to do.', '操作内容。') })
    input: DispatchOrderInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => send(call, 'reassign', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, { description: bi('Cancels an order.', '取消办理。') })
  async cancelOrder(
    @Arg('input', () => OrderReasonInput, { description: bi('What to do.', '操作内容。') })
    input: OrderReasonInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'cancel', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi('Ends an order whose pairing was wrong.', '解除配对不当的办理单。'),
  })
  async unmatchOrder(
    @Arg('input', () => OrderReasonInput, { description: bi('What to do.', '操作内容。') })
    input: OrderReasonInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'unmatch', input));
  }

  @Authorise(mayActOnOrders)
  @Mutation(() => OrderPayload, {
    description: bi(
      'Takes a cancelled or unmatched order up again.',
      '恢复已取消或已解除的办理单。',
    ),
  })
  async reinstateOrder(
    @Arg('input', () => OrderStepInput, { description: bi('What to do.', '操作内容。') })
    input: OrderStepInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => step(call, 'reinstate', input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => PairingPayload, {
    description: bi(
      'Says that a pairing does not fit (不合适); it is not proposed again.',
      '不合适：不再推荐这个配对。',
    ),
  })
  async declinePairing(
    @Arg('input', () => DeclinePairingInput, { description: bi('What to do.', '操作内容。') })
    input: DeclinePairingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => declinePairing(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => PairingPayload, {
    description: bi('Takes a refusal of a pairing back.', '撤销“不合适”，恢复推荐。'),
  })
  async reinstatePairing(
    @Arg('input', () => ReinstatePairingInput, { description: bi('What to do.', '操作内容。') })
    input: ReinstatePairingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => reinstatePairing(call, input));
  }
}
