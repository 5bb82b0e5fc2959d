declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    chainChanged: Record<string, never>;
  }
}

/** What was done to a chain: the event's cause. A member's event names the party. */
export type ChainCause =
  'added' | 'edited' | 'stagesSet' | 'memberAdded' | 'memberRemoved' | 'closed' | 'reopened';
