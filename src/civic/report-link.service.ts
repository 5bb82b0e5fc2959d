import { once } from '../access/once.service.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { insertKey, type MadeKey } from '../access/key.service.ts';
import { Role } from '../access/viewer.rule.ts';
import { partyOf } from '../listings/listing.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { routesOf } from '../orders/order.loader.ts';

/** A public link to make: for which village, under which mechanism, until when. */
export interface NewReportLink {
  readonly name: string;
  readonly mechanism: string;
  readonly party?: string | null;
  readonly expiresAt?: string | null;
  readonly idempotencyKey?: string | null;
}

/** What a village's page of this installation is called with; the key stands in the fragment, which no server logs. */
const pathOf = (key: string): string => `/report#${key}`;

/**
 * Makes a link by which anybody may report matters of a village without an account. Its text is null
 * when the same request showed it before.
 * @throws ExpectedError FORBIDDEN, PARTY_NOT_FOUND, BINDING_NOT_FOUND, MECHANISM_NOT_PUBLIC, EXPIRY_IN_PAST, KEY_NAME_INVALID
 */
export async function createReportLink(
  call: Call,
  input: NewReportLink,
): Promise<{ apiKey: string; link: string | null }> {
  const { viewer, now } = call;
  let made: MadeKey | null = null;
  const { apiKey } = await once(call, 'createReportLink', input, async (unit) => {
    const party = input.party ?? viewer.party;
    if (party == null) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
    const owner = await partyOf(unit, checkId(party, ['input', 'party']));
    if (!mayWriteFor(viewer, owner)) throw ExpectedError.of('FORBIDDEN');
    const routes = await routesOf(unit, input.mechanism);
    if (routes === undefined)
      throw ExpectedError.of('MECHANISM_UNKNOWN', { code: input.mechanism.slice(0, 40) }, [
        'input',
        'mechanism',
      ]);
    if (!routes.some(({ from, who }) => from === null && who.includes('NEED_SIDE')))
      throw ExpectedError.of('MECHANISM_NOT_PUBLIC', {}, ['input', 'mechanism']);
    const { name, expiresAt } = input;
    const key = { name, expiresAt, role: Role.GRID, party: owner.id };
    made = await insertKey(unit, key, now, input.mechanism);
    return { apiKey: made.id };
  });
  const shown = made as MadeKey | null;
  return { apiKey, link: shown?.id === apiKey ? pathOf(shown.key) : null };
}

/**
 * Takes a public link back: at once in this process, within a second in every other.
 * @throws ExpectedError FORBIDDEN, KEY_NOT_FOUND
 */
export async function revokeReportLink(
  call: Call,
  input: { readonly apiKey: string; readonly idempotencyKey?: string | null },
): Promise<{ apiKey: string }> {
  const { services, viewer, now } = call;
  const id = checkId(input.apiKey, ['input', 'apiKey']);
  const answer = await once(call, 'revokeReportLink', input, async (unit) => {
    const [link] = await unit.sql<{ party: string }>(
      `select party from api_key where district = $1 and id = $2 and mechanism is not null for update`,
      [unit.district, id],
    );
    if (link === undefined) throw ExpectedError.of('KEY_NOT_FOUND', {}, ['input', 'apiKey']);
    if (!mayWriteFor(viewer, await partyOf(unit, link.party))) throw ExpectedError.of('FORBIDDEN');
    await unit.sql(
      `update api_key set revoked_at = coalesce(revoked_at, $3) where district = $1 and id = $2`,
      [unit.district, id, now],
    );
    return { apiKey: id };
  });
  services.authentication.forget(id);
  return answer;
}
