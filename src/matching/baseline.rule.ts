/** What plain text search would answer, to compare with: LIKE on known words, and BM25 on characters and their pairs. */
import { firstBlocker } from './constraint.rule.ts';
import type { Ranked, Ranking } from './evaluate.rule.ts';
import { prepare, type MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { MatchListing, Reading } from './reading.rule.ts';
import { normaliseText, segment } from './segment.rule.ts';

const K1 = 1.2;
const B = 0.75;
const BLANK: Reading = {
  side: 'NEED',
  sideConfidence: 0,
  misfiled: false,
  objects: [],
  actions: [],
  frames: [],
  amount: null,
  minimumLot: null,
  divisible: null,
  window: { from: null, to: null, approximate: false },
  price: null,
  placeHints: [],
  categories: [],
  questions: [],
  grams: [],
  rareGrams: [],
};

const textOf = (listing: MatchListing): string =>
  normaliseText(`${listing.title}\n${listing.detail ?? ''}`);

/** Dates, towns and distances from the columns hold for the baselines too. */
function allowed(
  needs: readonly MatchListing[],
  resources: readonly MatchListing[],
  lexicon: Lexicon,
): (n: number, r: number) => boolean {
  const plain = (listing: MatchListing): MatchFeatures => prepare(BLANK, listing, lexicon);
  const [a, b] = [needs.map(plain), resources.map(plain)];
  return (n, r) => firstBlocker(a[n] as MatchFeatures, b[r] as MatchFeatures) === null;
}

function rank(
  listings: readonly MatchListing[],
  lexicon: Lexicon | null,
  score: (need: string, resource: number) => number,
): Ranking {
  const needs = listings.filter((l) => l.kind === 'NEED');
  const resources = listings.filter((l) => l.kind === 'RESOURCE');
  const may = allowed(needs, resources, lexicon ?? EMPTY);
  const ranking: Record<string, Ranked[]> = {};
  needs.forEach((need, n) => {
    const text = textOf(need);
    ranking[need.id] = resources
      .map((resource, r) => ({
        id: resource.id,
        score: may(n, r) ? score(text, r) : 0,
        notify: false,
      }))
      .filter((pair) => pair.score > 0)
      .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1));
  });
  return ranking;
}

const EMPTY = { units: new Map(), unitWords: new Map() } as unknown as Lexicon;

/** Resources that contain a known word of the need, most words first (LIKE '%word%' on segmented words). */
export function likeRanking(listings: readonly MatchListing[], lexicon: Lexicon): Ranking {
  const resources = listings.filter((l) => l.kind === 'RESOURCE').map(textOf);
  return rank(listings, lexicon, (need, r) => {
    const words = new Set(
      segment(need, lexicon)
        .flatMap((clause) => clause.tokens.map((t) => t.word))
        .filter((w) => w.length > 1),
    );
    let hits = 0;
    for (const word of words) if (resources[r]?.includes(word)) hits += 1;
    return hits;
  });
}

/** Ranks by any score of two ids, where the columns' constraints allow the pair. */
export function rankAllowed(
  listings: readonly MatchListing[],
  score: (need: string, resource: string) => number,
): Ranking {
  const needs = listings.filter((l) => l.kind === 'NEED');
  const resources = listings.filter((l) => l.kind === 'RESOURCE');
  const may = allowed(needs, resources, EMPTY);
  return Object.fromEntries(
    needs.map((need, n) => [
      need.id,
      resources
        .map((resource, r) => ({
          id: resource.id,
          score: may(n, r) ? score(need.id, resource.id) : 0,
          notify: false,
        }))
        .filter((pair) => pair.score > 0)
        .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1)),
    ]),
  );
}

/** BM25 over single characters and character pairs. */
export function bm25Ranking(listings: readonly MatchListing[]): Ranking {
  const documents = listings.filter((l) => l.kind === 'RESOURCE').map((l) => counts(textOf(l)));
  const lengths = documents.map((d) => [...d.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const frequency = new Map<string, number>();
  for (const document of documents)
    for (const gram of document.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  return rank(listings, null, (need, r) => {
    const document = documents[r] ?? new Map<string, number>();
    let score = 0;
    for (const gram of counts(need).keys()) {
      const count = document.get(gram);
      if (count === undefined) continue;
      const seen = frequency.get(gram) ?? 0;
      const idf = Math.log(1 + (documents.length - seen + 0.5) / (seen + 0.5));
      score += (idf * count * (K1 + 1)) / (count + K1 * (1 - B + (B * (lengths[r] ?? 0)) / mean));
    }
    return score;
  });
}

function counts(text: string): Map<string, number> {
  const grams = new Map<string, number>();
  const characters = [...text].filter((c) => /[一-鿿a-z0-9]/.test(c));
  characters.forEach((character, at) => {
    grams.set(character, (grams.get(character) ?? 0) + 1);
    const pair = character + (characters[at + 1] ?? '');
    if (pair.length > 1) grams.set(pair, (grams.get(pair) ?? 0) + 1);
  });
  return grams;
}
