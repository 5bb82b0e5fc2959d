declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    /** `moved`: its town, cluster or position is another, which matching reads. */
    partyChanged: { readonly moved: boolean };
    /** A town or one of its clusters; `renamed`: the town's own name is another, which matching reads. */
    townChanged: { readonly renamed: boolean };
  }
}

/** The events of the district's register of places and parties. */
export type RegisterEvent = 'partyChanged' | 'townChanged';

/** What was done: the event's cause. */
export type RegisterCause = 'added' | 'edited' | 'closed' | 'reopened' | 'imported';
