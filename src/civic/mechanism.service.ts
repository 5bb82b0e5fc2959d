import { writeContextOf } from '../access/viewer.rule.ts';
import type { Call } from '../access/call.service.ts';
import { orderActions, orderSides, orderStates } from '../orders/order-state.rule.ts';
import { tableFaults, transitionOf, type Route } from '../orders/order-transition.rule.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { withIdempotency } from '../platform/idempotency.ts';

/** A way of handling, as a district keeps it. */
export interface MechanismInput {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly about?: string | null;
  readonly source?: string | null;
  readonly routes: readonly Route[];
  readonly idempotencyKey?: string | null;
}

/** Adds a mechanism or changes it; orders under way go on by its new routes. @throws ExpectedError naming what is wrong with them */
export async function setMechanism(
  { services, viewer, now }: Call,
  input: MechanismInput,
): Promise<{ mechanism: string }> {
  const context = writeContextOf(viewer, now);
  const repeatable = { mutation: 'setMechanism', key: input.idempotencyKey, input };
  return withIdempotency(services.units, context, repeatable, async (unit) => ({
    mechanism: await writeMechanism(unit, input),
  }));
}

/** Writes a mechanism whose routes are sound. */
export async function writeMechanism(unit: UnitOfWork, input: MechanismInput): Promise<string> {
  const faults = routeFaults(input.routes);
  if (input.code === 'STANDARD' || !/^[A-Z][A-Z0-9_]{1,39}$/.test(input.code))
    faults.push(`code ${input.code.slice(0, 40)}`);
  if (faults.length > 0)
    throw ExpectedError.of('MECHANISM_UNSOUND', { faults: faults.join('; ') }, ['input', 'routes']);
  await unit.sql(
    `insert into mechanism (district, code, name_zh, name_en, about, routes, source, rank, synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, (select count(*) from mechanism where district = $1), false)
     on conflict (district, code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, about = excluded.about,
       routes = excluded.routes, source = excluded.source`,
    [
      unit.district,
      input.code,
      input.nameZh,
      input.nameEn,
      input.about ?? null,
      JSON.stringify(input.routes),
      input.source ?? null,
    ],
  );
  return input.code;
}

function routeFaults(routes: readonly Route[]): string[] {
  const known = routes.every(
    ({ from, action, to, who }) =>
      (from === null || orderStates.includes(from)) &&
      orderActions.includes(action) &&
      orderStates.includes(to) &&
      who.every((side) => orderSides.includes(side)),
  );
  return known ? tableFaults(routes.map(transitionOf)) : ['an unknown state, action or side'];
}
