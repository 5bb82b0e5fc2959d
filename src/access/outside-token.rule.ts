/** Reads a bearer token in the shape of a signed JWT out of an `Authorization` header; else null. */
export function parseOutsideToken(header: string): string | null {
  return /^Bearer +([\w-]{2,}\.[\w-]{2,}\.[\w-]{2,}) *$/i.exec(header)?.[1] ?? null;
}

/** Who a token says has issued it, not yet believed; null for what is no token. */
export function issuerOf(token: string): string | null {
  try {
    const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const claims = JSON.parse(text) as { iss?: unknown } | null;
    return typeof claims?.iss === 'string' ? claims.iss : null;
  } catch {
    return null;
  }
}
