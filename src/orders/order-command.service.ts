import { once, type Repeatable } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import type { KeptResult } from '../platform/idempotency.ts';
import { placeOrder, type PlaceInput } from './order-place.service.ts';
import {
  deliverOrder,
  rateOrder,
  sendOrder,
  takeStep,
  type DeliverInput,
  type DispatchInput,
  type RateInput,
  type StepInput,
} from './order-step.service.ts';
import type { OrderAction } from './order-state.rule.ts';

/** What a mutation keeps for its answer. */
export interface OrderResult extends KeptResult {
  readonly order: string;
}

/** 点单. */
export function place(call: Call, input: PlaceInput & Repeatable): Promise<OrderResult> {
  return once(call, 'placeOrder', input, async (unit) => ({
    order: await placeOrder(unit, call, input),
  }));
}

/** A step that only passes the order on; its mutation is named `<action>Order`. */
export function step(
  call: Call,
  action: Exclude<OrderAction, 'place' | 'dispatch' | 'reassign' | 'deliver' | 'finish' | 'rate'>,
  input: StepInput & Repeatable,
): Promise<OrderResult> {
  return once(call, `${action}Order`, input, async (unit) => ({
    order: await takeStep(unit, call, action, input),
  }));
}

/** 下单, or sending it to somebody else. */
export function send(
  call: Call,
  action: 'dispatch' | 'reassign',
  input: DispatchInput & Repeatable,
): Promise<OrderResult> {
  return once(call, `${action}Order`, input, async (unit) => ({
    order: await sendOrder(unit, call, action, input),
  }));
}

/** 办结, wholly or in part. */
export function deliver(
  call: Call,
  input: DeliverInput & Repeatable,
): Promise<OrderResult & { delivery: string }> {
  return once(call, 'deliverOrder', input, (unit) => deliverOrder(unit, call, input));
}

/** 评单. */
export function rate(call: Call, input: RateInput & Repeatable): Promise<OrderResult> {
  return once(call, 'rateOrder', input, async (unit) => ({
    order: await rateOrder(unit, call, input),
  }));
}
