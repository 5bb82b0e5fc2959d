import { AllocationState } from './allocation-state.rule.ts';
import type { AllocationProblem } from './allocation.rule.ts';

/*
 * From a fractional optimum to a plan people can carry out: whole steps, nothing under its least lot,
 * the fairness floor held. Deterministic: the same problem gives the same plan.
 */

/** Best score first, each as much as there is, whoever it is: what a clerk would do, and what every plan is compared with. */
export function greedyPlan(problem: AllocationProblem): AllocationState {
  const state = new AllocationState(problem);
  const order = problem.pairs.map((_, at) => at).filter((at) => state.pair(at).most > 0);
  order.sort((a, b) => state.pair(b).worth - state.pair(a).worth || a - b);
  for (const at of order) state.raise(at);
  state.keep();
  return state;
}

/** Rounds fractional steps down to whole ones, lots kept, then fills what is left over, worthiest first. */
export function roundedPlan(problem: AllocationProblem, wish: ArrayLike<number>): AllocationState {
  const state = new AllocationState(problem);
  const order = problem.pairs.map((_, at) => at).filter((at) => (wish[at] ?? 0) > 1e-9);
  order.sort((a, b) => state.stepValue[b]! * wish[b]! - state.stepValue[a]! * wish[a]! || a - b);
  for (const at of order) {
    const { least, most } = state.pair(at);
    // 1e-6 of a step is the solver's tolerance, not an amount.
    const wanted = Math.min(most, Math.floor((wish[at] as number) + 1e-6));
    const steps = Math.min(state.room(at), wanted < least && wanted * 2 >= least ? least : wanted);
    if (steps >= least && steps > 0) state.set(at, steps);
  }
  refill(state, order);
  restoreFloor(state);
  state.keep();
  return state;
}

/**
 * Takes from strong villages what costs least until the floor holds, then lets weak villages push
 * others aside; false where that is not enough either.
 */
export function restoreFloor(state: AllocationState): boolean {
  return state.fair || takeFromStrong(state) || giveToWeak(state);
}

function giveToWeak(state: AllocationState): boolean {
  const { pairs, needs } = state.problem;
  for (const at of pairs.keys()) {
    if (needs[state.pair(at).need]?.group !== 'WEAK' || state.steps[at] === state.pair(at).most)
      continue;
    const [mark, before] = [state.mark(), state.groups.weak];
    if (!force(state, at, state.pair(at).most) || state.groups.weak <= before) state.back(mark);
    else if (state.fair || takeFromStrong(state)) return true;
  }
  return false;
}

function takeFromStrong(state: AllocationState): boolean {
  const strong = state.problem.pairs
    .map((_, at) => at)
    .filter(
      (at) => state.steps[at]! > 0 && state.problem.needs[state.pair(at).need]?.group === 'STRONG',
    )
    .sort((a, b) => state.pair(a).worth - state.pair(b).worth || a - b);
  for (const at of strong) {
    const { least, resource } = state.pair(at);
    const before = state.steps[at] as number;
    state.set(at, 0);
    refill(
      state,
      (state.ofResource[resource] ?? []).filter(
        (other) => state.problem.needs[state.pair(other).need]?.group === 'WEAK',
      ),
    );
    if (!state.fair) continue;
    // Give back as much as the floor and what is left allow.
    let [low, high] = [0, Math.min(before, state.room(at))];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      state.set(at, middle);
      if (state.fair) low = middle;
      else high = middle - 1;
    }
    state.set(at, low < least ? 0 : low);
    return true;
  }
  return false;
}

/** From here on a plan counts as the best there is: a hundredth of a percent. */
const near = 1e-4;

/**
 * Makes a plan better until nothing near it is, it is as good as `bound`, or `effort` tries are spent:
 * a pair is forced in, at its lot or at its most, what stands in its way on either side makes room
 * (cheapest first), and what that sets free is filled again. Then parts are cleared and filled anew in
 * another order. Kept is what is worth more and still fair.
 */
export function improve(state: AllocationState, bound: number, effort: number): void {
  const enough = bound * (1 - near);
  const forced = Math.ceil(effort / 2);
  let tries = forced;
  for (let better = true; better && tries > 0;) {
    better = false;
    for (let at = 0; at < state.steps.length && tries > 0 && state.value < enough; at++) {
      const { most, least } = state.pair(at);
      const now = state.steps[at] as number;
      if (most === 0 || now === most) continue;
      tries -= 1;
      for (const goal of least > 1 && now === 0 && least < most ? [most, least] : [most])
        if (attempt(state, () => force(state, at, goal))) better = true;
    }
  }
  shake(state, enough, effort - forced + tries);
}

/** Does a change and keeps it if it is worth more and fair; else takes it back. */
function attempt(state: AllocationState, change: () => boolean): boolean {
  const [mark, value] = [state.mark(), state.value];
  if (change() && state.value > value + 1e-9 && state.fair) {
    state.keep();
    return true;
  }
  state.back(mark);
  return false;
}

function force(state: AllocationState, at: number, goal: number): boolean {
  const { need, resource } = state.pair(at);
  const wanted = goal - (state.steps[at] as number);
  if (wanted <= 0) return false;
  const [ofResource, ofNeed] = [state.ofResource[resource] ?? [], state.ofNeed[need] ?? []];
  const needs = makeRoom(state, at, wanted, ofResource, () => state.resourceRoom(at));
  const resources = makeRoom(state, at, wanted, ofNeed, () => state.needRoom(at));
  if (!state.raise(at)) return false;
  const around = [...ofResource, ...ofNeed];
  for (const other of needs) around.push(...(state.ofNeed[state.pair(other).need] ?? []));
  for (const other of resources)
    around.push(...(state.ofResource[state.pair(other).resource] ?? []));
  refill(state, around);
  return true;
}

/** Lets others of a side give way, the least worthy first: down to their lot where that is enough, else wholly. Gives those that did. */
function makeRoom(
  state: AllocationState,
  at: number,
  wanted: number,
  others: readonly number[],
  room: () => number,
): number[] {
  const touched: number[] = [];
  for (let place = others.length - 1; place >= 0 && room() < wanted; place--) {
    const other = others[place] as number;
    const steps = state.steps[other] as number;
    if (other === at || steps === 0) continue;
    touched.push(other);
    state.set(other, 0);
    if (room() <= wanted) continue;
    // More than enough: give back what is not wanted, if a lot of it is left.
    let [low, high] = [0, steps];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      state.set(other, middle);
      if (room() >= wanted) low = middle;
      else high = middle - 1;
    }
    state.set(other, low < state.pair(other).least ? 0 : low);
  }
  return touched;
}

/** Gives each of these pairs what there is room for, the worthiest first. */
function refill(
  state: AllocationState,
  pairs: readonly number[],
  worth = (at: number): number => state.pair(at).worth,
): void {
  // Most have no room: only those that have are worth sorting.
  const open = pairs.filter((at) => state.room(at) > 0).map((at) => ({ at, worth: worth(at) }));
  open.sort((a, b) => b.worth - a.worth || a.at - b.at);
  for (const { at } of open) state.raise(at);
}

/** Clears everything around a resource and its neighbours and fills it in a random order, again and again. */
function shake(state: AllocationState, enough: number, tries: number): void {
  const { resources } = state.problem;
  const busy = resources.map((_, at) => at).filter((at) => (state.ofResource[at]?.length ?? 0) > 0);
  if (busy.length === 0) return;
  const random = dice(20_261_125);
  for (let turn = 0; turn < tries && state.value < enough; turn++) {
    attempt(state, () => {
      const cleared = new Set([busy[Math.floor(random() * busy.length)] as number]);
      const size = 2 + Math.floor(random() * 4);
      for (const resource of cleared) {
        if (cleared.size >= size) break;
        const list = state.ofResource[resource] as readonly number[];
        const through = state.pair(list[Math.floor(random() * list.length)] as number).need;
        for (const at of state.ofNeed[through] ?? [])
          if (random() < 0.5) cleared.add(state.pair(at).resource);
      }
      const around = [...cleared].flatMap((resource) => state.ofResource[resource] ?? []);
      const needs = new Set(around.map((at) => state.pair(at).need));
      for (const at of around) state.set(at, 0);
      const all = [...around, ...[...needs].flatMap((need) => state.ofNeed[need] ?? [])];
      refill(state, all, (at) => state.pair(at).worth * (1 + (random() - 0.5) * 0.6));
      return true;
    });
  }
}

/** Numbers from 0 to 1 that are the same at every run. */
function dice(seed: number): () => number {
  let at = seed;
  return () => (at = (at * 48_271) % 2_147_483_647) / 2_147_483_647;
}
