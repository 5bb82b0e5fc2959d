import type { Tx } from '../platform/database/database.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { bondOf, partyKindsOf, type Bond } from './binding.rule.ts';
import type { Role } from './viewer.rule.ts';

/** What an account or key is asked to be bound to. */
export interface AskedBinding {
  readonly town?: string | null | undefined;
  readonly party?: string | null | undefined;
  readonly chain?: string | null | undefined;
}

/** What it is bound to. Whoever belongs to a party belongs to the party's town, too. */
export interface Binding {
  readonly town: string | null;
  readonly party: string | null;
  readonly chain: string | null;
}

const unbound: Binding = { town: null, party: null, chain: null };
const bonds: readonly Bond[] = ['town', 'party', 'chain'];

/**
 * Checks that the role gets exactly what it must be bound to, and that it exists.
 * @throws ExpectedError BINDING_MISSING, BINDING_UNWANTED, BINDING_NOT_FOUND, ID_INVALID
 */
export async function bind(tx: Tx, role: Role, asked: AskedBinding): Promise<Binding> {
  const bond = bondOf[role];
  const unwanted = bonds.find((other) => other !== bond && asked[other] != null);
  if (unwanted !== undefined)
    throw ExpectedError.of('BINDING_UNWANTED', { role, what: unwanted }, ['input', unwanted]);
  if (bond === null) return unbound;
  const given = asked[bond];
  if (given == null)
    throw ExpectedError.of('BINDING_MISSING', { role, what: bond }, ['input', bond]);
  const found = await lookUp(tx, role, bond, checkId(given, ['input', bond]));
  if (found === null) throw ExpectedError.of('BINDING_NOT_FOUND', { what: bond }, ['input', bond]);
  return found;
}

async function lookUp(tx: Tx, role: Role, bond: Bond, id: string): Promise<Binding | null> {
  if (bond === 'party') {
    const [party] = await tx.sql<{ town: string | null }>(
      `select town from party where district = $1 and id = $2 and kind = any($3::text[]) and closed_at is null`,
      [tx.district, id, partyKindsOf(role)],
    );
    return party === undefined ? null : { ...unbound, party: id, town: party.town };
  }
  const rows = await tx.sql(
    `select from ${bond} where district = $1 and id = $2 and closed_at is null`,
    [tx.district, id],
  );
  return rows.length === 0 ? null : { ...unbound, [bond]: id };
}
