import { Command, Option } from 'commander';
import { createKey } from '../access/key.service.ts';
import { Role } from '../access/viewer.rule.ts';
import { withCore } from './open-installation.ts';
import { beichen, hasDistrict, seedBeichen } from './seed.ts';

interface Options {
  readonly district: string;
  readonly role: Role;
  readonly name: string;
  readonly town?: string;
  readonly party?: string;
  readonly chain?: string;
  readonly expires?: string;
  readonly json?: true;
}

/** Makes an API key and shows it once. */
const create = new Command('create')
  .description('make an API key and show it once (新建 API 密钥，只显示一次)')
  .requiredOption('--district <code>', 'six-digit division code (区划代码)')
  .addOption(
    new Option('--role <role>', 'what it may do (角色)')
      .choices(Object.values(Role))
      .makeOptionMandatory(),
  )
  .option('--name <name>', 'who uses it (用途)', 'made on the command line')
  .option('--town <id>', 'the town of a TOWN key')
  .option('--party <id>', 'the party of a VILLAGE or PARTY key')
  .option('--chain <id>', 'the chain of a CHAIN_LEAD key')
  .option('--expires <instant>', 'RFC 3339, such as 2027-01-01T00:00:00Z')
  .option('--json', 'as JSON: {"key": …}')
  .action(async ({ json, expires, ...asked }: Options) => {
    const made = await withCore(async ({ database, units, lexicons }, { config }) => {
      const now = new Date();
      // On a fresh clone the demo district is made by the first command that needs it.
      if (config.demo && asked.district === beichen && !(await hasDistrict(database, beichen))) {
        await seedBeichen(database, units, lexicons, now);
      }
      return createKey(database, { ...asked, expiresAt: expires ?? null }, now);
    });
    process.stdout.write(json === true ? `${JSON.stringify(made)}\n` : `${made.key}\n`);
  });

export const keyCommand = new Command('key').description('API keys (API 密钥)').addCommand(create);
