import type { Call } from '../access/call.service.ts';
import { tableOf } from './order-move.service.ts';
import { sidesOf } from './order-side.rule.ts';
import type { OrderAction, OrderState } from './order-state.rule.ts';
import { actionsFor, type Transition } from './order-transition.rule.ts';

type Column = 'need_party' | 'need_town' | 'resource_party' | 'resource_town' | 'chain';

/** The columns of an order's row by which it is somebody's, as the planner hands them on. */
export type OrderRow = Readonly<Record<`$${Column | 'coordinator'}`, string | null>> & {
  readonly $state: OrderState;
  readonly $mechanism: string;
  readonly $need_party: string;
  readonly $deliveries: string;
};

/** A list of orders asks for each mechanism once. */
const tables = new WeakMap<Call, Map<string, Promise<readonly Transition[] | undefined>>>();

function tableFor(call: Call, mechanism: string): Promise<readonly Transition[] | undefined> {
  const known = tables.get(call) ?? new Map<string, Promise<readonly Transition[] | undefined>>();
  tables.set(call, known);
  const { database } = call.services;
  const table =
    known.get(mechanism) ?? database.write(call.viewer.district, (tx) => tableOf(tx, mechanism));
  known.set(mechanism, table);
  return table;
}

/** What the viewer may do with an order now: the buttons of a page. The services decide again when one is pressed. */
export async function offeredActions(call: Call, row: OrderRow): Promise<OrderAction[]> {
  const sides = sidesOf(call.viewer, {
    needParty: row.$need_party,
    needTown: row.$need_town,
    resourceParty: row.$resource_party,
    resourceTown: row.$resource_town,
    chain: row.$chain,
    coordinator: row.$coordinator,
  });
  if (sides.length === 0) return [];
  const table = (await tableFor(call, row.$mechanism)) ?? [];
  return actionsFor(table, row.$state, sides, Number(row.$deliveries) > 0);
}
