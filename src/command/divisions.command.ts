import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { bringDivisions } from '../places/division.service.ts';
import { withCore } from './open-installation.ts';

/** Brings a district's towns and villages with their official codes; the same file twice changes nothing. */
export const divisionsCommand = new Command('divisions')
  .description('bring towns and villages in: .csv or .json (导入镇街和村)')
  .argument('<file>', 'columns 代码, 名称 (and 所属镇街), or JSON of code, name, children')
  .requiredOption('--district <code>', 'six-digit division code (区划代码)')
  .action(async (file: string, { district }: { readonly district: string }) => {
    const bytes = await readFile(file);
    const counts = await withCore(({ units }) =>
      bringDivisions(units, district, decoded(bytes), new Date()),
    );
    process.stdout.write(
      `${district}: ${String(counts.added)} added, ${String(counts.changed)} changed (新增 ${String(counts.added)}，变更 ${String(counts.changed)}).\n`,
    );
  });

/** UTF-8, or what Excel writes in China. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
