import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { contactOf, type ContactFields } from './contact.rule.ts';

/**
 * The person kept for a contact that was given for a party: the one it has with this name and number,
 * else a new one. @throws ExpectedError CONTACT_INVALID
 */
export async function personOf(
  unit: UnitOfWork,
  party: string,
  given: ContactFields,
): Promise<string> {
  const contact = contactOf(given);
  if (contact === null) throw ExpectedError.of('CONTACT_INVALID', {}, ['input', 'contact']);
  const [known] = await unit.sql<{ id: string }>(
    `select id from person where district = $1 and phone = $2 and party = $3 and name = $4 limit 1`,
    [unit.district, contact.phone, party, contact.name],
  );
  if (known !== undefined) return known.id;
  const id = newId(unit.now);
  await unit.sql(
    `insert into person (district, id, party, name, phone, synthetic, created_at) values ($1, $2, $3, $4, $5, false, $6)`,
    [unit.district, id, party, contact.name, contact.phone, unit.now],
  );
  return id;
}
