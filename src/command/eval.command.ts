import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { createCore } from '../app.ts';
import { measure, parseLabelled, type Ranking } from '../matching/evaluate.rule.ts';
import { shippedLexicon } from '../matching/lexicon.loader.ts';
import { withScratchDatabase } from '../platform/database/scratch.ts';
import { baselineRankings } from './eval-baseline.ts';
import { rankThroughDatabase } from './eval-matching.ts';
import { openInstallation } from './open-installation.ts';

const day = (text: string): string => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('give a day as YYYY-MM-DD (请填写日期，如 2026-09-15)');
  return text;
};

/** Measures the matcher on a labelled file, in a database made for it. */
export const evalCommand = new Command('eval')
  .description('measure matching on a labelled file (用标注文件评测撮合)')
  .argument('<file>', 'a .jsonl file, see test/matching/README.md')
  .option('--json', 'the ranking as JSON: {needId: [{id, score, notify}]}')
  .option('--today <day>', 'the day the entries are read on', day, '2026-09-15')
  .action(async (file: string, options: { readonly json?: true; readonly today: string }) => {
    const set = parseLabelled(await readFile(file, 'utf8'));
    const installation = await openInstallation();
    try {
      await withScratchDatabase(installation.ownerUrl, async (ownerUrl) => {
        const config = { ...installation.config, appDatabaseUrl: null, readDatabaseUrl: null };
        const core = await createCore(ownerUrl, config, await shippedLexicon());
        let ranking: Ranking;
        try {
          ranking = await rankThroughDatabase(core, set, options.today);
        } finally {
          await core.close();
        }
        if (options.json === true) process.stdout.write(`${JSON.stringify(ranking)}\n`);
        if (set.judgements.length === 0) return;
        const rows = { Lianzu: ranking, ...(await baselineRankings(ownerUrl, set)) };
        const table = Object.entries(rows).map(([name, answers]) =>
          line(name, measure(set, answers)),
        );
        // Standard output is for the ranking alone where it was asked for.
        (options.json === true ? process.stderr : process.stdout).write(`${table.join('\n')}\n`);
      });
    } finally {
      await installation.close();
    }
  });

function line(name: string, m: ReturnType<typeof measure>): string {
  const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  return [
    name.padEnd(24),
    `P@1 ${figure(m.precisionAt1)}  nDCG@5 ${figure(m.ndcgAt5)}  R@5 ${figure(m.recallAt5)}`,
    `notify precision ${figure(m.notifyPrecision2)} (grade 2) ${figure(m.notifyPrecision1)} (≥1) recall ${figure(m.notifyRecall)}`,
    `constraint breaks ${m.constraintBreaks}`,
    `trap first ${figure(m.trapAboveTrue)}`,
    `no shared character ${m.noSharedCharacter.found}/${m.noSharedCharacter.pairs}`,
    `(${m.needs} needs)`,
  ].join('  ');
}
