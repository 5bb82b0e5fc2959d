import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseLexicon, type Lexicon } from './lexicon.rule.ts';

/** The lexicon's files as they come with the platform: beside `src` and beside `dist`. */
const shipped = resolve(import.meta.dirname, '../../seeds/lexicon');

/** Reads and compiles the shipped lexicon. @throws LexiconError naming every faulty line. */
export async function shippedLexicon(): Promise<Lexicon> {
  const names = (await readdir(shipped)).filter((name) => name.endsWith('.tsv')).sort();
  return parseLexicon(
    await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(shipped, name), 'utf8') })),
    ),
  );
}
