import { once, type Repeatable } from './once.service.ts';
import type { Database, Tx } from '../platform/database/database.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { newId } from '../platform/id.ts';
import { hashSecret, newSecret } from '../platform/secret.ts';
import { mayManageDistrict } from './access.policy.ts';
import { originsIn, originsOf } from './allowed-origin.service.ts';
import { bind, type AskedBinding } from './binding.service.ts';
import type { Call } from './call.service.ts';
import { inDistrict } from './district.service.ts';
import { keyText } from './credential.rule.ts';
import { KeyScope } from './key-scope.rule.ts';
import type { Role } from './viewer.rule.ts';

/** A key to make: what for, as whom, until when. */
export interface NewKey extends AskedBinding {
  readonly name: string;
  readonly role: Role;
  /** What of the role's work it is for; all of it without any. */
  readonly scopes?: readonly KeyScope[] | null | undefined;
  /** The sites of the district's list whose pages may call by it; all of them without any. */
  readonly origins?: readonly string[] | null | undefined;
  /** An RFC 3339 instant; without one the key lasts until it is revoked. */
  readonly expiresAt?: string | null | undefined;
}

/** A key just made. The text is nowhere else: only its hash is stored. */
export interface MadeKey {
  readonly id: string;
  readonly key: string;
}

/**
 * Makes an API key in a district for the operator's command line.
 * @throws ExpectedError DISTRICT_UNKNOWN, KEY_NAME_INVALID, KEY_SCOPES_EMPTY, ORIGIN_…, EXPIRY_IN_PAST, BINDING_…
 */
export async function createKey(
  database: Database,
  asked: NewKey & { readonly district: string },
  now: Date,
): Promise<MadeKey> {
  return inDistrict(database, asked.district, (tx) => insertKey(tx, asked, now));
}

/**
 * Makes an API key for the viewer's district; its text is null when the same request showed it before.
 * @throws ExpectedError FORBIDDEN, KEY_NAME_INVALID, KEY_SCOPES_EMPTY, ORIGIN_…, EXPIRY_IN_PAST, BINDING_…
 */
export async function createApiKey(
  call: Call,
  input: NewKey & Repeatable,
): Promise<{ apiKey: string; key: string | null }> {
  const { viewer, now } = call;
  if (!mayManageDistrict(viewer)) throw ExpectedError.of('FORBIDDEN');
  let made: MadeKey | null = null;
  const { apiKey } = await once(call, 'createApiKey', input, async (unit) => {
    made = await insertKey(unit, input, now);
    return { apiKey: made.id };
  });
  // The text is never kept: a repetition finds the id of the first run's key and has no text for it.
  const shown = made as MadeKey | null;
  return { apiKey, key: shown?.id === apiKey ? shown.key : null };
}

/**
 * Revokes a key: at once in this process, within a second in every other.
 * @throws ExpectedError FORBIDDEN, KEY_NOT_FOUND
 */
export async function revokeApiKey(
  call: Call,
  input: { readonly apiKey: string } & Repeatable,
): Promise<{ apiKey: string }> {
  const { services, viewer, now } = call;
  if (!mayManageDistrict(viewer)) throw ExpectedError.of('FORBIDDEN');
  const id = checkId(input.apiKey, ['input', 'apiKey']);
  const answer = await once(call, 'revokeApiKey', input, async (unit) => {
    const rows = await unit.sql(
      `update api_key set revoked_at = coalesce(revoked_at, $3) where district = $1 and id = $2 returning id`,
      [unit.district, id, now],
    );
    if (rows.length === 0) throw ExpectedError.of('KEY_NOT_FOUND', {}, ['input', 'apiKey']);
    return { apiKey: id };
  });
  services.authentication.forget(id);
  return answer;
}

/**
 * Writes a new key.
 * @param mechanism what a public link is for; an ordinary key has none
 */
export async function insertKey(
  tx: Tx,
  asked: NewKey,
  now: Date,
  mechanism: string | null = null,
): Promise<MadeKey> {
  const name = asked.name.trim();
  if (name.length < 1 || name.length > 60)
    throw ExpectedError.of('KEY_NAME_INVALID', {}, ['input', 'name']);
  const expiresAt = asked.expiresAt == null ? null : new Date(asked.expiresAt);
  if (expiresAt !== null && expiresAt <= now)
    throw ExpectedError.of('EXPIRY_IN_PAST', {}, ['input', 'expiresAt']);
  const scopes = scopesIn(asked.scopes);
  const origins = await sitesOf(tx, asked.origins);
  const { town, party, chain } = await bind(tx, asked.role, asked);
  const [id, secret] = [newId(now), newSecret()];
  await tx.sql(
    `insert into api_key (district, id, name, secret_hash, role, town, party, chain, demo, created_at, expires_at, mechanism,
       scopes, origins)
     values ($1, $2, $3, $4, $5, $6, $7, $8, false, $9, $10, $11, $12, $13)`,
    [
      tx.district,
      id,
      name,
      hashSecret(secret),
      asked.role,
      town,
      party,
      chain,
      now,
      expiresAt,
      mechanism,
      scopes,
      origins,
    ],
  );
  return { id, key: keyText({ district: tx.district, id, secret }) };
}

function scopesIn(asked: NewKey['scopes']): readonly KeyScope[] {
  if (asked == null) return [KeyScope.EVERYTHING];
  if (asked.length === 0) throw ExpectedError.of('KEY_SCOPES_EMPTY', {}, ['input', 'scopes']);
  return [...new Set(asked)];
}

/** @throws ExpectedError ORIGIN_INVALID, ORIGINS_TOO_MANY, ORIGIN_NOT_ALLOWED */
async function sitesOf(tx: Tx, asked: NewKey['origins']): Promise<readonly string[] | null> {
  if (asked == null) return null;
  const origins = originsIn(asked);
  const allowed = new Set(await originsOf(tx));
  const beyond = origins.find((origin) => !allowed.has(origin));
  if (beyond !== undefined)
    throw ExpectedError.of('ORIGIN_NOT_ALLOWED', { origin: beyond }, ['input', 'origins']);
  return origins;
}
