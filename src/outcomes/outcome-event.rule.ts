declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    outcomeRecorded: { readonly outcome: string; readonly metric: string; readonly order?: string };
    outcomeCorrected: {
      readonly outcome: string;
      readonly metric: string;
      readonly corrects: string;
      readonly order?: string;
    };
  }
}

/** The columns of an event about an outcome; its parties stand beside it in `outcome_party`. */
export interface EventfulOutcome {
  readonly outcome: string;
  readonly metric: string;
  readonly chain: string | null;
  readonly order: string | null;
  readonly parties: readonly string[];
}

/** What both outcome events say. */
export function aboutOutcome({ chain, parties }: EventfulOutcome) {
  return { chain, party: parties[0] ?? null, otherParty: parties[1] ?? null };
}
