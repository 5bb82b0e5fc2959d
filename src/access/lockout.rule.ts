import { lifetime, mostFailures } from './lifetime.rule.ts';

/** Failed sign-ins of one name, in a row. */
export interface Failures {
  readonly failures: number;
  readonly lastAt: Date;
  readonly lockedUntil: Date | null;
}

export type Attempt = { readonly lockedUntil: Date } | { readonly next: Failures };

/**
 * Takes one attempt, counted as failed until it succeeds, so that guesses made at the same time
 * count each. The fifth locks the name for fifteen minutes; failures older than that are forgotten.
 */
export function attempt(before: Failures | null, now: Date): Attempt {
  if (before?.lockedUntil != null && now < before.lockedUntil)
    return { lockedUntil: before.lockedUntil };
  const inRow =
    before !== null &&
    before.lockedUntil === null &&
    now.getTime() - before.lastAt.getTime() < lifetime.lock;
  const failures = inRow ? before.failures + 1 : 1;
  const lockedUntil = failures >= mostFailures ? new Date(now.getTime() + lifetime.lock) : null;
  return { next: { failures, lastAt: now, lockedUntil } };
}
