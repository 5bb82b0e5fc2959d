import { once } from '../access/once.service.ts';
import type { Call } from '../access/call.service.ts';
import { partyOf } from '../listings/listing.service.ts';
import { rateOrder } from '../orders/order-step.service.ts';
import type { OrderState } from '../orders/order-state.rule.ts';
import type { Tx } from '../platform/database/database.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { listAndPlace, type Matter } from './matter.service.ts';

/*
 * What people without an account do by a public link: report a matter, see how it goes, say how it
 * went. They read nothing else, so these answers are made here and not by the planner.
 */

/** A link on a notice board is used by many; more than this in a day is somebody's joke. */
const mostADay = 50;

/** A matter as whoever reported it is told of it. */
export interface ReportedMatter {
  readonly id: string;
  readonly version: number;
  readonly receipt: string;
  readonly title: string;
  readonly state: OrderState;
  /** Whose turn it is: a party's or town's name; null when nobody has to act. */
  readonly holder: string | null;
  readonly rating: number | null;
  readonly steps: readonly { readonly state: OrderState; readonly at: string }[];
}

/** Where a link leads. */
export interface ReportDesk {
  readonly district: string;
  readonly party: string;
  readonly mechanism: string;
  readonly about: string | null;
}

/** What is said of a matter; the link says whose it is and how it is handled. */
export interface ReportInput extends Omit<Matter, 'mechanism'> {
  readonly idempotencyKey?: string | null;
}

export interface RateMatterInput {
  readonly id: string;
  readonly version: number;
  readonly rating: number;
  readonly note?: string | null;
  readonly idempotencyKey?: string | null;
}

/** Reports a matter: its need is listed and its order placed, or neither. @throws ExpectedError MATTERS_TOO_MANY */
export async function reportMatter(
  call: Call,
  input: ReportInput,
): Promise<{ matter: ReportedMatter }> {
  const { party, mechanism } = boundTo(call);
  const { order } = await once(call, 'reportMatter', input, async (unit) => {
    const [today] = await unit.sql<{ count: string }>(
      `select count(*) from work_order where district = $1 and created_by = $2
           and created_at > $3::timestamptz - interval '24 hours'`,
      [unit.district, unit.actor, unit.now],
    );
    if (Number(today?.count) >= mostADay)
      throw ExpectedError.of('MATTERS_TOO_MANY', { most: mostADay });
    const owner = await partyOf(unit, party);
    return { order: await listAndPlace(unit, call, owner, { ...input, mechanism }) };
  });
  return { matter: await matterOf(call, order) };
}

/** 评单 by whoever reported it. */
export async function rateMatter(
  call: Call,
  input: RateMatterInput,
): Promise<{ matter: ReportedMatter }> {
  const { order } = await once(call, 'rateMatter', input, async (unit) => {
    await ownMatter(unit, call, input.id);
    return { order: await rateOrder(unit, call, input) };
  });
  return { matter: await matterOf(call, order) };
}

/** A matter that was reported by this link. @throws ExpectedError ORDER_NOT_FOUND, of others' too */
export async function matterOf(call: Call, id: string): Promise<ReportedMatter> {
  return call.services.database.write(call.viewer.district, async (tx) => {
    const matter = await ownMatter(tx, call, id);
    const steps = await tx.sql<{ state: OrderState; at: string }>(
      `select to_state as state, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
       from order_step where district = $1 and work_order = $2 order by ordinal`,
      [tx.district, matter.id],
    );
    return { ...matter, steps };
  });
}

/** Where the viewer's link leads. */
export async function reportDesk(call: Call): Promise<ReportDesk> {
  const { party, mechanism } = boundTo(call);
  return call.services.database.write(call.viewer.district, async (tx) => {
    const [desk] = await tx.sql<ReportDesk>(
      `select d.name as district, p.name as party, m.name_zh as mechanism, m.about
       from party p join district d on d.district = p.district
         join mechanism m on m.district = p.district and m.code = $3
       where p.district = $1 and p.id = $2`,
      [tx.district, party, mechanism],
    );
    return desk as ReportDesk;
  });
}

async function ownMatter(
  tx: Tx,
  { viewer }: Call,
  id: string,
): Promise<Omit<ReportedMatter, 'steps'>> {
  const [matter] = await tx.sql<Omit<ReportedMatter, 'steps'>>(
    `select o.id, o.version, upper(right(o.id::text, 8)) as receipt, l.title, o.state, o.rating,
       case when o.active then coalesce(p.name, t.name) end as holder
     from work_order o
       join listing l on l.district = o.district and l.id = o.need
       left join party p on p.district = o.district and p.id = o.holder_party
       left join town t on t.district = o.district and t.id = o.holder_town
     where o.district = $1 and o.id = $2 and o.created_by = $3`,
    [tx.district, checkId(id, ['id']), viewer.id],
  );
  if (matter === undefined) throw ExpectedError.of('ORDER_NOT_FOUND', {}, ['id']);
  return matter;
}

/** A link is always bound: the database holds it to a village and a mechanism. */
function boundTo({ viewer }: Call): { readonly party: string; readonly mechanism: string } {
  const { party, reports } = viewer;
  if (party === null || reports === undefined) throw new TypeError('this viewer came by no link');
  return { party, mechanism: reports };
}
