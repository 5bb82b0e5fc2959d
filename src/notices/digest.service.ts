import type { Call } from '../access/call.service.ts';
import { once, type Repeatable } from '../access/once.service.ts';
import { dayIn } from '../listings/listing-input.rule.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { Units } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import './digest-event.rule.ts';
import { hourIn, usualDigestHour } from './digest.rule.ts';

interface Morning {
  readonly town: string;
  readonly added: number;
  readonly pairings: number;
  readonly waiting: number;
  readonly overdue: number;
}

// New is what came since the same time yesterday. Each part is one grouped reading, so the cost does not grow with the towns.
const mornings = `
  select t.id as town, coalesce(l.added, 0) as added, coalesce(p.pairings, 0) as pairings,
    coalesce(o.waiting, 0) as waiting, coalesce(o.overdue, 0) as overdue
  from town t
  left join (
    select town, count(*)::int as added from listing
    where district = $1 and kind in ('NEED', 'RESOURCE') and created_at > $2::timestamptz - interval '1 day' group by town
  ) l on l.town = t.id
  left join (
    select y.town, count(distinct x.id)::int as pairings
    from pairing x join party y on y.district = $1 and y.id in (x.need_party, x.resource_party)
    where x.district = $1 and x.notify and x.live and x.created_at > $2::timestamptz - interval '1 day' group by y.town
  ) p on p.town = t.id
  left join (
    select need_town as town, count(*)::int as waiting, (count(*) filter (where pace = 'RED'))::int as overdue
    from work_order where district = $1 and active group by need_town
  ) o on o.town = t.id
  where t.district = $1 and not exists (
    select from town_digest d where d.district = $1 and d.town = t.id and d.day = $3::date)`;

const anyLeft = `select exists (select from town t where t.district = $1 and not exists (
  select from town_digest d where d.district = $1 and d.town = t.id and d.day = $2::date)) as left`;

/**
 * Tells each town of a district what is new, waiting and overdue in its villages, once a day from the
 * district's hour on; a town where nothing is, is not told that day. Any number of workers may: the day's line lets
 * one of them tell.
 * @returns how many towns were told
 */
export async function digestTowns(units: Units, district: string, now: Date): Promise<number> {
  return units.run({ district, actor: null, now }, async (unit) => {
    const [set] = await unit.sql<{ timeZone: string; hour: number | null }>(
      `select d.time_zone as "timeZone", h.digest_hour as hour from district d
       left join notice_hours h on h.district = d.district where d.district = $1`,
      [district],
    );
    if (set === undefined || hourIn(set.timeZone, now) < (set.hour ?? usualDigestHour)) return 0;
    const day = dayIn(set.timeZone, now);
    const [left] = await unit.sql<{ left: boolean }>(anyLeft, [district, day]);
    if (left?.left !== true) return 0;
    let told = 0;
    for (const { town, ...figures } of await unit.sql<Morning>(mornings, [district, now, day])) {
      const { added, pairings, waiting, overdue } = figures;
      const id = newId(now);
      const written = await unit.sql(
        `insert into town_digest (district, id, town, day, added, pairings, waiting, overdue, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (district, town, day) do nothing returning id`,
        [district, id, town, day, added, pairings, waiting, overdue, now],
      );
      if (written.length === 0 || added + pairings + waiting === 0) continue;
      unit.emit({ type: 'townDigested', cause: 'morning', town, detail: { digest: id } });
      told++;
    }
    return told;
  });
}

/** From which hour on towns are told. @throws ExpectedError DIGEST_HOUR_INVALID */
export function setDigestHour(
  call: Call,
  input: Repeatable & { readonly hour: number },
): Promise<{ hour: number }> {
  return once(call, 'setDigestHour', input, async (unit) => {
    const { hour } = input;
    if (hour < 0 || hour > 23) throw ExpectedError.of('DIGEST_HOUR_INVALID', {}, ['input', 'hour']);
    await unit.sql(
      `insert into notice_hours (district, digest_hour) values ($1, $2)
       on conflict (district) do update set digest_hour = excluded.digest_hour`,
      [unit.district, hour],
    );
    return { hour };
  });
}
