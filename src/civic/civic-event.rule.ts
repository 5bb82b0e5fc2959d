declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    orderCalled: { readonly order: string };
    orderReportedIn: { readonly order: string };
  }
}

/** The events of orders that several are called to. */
export type CivicEvent = 'orderCalled' | 'orderReportedIn';
