import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { drainListings } from '../../src/matching/follow.service.ts';
import { importReport, type ImportReport } from '../../src/ledgers/import-report.loader.ts';
import { applyLedger, receiveLedger, undoLedger } from '../../src/ledgers/import.service.ts';
import { workOnLedgers } from '../../src/ledgers/import-work.service.ts';
import { newId } from '../../src/platform/id.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { gbk, workbook } from './workbook.ts';

const district = '120113';
let application: TestApplication;
interface Place {
  readonly id: string;
  readonly name: string;
  readonly town: string;
}
let villages: readonly [Place, Place];
beforeAll(async () => {
  application = await testApplication();
  const found = await sql<Place>(
    `select p.id, p.name, p.town from party p where p.district = $1 and p.kind = 'VILLAGE' and p.town =
       (select town from party where district = $1 and kind = 'VILLAGE' group by town having count(*) > 1 limit 1) order by p.name limit 2`,
  );
  villages = [found[0] as Place, found[1] as Place];
});
afterAll(() => application.close());

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  application.core.database.write(district, (tx) => tx.sql<Row>(text, [district, ...values]));

const viewer = (role: Role, of: Partial<Viewer> = {}): Viewer => ({
  district,
  id: newId(new Date()),
  kind: 'KEY',
  role,
  town: null,
  party: null,
  chain: null,
  ...of,
});
const admin = viewer(Role.DISTRICT_ADMIN);

const work = async (id: string): Promise<ImportReport> => {
  await workOnLedgers(
    application.core,
    district,
    () => new Date(),
    () => true,
  );
  return application.core.database.write(district, (tx) => importReport(tx, id));
};
const call = (who: Viewer) => ({ services: application.core, viewer: who, now: new Date() });
const give = async (
  bytes: Buffer,
  name = '合成需求台账.xlsx',
  who = admin,
): Promise<ImportReport> =>
  work(await receiveLedger(call(who), { name, bytes, kind: null, party: null }));
const apply = async ({ id }: ImportReport, withdrawMissing = false): Promise<ImportReport> => {
  await applyLedger(call(admin), { import: id, withdrawMissing });
  return work(id);
};
const titles = async (prefix: string): Promise<unknown[]> =>
  sql(
    `select title, quantity::int, unit, status from listing where district = $1 and title like $2 order by title`,
    [`${prefix}%`],
  );

/** A need list as people keep it; `rows` under a merged title and a heading in odd order. */
const messy = (rows: (string | number | null)[][], merge: string[] = []): Buffer =>
  workbook([
    {
      name: '需求',
      rows: [
        ['合成镇需求清单（合成数据）', null, null, null, null],
        ['序号', '需求内容（必填）', '数量', '计量单位', '所属村'],
        ...rows,
        ['合计', null, null, null, null],
      ],
      merge: ['A1:E1', ...merge],
    },
    { name: '说明', rows: [['本表为合成数据']] },
  ]);

test('a messy ledger: preview with faults, apply, again without change, changed, missing, undone', async () => {
  const [one, two] = villages;
  const rows = (changed: number): (string | number | null)[][] => [
    [1, '合成甲：要人摘草莓', '三十', '人', one.name],
    [2, '合成乙：租大棚', changed, '亩', null],
    [3, '合成丙：销白菜', '约5000', '斤', `${two.name}村委会`],
    [4, '合成丁：要技术员', 1, '人', '合成没有的村'],
    [5, '合成戊：要机器', '很多', '台', two.name],
  ];
  const first = await give(messy(rows(20), ['E3:E4']));
  expect(first).toMatchObject({ state: 'READY', rows: 5, verdicts: { NEW: 3, ERROR: 2 } });
  expect(first.faults).toMatchObject([
    { sheet: '需求', row: 6, zh: expect.stringContaining('合成没有的村') as unknown },
    { row: 7, zh: expect.stringContaining('很多') as unknown },
  ]);
  expect(await titles('合成')).toEqual([]);

  expect(await apply(first)).toMatchObject({ state: 'APPLIED' });
  const applied = [
    { title: '合成丙：销白菜', quantity: 5_000_000, unit: 'jin', status: 'OPEN' },
    { title: '合成乙：租大棚', quantity: 20_000, unit: 'mu', status: 'OPEN' },
    { title: '合成甲：要人摘草莓', quantity: 30_000, unit: 'person', status: 'OPEN' },
  ];
  expect(await titles('合成')).toEqual(expect.arrayContaining(applied));
  const events = await sql<{ cause: string }>(
    `select cause from event where district = $1 and type = 'listingAdded' and cause = 'imported'`,
  );
  expect(events).toHaveLength(3);
  await drainListings(application.core.units, application.core.lexicon, district, () => new Date());
  const read = await sql(
    `select id from listing where district = $1 and title like '合成%' and features is not null`,
  );
  expect(read).toHaveLength(3);

  const again = await give(messy(rows(20), ['E3:E4']));
  expect(again.verdicts).toEqual({ UNCHANGED: 3, ERROR: 2 });

  const changed = await give(messy(rows(25).slice(0, 2), ['E3:E4']));
  expect(changed.verdicts).toEqual({ UNCHANGED: 1, UPDATE: 1 });
  await apply(changed);
  expect(await titles('合成乙')).toMatchObject([{ quantity: 25_000 }]);
  await undoLedger(call(admin), { import: changed.id });
  expect(await work(changed.id)).toMatchObject({ state: 'UNDONE' });
  expect(await titles('合成乙')).toMatchObject([{ quantity: 20_000, status: 'OPEN' }]);

  const shorter = await give(messy([[1, '合成乙：租大棚', 20, '亩', one.name]]));
  expect(shorter.verdicts).toEqual({ UNCHANGED: 1, MISSING: 1 });
  await apply(shorter, true);
  expect(await titles('合成甲')).toMatchObject([{ status: 'WITHDRAWN' }]);
  await undoLedger(call(admin), { import: shorter.id });
  await work(shorter.id);
  expect(await titles('合成甲')).toMatchObject([{ status: 'OPEN' }]);

  await undoLedger(call(admin), { import: first.id });
  expect(await work(first.id)).toMatchObject({ state: 'UNDONE' });
  expect(await titles('合成丙')).toMatchObject([{ status: 'WITHDRAWN' }]);
});

test('a GBK table of a village goes to its own list; another’s village is refused; readers bring nothing', async () => {
  const [one, two] = villages;
  const village = viewer(Role.VILLAGE, { party: one.id });
  const own = await give(
    gbk('资源名称,数量,单位\r\n合成己：闲置仓库,200,平方米\r\n'),
    'a.csv',
    village,
  );
  expect(own.verdicts).toEqual({ NEW: 1 });
  const others = await give(gbk(`村名,资源名称\r\n${two.name},合成庚：仓库\r\n`), 'b.csv', village);
  expect(others.verdicts).toEqual({ ERROR: 1 });
  await expect(give(gbk('村名,资源名称\r\n'), 'c.csv', viewer(Role.READER))).rejects.toMatchObject({
    problems: [{ code: 'FORBIDDEN' }],
  });
  await expect(undoLedger(call(viewer(Role.VILLAGE)), { import: own.id })).rejects.toMatchObject({
    problems: [{ code: 'LEDGER_NOT_FOUND' }],
  });
});

test('villages and parties are written down, and taken back', async () => {
  const [one] = villages;
  const [town] = await sql<{ name: string }>(
    'select name from town where district = $1 and id = $2',
    [one.town],
  );
  const list = await give(
    workbook([
      {
        name: '村庄名录',
        rows: [
          ['村名', '镇街', '强弱'],
          ['合成辛村', town?.name ?? '', '较弱'],
        ],
      },
    ]),
    '村.xlsx',
  );
  expect(list.verdicts).toEqual({ NEW: 1 });
  await apply(list);
  const found = () =>
    sql('select strength from party where district = $1 and name = $2', ['合成辛村']);
  expect(await found()).toEqual([{ strength: 'WEAK' }]);
  await undoLedger(call(admin), { import: list.id });
  expect(await work(list.id)).toMatchObject({ state: 'UNDONE' });
  expect(await found()).toEqual([]);
});

test('what is no ledger says so', async () => {
  expect(await give(Buffer.from('今天下午开会\n'), 'x.csv')).toMatchObject({
    state: 'FAILED',
    problem: { code: 'LEDGER_NOTHING_FOUND' },
  });
});
