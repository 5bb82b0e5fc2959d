import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { withIdempotency, type KeptResult } from '../platform/idempotency.ts';
import type { Call } from './call.service.ts';
import { writeContextOf } from './viewer.rule.ts';

/** An input that may come again under its key. */
export interface Repeatable {
  readonly idempotencyKey?: string | null | undefined;
}

/**
 * Does the work of a viewer's mutation in one transaction, once per key (see `withIdempotency`).
 * @throws ExpectedError what the work expected to fail with, IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_REUSED
 */
export function once<Result extends KeptResult>(
  { services, viewer, now }: Call,
  mutation: string,
  input: Repeatable,
  work: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  return withIdempotency(
    services.units,
    writeContextOf(viewer, now),
    { mutation, key: input.idempotencyKey, input },
    work,
  );
}
