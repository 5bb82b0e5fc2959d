import type { NewEvent } from '../platform/events/event.rule.ts';

declare module '../platform/events/event.rule.ts' {
  interface EventDetails {
    /** The district's own words or exclusions; `version` counts their changes. */
    lexiconChanged: { readonly version: number };
    /** Every listing has been looked at with the lexicon as it is now; `queued` are matched again. */
    lexiconApplied: { readonly looked: number; readonly queued: number };
  }
}

/** The events of what a district knows. */
export type LexiconEvent = 'lexiconChanged' | 'lexiconApplied';

/** What was changed: the event's cause. */
export type LexiconCause = 'wordAdded' | 'wordRemoved' | 'exclusionAdded' | 'exclusionRemoved';

/** The event of a change. */
export function lexiconChanged(cause: LexiconCause, version: number): NewEvent<'lexiconChanged'> {
  return { type: 'lexiconChanged', cause, detail: { version } };
}
