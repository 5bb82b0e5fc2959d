/** The server refused a request, or what it asked for cannot be. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  /**
   * @param code stands in the table of errors, such as `UNAUTHENTICATED` or `RATE_LIMITED`
   * @param requestId names the request in the server's log
   */
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

/** There was no answer: no network, or the server is away. Asking again later may help. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** An error as the graph gives it. */
export interface GraphError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly requestId?: string };
}

/** The first of the graph's errors, as one that can be thrown. */
export function refusedBy(errors: readonly GraphError[]): RefusedError {
  const { message, extensions } = errors[0] ?? { message: 'refused without a reason' };
  return new RefusedError(extensions?.code ?? 'UNKNOWN', message, extensions?.requestId ?? null);
}
