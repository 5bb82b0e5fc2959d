import {
  countedNeeds,
  fillOf,
  floorHolds,
  type AllocationPair,
  type AllocationProblem,
} from './allocation.rule.ts';

/**
 * A plan being worked on: steps of every pair, with what is left kept beside them, and a trail by which
 * any number of changes can be taken back. Plain arrays: a search makes millions of changes.
 */
export class AllocationState {
  readonly problem: AllocationProblem;
  readonly steps: Float64Array;
  /** Pairs of each need and of each resource, the worthiest first. */
  readonly ofNeed: readonly (readonly number[])[];
  readonly ofResource: readonly (readonly number[])[];
  /** What one step of a pair is worth. */
  readonly stepValue: Float64Array;
  value = 0;
  private readonly needLeft: Float64Array;
  private readonly resourceLeft: Float64Array;
  private readonly fill: { weak: number; weakNeeds: number; strong: number; strongNeeds: number };
  private readonly counted: readonly boolean[];
  private readonly trail: number[] = [];

  constructor(problem: AllocationProblem) {
    this.problem = problem;
    const { needs, resources, pairs } = problem;
    this.steps = new Float64Array(pairs.length);
    this.needLeft = Float64Array.from(needs, ({ total, booked }) => Math.max(0, total - booked));
    this.resourceLeft = Float64Array.from(resources, ({ left }) => left);
    this.stepValue = Float64Array.from(
      pairs,
      ({ worth, gives, need }) => (worth * gives) / (needs[need]?.total ?? 1),
    );
    const [ofNeed, ofResource] = [
      needs.map(() => [] as number[]),
      resources.map(() => [] as number[]),
    ];
    pairs.forEach(({ need, resource, most }, at) => {
      if (most === 0) return;
      ofNeed[need]?.push(at);
      ofResource[resource]?.push(at);
    });
    const worthOf = (at: number): number => pairs[at]?.worth ?? 0;
    for (const list of ofNeed) list.sort((a, b) => worthOf(b) - worthOf(a) || a - b);
    for (const list of ofResource) list.sort((a, b) => this.density(b) - this.density(a) || a - b);
    this.ofNeed = ofNeed;
    this.ofResource = ofResource;
    this.counted = countedNeeds(problem);
    this.fill = { weak: 0, weakNeeds: 0, strong: 0, strongNeeds: 0 };
    needs.forEach((need, at) => {
      if (this.counted[at] !== true || need.group === null) return;
      this.fill[need.group === 'WEAK' ? 'weakNeeds' : 'strongNeeds'] += 1;
      this.fill[need.group === 'WEAK' ? 'weak' : 'strong'] += fillOf(need, 0);
    });
  }

  pair(at: number): AllocationPair {
    return this.problem.pairs[at] as AllocationPair;
  }

  /** What a thousandth of the resource is worth spent on this pair. */
  density(at: number): number {
    return (this.stepValue[at] as number) / this.pair(at).takes;
  }

  /** How many steps more there is room for on both sides; the pair's own most and least aside. */
  room(at: number): number {
    const { need, resource, gives, takes } = this.pair(at);
    return Math.floor(
      Math.min(
        (this.needLeft[need] as number) / gives,
        (this.resourceLeft[resource] as number) / takes,
      ),
    );
  }

  /** Free room of one side, in steps of the pair. */
  needRoom(at: number): number {
    const { need, gives } = this.pair(at);
    return Math.floor((this.needLeft[need] as number) / gives);
  }

  resourceRoom(at: number): number {
    const { resource, takes } = this.pair(at);
    return Math.floor((this.resourceLeft[resource] as number) / takes);
  }

  /** Sets a pair's steps; the caller has seen to room and lot. */
  set(at: number, steps: number): void {
    const before = this.steps[at] as number;
    if (before === steps) return;
    this.trail.push(at, before);
    this.change(at, steps);
  }

  /** Gives a pair as much as there is room for; false where that is nothing more. */
  raise(at: number): boolean {
    const { least, most } = this.pair(at);
    const now = this.steps[at] as number;
    const next = Math.min(most, now + this.room(at));
    if (next <= now || next < least) return false;
    this.set(at, next);
    return true;
  }

  /** Where the trail stands: hand it to `back` to undo what came after. */
  mark(): number {
    return this.trail.length;
  }

  back(mark: number): void {
    while (this.trail.length > mark) {
      const before = this.trail.pop() as number;
      this.change(this.trail.pop() as number, before);
    }
  }

  /** Forgets how to go back: what is done stays. */
  keep(): void {
    this.trail.length = 0;
  }

  get fair(): boolean {
    return floorHolds(this.problem.floor, this.fill);
  }

  /** The two groups' fill as it stands. */
  get groups() {
    return { ...this.fill };
  }

  private change(at: number, steps: number): void {
    const { need, resource, gives, takes } = this.pair(at);
    const more = steps - (this.steps[at] as number);
    const facts = this.problem.needs[need];
    const planned = Math.max(0, (facts?.total ?? 0) - (facts?.booked ?? 0));
    const group = facts?.group ?? null;
    const was =
      group === null || !facts ? 0 : fillOf(facts, planned - (this.needLeft[need] as number));
    this.steps[at] = steps;
    this.needLeft[need]! -= gives * more;
    this.resourceLeft[resource]! -= takes * more;
    this.value += (this.stepValue[at] as number) * more;
    if (group === null || !facts) return;
    const is = fillOf(facts, planned - (this.needLeft[need] as number));
    this.fill[group === 'WEAK' ? 'weak' : 'strong'] += is - was;
  }
}
