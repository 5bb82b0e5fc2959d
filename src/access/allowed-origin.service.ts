import type { Database, Tx } from '../platform/database/database.ts';
import { ExpectedError, problem, type Problem } from '../platform/errors/expected-error.ts';
import { mayManageDistrict } from './access.policy.ts';
import type { Call } from './call.service.ts';
import { inDistrict } from './district.service.ts';
import { once, type Repeatable } from './once.service.ts';
import { originNamed } from './origin.rule.ts';

/** As many sites a district or key may name. */
export const mostOrigins = 20;

/**
 * The sites whose pages may call for a district, by name.
 * @throws ExpectedError DISTRICT_UNKNOWN
 */
export async function allowedOrigins(database: Database, district: string): Promise<string[]> {
  return inDistrict(database, district, originsOf);
}

/** The origins on the list of the transaction's district. */
export async function originsOf(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ origin: string }>(
    `select origin from allowed_origin where district = $1 order by origin`,
    [tx.district],
  );
  return rows.map(({ origin }) => origin);
}

/**
 * Sets the sites whose pages may call for the viewer's district with a key; the operator's hold beside
 * them. Everywhere within a second.
 * @throws ExpectedError FORBIDDEN, ORIGIN_INVALID by entry, ORIGINS_TOO_MANY
 */
export async function setAllowedOrigins(
  call: Call,
  input: { readonly origins: readonly string[] } & Repeatable,
): Promise<{ origins: readonly string[] }> {
  const { viewer, now } = call;
  if (!mayManageDistrict(viewer)) throw ExpectedError.of('FORBIDDEN');
  const origins = originsIn(input.origins);
  return once(call, 'setAllowedOrigins', input, async (unit) => {
    await writeOrigins(unit, origins, now);
    return { origins };
  });
}

/** As `setAllowedOrigins`, for the operator's command line. @throws ExpectedError DISTRICT_UNKNOWN and as there */
export async function allowOrigins(
  database: Database,
  asked: { readonly district: string; readonly origins: readonly string[] },
  now: Date,
): Promise<readonly string[]> {
  const origins = originsIn(asked.origins);
  await inDistrict(database, asked.district, (tx) => writeOrigins(tx, origins, now));
  return origins;
}

/**
 * The origins that these texts name, each once.
 * @throws ExpectedError ORIGIN_INVALID by entry, ORIGINS_TOO_MANY
 */
export function originsIn(texts: readonly string[]): readonly string[] {
  const field = ['input', 'origins'];
  if (texts.length > mostOrigins)
    throw ExpectedError.of('ORIGINS_TOO_MANY', { most: mostOrigins }, field);
  const problems: Problem[] = [];
  const named = texts.map((text, i) => {
    const origin = originNamed(text);
    if (origin === null) {
      const params = { origin: text.slice(0, 60) };
      problems.push(problem('ORIGIN_INVALID', params, [...field, String(i)]));
    }
    return origin;
  });
  if (problems.length > 0) throw ExpectedError.all(problems);
  return [...new Set(named.filter((origin) => origin !== null))].sort();
}

async function writeOrigins(tx: Tx, origins: readonly string[], now: Date): Promise<void> {
  await tx.sql(
    `delete from allowed_origin where district = $1 and not (origin = any($2::text[]))`,
    [tx.district, origins],
  );
  await tx.sql(
    `insert into allowed_origin (district, origin, created_at)
     select $1, origin, $3 from unnest($2::text[]) origin on conflict (district, origin) do nothing`,
    [tx.district, origins, now],
  );
}
