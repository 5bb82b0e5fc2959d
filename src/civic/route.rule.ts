import { orderActions, type OrderAction } from '../orders/order-state.rule.ts';

/** The table's name of an action in the graph's spelling: HAND_OVER is `handOver`. */
export function actionOf(graph: string): OrderAction {
  const name = graph
    .toLowerCase()
    .replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const action = orderActions.find((known) => known === name);
  if (action === undefined) throw new RangeError(`no action ${graph}`);
  return action;
}
