import { Role, type Viewer } from '../access/viewer.rule.ts';

/** Whoever can be something to an order; what, the order itself says (see order-side.rule.ts). */
export function mayActOnOrders({ role }: Viewer): boolean {
  return (
    role === Role.DISTRICT_ADMIN ||
    role === Role.CHAIN_LEAD ||
    role === Role.TOWN ||
    role === Role.VILLAGE ||
    role === Role.PARTY ||
    role === Role.GRID
  );
}
