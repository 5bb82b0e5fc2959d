import { Command } from 'commander';
import { matchAnew } from '../matching/match-anew.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { withCore } from './open-installation.ts';
import { hasDistrict } from './seed.ts';

/** Matches every listing of a district anew: after a new lexicon, a restore, or when in doubt. */
export const rematchCommand = new Command('rematch')
  .description('match every listing of a district anew (全区重新配对)')
  .requiredOption('--district <code>', 'six-digit division code (六位行政区划代码)')
  .action(async ({ district }: { readonly district: string }) => {
    await withCore(async ({ database, units, lexicons }) => {
      if (!/^\d{6}$/.test(district) || !(await hasDistrict(database, district)))
        throw ExpectedError.of('DISTRICT_UNKNOWN', { district: district.slice(0, 20) });
      const began = performance.now();
      const matched = await matchAnew({
        units,
        knowledge: lexicons,
        district,
        now: () => new Date(),
      });
      const seconds = Number(((performance.now() - began) / 1000).toFixed(2));
      process.stdout.write(
        matched === null
          ? `${district}: another process is matching it just now (另一进程正在配对，请稍后再试).\n`
          : `${JSON.stringify({ ...matched, seconds })}\n`,
      );
    });
  });
