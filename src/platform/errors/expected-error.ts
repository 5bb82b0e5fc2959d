import { messageOf, type ErrorCode, type ErrorParams } from './error-table.ts';

/** An expected failure as data: what `userErrors` show and idempotency records keep. */
export interface Problem {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the arguments: `['input', 'quantity']`; null when no one field is to blame. */
  readonly field: readonly string[] | null;
}

/** Parameters may be left out where a code's message has none. */
type Given<Code extends ErrorCode> = keyof ErrorParams<Code> extends never
  ? [params?: ErrorParams<Code>, field?: readonly string[] | null]
  : [params: ErrorParams<Code>, field?: readonly string[] | null];

/**
 * A failure that a caller can expect and put right. Services throw it; it rolls their transaction
 * back and becomes `userErrors` (see `orUserErrors`) or a refusal (see refusal.ts).
 */
export class ExpectedError extends Error {
  /** All that is wrong, so that a form can show it at once. Never empty. */
  readonly problems: readonly Problem[];

  private constructor(problems: readonly Problem[]) {
    super(
      problems.map(({ code, params }) => `${code}: ${messageOf(code, params, 'en')}`).join(' '),
    );
    this.name = 'ExpectedError';
    this.problems = problems;
  }

  /** One failure: `ExpectedError.of('NAME_TAKEN', { name }, ['input', 'name'])`. */
  static of<Code extends ErrorCode>(code: Code, ...given: Given<Code>): ExpectedError {
    return new ExpectedError([problem(code, ...given)]);
  }

  /** Several failures at once. @throws RangeError when there are none. */
  static all(problems: readonly Problem[]): ExpectedError {
    if (problems.length === 0) throw new RangeError('an expected error has a problem');
    return new ExpectedError(problems);
  }

  /** Whether one of its problems has this code. */
  has(code: ErrorCode): boolean {
    return this.problems.some((problem) => problem.code === code);
  }
}

/** One failure as data, its parameters checked by the compiler; collect these for `ExpectedError.all`. */
export function problem<Code extends ErrorCode>(
  code: Code,
  ...[params, field]: Given<Code>
): Problem {
  return { code, params: params ?? {}, field: field ?? null };
}
