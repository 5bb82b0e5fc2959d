declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    allocationPlanned: { readonly allocation: string; readonly lines: number };
    allocationApplied: { readonly allocation: string; readonly lines: number };
  }
}

/** The events of plans over many needs at once. */
export type AllocationEvent = 'allocationPlanned' | 'allocationApplied';
