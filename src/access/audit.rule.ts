import { isUuid } from '../platform/uuid.rule.ts';

/** One line of the audit log, its values as the database prints them. */
export interface AuditLine {
  readonly id: string;
  readonly at: string;
  readonly actor: string | null;
  readonly actor_kind: string | null;
  readonly source_address: string | null;
  readonly request: string | null;
  readonly action: string;
  /** The canonical text of the ids by path. */
  readonly subjects: string;
  readonly result: string;
  readonly code: string | null;
}

const mostSubjects = 50;

/**
 * The ids in a mutation's arguments or answer by their path, and nothing else of it: whatever people
 * wrote stays out of the log. At most fifty.
 */
export function subjectsOf(value: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (at: unknown, path: string, depth: number): void => {
    if (Object.keys(found).length >= mostSubjects || depth > 6) return;
    if (typeof at === 'string') {
      if (isUuid(at) && !path.endsWith('idempotencyKey')) found[path] = at.toLowerCase();
    } else if (Array.isArray(at)) {
      at.forEach((item, i) => {
        walk(item, `${path}.${i}`, depth + 1);
      });
    } else if (typeof at === 'object' && at !== null && !(at instanceof Date)) {
      for (const [name, inner] of Object.entries(at))
        walk(inner, path === '' ? name : `${path}.${name}`, depth + 1);
    }
  };
  walk(value, '', 0);
  return found;
}
