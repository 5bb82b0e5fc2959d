import { bi } from '../describe.ts';
import { errorChain } from './error-chain.ts';

/** PostgreSQL's class 22 as callers can cause it: malformed ids, letters it does not know (NUL), numbers and times out of range. */
const dataCodes = /^22(P02|P05|003|007|008|021|023)$/;

/**
 * What a caller is told whose value only the database found to be none, such as an id that is no UUID; null
 * for any other error. Which value it was is not repeated: the message is for whoever sent it, and the
 * database names things of its own.
 */
export function valueRefusal(
  error: unknown,
): { readonly message: string; readonly extensions: { readonly code: string } } | null {
  for (const { code } of errorChain(error) as Iterable<Error & { readonly code?: unknown }>) {
    if (typeof code === 'string' && dataCodes.test(code)) {
      return {
        message: bi(
          'A value is malformed: an id that is no UUID, a number or time out of range, or a character that cannot be kept. Correct it and send it again.',
          '有值的格式不对：标识不是 UUID、数字或时间超出范围，或含有无法保存的字符。请改正后重新提交。',
        ),
        extensions: { code: 'BAD_USER_INPUT' },
      };
    }
  }
  return null;
}
