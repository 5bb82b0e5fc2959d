import type { Call, Services } from '../access/call.service.ts';
import { writeContextOf } from '../access/viewer.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { lexiconAt, type Knowledge } from './knowledge.service.ts';
import { changeKnowledge, lockKnowledge } from './lexicon-head.service.ts';
import { senseOf } from './lexicon-layer.rule.ts';
import { mostWords, wordOf } from './lexicon-word.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';

/** A call with the knowledge matching stands on: the application gives it to every context. */
export interface KnowingCall extends Call {
  readonly services: Services & { readonly lexicons: Knowledge };
}

/** A word of the district's and what it means. */
export interface WordInput {
  readonly word: string;
  readonly target: string;
  readonly idempotencyKey?: string | null;
}

/**
 * Adds a word of the district's: entries are read with it from now on, those there are already are
 * looked at again.
 * @throws ExpectedError LEXICON_WORD_INVALID, LEXICON_TARGET_UNKNOWN, LEXICON_WORD_KNOWN or LEXICON_FULL
 */
export async function addLexiconWord(
  { services, viewer, now }: KnowingCall,
  input: WordInput,
): Promise<{ word: string }> {
  const context = writeContextOf(viewer, now);
  const request = { mutation: 'addLexiconWord', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, request, async (unit) => {
    await lockKnowledge(unit);
    const word = checkedWord(await lexiconAt(unit, services.lexicons), input);
    await checkRoom(unit);
    const id = newId(unit.now);
    await unit.sql(
      `insert into lexicon_word (district, id, word, target, created_by, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [unit.district, id, word, input.target, unit.actor, unit.now],
    );
    await changeKnowledge(unit, 'wordAdded');
    return { word: id };
  });
}

/** Takes a word of the district's back. @throws ExpectedError LEXICON_WORD_NOT_FOUND */
export async function removeLexiconWord(
  { services, viewer, now }: KnowingCall,
  input: { readonly id: string; readonly idempotencyKey?: string | null },
): Promise<{ removed: string }> {
  const context = writeContextOf(viewer, now);
  const request = { mutation: 'removeLexiconWord', key: input.idempotencyKey, input };
  const id = checkId(input.id, ['input', 'id']);
  return withIdempotency(services.units, context, request, async (unit) => {
    await lockKnowledge(unit);
    const gone = await unit.sql(
      `delete from lexicon_word where district = $1 and id = $2 returning id`,
      [unit.district, id],
    );
    if (gone.length === 0) throw ExpectedError.of('LEXICON_WORD_NOT_FOUND', {}, ['input', 'id']);
    await changeKnowledge(unit, 'wordRemoved');
    return { removed: id };
  });
}

function checkedWord(lexicon: Lexicon, { word: written, target }: WordInput): string {
  const word = wordOf(written);
  if (word === null)
    throw ExpectedError.of('LEXICON_WORD_INVALID', { word: written.slice(0, 40) }, [
      'input',
      'word',
    ]);
  const sense = senseOf(lexicon, target);
  if (sense === null)
    throw ExpectedError.of('LEXICON_TARGET_UNKNOWN', { code: target.slice(0, 60) }, [
      'input',
      'target',
    ]);
  const [first] = lexicon.words.get(word) ?? [];
  if (first?.type === sense.type && 'code' in first && 'code' in sense && first.code === sense.code)
    throw ExpectedError.of('LEXICON_WORD_KNOWN', { word }, ['input', 'word']);
  return word;
}

async function checkRoom(unit: UnitOfWork): Promise<void> {
  const [row] = await unit.sql<{ count: number }>(
    `select count(*)::int as count from lexicon_word where district = $1`,
    [unit.district],
  );
  if ((row?.count ?? 0) >= mostWords)
    throw ExpectedError.of('LEXICON_FULL', { most: mostWords }, ['input']);
}
