import { Role, type Viewer } from '../access/viewer.rule.ts';

/** The district, and each chain's lead for its own. */
export function maySetTasks({ role }: Viewer): boolean {
  return role === Role.DISTRICT_ADMIN || role === Role.CHAIN_LEAD;
}
