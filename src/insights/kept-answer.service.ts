import type { Call } from '../access/call.service.ts';
import { askOne, type Question } from '../platform/read/ask-rows.ts';
import { momentOf, type Moment } from './insight.service.ts';

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  readonly moment: Moment;
  /** When it was last known to say what the rows say. */
  readonly trueAt: number;
}

/**
 * Answers that many ask for. Everybody of a district reads the same rows, so an answer is made once and
 * given to all until something happens there. Who takes one of a certain age is not even looked up: two
 * hundred screens that heard of the same event share one answer, however fast events come.
 */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(private readonly most: number) {}

  /**
   * The answer to `wish` (equal wishes have equal JSON), at most `age` seconds old. `make` reads no
   * more of the viewer than the district. What it throws is thrown to all who wait, and not kept.
   */
  async get(
    call: Call,
    wish: unknown,
    age: number,
    make: (moment: Moment) => Promise<Answer>,
  ): Promise<Answer> {
    const key = JSON.stringify([call.viewer.district, wish]);
    const now = call.now.getTime();
    const present = this.kept.get(key);
    if (present !== undefined && now - present.trueAt < age * 1_000) return present.answer;
    const moment = await momentOf(call, call.now);
    // Somebody else may have begun while we asked.
    const known = this.kept.get(key);
    const holds = known?.moment.head === moment.head && known.moment.today === moment.today;
    const answer = holds ? known.answer : make(moment);
    this.keep(key, { answer, moment, trueAt: now });
    try {
      return await answer;
    } catch (error) {
      if (this.kept.get(key)?.answer === answer) this.kept.delete(key);
      throw error;
    }
  }

  private keep(key: string, kept: Kept<Answer>): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
  }
}

const mostQuestions = 60;
const questions = new KeptAnswers<unknown>(mostQuestions);

/**
 * The answer to a question whose rows change with the district's head (and its day) alone: asked once for
 * each thing that happens there, whoever asks. Nobody may change it: others are given the same. A question
 * that depends on the moment is made of it; then `wish` says what is asked.
 */
export async function askKept<Answer>(
  call: Call,
  wish: unknown,
  ask: (moment: Moment) => Question,
): Promise<Answer> {
  const make = (moment: Moment): Promise<unknown> => askOne(call, ask(moment));
  return questions.get(call, wish, 0, make) as Promise<Answer>;
}

/** The same for a question that says all itself. */
export function askKeptQuestion<Answer>(call: Call, question: Question): Promise<Answer> {
  return askKept(call, question, () => question);
}
