declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    orderCalled: { readonly order: string; readonly parties: readonly string[] };
    orderReportedIn: { readonly order: string; readonly coordinator: string | null };
  }
}

/** The events of orders that several are called to. */
export type CivicEvent = 'orderCalled' | 'orderReportedIn';
