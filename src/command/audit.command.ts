import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import {
  sealedHead,
  verifyAudit,
  type AuditVerdict,
  type SealedHead,
} from '../access/audit-seal.service.ts';
import { knownDistricts } from '../platform/database/district.ts';
import { withCore } from './open-installation.ts';

const verify = new Command('verify')
  .description('check every line of the audit log against its seals (核对审计日志)')
  .option('--head <file>', 'heads exported before with “audit head” (此前导出的封存值文件)')
  .action(async ({ head }: { readonly head?: string }) => {
    const kept =
      head === undefined ? [] : (JSON.parse(await readFile(head, 'utf8')) as SealedHead[]);
    const verdicts = await withCore(async ({ database }) => {
      const districts = new Set([
        ...(await knownDistricts(database)),
        ...kept.map(({ district }) => district),
      ]);
      const found: AuditVerdict[] = [];
      for (const district of [...districts].sort()) {
        const known = kept.find((one) => one.district === district) ?? null;
        found.push(await verifyAudit(database, district, known));
      }
      return found;
    });
    process.stdout.write(`${JSON.stringify(verdicts, null, 2)}\n`);
    if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  });

const head = new Command('head')
  .description('print the sealed heads, to be kept off this host (导出封存值，请异地保存)')
  .action(async () => {
    const heads = await withCore(async ({ database }) => {
      const found: SealedHead[] = [];
      for (const district of await knownDistricts(database))
        found.push(await sealedHead(database, district));
      return found;
    });
    process.stdout.write(`${JSON.stringify(heads, null, 2)}\n`);
  });

export const auditCommand = new Command('audit')
  .description('the audit log (审计日志)')
  .addCommand(verify)
  .addCommand(head);
