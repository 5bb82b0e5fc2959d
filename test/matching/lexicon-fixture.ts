/** The shipped lexicon, compiled once per test file. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseLexicon, type Lexicon, type LexiconFile } from '../../src/matching/lexicon.rule.ts';

const folder = new URL('../../seeds/lexicon/', import.meta.url);

/** The files of `seeds/lexicon`. */
export function lexiconFiles(): LexiconFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

/** The compiled lexicon. */
export const lexicon: Lexicon = parseLexicon(lexiconFiles());
