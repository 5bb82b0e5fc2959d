/**
 * Which of a listing's candidates are kept as pairings. A pairing is kept when it is among the best
 * K of its need's candidates or of its resource's, ranked before anything is cut: so neither an old
 * nor a popular listing absorbs everything, and what one listing keeps does not depend on what
 * others dropped.
 */

/** The best candidates a listing keeps from its own side. */
export const keptPerListing = 10;

/** A candidate's place: higher score first, then the other listing's id, so that ties are settled for good. */
export interface Candidate {
  readonly other: string;
  readonly score: number;
}

/** Whether `a` stands before `b`. */
export function ranksBefore(a: Candidate, b: Candidate): boolean {
  return a.score > b.score || (a.score === b.score && a.other < b.other);
}

/** The candidates in order, best first. */
export function ranked<Item extends Candidate>(candidates: readonly Item[]): Item[] {
  return candidates.toSorted((a, b) => (ranksBefore(a, b) ? -1 : 1));
}
