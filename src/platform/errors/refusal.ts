import { GraphQLError } from 'graphql';
import { bi } from '../describe.ts';
import { errorTable, messageOf, type ErrorCode } from './error-table.ts';
import { ExpectedError } from './expected-error.ts';

/**
 * An expected failure as an entry of a response's `errors`, for what has no `userErrors`: not signed
 * in, not allowed, a bad credential. Its message is in both languages; `extensions.message` has each
 * by itself, `extensions.code` the code of the error table.
 */
export function refusal(
  code: ErrorCode,
  params: Readonly<Record<string, string | number>> = {},
  cause?: Error,
): GraphQLError {
  const [en, zh] = [messageOf(code, params, 'en'), messageOf(code, params, 'zh')];
  return new GraphQLError(bi(en, zh), {
    extensions: { code, message: { en, zh } },
    ...(cause === undefined ? {} : { originalError: cause }),
  });
}

/** The refusal of a request whose credential or argument failed as expected; its first problem speaks. */
export function refusalOf(error: ExpectedError): GraphQLError {
  const { code, params } = error.problems[0] ?? { code: 'FORBIDDEN', params: {} };
  return refusal(code, params, error);
}

/** The HTTP status of a request that is refused as a whole. */
export function httpStatusOf(code: ErrorCode): number {
  return errorTable[code].http;
}
