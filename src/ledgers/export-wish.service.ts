import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { StandingBy } from '../insights/standing.rule.ts';
import { exportList, type ExportListCode } from './export-list.rule.ts';
import type { ExportCall, ExportWish } from './export.service.ts';
import { layoutFor } from './layout.service.ts';

/** What is asked for, as a client says it: a filter stands under the name of its list's field. */
export interface AskedExport {
  readonly list: ExportListCode;
  readonly format: ExportWish['format'];
  readonly layout?: string | null;
  readonly lang: string;
  readonly by?: StandingBy | null;
}

const filters = Object.values(exportList).flatMap(({ root }) => root?.field ?? []);

/**
 * The wish in full, with its layout as it is now.
 * @throws ExpectedError LEDGER_LAYOUT_UNKNOWN, LEDGER_FILTER_UNSOUND when the filter is another list's
 */
export async function wishOf(
  { services, viewer }: ExportCall,
  asked: AskedExport,
  numbers: boolean,
): Promise<ExportWish> {
  const field = exportList[asked.list].root?.field;
  const given = asked as unknown as Readonly<Record<string, Record<string, unknown> | null>>;
  const astray = filters.find((name) => name !== field && given[name] != null);
  if (astray !== undefined)
    throw ExpectedError.of('LEDGER_FILTER_UNSOUND', { fault: astray }, ['input', astray]);
  const layout = await services.database.write(viewer.district, (tx) =>
    layoutFor(tx, asked.list, asked.layout ?? null),
  );
  return {
    layout,
    format: asked.format,
    lang: asked.lang === 'EN' ? 'en' : 'zh',
    filter: field === undefined ? null : (given[field] ?? null),
    by: asked.by ?? 'CHAIN',
    numbers,
  };
}
