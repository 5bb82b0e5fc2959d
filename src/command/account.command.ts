import { Command, Option } from 'commander';
import { openAccount } from '../access/account.service.ts';
import { Role } from '../access/viewer.rule.ts';
import { withCore } from './open-installation.ts';

interface Options {
  readonly district: string;
  readonly role: Role;
  readonly name: string;
  readonly personName?: string;
  readonly phone?: string;
  readonly town?: string;
  readonly party?: string;
  readonly chain?: string;
  readonly json?: true;
}

/** Makes an account, such as a district's first administrator. */
const create = new Command('create')
  .description('make an account; its initial password is shown once (新建账号，初始密码只显示一次)')
  .requiredOption('--district <code>', 'six-digit division code (区划代码)')
  .addOption(
    new Option('--role <role>', 'what it may do (角色)')
      .choices(Object.values(Role))
      .makeOptionMandatory(),
  )
  .requiredOption('--name <name>', 'the name to sign in with (账号名)')
  .option('--person-name <name>', 'who it is for (使用人姓名)')
  .option('--phone <number>', 'to sign in with as well (手机号)')
  .option('--town <id>', 'the town of a TOWN account')
  .option('--party <id>', 'the party of a VILLAGE, GRID or PARTY account')
  .option('--chain <id>', 'the chain of a CHAIN_LEAD account')
  .option('--json', 'as JSON')
  .action(async ({ json, ...asked }: Options) => {
    const made = await withCore(({ database }) => openAccount(database, asked, new Date()));
    process.stdout.write(
      json === true
        ? `${JSON.stringify(made)}\n`
        : `${asked.name}  initial password (初始密码): ${made.initialPassword}\n`,
    );
  });

export const accountCommand = new Command('account')
  .description('accounts (账号)')
  .addCommand(create);
