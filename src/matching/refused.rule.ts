import { ranksBefore, type Candidate } from './keep.rule.ts';
import type { Scorable } from './scorable.rule.ts';

/**
 * Which places were refused, by the listing that had none left: what ranks behind a pairing that found no place
 * there will hardly find one now. It is a guess, since a place may have come free, and it may be another process
 * that knows: whoever follows it spares asking the database about hundreds of candidates, and leaves it to the log
 * reader, which asks about all of them, to find what was missed. Without it an addition to a district of 10,000
 * asked about 105 places and got 5 (25 November 2026).
 *
 * What is known of a listing goes with what this process keeps of it.
 */
export class Refused {
  private readonly strongest = new WeakMap<Scorable, Candidate>();

  /** Notes that `asking` found no place among the best of a listing with this score. */
  note(listing: Scorable, asking: string, score: number): void {
    const place = { other: asking, score };
    const known = this.strongest.get(listing);
    if (known === undefined || ranksBefore(place, known)) this.strongest.set(listing, place);
  }

  /** Whether something that ranks before it, or it itself, was refused. */
  isLikely(listing: Scorable, asking: string, score: number): boolean {
    const known = this.strongest.get(listing);
    return known !== undefined && !ranksBefore({ other: asking, score }, known);
  }
}
