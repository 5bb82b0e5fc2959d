import { Command } from 'commander';
import { ensureDemoAccess } from '../access/demo.service.ts';
import { withCore } from './open-installation.ts';
import { beichen, hasDistrict, seedBeichen } from './seed.ts';

/** Lists the demo accounts and keys, making the demo first where it is not there yet. */
export const demoCommand = new Command('demo')
  .description('list the demo accounts and keys (列出演示账号和密钥)')
  .option('--json', 'as JSON')
  .action(async ({ json }: { readonly json?: true }) => {
    const access = await withCore(async ({ database, units, lexicons }, { config }) => {
      const now = new Date();
      if (!(await hasDistrict(database, beichen)))
        await seedBeichen(database, units, lexicons, now);
      return ensureDemoAccess(database, { district: beichen, production: config.production, now });
    });
    const lines = access.map(({ role, name, password, key, of }) =>
      [role, name, password, key, of ?? ''].join('  '),
    );
    process.stdout.write(
      json === true
        ? `${JSON.stringify({ district: beichen, accounts: access }, null, 2)}\n`
        : `${lines.join('\n')}\n`,
    );
  });
