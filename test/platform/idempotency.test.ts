import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../../src/platform/errors/expected-error.ts';
import type { UnitOfWork, WriteContext } from '../../src/platform/events/unit-of-work.ts';
import { purgeIdempotency, withIdempotency } from '../../src/platform/idempotency.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { factoryOf, madeAt } from '../support/factory.ts';

let kit: TestDatabase;
let context: WriteContext;
let key: string;
let runs: number;
beforeAll(async () => {
  kit = await testDatabase();
  await factoryOf(kit.database).district();
});
afterAll(() => kit.close());
beforeEach(() => {
  context = { district: '120113', actor: randomUUID(), now: madeAt };
  [key, runs] = [randomUUID(), 0];
});

/** A mutation that makes a town and gives its id. */
const addTown =
  (fail?: Error) =>
  async (unit: UnitOfWork): Promise<{ town: string }> => {
    runs++;
    const town = randomUUID();
    await unit.sql(
      `insert into town (district, id, name, kind, rank, synthetic) values ($1, $2, $3, 'TOWN', 1, true)`,
      [unit.district, town, `合成镇${town}`],
    );
    if (fail !== undefined) throw fail;
    return { town };
  };
const send = (
  input: object = {},
  work = addTown(),
  over: Partial<WriteContext> = {},
  mutation = 'addTown',
) => withIdempotency(kit.units, { ...context, ...over }, { mutation, key, input }, work);
const towns = async (): Promise<number> => {
  const rows = await kit.database.write('120113', (tx) => tx.sql('select from town'));
  return rows.length;
};

describe('the same key again', () => {
  test('gives the same result and does the work once', async () => {
    const first = await send({ name: 'a', unit: { code: 'mu', size: 1 } });
    // Neither the order of fields nor fields that are not there make another input.
    expect(await send({ unit: { size: 1, code: 'mu' }, name: 'a', note: undefined })).toEqual(
      first,
    );
    expect(runs).toBe(1);
  });

  test('at the same time waits for the first', async () => {
    const before = await towns();
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map(({ town }) => town)).size).toBe(1);
    expect(await towns()).toBe(before + 1);
    expect(runs).toBe(1);
  });

  test('with another input is refused, and the first answer stands', async () => {
    const first = await send({ name: 'a' });
    await expect(send({ name: 'b' })).rejects.toThrow('IDEMPOTENCY_KEY_REUSED');
    expect(await send({ name: 'a' })).toEqual(first);
  });

  test('gives the same expected failure, whose work left nothing', async () => {
    const before = await towns();
    const failing = addTown(
      ExpectedError.of('ACCOUNT_NAME_TAKEN', { name: 'a' }, ['input', 'name']),
    );
    const failure = await send({}, failing).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ExpectedError);
    const again = await send({}, addTown()).catch((error: unknown) => error);
    expect((again as ExpectedError).problems).toEqual((failure as ExpectedError).problems);
    expect(runs).toBe(1);
    expect(await towns()).toBe(before);
  });

  test('after an unexpected failure does the work', async () => {
    await expect(send({}, addTown(new Error('the disk is full')))).rejects.toThrow(
      'the disk is full',
    );
    await send();
    expect(runs).toBe(2);
  });

  test.each([
    ['viewer', () => send({}, addTown(), { actor: randomUUID() })],
    ['mutation', () => send({}, addTown(), {}, 'addAnotherTown')],
  ])('of another %s is another request', async (_what, other) => {
    expect(await other()).not.toEqual(await send());
    expect(runs).toBe(2);
  });

  test('of another district is another request', async () => {
    await factoryOf(kit.database, '130435').district();
    expect(await send({}, addTown(), { district: '130435' })).not.toEqual(await send());
  });
});

test('a twin does the work when the first fails while it waits', async () => {
  let reached = (): void => undefined;
  const inside = new Promise<void>((resolve) => (reached = resolve));
  let fail = (): void => undefined;
  const released = new Promise<void>((resolve) => (fail = resolve));
  const first = send({}, async () => {
    reached();
    await released;
    throw new Error('crash');
  });
  await inside;
  const twin = send();
  fail();
  await expect(first).rejects.toThrow('crash');
  expect(await twin).toHaveProperty('town');
});

test('without a key the work is done each time', async () => {
  const request = { mutation: 'addTown', key: null, input: {} };
  await withIdempotency(kit.units, context, request, addTown());
  await withIdempotency(kit.units, context, request, addTown());
  expect(runs).toBe(2);
});

test('a key that is no UUID is said', async () => {
  key = 'abc';
  await expect(send()).rejects.toThrow('IDEMPOTENCY_KEY_INVALID');
});

test('answers are forgotten after thirty days', async () => {
  await send();
  const days = (count: number): Date => new Date(madeAt.getTime() + count * 86_400_000);
  await purgeIdempotency(kit.database, '120113', days(30));
  await send();
  expect(runs).toBe(1);
  expect(await purgeIdempotency(kit.database, '120113', days(30.01))).toBeGreaterThan(0);
  await send();
  expect(runs).toBe(2);
});
