import type { Lexicon } from '../matching/lexicon.rule.ts';
import type { Tx } from '../platform/database/database.ts';
import type { Bench } from './import-judge.service.ts';
import { loadNameBook } from './name-book.loader.ts';

/** What rows of the district are judged with, as it is now. */
export async function benchFor(tx: Tx, lexicon: Lexicon): Promise<Bench> {
  const [district] = await tx.sql<{ time_zone: string }>(
    'select time_zone from district where district = $1',
    [tx.district],
  );
  return {
    lexicon,
    book: await loadNameBook(tx),
    timeZone: district?.time_zone ?? 'Asia/Shanghai',
  };
}
