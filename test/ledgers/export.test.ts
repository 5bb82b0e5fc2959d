import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import exceljs from 'exceljs';
import { Role } from '../../src/access/viewer.rule.ts';
import { openTicket, ticketMinutes } from '../../src/ledgers/export-ticket.service.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

const district = '120113';
const phone = '13800001234';
let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
  const { data } = await application.ask<{ addNeed: { userErrors: object[] } }>(
    Role.VILLAGE,
    'mutation ($input: AddListingInput!) { addNeed(input: $input) { userErrors { code } } }',
    { input: { title: '=HYPERLINK("合成")', contact: { name: '合成联系人', phone } } },
  );
  expect(data.addNeed.userErrors).toEqual([]);
});
afterAll(() => application.close());

interface Ticket {
  readonly url: string | null;
  readonly rows: number | null;
  readonly userErrors: readonly { readonly code: string }[];
}

const wish = async (
  role: Role,
  input: object,
  mutation = 'exportLedger',
): Promise<Ticket & { readonly refused: readonly string[] }> => {
  const { data, errors = [] } = await application.ask<Record<string, Ticket> | null>(
    role,
    `mutation ($input: ExportLedgerInput!) { ${mutation}(input: $input) { url rows expiresAt userErrors { code } } }`,
    { input },
  );
  return {
    ...(data?.[mutation] ?? { url: null, rows: null, userErrors: [] }),
    refused: errors.map(({ extensions }) => extensions.code),
  };
};

const fetched = async (url: string | null): Promise<Buffer> => {
  const response = await fetch(`${application.url}${url ?? ''}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  return Buffer.from(await response.arrayBuffer());
};

/** The lines of a CSV whose cells hold no commas or line ends of their own where it matters. */
const csvOf = async (role: Role, input: object, mutation?: string): Promise<string[]> => {
  const ticket = await wish(role, { ...input, format: 'CSV' }, mutation);
  expect(ticket).toMatchObject({ userErrors: [], refused: [] });
  const text = (await fetched(ticket.url)).toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  return text.slice(1).trimEnd().split('\r\n');
};

const workbookOf = async (role: Role, input: object): Promise<exceljs.Workbook> => {
  const ticket = await wish(role, { ...input, format: 'XLSX' });
  expect(ticket).toMatchObject({ userErrors: [], refused: [] });
  const book = new exceljs.Workbook();
  await book.xlsx.load((await fetched(ticket.url)).buffer as ArrayBuffer);
  return book;
};

const total = async (field: string, filter = ''): Promise<number> =>
  (
    await application.ask<Record<string, { totalCount: number }>>(
      Role.READER,
      `{ ${field}${filter} { totalCount } }`,
    )
  ).data[field]?.totalCount ?? -1;

describe('every list', () => {
  test.each([
    ['NEED', 'needs', '需求方'],
    ['RESOURCE', 'resources', '资源方'],
    ['PAIRING', 'pairings', '相配理由'],
    ['ORDER', 'orders', '回执号'],
    ['OUTCOME', 'outcomes', '指标'],
    ['PARTY', 'parties', '名称'],
  ])('%s leaves with all its rows, under words', async (list, field, heading) => {
    const rows = await total(field);
    const [headings] = await csvOf(Role.READER, { list });
    expect(headings?.split(',')).toContain(heading);
    const book = await workbookOf(Role.READER, { list });
    expect(book.worksheets).toHaveLength(1);
    expect((book.worksheets[0] as exceljs.Worksheet).actualRowCount).toBe(rows + 1);
    expect(await wish(Role.READER, { list })).toMatchObject({ rows });
  });

  test('more than a page of parties, in English', async () => {
    const ticket = await wish(Role.READER, { list: 'PARTY', format: 'CSV', lang: 'EN' });
    expect(ticket.rows).toBeGreaterThan(100);
    const text = (await fetched(ticket.url)).toString('utf8');
    expect(text).toContain('Name,Kind,Town');
    expect(text).toContain(',Village,');
    expect(text.match(/,Village,/g)?.length).toBe(await total('villages'));
  });

  test('leaves by any filter', async () => {
    const needs = { status: { eq: 'OPEN' }, title: { startsWith: '=' } };
    const lines = await csvOf(Role.READER, { list: 'NEED', needs });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('有效');
    expect(lines[1]).not.toContain('OPEN');
  });

  test('standings leave a line for each chain', async () => {
    const chains = await total('chains');
    expect(await csvOf(Role.READER, { list: 'SUMMARY' })).toHaveLength(chains + 1);
    const book = await workbookOf(Role.READER, { list: 'SUMMARY', layout: 'one-page', by: 'TOWN' });
    const sheet = book.worksheets[0] as exceljs.Worksheet;
    expect(sheet.getCell('A1').value).toBe('一页纸');
    expect(sheet.actualRowCount).toBe((await total('towns')) + 2);
  });
});

test('what looks like a formula is text', async () => {
  const input = { list: 'NEED', needs: { title: { startsWith: '=' } } };
  const [, line] = await csvOf(Role.READER, input);
  expect(line).toContain(`"'=HYPERLINK(""合成"")"`);
  const sheet = (await workbookOf(Role.READER, input)).worksheets[0] as exceljs.Worksheet;
  expect(sheet.getCell('C2')).toMatchObject({
    type: exceljs.ValueType.String,
    value: '=HYPERLINK("合成")',
  });
});

describe('numbers', () => {
  const input = { list: 'NEED', needs: { title: { startsWith: '=' } } };
  test.each([Role.READER, Role.DISTRICT_ADMIN, Role.VILLAGE])('are masked for %s', async (role) => {
    const [, line] = await csvOf(role, input);
    expect(line).toContain('138****1234');
    expect(line).not.toContain(phone);
  });
  test.each([
    [Role.VILLAGE, true],
    [Role.TOWN, true],
    [Role.DISTRICT_ADMIN, true],
    [Role.PARTY, false],
  ])('are given in full to %s, who asks for them: %s', async (role, full) => {
    const [, line] = await csvOf(role, input, 'exportLedgerWithNumbers');
    expect(line?.includes(phone)).toBe(full);
  });
  test.each([Role.READER, Role.AUDITOR, Role.CHAIN_LEAD, Role.GRID])(
    'cannot be asked for by %s',
    async (role) => {
      expect(await wish(role, input, 'exportLedgerWithNumbers')).toMatchObject({
        refused: ['FORBIDDEN'],
      });
    },
  );
  test('leave a line of their own in the audit log', async () => {
    const { data } = await application.ask<{ audit: { nodes: { action: string }[] } }>(
      Role.AUDITOR,
      '{ audit(first: 50) { nodes { action } } }',
    );
    expect(data.audit.nodes.map(({ action }) => action)).toContain('exportLedgerWithNumbers');
  });
});

describe('an address', () => {
  test('is good for ten minutes, with its secret only', async () => {
    const { url } = await wish(Role.READER, { list: 'ORDER' });
    const [, id = '', secret = ''] = /out\/([^/]+)\/(.+)$/.exec(url ?? '') ?? [];
    const wrong = await fetch(`${application.url}${(url ?? '').slice(0, -2)}xx`);
    expect(wrong.status).toBe(404);
    const open = (minutes: number) =>
      openTicket(
        application.core as never,
        district,
        id,
        secret,
        new Date(Date.now() + minutes * 60_000),
      );
    expect((await open(ticketMinutes - 1)).name).toMatch(/^办理单 .*\.xlsx$/);
    await expect(open(ticketMinutes + 1)).rejects.toMatchObject({
      problems: [{ code: 'LEDGER_DOWNLOAD_OVER' }],
    });
  });
  test('is no longer good when its maker is shut out', async () => {
    const { url } = await wish(Role.GRID, { list: 'ORDER' });
    const { data } = await application.ask<{ apiKeys: { nodes: { id: string }[] } }>(
      Role.DISTRICT_ADMIN,
      '{ apiKeys(first: 20, filter: { role: { eq: GRID } }) { nodes { id } } }',
    );
    for (const { id } of data.apiKeys.nodes)
      await application.ask(
        Role.DISTRICT_ADMIN,
        'mutation ($input: ApiKeyInput!) { revokeApiKey(input: $input) { userErrors { code } } }',
        { input: { apiKey: id } },
      );
    expect((await fetch(`${application.url}${url ?? ''}`)).status).toBe(404);
  });
});

test('what cannot be asked so is said', async () => {
  expect(await wish(Role.READER, { list: 'NEED', orders: { active: { eq: true } } })).toMatchObject(
    {
      userErrors: [{ code: 'LEDGER_FILTER_UNSOUND' }],
    },
  );
  const many = Array.from({ length: 50 }, () => ({ synthetic: { eq: true } }));
  expect(await wish(Role.READER, { list: 'NEED', needs: { or: many } })).toMatchObject({
    userErrors: [{ code: 'LEDGER_FILTER_UNSOUND' }],
  });
  expect(await wish(Role.READER, { list: 'NEED', layout: 'order-ledger' })).toMatchObject({
    userErrors: [{ code: 'LEDGER_LAYOUT_UNKNOWN' }],
  });
});

describe('a layout', () => {
  interface Lists {
    readonly ledgerLists: readonly {
      readonly list: string;
      readonly columns: readonly { readonly code: string; readonly name: string }[];
      readonly layouts: readonly {
        readonly code: string;
        readonly name: string;
        readonly own: boolean;
      }[];
    }[];
  }
  const layouts = async (list: string) =>
    (
      await application.ask<Lists>(
        Role.READER,
        '{ ledgerLists { list columns { code name } layouts { code name own sheetBy title columns { code heading } } } }',
      )
    ).data.ledgerLists.find((one) => one.list === list)?.layouts ?? [];
  const change = async (role: Role, mutation: string, type: string, input: object) => {
    const { data, errors = [] } = await application.ask<Record<string, Ticket> | null>(
      role,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { code userErrors { code field } } }`,
      { input },
    );
    return errors[0]?.extensions.code ?? data?.[mutation]?.userErrors.map(({ code }) => code);
  };
  const save = (role: Role, input: object) =>
    change(role, 'saveLedgerLayout', 'SaveLedgerLayoutInput', input);

  test('gives each village a sheet of its own', async () => {
    const book = await workbookOf(Role.READER, { list: 'NEED', layout: 'village-needs' });
    const { data } = await application.ask<{ needs: { nodes: { party: { name: string } }[] } }>(
      Role.READER,
      '{ needs(first: 100) { nodes { party { name } } } }',
    );
    const parties = new Set(data.needs.nodes.map(({ party }) => party.name));
    const names = book.worksheets.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([...parties]));
    const [sheet] = book.worksheets;
    expect(sheet?.getCell('A1').value).toBe(`一村一单（需求） ${sheet?.name ?? ''}`);
    expect(sheet?.getCell('A3').value).toBe(sheet?.name);
    const rows = book.worksheets.reduce((sum, one) => sum + one.actualRowCount - 2, 0);
    expect(rows).toBe(await total('needs'));
  });

  test('is the district’s to change, and to give back', async () => {
    const mine = {
      code: 'order-ledger',
      list: 'ORDER',
      nameZh: '合成单子台账',
      nameEn: 'Synthetic ledger',
      title: '合成标题',
      columns: [{ code: 'receipt', heading: '单号' }, { code: 'state' }],
    };
    expect(await save(Role.DISTRICT_ADMIN, mine)).toEqual([]);
    expect(await layouts('ORDER')).toMatchObject([
      { code: 'order-ledger', name: '合成单子台账', own: true },
    ]);
    const sheet = (await workbookOf(Role.READER, { list: 'ORDER', layout: 'order-ledger' }))
      .worksheets[0];
    expect(sheet?.getCell('A1').value).toBe('合成标题');
    expect([sheet?.getCell('A2').value, sheet?.getCell('B2').value]).toEqual(['单号', '状态']);
    const removal = { code: 'order-ledger' };
    const remove = (role: Role) =>
      change(role, 'removeLedgerLayout', 'RemoveLedgerLayoutInput', removal);
    expect(await remove(Role.DISTRICT_ADMIN)).toEqual([]);
    expect(await layouts('ORDER')).toMatchObject([{ name: '单子台账', own: false }]);
    expect(await remove(Role.DISTRICT_ADMIN)).toEqual(['LEDGER_LAYOUT_UNKNOWN']);
    for (const role of [Role.TOWN, Role.VILLAGE, Role.READER, Role.AUDITOR]) {
      expect(await save(role, mine)).toBe('FORBIDDEN');
      expect(await remove(role)).toBe('FORBIDDEN');
    }
    for (const wrong of [
      { code: 'Order Ledger' },
      { nameZh: ' ' },
      { columns: [] },
      { columns: [{ code: 'nothing' }] },
      { columns: [{ code: 'state' }, { code: 'state' }] },
      { list: 'SUMMARY', columns: [{ code: 'name' }], sheetBy: 'CHAIN' },
    ])
      expect(await save(Role.DISTRICT_ADMIN, { ...mine, ...wrong })).toEqual([
        'LEDGER_LAYOUT_UNSOUND',
      ]);
  });
});
