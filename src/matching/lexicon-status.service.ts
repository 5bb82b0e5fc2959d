import type { Call } from '../access/call.service.ts';

/** What a district knows, and how far its listings have been looked at with it. */
export interface Status {
  readonly shipped: string;
  readonly version: number;
  readonly applied: boolean;
  readonly looked: number;
  readonly total: number;
  readonly queued: number;
  readonly waiting: number;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** Reads the status of the viewer's district. */
export async function lexiconStatus({ services, viewer }: Call): Promise<Status> {
  const [row] = await services.database.write(viewer.district, (tx) =>
    tx.sql<Status>(
      `select coalesce(v.label, '') as shipped, coalesce(h.version, 0) as version,
         coalesce(h.looked_version = h.version and h.looked_shipped = v.number, false) as applied,
         coalesce(h.run_looked, 0) as looked, greatest(coalesce(h.run_total, 0), coalesce(h.run_looked, 0)) as total,
         coalesce(h.run_queued, 0) as queued, h.started_at as "startedAt", h.finished_at as "finishedAt",
         (select count(*)::int from (select from rematch where district = $1 and cause = 'lexicon' limit 10000) w) as waiting
       from (values (1)) one(one)
       left join (select number, label from lexicon_version order by number desc limit 1) v on true
       left join lexicon_head h on h.district = $1`,
      [tx.district],
    ),
  );
  return row as Status;
}
