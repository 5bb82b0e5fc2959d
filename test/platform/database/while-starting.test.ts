import { describe, expect, test } from '@jest/globals';
import { whileStarting } from '../../../src/platform/database/while-starting.ts';

const away = (): Error => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
const wrong = (): Error => Object.assign(new Error('no such password'), { code: '28P01' });

/** A step that fails so, one after the other, and then gives its answer. */
function step(...failures: readonly Error[]) {
  const tries = { count: 0 };
  const run = (): Promise<string> => {
    const failure = failures[tries.count++];
    return failure === undefined ? Promise.resolve('done') : Promise.reject(failure);
  };
  return { tries, run };
}

describe('a step of a start', () => {
  const warned: unknown[] = [];
  const log = { warn: (line: unknown) => void warned.push(line) } as never;

  test('is tried again while the database is away, and says so', async () => {
    const { tries, run } = step(
      away(),
      new Error('Connection terminated due to connection timeout'),
    );
    expect(await whileStarting(log, run, { mostMs: 60_000, pauseMs: 0 })).toBe('done');
    expect([tries.count, warned.length]).toEqual([3, 2]);
  });

  test('ends at once with whatever else is wrong', async () => {
    const { tries, run } = step(wrong());
    await expect(whileStarting(log, run)).rejects.toThrow('no such password');
    expect(tries.count).toBe(1);
  });

  test('gives up in the end', async () => {
    const { run } = step(away(), away());
    await expect(whileStarting(log, run, { mostMs: 0, pauseMs: 0 })).rejects.toThrow('refused');
  });
});
