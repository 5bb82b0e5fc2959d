import { AsyncLocalStorage } from 'node:async_hooks';

/** What of the request in hand must be known where Apollo gives no context (formatError). */
export interface RequestInHand {
  readonly id: string;
  /** Whether errors may tell near names of the schema. Set once the caller is known. */
  mayKnowSchema: boolean;
  /** Seconds its reads have spent on SQL, waiting for a connection included. */
  sqlSeconds: number;
}

/** The request in hand, for what Apollo calls without a context. */
export const currentRequest = new AsyncLocalStorage<RequestInHand>();
