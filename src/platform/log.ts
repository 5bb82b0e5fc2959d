import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Opens the structured log on standard error, so that a command's output stays clean. */
export function openLog(level: string): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
