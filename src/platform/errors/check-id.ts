import { isUuid } from '../uuid.rule.ts';
import { ExpectedError } from './expected-error.ts';

/** Gives an id back if it can be one. @throws ExpectedError ID_INVALID, before PostgreSQL says it its way */
export function checkId(id: string, field: readonly string[]): string {
  if (!isUuid(id)) throw ExpectedError.of('ID_INVALID', { id: id.slice(0, 60) }, field);
  return id.toLowerCase();
}
