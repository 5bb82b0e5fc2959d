import type { Log } from '../platform/log.ts';

/** Takes the steps of leaving, in order, at SIGTERM or SIGINT; the process is gone within five seconds. */
export function leaveOnSignal(log: Log, steps: readonly (() => Promise<void>)[]): void {
  let leaving: Promise<void> | undefined;
  const leave = (): void => {
    leaving ??= (async () => {
      for (const step of steps) await step();
    })().catch((error: unknown) => {
      log.error({ err: error }, 'could not leave cleanly');
      process.exitCode = 1;
    });
    // Whatever still holds the process after that does not get more.
    setTimeout(() => process.exit(), 4_800).unref();
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
}
