import { describe, expect, test } from '@jest/globals';
import { cellDay } from '../../src/ledgers/sheet-day.rule.ts';
import { readWorkbook } from '../../src/ledgers/workbook.service.ts';
import { attribute, plainText, XmlScan } from '../../src/ledgers/xml-scan.rule.ts';
import { gbk, workbook, zipped } from './workbook.ts';

const fail = (): never => {
  throw new Error('nothing was to be told');
};

describe('files', () => {
  const rowsOf = async (bytes: Buffer): Promise<string[][]> => {
    const all: string[][] = [];
    for await (const { name, rows } of readWorkbook(bytes))
      all.push(...rows.map((row) => [name, ...row]));
    return all;
  };

  test.each(['xlsx', 'biff8'] as const)(
    'a %s with merged cells, days and several sheets',
    async (type) => {
      const bytes = workbook(
        [
          {
            name: '一',
            rows: [
              ['合成台账', null],
              ['村名', '时间'],
              ['合成甲村', new Date(Date.UTC(2026, 2, 1))],
              [null, 0.1 + 0.2],
            ],
            merge: ['A1:B1', 'A3:A4'],
          },
          { name: '二', rows: [['数量'], [13800000000]] },
        ],
        type,
      );
      expect(await rowsOf(bytes)).toEqual([
        ['一', '合成台账'],
        ['一', '村名', '时间'],
        ['一', '合成甲村', '2026-03-01'],
        ['一', '合成甲村', '0.3'],
        ['二', '数量'],
        ['二', '13800000000'],
      ]);
    },
  );

  test('a workbook as other programs write it', async () => {
    const relations = (body: string): string =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`;
    const relation = (id: string, type: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
    const bytes = zipped({
      '_rels/.rels': relations(relation('r1', 'officeDocument', '/book/main.xml')),
      'book/main.xml': `<?xml version="1.0"?><x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets>
        <x:sheet name="台&amp;账" sheetId="1" r:id="r2"/><x:sheet name="选项" sheetId="2" state="hidden" r:id="r3"/></x:sheets></x:workbook>`,
      'book/_rels/main.xml.rels': relations(
        relation('r2', 'worksheet', 'sheets/a.xml') +
          relation('r3', 'worksheet', 'sheets/b.xml') +
          relation('r4', 'sharedStrings', 'texts.xml') +
          relation('r5', 'styles', '/book/styles.xml'),
      ),
      'book/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="177" formatCode="[Red]0.0&quot;亩d&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/></cellXfs></styleSheet>`,
      'book/texts.xml': `<sst><si><t>村名</t></si><si><r><t>合成</t></r><r><t xml:space="preserve">甲村 </t></r><rPh sb="0" eb="1"><t>hé</t></rPh></si><si><t>一_x000D_\n&#20108;<![CDATA[<三>]]></t></si></sst>`,
      'book/sheets/a.xml': `<x:worksheet xmlns:x="m"><!-- a > remark --><x:sheetData>
        <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>内容</x:t></x:is></x:c></x:row>
        <x:row r="3"><x:c r="A3" t="s"><x:v>1</x:v></x:c><x:c r="B3" s="1"><x:f>TODAY()</x:f><x:v>44620</x:v></x:c><x:c r="D3" s="2"><x:v>3.5</x:v></x:c></x:row>
        <x:row r="4"><x:c r="A4" s="1"/><x:c r="B4" t="e"><x:v>#REF!</x:v></x:c><x:c r="C4" t="b"><x:v>1</x:v></x:c><x:c r="D4" t="s"><x:v>2</x:v></x:c></x:row>
        <x:row r="5"/><x:row r="1048576"><x:c r="A1048576" s="1"/></x:row>
        </x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A3:A5"/></x:mergeCells></x:worksheet>`,
      'book/sheets/b.xml': `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`,
    });
    expect(await rowsOf(bytes)).toEqual([
      ['台&账', '村名', '内容'],
      ['台&账'],
      ['台&账', '合成甲村', '2026-03-01', '', '3.5'],
      ['台&账', '合成甲村', '#REF!', '是', '一\r\n二<三>'],
    ]);
  });

  test('XML is read the same however it is cut', () => {
    const xml = `<a b='1 > 0'><!-- <c/> --><d:e f="&#x4e00;">g<![CDATA[<h>]]></d:e><i/></a>`;
    const told = (size: number): string => {
      let said = '';
      const scan = new XmlScan({
        open: (name, attributes) => (said += `<${name} ${attribute(attributes, 'f') ?? ''}>`),
        text: (piece) => (said += plainText(piece)),
        close: (name) => (said += `</${name}>`),
      });
      for (let at = 0; at < xml.length; at += size) scan.push(xml.slice(at, at + size));
      return said;
    };
    for (let size = 1; size <= xml.length; size++)
      expect(told(size)).toBe('<a ><e 一>g<h></e><i ></i></a>');
    expect(() =>
      new XmlScan({ open: fail, text: fail, close: fail }).push(`<${'a'.repeat(1_000_001)}`),
    ).toThrow('no end');
  });

  test.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [46_082.99, false, '2026-03-01'],
    [44_620, true, '2026-03-01'],
    [-1, false, null],
    [3_000_000, false, null],
  ] as const)('day %s of a sheet', (number, since1904, day) => {
    expect(cellDay(number, since1904)).toBe(day);
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff村名,内容\n合成甲村,"要,人"')],
    ['GBK', gbk('村名,内容\r\n合成甲村,"要,人"')],
    ['UTF-16', Buffer.from('\ufeff村名\t内容\n合成甲村\t要,人', 'utf16le')],
  ])('a CSV in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual([
      ['', '村名', '内容'],
      ['', '合成甲村', '要,人'],
    ]);
  });

  test('what is no ledger is refused by code', async () => {
    for (const bytes of [
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]),
      Buffer.from('PK\u0003\u0004 broken'),
    ])
      await expect(rowsOf(bytes)).rejects.toMatchObject({
        problems: [{ code: 'LEDGER_UNREADABLE' }],
      });
  });

  test('a bomb is refused before it is unpacked into memory', async () => {
    // It unpacks to 210 MB, whatever its directory claims.
    const bomb = zipped({ 'xl/worksheets/sheet1.xml': Buffer.alloc(210 * 1024 * 1024, 32) }, 10);
    await expect(rowsOf(bomb)).rejects.toMatchObject({
      problems: [{ code: 'LEDGER_TOO_LARGE' }],
    });
  });
});
