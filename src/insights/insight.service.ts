import type { Call } from '../access/call.service.ts';
import type { Database } from '../platform/database/database.ts';

/** What part of the district is looked at; the whole where nothing is said. */
export interface Scope {
  readonly chain?: string | null;
  readonly town?: string | null;
  readonly party?: string | null;
}

/** A statement whose `$1` is the district; it gives one row of one JSON text. */
export interface Question {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** `$1` to `$4` of every question about a scope: the district, chain, town and party. */
export function scopeValues(district: string, { chain, town, party }: Scope): unknown[] {
  return [district, chain ?? null, town ?? null, party ?? null];
}

/** The rows of a select as one JSON text. */
export const asRows = (select: string): string =>
  `select coalesce(json_agg(x), '[]')::text from (${select}) x`;

/**
 * Asks several questions in one round trip and one snapshot, of the replica where there is one:
 * dashboards decide no write.
 */
export async function askTogether(
  database: Database,
  district: string,
  questions: readonly Question[],
): Promise<unknown[]> {
  const answers = await database.reads.send(
    district,
    questions.map(({ text, values }) => ({ name: '', text, values })),
  );
  return answers.map(([row]) => JSON.parse(row?.[0] ?? 'null') as unknown);
}

/** Asks one question of the viewer's district. */
export async function askOne<Answer>(
  { services, viewer }: Pick<Call, 'services' | 'viewer'>,
  question: Question,
): Promise<Answer> {
  const [answer] = await askTogether(services.database, viewer.district, [question]);
  return answer as Answer;
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
