import { Command } from 'commander';
import { categoryRows, unitRows } from '../../seeds/taxonomy.ts';
import { allowedOrigins, allowOrigins } from '../access/allowed-origin.service.ts';
import { openAccount } from '../access/account.service.ts';
import { Role } from '../access/viewer.rule.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { loadRows } from './load-rows.ts';
import { withCore } from './open-installation.ts';
import { seedHolidays } from './seed-holidays.ts';
import { seedMechanisms } from './seed-mechanisms.ts';
import { hasDistrict } from './seed.ts';

interface Options {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
  readonly admin: string;
  readonly synthetic?: boolean;
}

interface OriginOptions {
  readonly district: string;
  readonly set?: readonly string[];
  readonly none?: true;
}

/** Makes an empty district and its first administrator; all else is then entered or imported on the pages. */
const create = new Command('create')
  .description('make an empty district and its administrator (新建一个空的区及其管理员)')
  .requiredOption('--code <code>', 'six-digit division code (六位行政区划代码)')
  .requiredOption('--name <name>', 'its name (名称)')
  .requiredOption('--city <name>', 'its city (所属市)')
  .option('--time-zone <zone>', 'where its days begin (时区)', 'Asia/Shanghai')
  .option('--admin <name>', 'its first administrator’s account name (管理员账号名)', '区管理员')
  .option('--synthetic', 'its data is made up (合成数据，仅供演练)')
  .action(async ({ code, name, city, timeZone, admin, synthetic = false }: Options) => {
    if (!/^\d{6}$/.test(code))
      throw ExpectedError.of('DISTRICT_UNKNOWN', { district: code.slice(0, 20) });
    const made = await withCore(async ({ database, units }) => {
      if (await hasDistrict(database, code)) return null;
      const district = {
        district: code,
        name,
        city,
        time_zone: timeZone,
        synthetic,
        created_at: new Date(),
      };
      await loadRows(database.ownerUrl, code, [
        { table: 'unit', rows: unitRows() },
        { table: 'category', rows: categoryRows() },
        { table: 'district', rows: [district] },
      ]);
      await seedHolidays(units, code, district.created_at);
      await seedMechanisms(units, code, district.created_at);
      const asked = { district: code, role: Role.DISTRICT_ADMIN, name: admin };
      return openAccount(database, asked, district.created_at);
    });
    process.stdout.write(
      made === null
        ? `${code}: there already (已存在).\n`
        : [
            `${code} ${name}: made (已建立).`,
            `account (账号): ${admin}`,
            `initial password, shown this once (初始密码，只显示这一次): ${made.initialPassword}`,
            'next: npm start, sign in, then 管理 /admin (下一步：启动、登录，打开“管理”)',
            '',
          ].join('\n'),
    );
  });

/** Shows or sets the sites whose pages may call for a district with a key. */
const origins = new Command('origins')
  .description('show or set the sites whose pages may call with a key (查看或设置放行的网站)')
  .requiredOption('--district <code>', 'six-digit division code (区划代码)')
  .option('--set <site...>', 'all of them, such as https://dashboard.example (完整名单)')
  .option('--none', 'allow none (全部取消)')
  .action(async ({ district, set, none }: OriginOptions) => {
    const asked = none === true ? [] : set;
    const now = await withCore(({ database }) =>
      asked === undefined
        ? allowedOrigins(database, district)
        : allowOrigins(database, { district, origins: asked }, new Date()),
    );
    process.stdout.write(now.length === 0 ? 'none (无)\n' : `${now.join('\n')}\n`);
  });

export const districtCommand = new Command('district')
  .description('districts (区)')
  .addCommand(create)
  .addCommand(origins);
