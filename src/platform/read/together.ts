import type { Ready, Send } from './planner.ts';
import type { Row } from './write.ts';

interface Waiting {
  readonly statements: readonly Ready[];
  readonly resolve: (results: readonly (readonly Row[])[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends what several fields of one request ask for in one tick as one transaction: one round trip
 * and one snapshot, however many root fields or payload entries normal execution resolves. Calls of
 * different requests may meet here too; behind one district's wall that changes nothing.
 */
export class Together {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(private readonly sendNow: Send) {}

  readonly send: Send = (district, statements) =>
    new Promise((resolve, reject) => {
      const others = this.waiting.get(district);
      if (others !== undefined) {
        others.push({ statements, resolve, reject });
        return;
      }
      this.waiting.set(district, [{ statements, resolve, reject }]);
      queueMicrotask(() => void this.flush(district));
    });

  private async flush(district: string): Promise<void> {
    const calls = this.waiting.get(district) ?? [];
    this.waiting.delete(district);
    try {
      const results = await this.sendNow(
        district,
        calls.flatMap(({ statements }) => statements),
      );
      let from = 0;
      for (const { statements, resolve } of calls)
        resolve(results.slice(from, (from += statements.length)));
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }
}
