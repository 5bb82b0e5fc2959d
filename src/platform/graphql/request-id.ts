import { AsyncLocalStorage } from 'node:async_hooks';

/** The request in hand, for what Apollo calls without a context (formatError). */
export const currentRequestId = new AsyncLocalStorage<string>();
