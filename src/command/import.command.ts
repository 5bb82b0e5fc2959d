import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { Role, type Viewer } from '../access/viewer.rule.ts';
import { applyLedger, receiveLedger, undoLedger } from '../ledgers/import.service.ts';
import { nobody, workOnLedgers } from '../ledgers/import-work.service.ts';
import { importReport, type ImportReport } from '../ledgers/import-report.loader.ts';
import { ledgerKinds, type LedgerKind } from '../ledgers/ledger-field.rule.ts';
import type { Core } from '../app.ts';
import { divisionsCommand } from './divisions.command.ts';
import { withCore } from './open-installation.ts';

interface Options {
  readonly district: string;
  readonly kind?: LedgerKind;
  readonly dryRun?: true;
  readonly withdrawMissing?: true;
  readonly undo?: true;
  readonly json?: true;
}

/** The operator brings ledgers as the district's administrator would. */
const operator = (district: string): Viewer => ({
  district,
  id: nobody,
  kind: 'KEY',
  role: Role.DISTRICT_ADMIN,
  town: null,
  party: null,
  chain: null,
});

export const importCommand = new Command('import')
  .addCommand(divisionsCommand)
  .enablePositionalOptions()
  .description('bring a ledger in: .xlsx, .xls or .csv (导入台账)')
  .argument('<file>', 'the ledger; with --undo, the id of its import')
  .requiredOption('--district <code>', 'six-digit division code (区划代码)')
  .addOption(
    new Option('--kind <kind>', 'what its rows are; told from the headings if absent').choices(
      ledgerKinds,
    ),
  )
  .option('--dry-run', 'only say what would be done (只预览)')
  .option('--withdraw-missing', 'withdraw what the ledger no longer has (撤回表中已没有的条目)')
  .option('--undo', 'take an import back (撤销导入)')
  .option('--json', 'as JSON')
  .action(async (file: string, options: Options) => {
    const report = await withCore((core) => bring(core, file, options));
    process.stdout.write(
      options.json === true ? `${JSON.stringify(report)}\n` : `${said(report)}\n`,
    );
    if (report.problem !== null) process.exitCode = 1;
  });

async function bring(core: Core, file: string, options: Options): Promise<ImportReport> {
  const { district } = options;
  const call = () => ({ services: core, viewer: operator(district), now: new Date() });
  const work = async (id: string): Promise<ImportReport> => {
    for (;;) {
      await workOnLedgers(core, district, () => new Date());
      const report = await core.database.write(district, (tx) => importReport(tx, id));
      progress(report, options);
      if (!['RECEIVED', 'READING', 'APPLYING', 'UNDOING'].includes(report.state)) return report;
    }
  };
  if (options.undo === true) {
    await undoLedger(call(), { import: file });
    return work(file);
  }
  const id = await receiveLedger(call(), {
    name: basename(file),
    bytes: await readFile(file),
    kind: options.kind ?? null,
    party: null,
  });
  const read = await work(id);
  if (options.dryRun === true || read.state !== 'READY') return read;
  await applyLedger(call(), { import: id, withdrawMissing: options.withdrawMissing === true });
  return work(id);
}

function progress({ state, done, rows }: ImportReport, { json }: Options): void {
  if (json === true || !process.stderr.isTTY) return;
  const width = 30;
  const part = rows === 0 ? 0 : Math.min(1, done / rows);
  const bar = '█'.repeat(Math.round(part * width)).padEnd(width, '░');
  process.stderr.write(`\r${bar} ${String(done)}/${String(rows)} ${state}   `);
}

function said(report: ImportReport): string {
  const counts = Object.entries(report.verdicts).map(
    ([verdict, count]) => `${verdict} ${String(count)}`,
  );
  return [
    `${report.id}  ${report.state}  ${counts.join('  ')}`,
    ...(report.problem === null ? [] : [`${report.problem.zh} ${report.problem.en}`]),
    ...report.faults.map(
      ({ sheet, row, zh, suggestions }) =>
        `${sheet} 第${String(row)}行：${zh}${suggestions.length === 0 ? '' : `（是不是：${suggestions.join('、')}？）`}`,
    ),
  ].join('\n');
}
