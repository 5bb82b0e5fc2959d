declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    townDigested: { readonly digest: string };
  }
}

/** A town was told what is new, waiting and overdue in its villages. */
export type DigestEvent = 'townDigested';
