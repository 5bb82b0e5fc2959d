import { once } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import { workCalendar } from '../orders/order.loader.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { newId } from '../platform/id.ts';
import { bestPairs } from './assignment.service.ts';
import { complement, type Complement } from './complement.rule.ts';
import './partnership-event.rule.ts';
import { pairingsBetween, villageSides } from './village.loader.ts';

/** Two villages and what each brings. */
export interface FormInput {
  readonly strong: string;
  readonly weak: string;
  readonly strongBrings?: string | null;
  readonly weakBrings?: string | null;
  readonly idempotencyKey?: string | null;
}

export interface EndInput {
  readonly id: string;
  readonly version: number;
  readonly idempotencyKey?: string | null;
}

/**
 * The best partners for every weak village that has none: by what they have for each other, distance,
 * cluster, town and chain; at most `cap` per strong village (as evenly as they divide, unless said).
 */
export async function suggestPartnerships(
  { services, viewer }: Call,
  cap: number | null,
): Promise<Complement[]> {
  const pairs = await services.database.write(viewer.district, async (tx) => {
    const sides = await villageSides(tx);
    const strong = sides.filter(({ strength }) => strength === 'STRONG');
    const weak = sides.filter(({ strength, partnered }) => strength === 'WEAK' && !partnered);
    const between = await pairingsBetween(
      tx,
      sides.map(({ id }) => id),
    );
    const all = weak.flatMap((one) =>
      strong.map((other) => complement(other, one, between.get(`${other.id}|${one.id}`) ?? 0)),
    );
    return { all, even: Math.max(1, Math.ceil(weak.length / Math.max(1, strong.length))) };
  });
  return bestPairs(pairs.all, cap ?? pairs.even);
}

/** Forms a partnership. @throws ExpectedError when the two are not two villages, or are partners already */
export async function formPartnership(
  call: Call,
  input: FormInput,
): Promise<{ partnership: string }> {
  return once(call, 'formPartnership', input, async (unit) => {
    const [strong, weak] = [
      checkId(input.strong, ['input', 'strong']),
      checkId(input.weak, ['input', 'weak']),
    ];
    const villages = await unit.sql<{ id: string; town: string | null }>(
      `select id, town from party where district = $1 and kind = 'VILLAGE' and id = any ($2::uuid[])`,
      [unit.district, [strong, weak]],
    );
    if (villages.length !== 2) throw ExpectedError.of('PARTNERS_NOT_VILLAGES', {}, ['input']);
    const { timeZone } = await workCalendar(unit);
    const id = newId(unit.now);
    const formed = await unit.sql(
      `insert into partnership (district, id, strong, weak, strong_brings, weak_brings, begun_on, needs_before, covered_before, synthetic,
         created_by, created_at, version)
       select $1, $2, $3, $4, $5, $6, $7, count(*), count(*) filter (where status = 'FULFILLED' or committed > 0), false, $8, $9, 1
       from listing where district = $1 and party = $4 and kind = 'NEED'
       on conflict (district, strong, weak) where ended_on is null do nothing returning id`,
      [
        unit.district,
        id,
        strong,
        weak,
        input.strongBrings ?? null,
        input.weakBrings ?? null,
        dayIn(timeZone, unit.now),
        unit.actor,
        unit.now,
      ],
    );
    if (formed.length === 0) throw ExpectedError.of('PARTNERS_ALREADY', {}, ['input']);
    const townOf = (party: string) =>
      villages.find((village) => village.id === party)?.town ?? null;
    unit.emit({
      type: 'partnershipFormed',
      cause: 'formed',
      party: strong,
      otherParty: weak,
      town: townOf(strong),
      otherTown: townOf(weak),
      detail: { partnership: id },
    });
    return { partnership: id };
  });
}

/** Ends a partnership; it stays to be seen. */
export async function endPartnership(
  call: Call,
  input: EndInput,
): Promise<{ partnership: string }> {
  return once(call, 'endPartnership', input, async (unit) => {
    const id = checkId(input.id, ['input', 'id']);
    const { timeZone } = await workCalendar(unit);
    const [found] = await unit.sql<{
      version: number;
      strong: string;
      weak: string;
      ended_on: string | null;
    }>(
      `select version, strong, weak, ended_on::text from partnership where district = $1 and id = $2 for update`,
      [unit.district, id],
    );
    if (found === undefined || found.ended_on !== null)
      throw ExpectedError.of('PARTNERSHIP_NOT_FOUND', {}, ['input', 'id']);
    if (found.version !== input.version)
      throw ExpectedError.of('VERSION_CONFLICT', { version: found.version }, ['input', 'version']);
    await unit.sql(
      `update partnership set ended_on = greatest($3::date, begun_on), version = version + 1 where district = $1 and id = $2`,
      [unit.district, id, dayIn(timeZone, unit.now)],
    );
    unit.emit({
      type: 'partnershipEnded',
      cause: 'ended',
      party: found.strong,
      otherParty: found.weak,
      detail: { partnership: id },
    });
    return { partnership: id };
  });
}
