import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { BestLists } from '../../src/matching/best-list.rule.ts';
import { normaliseText } from '../../src/matching/segment.rule.ts';
import type { BenchDatabase } from './database.ts';

/*
 * The baseline of matching: what one writes first. Every open listing of the other list is read and cut into words by
 * jieba with its own dictionary; the ten that share the most words are the answer. No terms are stored, nothing is
 * explained, nothing is ruled out.
 */

interface Entry {
  readonly id: string;
  readonly kind: 'NEED' | 'RESOURCE';
  readonly title: string;
  readonly detail: string | null;
}

const best = 10;
let jieba: Jieba | null = null;

function wordsOf({ title, detail }: Pick<Entry, 'title' | 'detail'>): string[] {
  jieba ??= Jieba.withDict(dict);
  const words = jieba.cut(normaliseText(`${title}\n${detail ?? ''}`), true);
  return [...new Set(words.filter((word) => /[一-鿿a-z0-9]{2}/.test(word)))];
}

async function openListings(
  { core }: BenchDatabase,
  district: string,
  kinds: readonly string[],
): Promise<Entry[]> {
  return core.database.write(district, (tx) =>
    tx.sql<Entry>(
      `select id, kind, title, detail from listing
       where district = $1 and status = 'OPEN' and kind = any ($2::text[])`,
      [district, kinds],
    ),
  );
}

/** Milliseconds to find ten resources for one need by reading them all. */
export async function scanForOne(bench: BenchDatabase, district: string): Promise<number> {
  wordsOf({ title: '', detail: null });
  const began = performance.now();
  const wanted = new Set(wordsOf({ title: '大棚草莓卖不动，六千斤，找人收', detail: null }));
  (await openListings(bench, district, ['RESOURCE']))
    .map((entry) => ({
      id: entry.id,
      shared: wordsOf(entry).reduce((sum, word) => sum + Number(wanted.has(word)), 0),
    }))
    .sort((a, b) => b.shared - a.shared)
    .splice(best);
  return performance.now() - began;
}

/** Seconds to find ten resources for every need: words as sorted numbers, every need with every resource. */
export async function scanForAll(bench: BenchDatabase, district: string): Promise<number> {
  wordsOf({ title: '', detail: null });
  const began = performance.now();
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = numbers.size));
    return number;
  };
  const entries = (await openListings(bench, district, ['NEED', 'RESOURCE'])).map((entry) => ({
    kind: entry.kind,
    words: Int32Array.from(wordsOf(entry), numberOf).sort(),
  }));
  const resources = entries.filter(({ kind }) => kind === 'RESOURCE');
  const needs = entries.filter(({ kind }) => kind === 'NEED');
  const lists = new BestLists(needs.length, best);
  for (const [need, { words }] of needs.entries())
    for (const [at, resource] of resources.entries()) {
      const shared = inCommon(words, resource.words);
      if (shared > lists.least(need)) lists.place(need, at, shared);
    }
  return (performance.now() - began) / 1000;
}

function inCommon(one: Int32Array, other: Int32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [x, y] = [one[i] as number, other[j] as number];
    if (x === y) both += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return both;
}
