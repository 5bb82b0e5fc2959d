/** How long a payload may be sent again: what it shows beside the event itself moves on. */
const keepMs = 1_000;
const mostKept = 500;

interface Kept {
  readonly at: number;
  readonly payload: Promise<Buffer | undefined>;
}

/**
 * A group's payloads of the last second, so that a thousand clients that reconnect together and
 * resume after the same cursor cost one read, not a thousand.
 */
export class PayloadCache<C> {
  private readonly kept = new Map<number, Kept>();

  constructor(
    private readonly read: (
      caller: C,
      positions: readonly number[],
    ) => Promise<ReadonlyMap<number, Buffer>>,
  ) {}

  async get(caller: C, positions: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
    const now = performance.now();
    this.forget(now);
    const missing = positions.filter((position) => !this.kept.has(position));
    if (missing.length > 0) {
      const reading = this.read(caller, missing);
      for (const position of missing) {
        const payload = reading.then((payloads) => payloads.get(position));
        // A failed read is not kept; whoever waits for it below hears of the failure.
        payload.catch(() => this.kept.delete(position));
        this.kept.set(position, { at: now, payload });
      }
    }
    const found = new Map<number, Buffer>();
    for (const position of positions) {
      const payload = await this.kept.get(position)?.payload;
      if (payload !== undefined) found.set(position, payload);
    }
    return found;
  }

  /** Entries are in the order they were read, so the oldest come first. */
  private forget(now: number): void {
    for (const [position, { at }] of this.kept) {
      if (now - at < keepMs && this.kept.size <= mostKept) return;
      this.kept.delete(position);
    }
  }
}
