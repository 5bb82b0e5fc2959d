import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { Role } from '../../src/access/viewer.rule.ts';
import { workOnLedgers } from '../../src/ledgers/import-work.service.ts';
import { forgetLedgerRows, rowsKeptForDays } from '../../src/ledgers/ledger-upkeep.service.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { gbk, workbook } from './workbook.ts';

const district = '120113';
let application: TestApplication;
let villages: readonly { readonly id: string; readonly name: string; readonly town: string }[];
beforeAll(async () => {
  application = await testApplication();
  villages = await sql(
    `select p.id, p.name, p.town from party p where p.district = $1 and p.kind = 'VILLAGE' order by p.name`,
  );
});
afterAll(() => application.close());

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  application.core.database.write(district, (tx) => tx.sql<Row>(text, [district, ...values]));

/** Sends a file as the web client does; gives the answer. */
const send = (
  role: Role | null,
  bytes: Buffer,
  query = 'name=a.csv',
  headers: Record<string, string> = { 'x-lianzu-upload': '1' },
): Promise<Response> =>
  fetch(`${application.url}/d/${district}/ledgers?${query}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      ...(role === null ? {} : { authorization: application.authorization(role) }),
      ...headers,
    },
  });

const work = (): Promise<void> =>
  workOnLedgers(
    application.core,
    district,
    () => new Date(),
    () => true,
  );

/** Sends a file and has it read; gives the import's id. */
const given = async (role: Role, bytes: Buffer, query?: string): Promise<string> => {
  const response = await send(role, bytes, query);
  expect(response.status).toBe(201);
  const { ledgerImport } = (await response.json()) as { ledgerImport: string };
  await work();
  return ledgerImport;
};

interface Import {
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly sheets: readonly {
    readonly at: number;
    readonly kind: string | null;
    readonly remembered: boolean;
    readonly columns: readonly { readonly heading: string; readonly field: string }[];
  }[];
  readonly rows: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly id: string;
      readonly number: number;
      readonly cells: readonly string[];
      readonly verdict: string;
      readonly state: string;
      readonly problems: readonly { readonly code: string; readonly message: string }[];
      readonly suggestions: readonly { readonly field: string; readonly value: string }[];
    }[];
  };
}

const seen = async (role: Role, id: string, filter: object = {}): Promise<Import | null> =>
  (
    await application.ask<{ ledgerImport: Import | null }>(
      role,
      `query ($id: ID!, $filter: LedgerRowFilter) { ledgerImport(id: $id) { state forgottenAt
        counts { fresh changed unchanged faulty missing leftOut }
        sheets { at kind remembered columns { heading field } }
        rows(first: 50, filter: $filter) { totalCount
          nodes { id number cells verdict state problems { code field message } suggestions { field value } } } } }`,
      { id, filter },
    )
  ).data.ledgerImport;

const done = async (
  role: Role,
  mutation: string,
  input: object,
): Promise<{ errors: string[]; codes: string[] }> => {
  const types: Record<string, string> = {
    mapLedgerSheet: 'MapLedgerSheetInput',
    fixLedgerRow: 'FixLedgerRowInput',
    applyLedgerImport: 'ApplyLedgerImportInput',
    undoLedgerImport: 'LedgerImportInput',
  };
  const { data, errors = [] } = await application.ask<
    Record<string, { userErrors: { code: string }[] }>
  >(
    role,
    `mutation ($input: ${types[mutation] ?? ''}!) { ${mutation}(input: $input) { ledgerImport { id } userErrors { code } } }`,
    { input },
  );
  await work();
  return {
    errors: errors.map(({ extensions }) => extensions.code),
    codes: data?.[mutation]?.userErrors.map(({ code }) => code) ?? [],
  };
};
const well = { errors: [], codes: [] };

const messy = (): Buffer => {
  const [one, two] = villages;
  return workbook([
    {
      name: '需求',
      rows: [
        ['合成镇需求清单（合成数据）', null, null, null],
        ['需求内容', '数量', '计量单位', '所属村'],
        ['合成一：要人摘草莓', '三十', '人', one?.name ?? ''],
        ['合成二：要技术员', '很多', '人', two?.name ?? ''],
        ['合成三：销白菜', '5000', '斤', `${two?.name ?? ''}${two?.name ?? ''}`],
      ],
      merge: ['A1:D1'],
    },
  ]);
};

describe('a ledger over the graph', () => {
  test('is looked at, put right in place, carried out, put right again, and taken back', async () => {
    const id = await given(Role.DISTRICT_ADMIN, messy(), 'name=%E5%8F%B0%E8%B4%A6.xlsx');
    const first = await seen(Role.DISTRICT_ADMIN, id);
    expect(first).toMatchObject({
      state: 'READY',
      counts: { fresh: 1, faulty: 2, changed: 0 },
      sheets: [
        {
          kind: 'NEED',
          remembered: false,
          columns: [
            { heading: '需求内容', field: 'TITLE' },
            { heading: '数量', field: 'QUANTITY' },
            { heading: '计量单位', field: 'UNIT' },
            { heading: '所属村', field: 'PARTY' },
          ],
        },
      ],
    });
    const [, unread, unknown] = first?.rows.nodes ?? [];
    expect(unread).toMatchObject({
      number: 4,
      problems: [
        { code: 'LEDGER_QUANTITY_UNREAD', message: expect.stringContaining('很多') as unknown },
      ],
    });
    expect(unknown?.suggestions).toContainEqual({ field: 'PARTY', value: villages[1]?.name });

    // One is put right before the rest is carried out, one after.
    expect(
      await done(Role.DISTRICT_ADMIN, 'fixLedgerRow', {
        row: unread?.id,
        cells: [{ at: 1, text: '20' }],
      }),
    ).toEqual(well);
    expect((await seen(Role.DISTRICT_ADMIN, id))?.counts).toMatchObject({ fresh: 2, faulty: 1 });
    expect(await done(Role.DISTRICT_ADMIN, 'applyLedgerImport', { import: id })).toEqual(well);
    await done(Role.DISTRICT_ADMIN, 'fixLedgerRow', {
      row: unknown?.id,
      cells: [{ at: 3, text: villages[1]?.name }],
    });
    expect(await done(Role.DISTRICT_ADMIN, 'applyLedgerImport', { import: id })).toEqual(well);
    expect(await seen(Role.DISTRICT_ADMIN, id, { state: { eq: 'DONE' } })).toMatchObject({
      state: 'APPLIED',
      rows: { totalCount: 3 },
    });
    const listed = () =>
      sql(`select id from listing where district = $1 and title like '合成%' and status = 'OPEN'`);
    expect(await listed()).toHaveLength(3);
    // What is done is no longer changed here.
    expect(
      await done(Role.DISTRICT_ADMIN, 'fixLedgerRow', {
        row: unread?.id,
        cells: [{ at: 1, text: '9' }],
      }),
    ).toMatchObject({ codes: ['LEDGER_ROW_NOT_FOUND'] });
    expect(await done(Role.DISTRICT_ADMIN, 'undoLedgerImport', { import: id })).toEqual(well);
    expect(await listed()).toEqual([]);
  });

  test('gives its faulty rows back to be put right and sent again by themselves', async () => {
    const id = await given(Role.DISTRICT_ADMIN, messy(), 'name=again.xlsx');
    const download = await fetch(`${application.url}/d/${district}/ledgers/${id}/faults.xlsx`, {
      headers: { authorization: application.authorization(Role.DISTRICT_ADMIN) },
    });
    expect(download.headers.get('content-disposition')).toContain('attachment');
    const book = new exceljs.Workbook();
    await book.xlsx.load(await download.arrayBuffer());
    const sheet = book.worksheets[0] as exceljs.Worksheet;
    expect(sheet.getRow(2).values).toContain('要改的地方');
    expect(sheet.getCell('E3').value).toContain('很多');
    sheet.getCell('B3').value = '12';
    sheet.getCell('D4').value = villages[1]?.name ?? '';
    const fixed = await given(
      Role.DISTRICT_ADMIN,
      Buffer.from(await book.xlsx.writeBuffer()),
      'name=b.xlsx',
    );
    expect(await seen(Role.DISTRICT_ADMIN, fixed)).toMatchObject({
      counts: { fresh: 2, faulty: 0, missing: 0 },
    });
  });

  test('is understood as somebody of the town said, from then on', async () => {
    const table = gbk(`村名,要办的事,多少\r\n${villages[0]?.name ?? ''},合成四：修路,3\r\n`);
    const id = await given(Role.DISTRICT_ADMIN, table, 'name=x.csv&kind=NEED');
    const before = await seen(Role.DISTRICT_ADMIN, id);
    expect(before?.state).toBe('READY');
    expect(before?.counts['fresh']).toBe(0);
    expect(
      await done(Role.DISTRICT_ADMIN, 'mapLedgerSheet', {
        import: id,
        sheet: 0,
        kind: 'NEED',
        columns: [
          { at: 1, field: 'TITLE' },
          { at: 2, field: 'NOTE' },
        ],
      }),
    ).toEqual(well);
    expect(await seen(Role.DISTRICT_ADMIN, id)).toMatchObject({
      state: 'READY',
      counts: { fresh: 1 },
    });
    const next = await given(Role.DISTRICT_ADMIN, table, 'name=y.csv');
    expect(await seen(Role.DISTRICT_ADMIN, next)).toMatchObject({
      counts: { fresh: 1 },
      sheets: [{ kind: 'NEED', remembered: true }],
    });
    expect(
      await done(Role.DISTRICT_ADMIN, 'mapLedgerSheet', {
        import: id,
        sheet: 0,
        kind: 'NEED',
        columns: [{ at: 9, field: 'TITLE' }],
      }),
    ).toMatchObject({ codes: ['LEDGER_COLUMN_UNKNOWN'] });
  });

  test('comes from a template, whose examples are left out', async () => {
    const template = await fetch(`${application.url}/d/${district}/ledgers/template/need.xlsx`, {
      headers: { authorization: application.authorization(Role.VILLAGE) },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await template.arrayBuffer());
    const sheet = book.worksheets[0] as exceljs.Worksheet;
    expect(sheet.getCell('B3').dataValidation).toMatchObject({ type: 'list' });
    sheet.getRow(5).values = [1, villages[0]?.name, '合成五：销苹果', '', '', '', 300, '斤'];
    const id = await given(
      Role.DISTRICT_ADMIN,
      Buffer.from(await book.xlsx.writeBuffer()),
      'name=t.xlsx',
    );
    expect((await seen(Role.DISTRICT_ADMIN, id))?.rows.nodes).toMatchObject([
      { verdict: 'NEW', number: 5 },
    ]);
  });
});

describe('who may', () => {
  test.each([
    [Role.DISTRICT_ADMIN, 201],
    [Role.TOWN, 201],
    [Role.VILLAGE, 201],
    [Role.PARTY, 201],
    [Role.CHAIN_LEAD, 403],
    [Role.GRID, 403],
    [Role.AUDITOR, 403],
    [Role.READER, 403],
    [null, 401],
  ])('%s sends a ledger: %i', async (role, status) => {
    expect((await send(role, gbk('资源名称,数量,单位\r\n合成仓库,200,平方米\r\n'))).status).toBe(
      status,
    );
  });

  test('a form of another site sends nothing; what is too large or no table is refused', async () => {
    expect((await send(Role.VILLAGE, gbk('资源名称\r\n'), 'name=a.csv', {})).status).toBe(403);
    expect((await send(Role.VILLAGE, Buffer.from([0, 1, 2, 3]))).status).toBe(422);
    expect((await send(Role.VILLAGE, Buffer.alloc(33 * 1024 * 1024))).status).toBe(413);
  });

  test('an import is seen and handled by who sent it, its town and the district alone', async () => {
    const id = await given(Role.VILLAGE, gbk('资源名称,数量,单位\r\n合成仓库二,200,平方米\r\n'));
    const [row] = (await seen(Role.VILLAGE, id))?.rows.nodes ?? [];
    expect(row).toMatchObject({ verdict: 'NEW' });
    for (const role of [Role.PARTY, Role.READER, Role.CHAIN_LEAD])
      expect(await seen(role, id)).toBeNull();
    expect(await seen(Role.DISTRICT_ADMIN, id)).not.toBeNull();
    expect(await done(Role.PARTY, 'applyLedgerImport', { import: id })).toMatchObject({
      codes: ['LEDGER_NOT_FOUND'],
    });
    expect(
      await done(Role.PARTY, 'fixLedgerRow', { row: row?.id, cells: [{ at: 0, text: 'x' }] }),
    ).toMatchObject({ codes: ['LEDGER_NOT_FOUND'] });
    expect(await done(Role.READER, 'applyLedgerImport', { import: id })).toMatchObject({
      errors: ['FORBIDDEN'],
    });
    expect(await done(Role.VILLAGE, 'applyLedgerImport', { import: id })).toEqual(well);
  });
});

test('rows are cleared away when nobody has touched them for long, and only then', async () => {
  const id = await given(Role.VILLAGE, gbk('资源名称,数量,单位\r\n合成仓库三,200,平方米\r\n'));
  const { database } = application.core;
  const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);
  await forgetLedgerRows(database, district, later(rowsKeptForDays - 1));
  expect((await seen(Role.VILLAGE, id))?.rows.totalCount).toBeGreaterThan(0);
  await forgetLedgerRows(database, district, later(rowsKeptForDays + 1));
  expect((await seen(Role.VILLAGE, id))?.rows.totalCount).toBe(0);
  expect(await done(Role.VILLAGE, 'applyLedgerImport', { import: id })).toMatchObject({
    codes: ['LEDGER_FORGOTTEN'],
  });
});

test('a list of accounts makes accounts that wait for their slips', async () => {
  const [one, two] = villages;
  const list = (last: string): Buffer =>
    Buffer.from(
      `账号,角色,所属主体\n合成账号一,村,${one?.name ?? ''}\n合成账号二,网格员,${two?.name ?? ''}\n合成 账号!,村,${one?.name ?? ''}\n${last}`,
    );
  const id = await given(Role.DISTRICT_ADMIN, list('合成账号三,村长,'));
  expect(await seen(Role.DISTRICT_ADMIN, id)).toMatchObject({ counts: { fresh: 2, faulty: 2 } });
  expect(await done(Role.DISTRICT_ADMIN, 'applyLedgerImport', { import: id })).toEqual(well);
  const accounts = (): Promise<object[]> =>
    sql(
      `select name, role, password_hash is null as waits, must_change_password as must, disabled_at is not null as closed
       from account where district = $1 and name like '合成账号%' order by name`,
    );
  const account = { waits: true, must: true, closed: false };
  const [first, second] = [
    { ...account, name: '合成账号一', role: 'VILLAGE' },
    { ...account, name: '合成账号二', role: 'GRID' },
  ];
  expect(await accounts()).toEqual(expect.arrayContaining([first, second]));

  const draw = async (role: Role, key: string | null = null): Promise<Record<string, unknown>> => {
    const { data, errors } = await application.ask<{ drawAccountSlips: Record<string, unknown> }>(
      role,
      'mutation ($input: DrawAccountSlipsInput!) { drawAccountSlips(input: $input) { slips left userErrors { code } } }',
      { input: { import: id, address: 'https://lianzu.example/x', idempotencyKey: key } },
    );
    return data?.drawAccountSlips ?? { errors };
  };
  expect(await draw(Role.VILLAGE)).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
  const key = '01890000-0000-7000-8000-00000000a001';
  const drawn = await draw(Role.DISTRICT_ADMIN, key);
  expect(drawn).toMatchObject({ left: 0, userErrors: [] });
  expect(drawn['slips']).toContain('合成账号一');
  expect(drawn['slips']).toContain('https://lianzu.example<');
  expect(await draw(Role.DISTRICT_ADMIN, key)).toEqual({ slips: null, left: 0, userErrors: [] });
  expect(await draw(Role.DISTRICT_ADMIN)).toMatchObject({
    userErrors: [{ code: 'LEDGER_SLIPS_NONE' }],
  });
  expect(await accounts()).toContainEqual({ ...first, waits: false });

  // The same again changes nothing; a town makes no accounts of another town's villages.
  const again = await given(Role.DISTRICT_ADMIN, list(''));
  expect(await seen(Role.DISTRICT_ADMIN, again)).toMatchObject({ counts: { fresh: 0, faulty: 1 } });
  await sql(`update account set signed_in_at = now() where district = $1 and name = '合成账号二'`);
  expect(await done(Role.DISTRICT_ADMIN, 'undoLedgerImport', { import: id })).toEqual(well);
  expect(await accounts()).toEqual(
    expect.arrayContaining([
      { ...first, waits: false, closed: true },
      { ...second, waits: false },
    ]),
  );
  const foreign = await given(
    Role.TOWN,
    Buffer.from(
      `账号,角色,所属主体\n合成账号四,镇街,\n${villages.map(({ name }, i) => `合成账号甲${String(i)},村,${name}`).join('\n')}`,
    ),
  );
  const { rows } = (await seen(Role.TOWN, foreign)) ?? { rows: { nodes: [] } };
  const codes = new Set(rows.nodes.flatMap(({ problems }) => problems.map(({ code }) => code)));
  expect(codes).toContain('ACCOUNT_NOT_YOURS');
});
