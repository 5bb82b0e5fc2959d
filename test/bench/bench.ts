import { cpus } from 'node:os';
import { Command } from 'commander';
import { openBench, small, withPostgres } from './database.ts';
import { measureGraph } from './graph.ts';
import { graphTable } from './report.ts';
import { cores, start, stop } from './server-process.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const whole = (text: string): number => Number.parseInt(text, 10);

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly only?: string[];
  readonly questions: string[];
  readonly json?: true;
}

const program = new Command('bench')
  .option('--rounds <n>', 'interleaved rounds', whole, 5)
  .option('--seconds <n>', 'seconds per server and round', Number, 3)
  .option('--only <server...>', 'only these servers')
  .option('--questions <name...>', 'only these', ['Q1', 'Q2', 'Q3'])
  .option('--json', 'everything measured, as JSON')
  .action(async ({ rounds, seconds, only, questions, json }: Options) => {
    await withPostgres(async (cluster) => {
      const bench = await openBench(cluster, small(), say);
      const load = await start('load.ts', {}, cores?.load);
      try {
        const pace = { rounds, seconds, warmSeconds: 0.7, connections: 32 };
        const samples = await measureGraph(
          bench,
          '990001',
          load.child,
          pace,
          only ?? null,
          questions,
          say,
        );
        process.stdout.write(json === true ? JSON.stringify(samples) : `${graphTable(samples)}\n`);
      } finally {
        await stop(load);
        await bench.close();
      }
    });
    say(`${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}`);
  });
await program.parseAsync();
