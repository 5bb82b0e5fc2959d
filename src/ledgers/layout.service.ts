import type { Call } from '../access/call.service.ts';
import { writeContextOf } from '../access/viewer.rule.ts';
import type { Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { newId } from '../platform/id.ts';
import { withIdempotency } from '../platform/idempotency.ts';
import { exportList, type ExportListCode, type SheetPart } from './export-list.rule.ts';
import type { Repeatable } from '../access/once.service.ts';
import { plainLayout, standardLayouts, type Layout, type LayoutColumn } from './layout.rule.ts';

/** A layout as it is offered: the district's own, or the standard one. */
export interface OfferedLayout extends Layout {
  readonly own: boolean;
}

/** The layouts of the district: its own, and the standard ones it has not changed. */
export async function layoutsOf(tx: Tx): Promise<readonly OfferedLayout[]> {
  const own = await tx.sql<Layout>(
    `select code, list, name_zh as "nameZh", name_en as "nameEn", title, columns, sheet_by as "sheetBy"
     from ledger_layout where district = $1 order by code`,
    [tx.district],
  );
  const changed = new Map(own.map((layout) => [layout.code, layout]));
  return [
    ...standardLayouts.map((layout) => {
      const mine = changed.get(layout.code);
      changed.delete(layout.code);
      return mine === undefined ? { ...layout, own: false } : { ...mine, own: true };
    }),
    ...[...changed.values()].map((layout) => ({ ...layout, own: true })),
  ];
}

/** The layout of a code for a list; the plain list without one. @throws ExpectedError LEDGER_LAYOUT_UNKNOWN */
export async function layoutFor(
  tx: Tx,
  list: ExportListCode,
  code: string | null,
): Promise<Layout> {
  if (code === null) return plainLayout(list);
  const found = (await layoutsOf(tx)).find(
    (layout) => layout.code === code && layout.list === list,
  );
  if (found === undefined)
    throw ExpectedError.of('LEDGER_LAYOUT_UNKNOWN', { code: code.slice(0, 40) }, [
      'input',
      'layout',
    ]);
  return found;
}

/** A layout as an administrator gives it. */
export interface GivenLayout extends Repeatable {
  readonly code: string;
  readonly list: ExportListCode;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly title?: string | null;
  readonly columns: readonly { readonly code: string; readonly heading?: string | null }[];
  readonly sheetBy?: SheetPart | null;
}

const codeShape = /^[a-z][a-z0-9-]{1,39}$/;
const mostLayouts = 60;

/**
 * Keeps a layout of the district under its code, in place of the one that was there.
 * @throws ExpectedError LEDGER_LAYOUT_UNSOUND
 */
export async function saveLayout(
  { services, viewer, now }: Call,
  input: GivenLayout,
): Promise<{ code: string }> {
  const columns = checked(input);
  const repeatable = { mutation: 'saveLedgerLayout', key: input.idempotencyKey, input };
  return withIdempotency(services.units, writeContextOf(viewer, now), repeatable, async (unit) => {
    const [{ count } = { count: 0 }] = await unit.sql<{ count: number }>(
      'select count(*)::int as count from ledger_layout where district = $1 and code <> $2',
      [unit.district, input.code],
    );
    if (count >= mostLayouts) throw ExpectedError.of('LEDGER_LAYOUT_UNSOUND', {}, ['input']);
    await unit.sql(
      `insert into ledger_layout (district, id, code, list, name_zh, name_en, columns, sheet_by, title, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (district, code) do update set list = excluded.list, name_zh = excluded.name_zh,
         name_en = excluded.name_en, columns = excluded.columns, sheet_by = excluded.sheet_by, title = excluded.title,
         updated_at = excluded.updated_at`,
      [
        unit.district,
        newId(now),
        input.code,
        input.list,
        input.nameZh.trim(),
        input.nameEn.trim(),
        JSON.stringify(columns),
        input.sheetBy ?? null,
        input.title?.trim() ?? null,
        now,
      ],
    );
    return { code: input.code };
  });
}

/** @throws ExpectedError LEDGER_LAYOUT_UNSOUND */
function checked(input: GivenLayout): readonly LayoutColumn[] {
  const refuse = (field: string): never => {
    throw ExpectedError.of('LEDGER_LAYOUT_UNSOUND', {}, ['input', field]);
  };
  const { columns, parts } = exportList[input.list];
  const named = (text: string): boolean => text.trim() !== '' && text.length <= 60;
  if (!codeShape.test(input.code)) refuse('code');
  if (!named(input.nameZh)) refuse('nameZh');
  if (!named(input.nameEn)) refuse('nameEn');
  if ((input.title ?? '').length > 120) refuse('title');
  if (input.sheetBy != null && parts[input.sheetBy] === undefined) refuse('sheetBy');
  const codes = input.columns.map(({ code }) => code);
  const known = codes.every((code) => columns.some((column) => column.code === code));
  if (codes.length === 0 || !known || new Set(codes).size < codes.length) refuse('columns');
  return input.columns.map(({ code, heading }) => {
    const text = heading?.trim() ?? '';
    if (text.length > 60) refuse('columns');
    return { code, heading: text === '' ? null : text };
  });
}

/** Takes a layout of the district away; a standard one is as it was again. @throws ExpectedError LEDGER_LAYOUT_UNKNOWN */
export async function removeLayout(
  { services, viewer, now }: Call,
  input: Repeatable & { readonly code: string },
): Promise<{ code: string }> {
  const repeatable = { mutation: 'removeLedgerLayout', key: input.idempotencyKey, input };
  return withIdempotency(services.units, writeContextOf(viewer, now), repeatable, async (unit) => {
    const gone = await unit.sql(
      'delete from ledger_layout where district = $1 and code = $2 returning code',
      [unit.district, input.code],
    );
    if (gone.length === 0)
      throw ExpectedError.of('LEDGER_LAYOUT_UNKNOWN', { code: input.code.slice(0, 40) }, [
        'input',
        'code',
      ]);
    return { code: input.code };
  });
}
