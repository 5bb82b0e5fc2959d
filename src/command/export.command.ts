import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { Role, type Viewer } from '../access/viewer.rule.ts';
import type { StandingBy } from '../insights/standing.rule.ts';
import { exportList, exportLists, type ExportListCode } from '../ledgers/export-list.rule.ts';
import { fileOf, writeFile } from '../ledgers/export-file.service.ts';
import { countRows } from '../ledgers/export.service.ts';
import { wishOf } from '../ledgers/export-wish.service.ts';
import { nobody } from '../ledgers/import-work.service.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import { ListReader } from '../platform/graphql/list-reader.ts';
import { Planner } from '../platform/read/planner.ts';
import type { Core } from '../app.ts';
import { createSchema } from '../schema.ts';
import { withCore } from './open-installation.ts';

interface Options {
  readonly district: string;
  readonly format: 'xlsx' | 'csv';
  readonly layout?: string;
  readonly filter?: string;
  readonly by: Lowercase<StandingBy>;
  readonly lang: 'zh' | 'en';
  readonly out?: string;
}

/** The operator takes lists out as whoever reads the district: numbers are masked. */
const operator = (district: string): Viewer => ({
  district,
  id: nobody,
  kind: 'KEY',
  role: Role.DISTRICT_ADMIN,
  town: null,
  party: null,
  chain: null,
});

export const exportCommand = new Command('export')
  .description('take a list out as .xlsx or .csv (导出清单)')
  .addArgument(
    new Command()
      .createArgument('<list>', 'which list')
      .choices(exportLists.map((list) => list.toLowerCase())),
  )
  .requiredOption('--district <code>', 'six-digit division code (区划代码)')
  .addOption(new Option('--format <format>').choices(['xlsx', 'csv']).default('xlsx'))
  .option('--layout <code>', 'a layout, such as village-needs; every column without one (版式)')
  .option('--filter <json>', `as the graph takes it, such as {"status":{"eq":"OPEN"}}`)
  .addOption(
    new Option('--by <what>', 'summary: one line for each')
      .choices(['district', 'chain', 'town', 'village'])
      .default('chain'),
  )
  .addOption(new Option('--lang <lang>').choices(['zh', 'en']).default('zh'))
  .option('--out <file>', 'where to; a name that says what it is, here, without one')
  .action(async (list: string, options: Options) => {
    const { file, rows } = await withCore((core) =>
      take(core, list.toUpperCase() as ExportListCode, options),
    );
    process.stdout.write(`${file}  ${String(rows)}\n`);
  });

async function take(
  core: Core,
  list: ExportListCode,
  options: Options,
): Promise<{ file: string; rows: number }> {
  const schema = createSchema();
  const lists = new ListReader(schema, new Planner(schema, core.database.reads.send));
  const now = new Date();
  const call = { services: { ...core, lists }, viewer: operator(options.district), now };
  const field = exportList[list].root?.field;
  const filter = options.filter === undefined ? null : (JSON.parse(options.filter) as unknown);
  const wish = await wishOf(
    call,
    {
      list,
      format: options.format === 'csv' ? 'CSV' : 'XLSX',
      layout: options.layout ?? null,
      lang: options.lang.toUpperCase(),
      by: options.by.toUpperCase() as StandingBy,
      ...(field === undefined ? {} : { [field]: filter }),
    },
    false,
  );
  // What cannot be asked so is said before a file is there.
  const expected = await countRows(call, wish);
  const file = options.out ?? fileOf(wish, dayIn('Asia/Shanghai', now)).name;
  const out = createWriteStream(file);
  const written = finished(out);
  const rows = await writeFile(call, wish, out, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(done)}/${String(expected)}  `);
  });
  await written;
  return { file, rows };
}
