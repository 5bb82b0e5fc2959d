import type { EmbeddedLog } from './embedded-log.type.ts';
import { isAlive, type ProcessMark } from './embedded-server.ts';

const WATCH_MS = 1000;

/** Looks every second whether the server lives and has it started again if not, until stopped. */
export function watchServer(
  server: () => ProcessMark,
  restart: () => Promise<void>,
  log: EmbeddedLog,
): { stop(): Promise<void> } {
  let looking: Promise<void> | undefined;
  let lastWords = '';
  const look = async () => {
    try {
      if (!(await isAlive(server()))) await restart();
      lastWords = '';
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (said !== lastWords) log.error({ err: error }, 'embedded PostgreSQL cannot be restarted');
      lastWords = said;
    }
  };
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, WATCH_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
