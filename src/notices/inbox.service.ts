import type { Call } from '../access/call.service.ts';
import { once, type Repeatable } from '../access/once.service.ts';
import { recipientOf } from '../access/recipient.rule.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { Tx } from '../platform/database/database.ts';
import type { Database } from '../platform/database/database.ts';
import { askOne } from '../platform/read/ask-rows.ts';
import type { Viewer } from '../access/viewer.rule.ts';

/** Unread notices are counted up to this: more is "99+" to whoever looks. */
export const mostCounted = 100;

// $2 the recipient, $3 the viewer. As `Notice` is visible and read; the index gives the latest first, and counting ends early.
const unread = `select count(*)::int as unread from (
  select from notice n where n.district = $1 and n.recipient = $2::uuid
    and n.position > coalesce((select m.position from notice_mark m where m.district = $1 and m.viewer = $3::uuid), 0)
    and (n.account = $3::uuid or (n.account is null and (n.actor is null or n.actor <> $3::uuid)))
    and not exists (select from notice_read r where r.district = $1 and r.viewer = $3::uuid and r.position = n.position)
  limit ${String(mostCounted)}) few`;

const asked = (viewer: Viewer) => [viewer.district, recipientOf(viewer), viewer.id];

/** How many notices the viewer has not read, counted up to `mostCounted`. */
export async function unreadNotices({ services, viewer }: Call): Promise<number> {
  const text = `select unread::text from (${unread}) u`;
  return askOne<number>({ services, viewer }, { text, values: asked(viewer) });
}

/** Which notices are read: all up to a position, single ones, or, with neither, all there are. */
export interface ReadWish extends Repeatable {
  readonly upTo?: string | null;
  readonly positions?: readonly string[] | null;
}

const mostAtOnce = 100;

/**
 * Marks notices as read, for this account alone. A mark never goes back.
 * @throws ExpectedError NOTICE_POSITION_INVALID
 */
export function markNoticesRead(call: Call, input: ReadWish): Promise<{ unread: number }> {
  return once(call, 'markNoticesRead', input, async (unit) => {
    const positions = (input.positions ?? []).map((position, i) =>
      positionOf(position, ['input', 'positions', String(i)]),
    );
    if (positions.length > mostAtOnce)
      throw ExpectedError.of('NOTICE_POSITION_INVALID', {}, ['input', 'positions']);
    if (input.upTo != null)
      await moveMark(unit, call.viewer, positionOf(input.upTo, ['input', 'upTo']));
    else if (input.positions == null) await moveMark(unit, call.viewer, null);
    await unit.sql(
      `insert into notice_read (district, viewer, position) select $1, $2, p from unnest($3::bigint[]) p
       on conflict do nothing`,
      [unit.district, call.viewer.id, positions],
    );
    const [row] = await unit.sql<{ unread: number }>(unread, asked(call.viewer));
    return { unread: row?.unread ?? 0 };
  });
}

/** Moves the mark on to a position, or to the end of the log; single notices before it need no lines of their own. */
async function moveMark(tx: Tx, { id }: Viewer, position: string | null): Promise<void> {
  await tx.sql(
    `insert into notice_mark as m (district, viewer, position)
     select $1, $2, least(h.position, coalesce($3::bigint, h.position)) from event_head h where h.district = $1
     on conflict (district, viewer) do update set position = greatest(m.position, excluded.position)`,
    [tx.district, id, position],
  );
  await tx.sql(
    `delete from notice_read r using notice_mark m
     where r.district = $1 and r.viewer = $2 and m.district = $1 and m.viewer = $2 and r.position <= m.position`,
    [tx.district, id],
  );
}

function positionOf(text: string, field: readonly string[]): string {
  if (!/^\d{1,18}$/.test(text)) throw ExpectedError.of('NOTICE_POSITION_INVALID', {}, field);
  return text;
}

/** How long notices are kept; the events they tell of stay in the log. */
const keptForDays = 180;
const purgedAtOnce = 500;

/** Forgets old notices, and which of them were read, in transactions of at most 500 rows. */
export async function forgetNotices(
  database: Database,
  district: string,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - keptForDays * 86_400_000);
  for (;;) {
    const gone = await database.write(district, (tx) =>
      tx.sql(
        `delete from notice where district = $1 and (recipient, position) in (
           select recipient, position from notice where district = $1 and occurred_at < $2 limit ${String(purgedAtOnce)})
         returning position`,
        [district, before],
      ),
    );
    if (gone.length < purgedAtOnce) break;
  }
  await database.write(district, (tx) =>
    tx.sql(
      `delete from notice_read r where r.district = $1 and r.position <
         (select coalesce(min(n.position), 0) from notice n where n.district = $1)`,
      [district],
    ),
  );
}
