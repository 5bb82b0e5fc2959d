/**
 * Measures the matching rules in memory: node scripts/eval.mjs FILE.jsonl [--json] [--today YYYY-MM-DD] [--misses]
 * Needs Node ≥ 22.18 (runs the TypeScript rules as they are).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { bm25Ranking, likeRanking } from '../src/matching/baseline.rule.ts';
import { measure, parseLabelled, toMatchListing } from '../src/matching/evaluate.rule.ts';
import { parseLexicon } from '../src/matching/lexicon.rule.ts';
import { matchInMemory } from '../src/matching/match-memory.rule.ts';

const [file, ...flags] = process.argv.slice(2);
if (!file || file.startsWith('--')) {
  console.error(
    'usage: node scripts/eval.mjs FILE.jsonl [--json] [--today YYYY-MM-DD] [--misses] / 用法同左',
  );
  process.exit(2);
}
const today = flags.includes('--today') ? flags[flags.indexOf('--today') + 1] : '2026-09-15';
const folder = new URL('../seeds/lexicon/', import.meta.url);
const lexicon = parseLexicon(
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
);
const set = parseLabelled(readFileSync(file, 'utf8'));
const listings = set.listings.map(toMatchListing);
const ranking = matchInMemory(listings, today, lexicon);

if (flags.includes('--json')) {
  console.log(JSON.stringify(ranking));
} else if (set.judgements.length > 0) {
  const rows = {
    'lexicon + rules': ranking,
    'LIKE on words': likeRanking(listings, lexicon),
    'BM25 characters': bm25Ranking(listings),
  };
  for (const [name, answers] of Object.entries(rows)) {
    const m = measure(set, answers);
    console.log(
      `${name.padEnd(16)} P@1 ${m.precisionAt1}  nDCG@5 ${m.ndcgAt5}  R@5 ${m.recallAt5}  notify P2 ${m.notifyPrecision2} P1 ${m.notifyPrecision1} R ${m.notifyRecall}` +
        `  breaks ${m.constraintBreaks}  trap>true ${m.trapAboveTrue}  no shared char ${m.noSharedCharacter.found}/${m.noSharedCharacter.pairs}  (${m.needs} needs)`,
    );
  }
}

if (flags.includes('--misses')) {
  const { explain } = await import('./eval-misses.mjs');
  explain(set, listings, ranking, today, lexicon);
}
