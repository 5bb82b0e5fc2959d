/** An error and what it came of, outermost first: causes, what MikroORM calls previous, what GraphQL calls original. */
export function* errorChain(error: unknown): Generator<Error> {
  let at: unknown = error;
  for (let depth = 0; at instanceof Error && depth < 6; depth++) {
    yield at;
    const { cause, previous, originalError } = at as Error & {
      readonly previous?: unknown;
      readonly originalError?: unknown;
    };
    at = cause ?? previous ?? originalError;
  }
}
