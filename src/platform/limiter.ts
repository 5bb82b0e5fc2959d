/** How fast something may be done: `burst` at once, `perSecond` in the long run. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const mostBuckets = 50_000;

/**
 * A token bucket per key, in this process alone: with N processes a key has N times the rate.
 * A limit shared through the database would cost every request a write.
 */
export class Limiter {
  private readonly buckets = new Map<string, Bucket>();

  /** `clock` gives milliseconds that never go back: a jump of the wall clock locks nobody out. */
  constructor(
    private readonly rate: Rate,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Takes one; gives 0, or after how many seconds to try again. */
  take(key: string): number {
    const now = this.clock();
    const { perSecond, burst } = this.rate;
    let bucket = this.buckets.get(key);
    if (bucket === undefined) {
      bucket = { tokens: burst, at: now };
      this.buckets.set(key, bucket);
      if (this.buckets.size > mostBuckets) this.clear(now);
    }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
  }

  /** Full buckets say nothing; should all be in use, the oldest go. */
  private clear(now: number): void {
    const { perSecond, burst } = this.rate;
    for (const [key, { tokens, at }] of this.buckets) {
      if (tokens + ((now - at) / 1_000) * perSecond >= burst) this.buckets.delete(key);
    }
    for (const key of this.buckets.keys()) {
      if (this.buckets.size <= mostBuckets * 0.9) return;
      this.buckets.delete(key);
    }
  }
}

/** Counts what each key has under way. */
export class Concurrency {
  private readonly running = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** Takes a place, to be given back by calling what it gives; null where all are taken. */
  enter(key: string): (() => void) | null {
    const running = this.running.get(key) ?? 0;
    if (running >= this.most) return null;
    this.running.set(key, running + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const now = (this.running.get(key) ?? 1) - 1;
      if (now > 0) this.running.set(key, now);
      else this.running.delete(key);
    };
  }
}
