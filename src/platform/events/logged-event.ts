import type { Send } from '../read/planner.ts';

/** The columns of a log line that filters ask about. */
export const eventColumns = [
  'type',
  'cause',
  'actor',
  'party',
  'other_party',
  'town',
  'other_town',
  'chain',
  'category',
  'listing_kind',
  'need',
  'resource',
  'pairing',
  'order_id',
  'score',
] as const;
export type EventColumn = (typeof eventColumns)[number];

/** One line of the log, its values as PostgreSQL prints them. */
export type LoggedEvent = { readonly position: number } & Readonly<
  Record<EventColumn, string | null>
>;

/** The most lines one read gives. */
export const mostLines = 500;

const headText = 'select position from event_head where district = $1';
const linesText = `select position, ${eventColumns.join(', ')} from event
  where district = $1 and position > $2::bigint order by position limit $3::int`;

/**
 * Reads a district's log, behind its wall. Positions are gapless and in commit order, so reading on
 * after the last position seen neither skips nor repeats.
 */
export class EventLog {
  constructor(private readonly send: Send) {}

  /** The position of the last line; 0 for an empty log or an unknown district. */
  async headOf(district: string): Promise<number> {
    const [rows] = await this.send(district, [
      { name: 'log_head', text: headText, values: [district] },
    ]);
    return Number(rows?.[0]?.[0] ?? 0);
  }

  /** Up to `limit` (at most 500) lines after a position, in order. */
  async readAfter(
    district: string,
    position: number,
    limit: number,
  ): Promise<readonly LoggedEvent[]> {
    const values = [district, position, Math.min(limit, mostLines)];
    const [rows] = await this.send(district, [{ name: 'log_lines', text: linesText, values }]);
    return (rows ?? []).map(([at, ...columns]) => ({
      ...(Object.fromEntries(eventColumns.map((name, i) => [name, columns[i] ?? null])) as Record<
        EventColumn,
        string | null
      >),
      position: Number(at),
    }));
  }
}
