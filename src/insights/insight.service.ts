import type { Call } from '../access/call.service.ts';
import { askOne } from '../platform/read/ask-rows.ts';

/** What part of the district is looked at; the whole where nothing is said. */
export interface Scope {
  readonly chain?: string | null;
  readonly town?: string | null;
  readonly party?: string | null;
}

/** `$1` to `$4` of every question about a scope: the district, chain, town and party. */
export function scopeValues(district: string, { chain, town, party }: Scope): unknown[] {
  return [district, chain ?? null, town ?? null, party ?? null];
}

/** How far the district's log goes, and which day it is there. */
export interface Moment {
  readonly position: string;
  /** The whole head: it also moves for changes that make no event. */
  readonly head: string;
  /** The district's own day, YYYY-MM-DD. */
  readonly today: string;
  readonly timeZone: string;
}

/** Where the district stands at `now`: what is read afterwards is at least as fresh. */
export async function momentOf(
  { services, viewer }: Pick<Call, 'services' | 'viewer'>,
  now: Date,
): Promise<Moment> {
  return askOne<Moment>(
    { services, viewer },
    {
      text: `select json_build_object('position', h.position::text, 'timeZone', d.time_zone,
          'head', concat_ws(' ', h.position, h.revision, (select e.id from event e where e.district = h.district and e.position = h.position)),
          'today', to_char($2::timestamptz at time zone d.time_zone, 'YYYY-MM-DD'))::text
        from district d join event_head h on h.district = d.district where d.district = $1`,
      values: [viewer.district, now],
    },
  );
}
