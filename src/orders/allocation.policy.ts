import { Role, type Viewer } from '../access/viewer.rule.ts';

/** Whoever shares out: the district, a chain's lead for its chain, a town for itself. */
export function mayPlanAllocation({ role }: Viewer): boolean {
  return role === Role.DISTRICT_ADMIN || role === Role.CHAIN_LEAD || role === Role.TOWN;
}

/** Whoever could place every order of a plan one by one: a chain's lead dispatches orders, it places none. */
export function mayApplyAllocation({ role }: Viewer): boolean {
  return role === Role.DISTRICT_ADMIN || role === Role.TOWN;
}

/** What a plan is over; null is all. */
export interface AllocationScope {
  readonly chain: string | null;
  readonly town: string | null;
}

/** The scope somebody may plan over: a chain's lead and a town are held to their own. Null where it is not theirs. */
export function scopeFor(viewer: Viewer, wished: AllocationScope): AllocationScope | null {
  switch (viewer.role) {
    case Role.DISTRICT_ADMIN:
      return wished;
    case Role.CHAIN_LEAD:
      if (viewer.chain === null || (wished.chain ?? viewer.chain) !== viewer.chain) return null;
      return { ...wished, chain: viewer.chain };
    case Role.TOWN:
      if (viewer.town === null || (wished.town ?? viewer.town) !== viewer.town) return null;
      return { ...wished, town: viewer.town };
    case Role.VILLAGE:
    case Role.PARTY:
    case Role.GRID:
    case Role.AUDITOR:
    case Role.READER:
      return null;
  }
}

/** Whether a plan made by whomever is the viewer's to apply: a town's is one over that town and no other. */
export function isApplicableBy(viewer: Viewer, plan: AllocationScope): boolean {
  if (viewer.role === Role.DISTRICT_ADMIN) return true;
  return mayApplyAllocation(viewer) && viewer.town !== null && plan.town === viewer.town;
}
