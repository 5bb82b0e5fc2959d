import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseLexicon, type Lexicon, type LexiconFile } from './lexicon.rule.ts';

/** The lexicon's files as they come with the platform: beside `src` and beside `dist`. */
const shipped = resolve(import.meta.dirname, '../../seeds/lexicon');

/** The lexicon a process came with, and the digest of its files. */
export interface ShippedLexicon extends Lexicon {
  readonly hash: string;
}

/** Reads the shipped files. */
export async function shippedFiles(): Promise<LexiconFile[]> {
  const names = (await readdir(shipped)).filter((name) => name.endsWith('.tsv')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(shipped, name), 'utf8') })),
  );
}

/** Reads and compiles the shipped lexicon. @throws LexiconError naming every faulty line. */
export async function shippedLexicon(): Promise<ShippedLexicon> {
  const files = await shippedFiles();
  return { ...parseLexicon(files), hash: hashOf(files) };
}

/** A digest of names and contents: the same files are the same version. */
export function hashOf(files: readonly LexiconFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex');
}
