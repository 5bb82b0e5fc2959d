/** The best K of many lists at once, in a few flat arrays: ten numbers a place would be a hundred bytes as objects. */
export class BestLists {
  private readonly counts: Uint8Array;
  private readonly scores: Int16Array;
  private readonly others: Int32Array;
  private readonly most: number;

  constructor(lists: number, most: number) {
    this.most = most;
    this.counts = new Uint8Array(lists);
    this.scores = new Int16Array(lists * most);
    this.others = new Int32Array(lists * most);
  }

  /** What a score must at least be to enter: 0 while there is room. A tie may still lose, see {@link place}. */
  least(list: number): number {
    return (this.counts[list] as number) < this.most
      ? 0
      : (this.scores[list * this.most + this.most - 1] as number);
  }

  /** Puts `other` where it belongs, if it does: higher scores first, then lower numbers, in whatever order they come. */
  place(list: number, other: number, score: number): void {
    const first = list * this.most;
    const count = this.counts[list] as number;
    let at = first + count;
    while (at > first && this.isBefore(other, score, at - 1)) at -= 1;
    if (at === first + this.most) return;
    const end = first + Math.min(count + 1, this.most);
    this.scores.copyWithin(at + 1, at, end - 1);
    this.others.copyWithin(at + 1, at, end - 1);
    this.scores[at] = score;
    this.others[at] = other;
    if (count < this.most) this.counts[list] = count + 1;
  }

  /** Calls `each` for all that a list holds, best first. */
  visit(list: number, each: (other: number, score: number) => void): void {
    const first = list * this.most;
    for (let at = first; at < first + (this.counts[list] as number); at++)
      each(this.others[at] as number, this.scores[at] as number);
  }

  private isBefore(other: number, score: number, at: number): boolean {
    const theirs = this.scores[at] as number;
    return score > theirs || (score === theirs && other < (this.others[at] as number));
  }
}
