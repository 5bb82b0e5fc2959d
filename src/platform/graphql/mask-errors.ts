import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { bi } from '../describe.ts';
import { errorChain } from '../errors/error-chain.ts';
import { isErrorCode } from '../errors/error-table.ts';
import { ExpectedError } from '../errors/expected-error.ts';
import { refusalOf } from '../errors/refusal.ts';
import { valueRefusal } from '../errors/refused-value.ts';
import { unavailability } from '../errors/unavailable.ts';
import type { Log } from '../log.ts';

/** Codes beside those of the error table whose messages are written for callers. Everything else is masked and logged. */
const forCallers = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PERSISTED_QUERY_ONLY',
  'TOO_MANY_SUBSCRIPTIONS',
  'CURSOR_EXPIRED',
  'TOO_MANY_SUBSCRIPTIONS',
  'UNAVAILABLE',
  'TIMED_OUT',
  'TOO_COSTLY',
]);

/**
 * Masks an error for the caller: expected ones keep their message, unexpected ones say only under
 * which request id the log explains them. The log keeps the cause.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  requestId: string,
  log: Log,
  mayKnowSchema = true,
): GraphQLFormattedError {
  const code =
    typeof formatted.extensions?.['code'] === 'string'
      ? formatted.extensions['code']
      : 'INTERNAL_SERVER_ERROR';
  const cause = unwrapResolverError(error);
  if (forCallers.has(code) || isErrorCode(code)) {
    const message = mayKnowSchema ? formatted.message : withoutSuggestion(formatted.message);
    return { ...formatted, message, extensions: { ...formatted.extensions, code, requestId } };
  }
  const passing = unavailability(cause);
  if (passing !== null) {
    log.warn({ requestId, path: formatted.path, err: cause }, 'the database could not answer');
    return { ...passing, extensions: { ...passing.extensions, requestId } };
  }
  const refused = refusalIn(cause);
  if (refused !== null) {
    log.warn({ requestId, path: formatted.path, err: cause }, 'a value was refused');
    const { message, extensions } = refused;
    return { ...formatted, message, extensions: { ...extensions, requestId } };
  }
  log.error(
    { requestId, path: formatted.path, err: cause instanceof Error ? cause : error },
    'request failed',
  );
  return {
    message: bi(
      `Something went wrong here. Try again; if it persists, report request ${requestId}.`,
      `系统出错，请重试；如仍不行，请把请求编号 ${requestId} 告诉管理员。`,
    ),
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** What is wrong with what the caller sent, where that is all: an expected failure of a query, or a value no column takes. */
function refusalIn(
  cause: unknown,
): { readonly message: string; readonly extensions: GraphQLError['extensions'] } | null {
  for (const error of errorChain(cause))
    if (error instanceof ExpectedError) return refusalOf(error);
  return valueRefusal(cause);
}

/** GraphQL's messages tell near names of the schema; strangers are not helped to guess. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '');
}

/** A GraphQL error with a code, in both languages. */
export function codedError(code: string, en: string, zh: string): GraphQLError {
  return new GraphQLError(bi(en, zh), { extensions: { code } });
}
