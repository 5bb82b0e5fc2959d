import { createHash } from 'node:crypto';
import type { Database } from './database/database.ts';
import { ExpectedError, type Problem } from './errors/expected-error.ts';
import { isUuid } from './uuid.rule.ts';
import type { UnitOfWork, Units, WriteContext } from './events/unit-of-work.ts';

/** What may be kept: ids and other facts without personal data, never a secret. */
export type KeptResult = Readonly<
  Record<string, string | number | boolean | null | readonly string[]>
>;

/** A request that may arrive twice: the mutation, the client's key and the input it came with. */
export interface RepeatableRequest {
  readonly mutation: string;
  /** A UUID the client made; without one the work is simply done. */
  readonly key: string | null | undefined;
  readonly input: object;
}

type Kept<Result> = { readonly result: Result } | { readonly problems: readonly Problem[] };

/** How long an answer is kept. */
export const keptForDays = 30;

/**
 * Does the work of a mutation once per viewer, mutation and key: a repetition gets the kept result
 * (ids, from which the answer is read anew) or the kept expected failure.
 *
 * The record is the first thing the work's own transaction writes, so a twin that runs at the same
 * time waits at it for the first to end: it then finds the answer, or, if the first failed
 * unexpectedly and left nothing, does the work itself.
 *
 * @throws ExpectedError what the work expected to fail with (kept as well), or
 *   IDEMPOTENCY_KEY_REUSED when the key came with another input before.
 */
export async function withIdempotency<Result extends KeptResult>(
  units: Units,
  context: WriteContext,
  { mutation, key, input }: RepeatableRequest,
  work: (unit: UnitOfWork) => Promise<Result>,
): Promise<Result> {
  if (key == null) return units.run(context, work);
  if (!isUuid(key))
    throw ExpectedError.of('IDEMPOTENCY_KEY_INVALID', { key: key.slice(0, 60) }, [
      'input',
      'idempotencyKey',
    ]);
  const record = { mutation, key: key.toLowerCase(), hash: hashOf(input) };
  const once = (perform: (unit: UnitOfWork) => Promise<Kept<Result>>): Promise<Kept<Result>> =>
    units.run(context, async (unit) => {
      if (!(await claim(unit, record))) return kept<Result>(unit, record);
      const answer = await perform(unit);
      keep(unit, record, answer);
      return answer;
    });
  return opened(
    await once(async (unit) => ({ result: await work(unit) })).catch((error: unknown) => {
      if (!(error instanceof ExpectedError) || error.has('IDEMPOTENCY_KEY_REUSED')) throw error;
      // The failed work was rolled back with its record. Its failure is kept in a transaction of its
      // own; should a twin have got between, its answer counts for both.
      return once(async () => ({ problems: error.problems }));
    }),
  );
}

/**
 * The answer a request with this key was given before; undefined where it is new or has no key. For work too
 * long to be done while its record waits: ask first, work, then `withIdempotency` what is to be kept.
 * @throws ExpectedError what the request failed with before, or that its key is wrong
 */
export async function answeredBefore<Result extends KeptResult>(
  units: Units,
  context: WriteContext,
  { mutation, key, input }: RepeatableRequest,
): Promise<Result | undefined> {
  if (key == null || !isUuid(key)) return undefined;
  const record = { mutation, key: key.toLowerCase(), hash: hashOf(input) };
  const answer = await units.run(context, (unit) => found<Result>(unit, record));
  return answer && opened(answer);
}

interface RequestRecord {
  readonly mutation: string;
  readonly key: string;
  readonly hash: string;
}

/** False when the key is taken; waits for a transaction that is just taking it. */
async function claim(unit: UnitOfWork, { mutation, key, hash }: RequestRecord): Promise<boolean> {
  if (unit.actor === null) throw new TypeError('an idempotency key belongs to a viewer');
  const rows = await unit.sql(
    `insert into idempotency (district, viewer, mutation, key, body_hash, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning key`,
    [unit.district, unit.actor, mutation, key, hash, unit.now],
  );
  return rows.length === 1;
}

async function kept<Result>(unit: UnitOfWork, record: RequestRecord): Promise<Kept<Result>> {
  const answer = await found<Result>(unit, record);
  if (answer === undefined) throw new Error('an idempotency record was purged while it was read');
  return answer;
}

async function found<Result>(
  unit: UnitOfWork,
  { mutation, key, hash }: RequestRecord,
): Promise<Kept<Result> | undefined> {
  const [row] = await unit.sql<{ body_hash: string; result: Kept<Result> }>(
    `select body_hash, result from idempotency where district = $1 and viewer = $2 and mutation = $3 and key = $4`,
    [unit.district, unit.actor, mutation, key],
  );
  if (row === undefined) return undefined;
  if (row.body_hash !== hash)
    throw ExpectedError.of('IDEMPOTENCY_KEY_REUSED', {}, ['input', 'idempotencyKey']);
  return row.result;
}

function keep<Result>(
  unit: UnitOfWork,
  { mutation, key }: RequestRecord,
  answer: Kept<Result>,
): void {
  unit.send(
    `update idempotency set result = $5 where district = $1 and viewer = $2 and mutation = $3 and key = $4`,
    [unit.district, unit.actor, mutation, key, JSON.stringify(answer)],
  );
}

function opened<Result>(answer: Kept<Result>): Result {
  if ('problems' in answer) throw ExpectedError.all(answer.problems);
  return answer.result;
}

/** The same input in any order of its fields gives the same hash; the selection plays no part. */
function hashOf(input: object): string {
  return createHash('sha256').update(canonical(input)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value instanceof Date || typeof value !== 'object' || value === null)
    return JSON.stringify(value);
  // A field left out and a field given as null may mean different things: only undefined is nothing.
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
}

/** Forgets answers older than 30 days of one district, in transactions of at most 500 rows; gives how many. */
export async function purgeIdempotency(
  database: Database,
  district: string,
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - keptForDays * 86_400_000);
  for (let purged = 0; ;) {
    const rows = await database.write(district, (tx) =>
      tx.sql(
        `delete from idempotency where district = $1 and (viewer, mutation, key) in (
           select viewer, mutation, key from idempotency where district = $1 and created_at < $2 limit 500)
         returning key`,
        [district, before],
      ),
    );
    purged += rows.length;
    if (rows.length < 500) return purged;
  }
}
