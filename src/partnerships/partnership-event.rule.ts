declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    partnershipFormed: { readonly partnership: string };
    partnershipEnded: { readonly partnership: string };
  }
}

/** The events of partnerships: the strong village is the party, the weak one the other. */
export type PartnershipEvent = 'partnershipFormed' | 'partnershipEnded';
