/**
 * Credentials carry their district in clear, so that the district wall stands before anything is
 * looked up: `lz_<district>_<id>_<secret>` for programs, `<district>.<id>.<secret>` in the cookie
 * of people. The id is the row's UUID without its dashes, the secret 40 hex digits.
 */

export interface Credential {
  readonly kind: 'KEY' | 'SESSION';
  readonly district: string;
  /** The row's id, as a UUID. */
  readonly id: string;
  readonly secret: string;
}

const keyShape = /^lz_(\d{6})_([0-9a-f]{32})_([0-9a-f]{40})$/;
const sessionShape = /^(\d{6})\.([0-9a-f]{32})\.([0-9a-f]{40})$/;

/** The text of an API key. */
export function keyText({ district, id, secret }: Omit<Credential, 'kind'>): string {
  return `lz_${district}_${bare(id)}_${secret}`;
}

/** What of a key may be shown again: enough to tell keys apart, nothing of the secret. */
export function keyPrefix({
  district,
  id,
}: {
  readonly district: string;
  readonly id: string;
}): string {
  return `lz_${district}_${bare(id)}`;
}

/** The value of the session cookie. */
export function sessionText({ district, id, secret }: Omit<Credential, 'kind'>): string {
  return `${district}.${bare(id)}.${secret}`;
}

/** Reads an `Authorization` header; null when it is no bearer key of ours. */
export function parseAuthorization(header: string): Credential | null {
  const token = /^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '';
  return parse('KEY', keyShape.exec(token));
}

/** Reads the session out of a `Cookie` header: undefined where there is none, null where it is malformed. */
export function parseCookie(header: string, name: string): Credential | null | undefined {
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (pair.slice(0, at).trim() === name)
      return parse('SESSION', sessionShape.exec(pair.slice(at + 1).trim()));
  }
  return undefined;
}

function parse(kind: Credential['kind'], match: RegExpExecArray | null): Credential | null {
  const [, district, hex, secret] = match ?? [];
  if (district === undefined || hex === undefined || secret === undefined) return null;
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { kind, district, id, secret };
}

function bare(id: string): string {
  return id.replaceAll('-', '');
}
