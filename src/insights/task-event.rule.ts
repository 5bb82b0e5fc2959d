declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    taskSet: { readonly task: string };
  }
}

/** A task was set: whoever is responsible is the party. */
export type TaskEvent = 'taskSet';
