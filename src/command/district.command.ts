import { Command } from 'commander';
import { categoryRows, unitRows } from '../../seeds/taxonomy.ts';
import { allowedOrigins, allowOrigins } from '../access/allowed-origin.service.ts';
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
}

interface OriginOptions {
  readonly district: string;
  readonly set?: readonly string[];
  readonly none?: true;
}

/** Makes an empty district; accounts, places and lists are then entered or imported. */
const create = new Command('create')
  .description('make an empty district (新建一个空的区)')
  .requiredOption('--code <code>', 'six-digit division code (六位行政区划代码)')
  .requiredOption('--name <name>', 'its name (名称)')
  .requiredOption('--city <name>', 'its city (所属市)')
  .option('--time-zone <zone>', 'where its days begin (时区)', 'Asia/Shanghai')
  .action(async ({ code, name, city, timeZone }: Options) => {
    if (!/^\d{6}$/.test(code))
      throw ExpectedError.of('DISTRICT_UNKNOWN', { district: code.slice(0, 20) });
    const made = await withCore(async ({ database, units }) => {
      if (await hasDistrict(database, code)) return false;
      const district = {
        district: code,
        name,
        city,
        time_zone: timeZone,
        synthetic: false,
        created_at: new Date(),
      };
      await loadRows(database.ownerUrl, code, [
        { table: 'unit', rows: unitRows() },
        { table: 'category', rows: categoryRows() },
        { table: 'district', rows: [district] },
      ]);
      await seedHolidays(units, code, district.created_at);
      await seedMechanisms(units, code, district.created_at);
      return true;
    });
    process.stdout.write(
      made
        ? `${code} ${name}: made; next: lianzu account create --district ${code} --role DISTRICT_ADMIN --name … (已建立，下一步请新建区管理员账号)\n`
        : `${code}: there already (已存在).\n`,
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
