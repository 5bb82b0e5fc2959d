import { Command, Option } from 'commander';
import { createKey } from '../access/key.service.ts';
import { KeyScope } from '../access/key-scope.rule.ts';
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
  readonly scope?: readonly KeyScope[];
  readonly origin?: readonly string[];
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
  .addOption(
    new Option(
      '--scope <scope...>',
      "what of its role's work it is for (可办理的范围，不填为全部)",
    ).choices(Object.values(KeyScope)),
  )
  .option('--origin <site...>', "the sites of the district's list that may use it (可使用的网站)")
  .option('--expires <instant>', 'RFC 3339, such as 2027-01-01T00:00:00Z')
  .option('--json', 'as JSON: {"key": …}')
  .action(async ({ json, expires, scope, origin, ...asked }: Options) => {
    const made = await withCore(async ({ database, units, lexicons }, { config }) => {
      const now = new Date();
      // On a fresh clone the demo district is made by the first command that needs it.
      if (config.demo && asked.district === beichen && !(await hasDistrict(database, beichen))) {
        await seedBeichen(database, units, lexicons, now);
      }
      const key = { ...asked, scopes: scope, origins: origin, expiresAt: expires ?? null };
      return createKey(database, key, now);
    });
    process.stdout.write(json === true ? `${JSON.stringify(made)}\n` : `${made.key}\n`);
  });

export const keyCommand = new Command('key').description('API keys (API 密钥)').addCommand(create);
