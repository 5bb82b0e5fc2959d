import { headOf, headStatement, isAsFarAs, isSameHead, type Head } from '../events/head.ts';
import type { Send } from './planner.ts';

/** An answer and the head of the snapshot it was read in. */
export interface Answer {
  readonly text: string;
  readonly head: Head;
}

/** Reads an answer; `null` for one whose head was not asked for. */
export interface Reading {
  /** Reads without a word about the head: for what is not asked again. */
  plain(): Promise<string>;
  /** Reads with the head of the same snapshot. */
  headed(): Promise<Answer>;
}

interface Known {
  answer: Answer | null;
  flight: Promise<Answer> | null;
}

/** Keys without an answer are worth remembering too: they say what is asked again. */
const mostKnown = 4_000;
/** Longer keys (long lists in filters) are not remembered. */
const mostKeyCharacters = 4_000;

/**
 * Gives answers again while nothing has changed.
 *
 * Every request asks for the district's head, which costs a fraction of most readings and is shared by
 * all requests of a moment; an answer read at that very head is the answer of now. No clock and no
 * message decides: what was committed before the request, by whichever process, is in the head, so
 * nothing stale is given. While an answer is being read, who asks the same waits for it, provided its
 * snapshot has all that was committed when they came.
 *
 * What is asked for the first time is read as if this were not here.
 */
export class Answers {
  private readonly known = new Map<string, Known>();
  private readonly heads = new Map<string, SharedHead>();
  private bytes = 0;

  constructor(
    private readonly send: Send,
    /** The most that kept answers may weigh. */
    private readonly mostBytes: number,
  ) {}

  async give(district: string, key: string, reading: Reading): Promise<string> {
    if (key.length > mostKeyCharacters) return reading.plain();
    const known = this.recall(key);
    if (known === null) return reading.plain();
    if (known.answer === null && known.flight === null)
      return (await this.fly(key, known, reading)).text;
    const before = known.answer;
    const head = await this.headOfNow(district);
    if (before !== null && isSameHead(before.head, head)) return before.text;
    for (;;) {
      const { answer, flight } = known;
      // One that came meanwhile was read in these milliseconds: if it is as far, it is fresh.
      if (answer !== null && answer !== before && isAsFarAs(answer.head, head)) return answer.text;
      if (flight === null) return (await this.fly(key, known, reading)).text;
      // Whether it fails is for whoever began it to tell; here it only has to be over.
      await flight.catch(() => undefined);
    }
  }

  /** What is known of a key, or null where it is asked for the first time. */
  private recall(key: string): Known | null {
    const known = this.known.get(key);
    if (known === undefined) {
      this.known.set(key, { answer: null, flight: null });
      this.shrink();
      return null;
    }
    this.known.delete(key);
    this.known.set(key, known);
    return known;
  }

  private async fly(key: string, known: Known, reading: Reading): Promise<Answer> {
    const flight = reading.headed();
    known.flight = flight;
    try {
      const answer = await flight;
      this.keep(key, known, answer);
      return answer;
    } finally {
      if (known.flight === flight) known.flight = null;
    }
  }

  private keep(key: string, known: Known, answer: Answer): void {
    const weight = weightOf(key, answer);
    const isForgotten = this.known.get(key) !== known;
    if (known.answer !== null && !isForgotten) this.bytes -= weightOf(key, known.answer);
    known.answer = answer;
    if (isForgotten) return;
    this.bytes += weight;
    this.shrink();
  }

  /** Forgets what was asked for longest ago. */
  private shrink(): void {
    for (const [key, { answer }] of this.known) {
      if (this.bytes <= this.mostBytes && this.known.size <= mostKnown) return;
      this.known.delete(key);
      if (answer !== null) this.bytes -= weightOf(key, answer);
    }
  }

  private headOfNow(district: string): Promise<Head> {
    let shared = this.heads.get(district);
    if (shared === undefined)
      this.heads.set(district, (shared = new SharedHead(this.send, district)));
    return shared.read();
  }
}

/** One district's head for all who ask at one moment: never from a read that had begun before they asked. */
class SharedHead {
  private last: Promise<unknown> = Promise.resolve();
  private next: Promise<Head> | null = null;

  constructor(
    private readonly send: Send,
    private readonly district: string,
  ) {}

  read(): Promise<Head> {
    if (this.next === null) {
      const next = this.last.then(async () => {
        this.next = null;
        const [rows] = await this.send(this.district, [headStatement(this.district)]);
        return headOf(rows);
      });
      this.next = next;
      this.last = next.catch(() => undefined);
    }
    return this.next;
  }
}

/** Texts may take two bytes a character. */
function weightOf(key: string, { text }: Answer): number {
  return 2 * (key.length + text.length) + 200;
}
