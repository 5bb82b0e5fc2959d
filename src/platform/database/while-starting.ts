import { setTimeout } from 'node:timers/promises';
import { unavailability } from '../errors/unavailable.ts';
import type { Log } from '../log.ts';

/** How long a start waits for its database, and how long between two tries. */
const patience = { mostMs: 60_000, pauseMs: 500 } as const;

/**
 * Runs a step of a start again while the database cannot be asked: it may be starting itself, or the
 * machine too busy to connect in time (a server ended so on 25 November 2026, thirty processes on two
 * cores). The step must be one that may be repeated. Whatever else is wrong ends the start at once.
 */
export async function whileStarting<Result>(
  log: Pick<Log, 'warn'>,
  step: () => Promise<Result>,
  { mostMs, pauseMs }: { readonly mostMs: number; readonly pauseMs: number } = patience,
): Promise<Result> {
  const until = performance.now() + mostMs;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (unavailability(error) === null || performance.now() >= until) throw error;
      log.warn({ err: error }, 'the database cannot be asked yet; trying again');
      await setTimeout(pauseMs);
    }
  }
}
