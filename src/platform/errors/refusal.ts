import { GraphQLError } from 'graphql';
import { bi } from '../describe.ts';
import { errorTable, messageOf, type ErrorCode } from './error-table.ts';
import { type ExpectedError } from './expected-error.ts';

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

/** A refusal by code of a request before it runs, answered with the code's HTTP status. */
export function requestRefusal(
  code: ErrorCode,
  params: Readonly<Record<string, string | number>> = {},
): Error {
  const { message, extensions } = refusal(code, params);
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status: errorTable[code].http } },
  });
}

/** The answer to a request that could not be looked at because the database is away: 503. */
export function requestUnavailable({
  message,
  extensions,
}: {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}): Error {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 503 } } });
}

/** As `refusalOf`, for a request refused before it runs: Apollo answers with the code's HTTP status. */
export function requestRefusalOf(error: ExpectedError): GraphQLError {
  const { message, extensions } = refusalOf(error);
  const status = errorTable[extensions['code'] as ErrorCode].http;
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status } },
    originalError: error,
  });
}
