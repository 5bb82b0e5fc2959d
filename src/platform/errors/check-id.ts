import { ExpectedError } from './expected-error.ts';

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Gives an id back if it can be one. @throws ExpectedError ID_INVALID, before PostgreSQL says it its way */
export function checkId(id: string, field: readonly string[]): string {
  if (!uuidShape.test(id)) throw ExpectedError.of('ID_INVALID', { id: id.slice(0, 60) }, field);
  return id.toLowerCase();
}
