import { mayManageAccounts, mayWriteForSome } from '../access/access.policy.ts';
import { Role, type Viewer } from '../access/viewer.rule.ts';
import type { LedgerKind } from './ledger-field.rule.ts';

/** Whoever writes lists brings ledgers of them; towns and the district also places and accounts. */
export function mayImportKind(viewer: Viewer, kind: LedgerKind): boolean {
  if (kind === 'NEED' || kind === 'RESOURCE') return mayWriteForSome(viewer);
  if (kind === 'ACCOUNT') return mayManageAccounts(viewer);
  return viewer.role === Role.DISTRICT_ADMIN || viewer.role === Role.TOWN;
}

/** Whether the viewer writes down a party of this town. */
export function mayWritePlace(viewer: Viewer, town: string | null): boolean {
  return (
    viewer.role === Role.DISTRICT_ADMIN ||
    (viewer.role === Role.TOWN && viewer.town !== null && viewer.town === town)
  );
}

/** An import as policies know it. */
export interface ImportFacts {
  readonly created_by: string;
  readonly scope: string;
}

/** Whoever gave it, the district, and the town whose ledger it is. */
export function mayHandleImport(viewer: Viewer, { created_by, scope }: ImportFacts): boolean {
  return (
    viewer.id === created_by ||
    viewer.role === Role.DISTRICT_ADMIN ||
    (viewer.role === Role.TOWN && viewer.town !== null && viewer.town === scope)
  );
}
