import { cpus } from 'node:os';
import { Command } from 'commander';
import { measureAllocation } from './allocation.ts';
import { large, openBench, small, withPostgres, type Cluster, type Wish } from './database.ts';
import { measureGraph } from './graph.ts';
import { measureLedgers } from './ledgers.ts';
import { measureLive } from './live.ts';
import { measureAdding, measureMatching, type MatchingSample } from './matching.ts';
import { openLargeMatching, openMatching } from './matching-database.ts';
import { measureRematch, type RematchSample } from './rematch.ts';
import {
  allocationTable,
  graphTable,
  latencyTable,
  ledgerTable,
  liveTable,
  matchingTable,
  rematchTable,
  sizesTable,
} from './report.ts';
import { cores, pin, start, stop } from './server-process.ts';
import { measureSizes, type Place } from './sizes.ts';

/*
 * npm run bench [-- graph|sizes|live|adding|matching|inserts|million|rematch|allocation|ledgers] [--small] [--json] …
 * Results with their date and machine stand in docs/benchmarks.md.
 */

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const whole = (text: string): number => Number.parseInt(text, 10);
const wholes = (text: string, before: readonly number[] | undefined): number[] => [
  ...(before === undefined || before === defaultListings ? [] : before),
  whole(text),
];
const defaultListings: readonly number[] = [10_000, 100_000];
const district = '990001';

interface Options {
  readonly rounds: number;
  readonly seconds: number;
  readonly only?: string[];
  readonly questions: string[];
  readonly districts: number;
  readonly stress: number;
  readonly listings: readonly number[];
  readonly small?: true;
  readonly json?: true;
}
type Part = (cluster: Cluster, options: Options) => Promise<Outcome>;
interface Outcome {
  readonly tables: readonly string[];
  readonly measured: object;
}

/** Q1, Q2 and Q3 on one database: all servers under load, then ours alone with one request at a time. */
async function graphOn(cluster: Cluster, wish: Wish, options: Options): Promise<Outcome> {
  const { rounds, seconds, only, questions } = options;
  const bench = await openBench(cluster, wish, say);
  const load = await start('load.ts', {}, cores?.load);
  try {
    const pace = { rounds, seconds, warmSeconds: 0.7, connections: 32 };
    const ask = (names: readonly string[] | null, connections: number, some: readonly string[]) =>
      measureGraph(bench, district, load.child, { ...pace, connections }, names, some, say);
    const samples = await ask(only ?? null, 32, questions);
    const alone = await ask(['ours'], 1, questions);
    const { listingsPerSecond } = bench;
    return {
      tables: [
        `### ${wish.name}`,
        graphTable(samples),
        'Ours alone, one request at a time:',
        latencyTable(alone),
      ],
      measured: { database: wish.name, listingsPerSecond, samples, alone },
    };
  } finally {
    await stop(load);
    await bench.close();
  }
}

const graph: Part = async (cluster, options) => {
  const { tables, measured } = await graphOn(cluster, small(), options);
  return { tables, measured: { graph: [measured] } };
};

/** Q1, Q2 and Q3 of ours in the small database, an ordinary district of the large one and its largest. */
const sizes: Part = async (cluster, { rounds, seconds, districts, stress, questions }) => {
  const wish = large(districts, 10_000, stress);
  const few = await openBench(cluster, small(10_000, 15_000), say);
  const many = await openBench(cluster, wish, say);
  const load = await start('load.ts', {}, cores?.load);
  try {
    const places: Place[] = [
      { name: 'small', bench: few, district },
      { name: `1 of ${districts}`, bench: many, district },
      { name: `${stress} listings`, bench: many, district: many.districts.at(-1) as string },
    ];
    const pace = { rounds, seconds, warmSeconds: 0.7, connections: 32 };
    const loaded = await measureSizes(places, load.child, pace, questions, say);
    const one = { ...pace, connections: 1 };
    const alone = await measureSizes(places, load.child, one, questions, say);
    return {
      tables: [`### ${wish.name}`, sizesTable(loaded), 'One request at a time:', sizesTable(alone)],
      measured: { sizes: { loaded, alone, listingsPerSecond: many.listingsPerSecond } },
    };
  } finally {
    await stop(load);
    await few.close();
    await many.close();
  }
};

const live: Part = async (cluster, { rounds }) => {
  const bench = await openBench(cluster, small(), say);
  try {
    const samples = await measureLive(bench, district, [1_000, 5_000], rounds + 1, say);
    return { tables: [liveTable(samples)], measured: { live: samples } };
  } finally {
    await bench.close();
  }
};

/** M1 by itself. */
const adding: Part = async (cluster, { rounds, seconds }) => {
  const bench = await openMatching(cluster, 10_000, say);
  const load = await start('load.ts', {}, cores?.load);
  try {
    const samples = await measureAdding(bench, load.child, rounds, seconds);
    return { tables: [graphTable({ M1: samples })], measured: { adding: samples } };
  } finally {
    await stop(load);
    await bench.close();
  }
};

/** Adding listings and pairing them, in districts of several sizes. */
const inserts: Part = async (cluster, { seconds, listings }) => {
  pin(process.pid, cores?.server);
  const samples: MatchingSample[] = [];
  for (const size of listings) {
    const bench = await openMatching(cluster, size, say);
    try {
      samples.push(await measureMatching({ name: String(size), bench, district }, 200, seconds));
    } finally {
      await bench.close();
    }
  }
  return { tables: [matchingTable(samples)], measured: { inserts: samples } };
};

/** The same where a million other listings are. */
const million: Part = async (cluster, { seconds, districts, stress }) => {
  pin(process.pid, cores?.server);
  const bench = await openLargeMatching(cluster, districts, stress, say);
  try {
    const samples = [
      await measureMatching({ name: `10000, 1 of ${districts}`, bench, district }, 200, seconds),
      await measureMatching(
        { name: `${stress} beside them`, bench, district: bench.districts.at(-1) as string },
        200,
        seconds,
      ),
    ];
    return { tables: [matchingTable(samples)], measured: { million: samples } };
  } finally {
    await bench.close();
  }
};

/** A whole district matched at once. */
const rematch: Part = async (cluster, { rounds, listings }) => {
  pin(process.pid, cores?.server);
  const samples: RematchSample[] = [];
  for (const size of listings) {
    const bench = await openMatching(cluster, size, say);
    try {
      samples.push(await measureRematch(bench, district, rounds));
    } finally {
      await bench.close();
    }
  }
  return { tables: [rematchTable(samples)], measured: { rematch: samples } };
};

/** Sharing out needs no database: it is asked in memory. */
const allocation = async (): Promise<Outcome> => {
  const samples = await measureAllocation(60, say);
  return { tables: [allocationTable(samples)], measured: { allocation: samples } };
};

/** All of matching on one machine, the million left out. */
const matching: Part = async (cluster, given) => {
  const options = given.small === true ? { ...given, listings: [10_000] } : given;
  const outcomes = [
    await inserts(cluster, options),
    await rematch(cluster, options),
    await allocation(),
  ];
  return {
    tables: outcomes.flatMap(({ tables }) => tables),
    measured: Object.assign({}, ...outcomes.map(({ measured }) => measured)) as object,
  };
};

/** A large ledger in and a large list out, and what others felt of it. */
const ledgers: Part = async (cluster, { small: onlySmall }) => {
  const samples = await measureLedgers(cluster, onlySmall === true ? 5_000 : 50_000, say);
  return { tables: [ledgerTable(samples)], measured: { ledgers: samples } };
};

const parts: Readonly<Record<string, Part>> = {
  ledgers,
  graph,
  sizes,
  live,
  adding,
  matching,
  inserts,
  million,
  rematch,
  allocation,
};

const program = new Command('bench')
  .argument('[part...]', `some of ${Object.keys(parts).join(', ')}`, ['graph', 'live', 'matching'])
  .option('--small', 'matching: only 10,000 listings')
  .option(
    '--listings <n...>',
    'inserts, rematch, matching: listings of the district',
    wholes,
    defaultListings,
  )
  .option('--districts <n>', 'sizes, million: ordinary districts in the large database', whole, 100)
  .option('--stress <n>', 'sizes, million: listings in its largest district', whole, 100_000)
  .option('--rounds <n>', 'interleaved rounds', whole, 5)
  .option('--seconds <n>', 'seconds per server and round', Number, 3)
  .option('--only <server...>', 'only these servers')
  .option('--questions <name...>', 'only these', ['Q1', 'Q2', 'Q3'])
  .option('--json', 'everything measured, as JSON')
  .action(async (wanted: string[], options: Options) => {
    const machine = `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
    await withPostgres(async (cluster) => {
      const outcomes: Outcome[] = [];
      for (const name of wanted) {
        const part = parts[name];
        if (part === undefined)
          throw new RangeError(`${name} is none of ${Object.keys(parts).join(', ')}`);
        outcomes.push(await part(cluster, options));
      }
      const measured = Object.assign({}, ...outcomes.map((one) => one.measured)) as object;
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ at: new Date().toISOString(), machine, ...measured })}\n`
          : `${machine}\n\n${outcomes.flatMap(({ tables }) => tables).join('\n\n')}\n`,
      );
    });
  });
await program.parseAsync();
