declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    /** A ledger was carried out to its end (cause `applied`) or taken back (`undone`). */
    ledgerApplied: {
      readonly import: string;
      /** Who sent it, and what they are told for. */
      readonly account: string;
      readonly recipient: string | null;
    };
  }
}

/** The events of ledgers that come in. */
export type LedgerEvent = 'ledgerApplied';
