/** Measures a matcher on a labelled set of listings: the same numbers for the rules in memory, the database and baselines. */
import type { MatchListing } from './reading.rule.ts';

/** One line of a labelled file. Its format is described beside the files under test/matching. */
export interface LabelledListing {
  readonly type: 'listing';
  readonly id: string;
  readonly kind: 'need' | 'resource';
  readonly title: string;
  readonly detail?: string | null;
  readonly quantity?: number | string | null;
  readonly unit?: string | null;
  readonly available_from?: string | null;
  readonly available_to?: string | null;
  readonly town?: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
  readonly max_km?: number | null;
  readonly only_town?: string | null;
  readonly chain?: string | null;
  readonly minimum_lot?: number | string | null;
  readonly divisible?: boolean | null;
}

/** A person's verdict on one pair: 2 dispatch it, 1 worth a look, 0 not a match, with the reason. */
export interface Judgement {
  readonly type: 'judgement';
  readonly need: string;
  readonly resource: string;
  readonly grade: 0 | 1 | 2;
  readonly why: string;
}

/** A labelled set. */
export interface LabelledSet {
  readonly listings: readonly LabelledListing[];
  readonly judgements: readonly Judgement[];
}

/** One answer to a need. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
  readonly notify: boolean;
}

/** The answers of a matcher, best first, by need. */
export type Ranking = Readonly<Record<string, readonly Ranked[]>>;

/** What is measured. Rates are 0..1; `null` where nothing could be counted. */
export interface Metrics {
  readonly needs: number;
  /** Share of needs whose first answer has grade 2 (grade ≥ 1 where the set knows no 2 for the need). */
  readonly precisionAt1: number;
  readonly ndcgAt5: number;
  readonly recallAt5: number;
  readonly notifyPrecision2: number | null;
  readonly notifyPrecision1: number | null;
  readonly notifyRecall: number;
  /** Answered pairs that break a hard constraint (judged for time, distance, eligibility or quantity). */
  readonly constraintBreaks: number;
  /** Share of needs with a named trap above their first true match. */
  readonly trapAboveTrue: number;
  /** Of the true pairs whose texts share no character: how many stand in the top 5. */
  readonly noSharedCharacter: { readonly pairs: number; readonly found: number };
}

const BREAKS = new Set(['time_window', 'too_far', 'quantity_or_capacity', 'eligibility']);
const TRAPS = new Set([
  ...BREAKS,
  'related_but_not_asked',
  'wrong_direction',
  'unit_or_object_mismatch',
]);
const UP_TO = 5;

/** Reads a labelled file (one JSON object a line); throws a SyntaxError that names the line. */
export function parseLabelled(text: string): LabelledSet {
  const listings: LabelledListing[] = [];
  const judgements: Judgement[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    let row: LabelledListing | Judgement;
    try {
      row = JSON.parse(line) as LabelledListing | Judgement;
    } catch (error) {
      throw new SyntaxError(`line ${index + 1} is not JSON / 第 ${index + 1} 行不是 JSON`, {
        cause: error,
      });
    }
    if (row.type === 'listing') listings.push(row);
    else if (row.type === 'judgement') judgements.push(row);
  });
  return { listings, judgements };
}

/** A labelled listing as matching takes it. */
export function toMatchListing(row: LabelledListing): MatchListing {
  return {
    id: row.id,
    kind: row.kind === 'need' ? 'NEED' : 'RESOURCE',
    title: row.title,
    detail: row.detail ?? null,
    quantity: row.quantity == null ? null : String(row.quantity),
    unit: row.unit ?? null,
    availableFrom: row.available_from ?? null,
    availableTo: row.available_to ?? null,
    town: row.town ?? null,
    lat: row.lat ?? null,
    lon: row.lon ?? null,
    maxKm: row.max_km ?? null,
    onlyTown: row.only_town ?? null,
    chain: row.chain ?? null,
    minimumLot: row.minimum_lot == null ? null : String(row.minimum_lot),
    divisible: row.divisible ?? null,
    status: 'OPEN',
  };
}

/** Measures a ranking against the judgements; pairs nobody judged count as no match. Needs without a match are left out. */
export function measure(set: LabelledSet, ranking: Ranking): Metrics {
  const verdicts = new Map(set.judgements.map((j) => [`${j.need} ${j.resource}`, j]));
  const byId = new Map(set.listings.map((l) => [l.id, l]));
  const matches = new Map<string, Judgement[]>();
  for (const j of set.judgements)
    if (j.grade > 0) matches.set(j.need, [...(matches.get(j.need) ?? []), j]);
  const grade = (need: string, resource: string): number =>
    verdicts.get(`${need} ${resource}`)?.grade ?? 0;
  const sums = {
    first: 0,
    ndcg: 0,
    recall: 0,
    trap: 0,
    breaks: 0,
    notified: 0,
    notified2: 0,
    notified1: 0,
    true2: 0,
    told2: 0,
    far: 0,
    farFound: 0,
  };
  for (const [need, wanted] of matches) {
    const answers = ranking[need] ?? [];
    const top = answers.slice(0, UP_TO);
    const best = Math.max(...wanted.map((j) => j.grade));
    if (top[0] && grade(need, top[0].id) === best) sums.first += 1;
    sums.ndcg +=
      gain(top.map((a) => grade(need, a.id))) /
      gain(
        wanted
          .map((j) => j.grade)
          .sort((a, b) => b - a)
          .slice(0, UP_TO),
      );
    const truths = wanted.filter((j) => j.grade === best);
    sums.recall +=
      wanted.filter((j) => top.some((a) => a.id === j.resource)).length /
      Math.min(UP_TO, wanted.length);
    const firstTrue = answers.findIndex((a) => grade(need, a.id) > 0);
    const firstTrap = answers.findIndex((a) =>
      TRAPS.has(verdicts.get(`${need} ${a.id}`)?.why ?? ''),
    );
    if (firstTrap >= 0 && (firstTrue < 0 || firstTrap < firstTrue)) sums.trap += 1;
    sums.breaks += answers.filter((a) =>
      BREAKS.has(verdicts.get(`${need} ${a.id}`)?.why ?? ''),
    ).length;
    for (const answer of answers.filter((a) => a.notify)) {
      sums.notified += 1;
      if (grade(need, answer.id) === 2) sums.notified2 += 1;
      if (grade(need, answer.id) >= 1) sums.notified1 += 1;
    }
    for (const j of truths) {
      if (j.grade === 2) sums.true2 += 1;
      if (j.grade === 2 && answers.some((a) => a.id === j.resource && a.notify)) sums.told2 += 1;
      const [a, b] = [byId.get(j.need), byId.get(j.resource)];
      if (!a || !b || sharesCharacter(a, b)) continue;
      sums.far += 1;
      if (top.some((answer) => answer.id === j.resource)) sums.farFound += 1;
    }
  }
  const n = matches.size;
  const rate = (part: number, whole: number): number | null =>
    whole === 0 ? null : round(part / whole);
  return {
    needs: n,
    precisionAt1: round(sums.first / n),
    ndcgAt5: round(sums.ndcg / n),
    recallAt5: round(sums.recall / n),
    notifyPrecision2: rate(sums.notified2, sums.notified),
    notifyPrecision1: rate(sums.notified1, sums.notified),
    notifyRecall: round(sums.told2 / Math.max(1, sums.true2)),
    constraintBreaks: sums.breaks,
    trapAboveTrue: round(sums.trap / n),
    noSharedCharacter: { pairs: sums.far, found: sums.farFound },
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Discounted cumulative gain with gains 2^grade − 1. */
function gain(grades: readonly number[]): number {
  return grades.reduce((sum, g, rank) => sum + (2 ** g - 1) / Math.log2(rank + 2), 0);
}

function sharesCharacter(a: LabelledListing, b: LabelledListing): boolean {
  const characters = new Set([...`${a.title}${a.detail ?? ''}`].filter((c) => /[一-鿿]/.test(c)));
  return [...`${b.title}${b.detail ?? ''}`].some((c) => characters.has(c));
}
