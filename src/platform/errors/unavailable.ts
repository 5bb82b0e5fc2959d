import { bi } from '../describe.ts';
import { errorChain } from './error-chain.ts';

/** The database cannot be asked just now; trying again in a moment may do. */
export class UnavailableError extends Error {}

/** After how many seconds a caller of an unavailable service should try again. */
export const retryAfterSeconds = 2;

/** PostgreSQL: connection lost, shutting down or starting, too many connections, out of disk or memory. */
const passingCodes =
  /^(08...|57P0[1-5]|53...|25006|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND)$/;
/** What the drivers throw without a code. */
const passingWords =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|not queryable/;

interface PassingError {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

/**
 * What a caller is told of an error that passes by itself: the database restarts, every connection
 * is taken, the disk is full, a statement took too long. Null for any other error.
 */
export function unavailability(error: unknown): PassingError | null {
  for (const at of errorChain(error)) {
    const { code, message } = at as Error & { readonly code?: unknown };
    if (code === '57014') {
      return {
        message: bi(
          'This took too long and was stopped. Ask for less, or try again later.',
          '执行时间过长，已停止。请减少查询内容，或稍后再试。',
        ),
        extensions: { code: 'TIMED_OUT' },
      };
    }
    const passes = typeof code === 'string' && passingCodes.test(code);
    if (at instanceof UnavailableError || passes || passingWords.test(message)) {
      return {
        message: bi(
          `The database cannot be asked just now. Try again in ${retryAfterSeconds} seconds.`,
          `数据库暂时无法访问，请${retryAfterSeconds}秒后重试。`,
        ),
        extensions: { code: 'UNAVAILABLE', retryAfter: retryAfterSeconds },
      };
    }
  }
  return null;
}
