import { Role, type Viewer } from '../access/viewer.rule.ts';
import type { OrderSide } from './order-state.rule.ts';

/** The facts of an order by which it is somebody's. */
export interface OrderParties {
  readonly needParty: string;
  readonly needTown: string | null;
  readonly resourceParty: string | null;
  readonly resourceTown: string | null;
  readonly chain: string | null;
  readonly coordinator: string | null;
}

/** What a viewer is to an order. Auditors and readers are nothing to it: they only look. */
export function sidesOf(viewer: Viewer, order: OrderParties): OrderSide[] {
  const sides: OrderSide[] = [];
  switch (viewer.role) {
    case Role.DISTRICT_ADMIN:
      sides.push('DISTRICT');
      break;
    case Role.CHAIN_LEAD:
      if (viewer.chain !== null && viewer.chain === order.chain) sides.push('CHAIN_LEAD');
      break;
    case Role.TOWN:
      if (viewer.town !== null && viewer.town === order.needTown) sides.push('NEED_TOWN');
      if (viewer.town !== null && viewer.town === order.resourceTown) sides.push('RESOURCE_TOWN');
      break;
    case Role.VILLAGE:
    case Role.PARTY:
    case Role.GRID:
      if (viewer.party === null) break;
      if (viewer.party === order.needParty) {
        sides.push('NEED_SIDE');
        // A party outside any town has nobody who hands over for it.
        if (order.needTown === null) sides.push('NEED_TOWN');
      }
      // A grid worker raises and follows a village's matters; promising its resources is not theirs.
      if (viewer.role === Role.GRID) break;
      if (viewer.party === order.resourceParty) sides.push('RESOURCE_SIDE');
      if (viewer.party === order.coordinator) sides.push('COORDINATOR');
      break;
    case Role.AUDITOR:
    case Role.READER:
      break;
  }
  return sides;
}
