/**
 * The words of the inverted table `listing_term(district, term, kind, listing)`. A listing stores {@link termsOf} its
 * reading; its candidates are the listings of the other kind that store one of its {@link counterTermsOf}.
 * The two are each other's mirror: if a's counter terms meet b's terms, b's counter terms meet a's terms, so it does
 * not matter which of two listings came later.
 *
 * `G:train:skill.livestream` is the concept itself, `G:train:skill.*` something below it. Keeping the two apart lets a
 * special word meet its general word without meeting every sibling: that alone was a fifth of all candidates.
 */
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame, Reading } from './reading.rule.ts';
import { ANYTHING } from './similarity.rule.ts';

/** A term with how telling it is, 0..1; a reader with a budget looks the heaviest up first. */
export interface Term {
  readonly term: string;
  readonly weight: number;
}

/** Frames weaker than this are context, not subject: they are neither stored nor looked up. */
const WEAKEST_FRAME = 0.3;
/** Actions and concepts nearer than this can stand for each other. */
const NEAR_ENOUGH = 0.4;
const ANCESTORS = 3;
/** 5 frames with their lines, 8 pairs and 6 characters at most: never cut, a cut would break the mirror. */
const MOST_STORED = 40;
/** A guard only: cutting would break the mirror. On the labelled sets the mean is some 160, the most some 1,000. */
const MOST_LOOKED_UP = 3000;

/** What a listing is found by: the frames it offers or asks for, their general forms, and words the lexicon lacks. */
export function termsOf(reading: Pick<Reading, 'frames' | 'rareGrams'>, lexicon: Lexicon): Term[] {
  const terms = new Map<string, number>();
  for (const frame of reading.frames) {
    if (frame.weight < WEAKEST_FRAME) continue;
    lineage(frame.concept, lexicon).forEach((concept, step) =>
      put(
        terms,
        `${frame.flow[0]}:${frame.act}:${step === 0 ? concept : below(concept)}`,
        frame.weight * 0.7 ** step,
      ),
    );
  }
  for (const gram of reading.rareGrams) put(terms, `~${gram}`, 0.2);
  return heaviest(terms, MOST_STORED);
}

/** What to look up on the other side: the opposite flow of everything that could answer the reading's frames. */
export function counterTermsOf(
  reading: Pick<Reading, 'frames' | 'rareGrams'>,
  lexicon: Lexicon,
): Term[] {
  const book = AnswerBook.of(lexicon);
  const terms = new Map<string, number>();
  for (const frame of reading.frames) {
    if (frame.weight < WEAKEST_FRAME) continue;
    const answers = book.answers(frame, lexicon);
    for (const [at, term] of answers.terms.entries())
      put(terms, term, frame.weight * (answers.weights[at] as number));
  }
  for (const gram of reading.rareGrams) put(terms, `~${gram}`, 0.2);
  // Nobody asks for their order, and sorting them would cost more than finding them.
  return terms.size > MOST_LOOKED_UP ? heaviest(terms, MOST_LOOKED_UP) : listed(terms);
}

/** Terms that answer a frame, and how well: `weights[i]` belongs to `terms[i]`. */
interface Answers {
  readonly terms: readonly string[];
  readonly weights: Float32Array;
}

/** What answers the frames that came up, and each term once: some 3 kB a frame, of which there are a few thousand. */
class AnswerBook {
  private readonly byFrame = new Map<string, Answers>();
  private readonly known = new Map<string, string>();
  private static readonly books = new WeakMap<Lexicon, AnswerBook>();

  static of(lexicon: Lexicon): AnswerBook {
    let book = AnswerBook.books.get(lexicon);
    if (book === undefined) AnswerBook.books.set(lexicon, (book = new AnswerBook()));
    return book;
  }

  /** What answers a frame, whatever its weight. */
  answers(frame: Frame, lexicon: Lexicon): Answers {
    const key = `${frame.flow}:${frame.act}:${frame.concept}`;
    let answers = this.byFrame.get(key);
    if (answers === undefined) {
      const found = findAnswers(frame, lexicon);
      answers = {
        terms: Array.from(found.keys(), (term) => this.once(term)),
        weights: Float32Array.from(found.values()),
      };
      this.byFrame.set(key, answers);
    }
    return answers;
  }

  private once(term: string): string {
    const known = this.known.get(term);
    if (known === undefined) this.known.set(term, term);
    return known ?? term;
  }
}

function findAnswers(frame: Frame, lexicon: Lexicon): Map<string, number> {
  const terms = new Map<string, number>();
  const flow = frame.flow === 'GIVE' ? 'T' : 'G';
  for (const [act, near] of answeringActions(frame, lexicon)) {
    for (const [concept, nearness] of answeringConcepts(frame.concept, lexicon))
      put(terms, `${flow}:${act}:${concept}`, near * nearness);
  }
  for (const concept of lineage(frame.concept, lexicon)) {
    const seen = `${frame.act}:${concept}`;
    for (const other of lexicon.frameNeighbours.get(seen) ?? [])
      for (const code of [other, below(other)]) put(terms, `${flow}:${code}`, 0.8);
    for (const other of lexicon.mirrorNeighbours.get(seen) ?? [])
      for (const code of [other, below(other)]) put(terms, `${frame.flow[0]}:${code}`, 0.8);
  }
  return terms;
}

/** The concept, then its ancestors; roots are left out unless they are what was written, they would fetch everything. */
function lineage(concept: string, lexicon: Lexicon): string[] {
  const ancestors = lexicon.concepts.get(concept)?.ancestors ?? [];
  return [concept, ...ancestors.slice(0, ANCESTORS)];
}

function answeringActions(frame: Frame, lexicon: Lexicon): [string, number][] {
  const near: [string, number][] = [[frame.act, 1]];
  for (const code of lexicon.actions.keys()) {
    const value =
      code === frame.act
        ? 0
        : (lexicon.actionNear.get(
            code < frame.act ? `${code}|${frame.act}` : `${frame.act}|${code}`,
          ) ?? 0);
    if (value >= NEAR_ENOUGH) near.push([code, value]);
  }
  return near;
}

function answeringConcepts(concept: string, lexicon: Lexicon): [string, number][] {
  const line = lineage(concept, lexicon);
  const found: [string, number][] = line.map((code, step) => [code, 0.8 ** step]);
  found.push([below(concept), 0.8]);
  if (concept !== ANYTHING)
    for (const code of line)
      for (const other of lexicon.neighbours.get(code) ?? [])
        found.push([other, 0.6], [below(other), 0.6]);
  return found;
}

const below = (concept: string): string => `${concept}.*`;

function put(terms: Map<string, number>, term: string, weight: number): void {
  if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
}

function heaviest(terms: Map<string, number>, most: number): Term[] {
  return listed(terms)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, most);
}

const listed = (terms: Map<string, number>): Term[] =>
  Array.from(terms, ([term, weight]) => ({ term, weight: Math.round(weight * 1000) / 1000 }));
