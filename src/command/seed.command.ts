import { Command, InvalidArgumentError } from 'commander';
import { withCore } from './open-installation.ts';
import { seedBeichen, seedSynthetic } from './seed.ts';

const count = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give a whole number (请填写整数)');
  return Number(text);
};

interface Options {
  readonly synthetic?: true;
  readonly district: string;
  readonly villages: number;
  readonly listings: number;
  readonly pairings: number;
  readonly seed: number;
}

/** Loads Beichen's published facts, or a made-up district of any size. */
export const seedCommand = new Command('seed')
  .description('load the demo district, or a synthetic one (装入演示区或合成区数据)')
  .option('--synthetic', 'a made-up district instead of Beichen')
  .option('--district <code>', 'its code, six digits beginning with 99', '990001')
  .option('--villages <n>', 'villages', count, 121)
  .option('--listings <n>', 'listings', count, 10_000)
  .option('--pairings <n>', 'pairings written without the matcher', count, 0)
  .option('--seed <n>', 'the same seed gives the same district', count, 1)
  .action(async ({ synthetic, ...wish }: Options) => {
    await withCore(async ({ database, units, lexicons }) => {
      const began = performance.now();
      const loaded =
        synthetic === true
          ? await seedSynthetic(database, wish, new Date())
          : await seedBeichen(database, units, lexicons, new Date());
      const seconds = (performance.now() - began) / 1000;
      process.stdout.write(`${JSON.stringify({ loaded, seconds: Number(seconds.toFixed(2)) })}\n`);
    });
  });
