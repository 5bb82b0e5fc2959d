import { describe, expect, test } from '@jest/globals';
import { runningIds, seedId } from '../../seeds/seed-id.ts';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const key = { district: '120113', table: 'town', key: '120113100' };

describe('seeded ids', () => {
  test('are UUIDs of version 7 in December 2024, the same for the same key', () => {
    const id = seedId({ ...key, ordinal: 5 });
    expect(id).toMatch(V7);
    expect(seedId({ ...key, ordinal: 5 })).toBe(id);
    const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
    expect(new Date(time).toISOString()).toBe('2024-12-01T00:00:00.005Z');
  });

  test.each([
    { ...key, district: '120114' },
    { ...key, table: 'party' },
    { ...key, key: '120113101' },
  ])('differ for another key: %o', (other) => {
    expect(seedId(other)).not.toBe(seedId(key));
  });

  test('run in order and never repeat', () => {
    const next = runningIds('990001', 'listing', 7);
    const ids = Array.from({ length: 50_000 }, (_, n) => next(n));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids.slice(0, 1000)) expect(id).toMatch(V7);
    expect(runningIds('990001', 'listing', 8)(0)).not.toBe(ids[0]);
    expect(runningIds('990002', 'listing', 7)(0)).not.toBe(ids[0]);
  });
});
