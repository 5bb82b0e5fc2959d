/** What has an official code. */
export type Coded = 'TOWN' | 'VILLAGE' | 'ENTERPRISE';

const shapes: Readonly<Record<Coded, RegExp>> = {
  TOWN: /^\d{9}$/,
  VILLAGE: /^\d{12}$/,
  ENTERPRISE: /^[0-9A-Z]{18}$/,
};

/**
 * An official code as it is kept: nine digits for a town (its twelve end in zeros), twelve for a
 * village, the unified social credit code for an enterprise. Null where it is none of that kind.
 */
export function codeOf(kind: Coded, written: string): string | null {
  const bare = written.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const code = kind === 'TOWN' ? bare.replace(/^(\d{9})000$/, '$1') : bare;
  return shapes[kind].test(code) ? code : null;
}
