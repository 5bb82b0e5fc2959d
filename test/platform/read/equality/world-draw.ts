import type { SeededRandom } from '../../../../seeds/random.ts';

type Value = string | number | boolean | null | object;
export type NewRow = Record<string, Value>;

/** What every part of a made-up world draws. Ids are random, so their order says nothing of the order of entry. */
export class WorldDraw {
  constructor(protected readonly random: SeededRandom) {}

  protected maybe<T>(value: T): T | null {
    return this.random.chance(65) ? value : null;
  }

  protected id(): string {
    const hex = Array.from({ length: 4 }, () =>
      this.random.next().toString(16).padStart(8, '0'),
    ).join('');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `7${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join('-');
  }

  /** Few instants, so that many are equal and many differ only in microseconds. */
  protected instant(): string {
    return `2026-03-0${this.random.between(1, 2)} 08:00:00${this.random.pick(['', '.5', '.123', '.123456', '.123457', '.999999'])}+00`;
  }

  /** Few days, for the same reason: before, on and after those of the instants. */
  protected day(): string {
    return `2026-03-0${this.random.between(1, 3)}`;
  }
}
