import { dayIn } from '../listings/listing-input.rule.ts';
import { similarListings } from '../listings/listing.service.ts';
import { lexiconAt } from './knowledge.service.ts';
import type { KnowingCall } from './lexicon-word.service.ts';
import { readEntry } from './read-entry.rule.ts';
import type { Entry, Question, Reading, Side } from './reading.rule.ts';
import { termsOf } from './terms.rule.ts';

/** What the matcher understood of an entry, in the platform's units and categories. */
export interface EntryRead extends Pick<Reading, 'side' | 'misfiled' | 'categories' | 'price'> {
  readonly quantity: {
    readonly min: number;
    readonly max: number;
    readonly unit: string | null;
    readonly unitName: string;
  } | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly terms: readonly string[];
  readonly questions: readonly Question[];
  /** Open entries of the party that say nearly the same. */
  readonly similar: readonly string[];
}

/** An entry that nobody has saved yet, and whose list it is to go on; null = nobody's. */
export interface Unsaved extends Entry {
  readonly kind: Side;
  readonly party: string | null;
}

/**
 * Reads an entry that nobody has saved yet, as it would be read if it were.
 * @param today `YYYY-MM-DD`; null = the district's day
 */
export async function readUnsaved(
  { services: { database, lexicons }, viewer, now }: KnowingCall,
  entry: Unsaved,
  today: string | null,
): Promise<EntryRead> {
  return database.write(viewer.district, async (tx) => {
    const [district] = await tx.sql<{ time_zone: string }>(
      'select time_zone from district where district = $1',
      [tx.district],
    );
    const lexicon = await lexiconAt(tx, lexicons);
    // No more is read than a listing may hold.
    const held = {
      ...entry,
      title: entry.title.slice(0, 200),
      detail: entry.detail?.slice(0, 4000) ?? null,
    };
    const reading = readEntry(held, {
      today: today ?? dayIn(district?.time_zone ?? 'Asia/Shanghai', now),
      lexicon,
    });
    const { amount, window } = reading;
    const [unit] = amount
      ? await tx.sql<{ code: string }>(
          'select code from unit where name_zh = $1 order by rank limit 1',
          [amount.unitZh],
        )
      : [];
    return {
      side: reading.side,
      misfiled: reading.misfiled,
      categories: reading.categories,
      price: reading.price,
      quantity: amount && {
        min: amount.min,
        max: amount.max,
        unit: unit?.code ?? null,
        unitName: amount.unitZh,
      },
      from: window.from,
      to: window.to,
      terms: termsOf(reading, lexicon).map(({ term }) => term),
      questions: reading.questions,
      similar:
        entry.party === null ? [] : await similarListings(tx, entry.kind, entry.party, held.title),
    };
  });
}
