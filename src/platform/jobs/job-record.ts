import type { Database } from '../database/database.ts';
import { errorChain } from '../errors/error-chain.ts';
import type { Job } from './jobs.ts';

/** What recurs every second and goes well is noted this often, in milliseconds: a note each second tells no more. */
const notedEvery = 60_000;

/** One run of a job for a district. */
export interface JobRun {
  readonly district: string;
  readonly at: Date;
  readonly milliseconds: number;
  /** What went wrong; null where nothing did. */
  readonly error: unknown;
}

/** Keeps how each job last went in each district, for administrators to see. */
export class JobRecords {
  /** When a job's good run of a district was last noted by this process, and nothing failed since. */
  private readonly noted = new Map<string, number>();

  constructor(private readonly database: Database) {}

  /** Notes a run, unless a good one of this minute has been noted. */
  async note({ name, title, cron }: Job, run: JobRun): Promise<void> {
    const { district, at, milliseconds, error } = run;
    const which = `${district} ${name}`;
    const since = at.getTime() - (this.noted.get(which) ?? -Infinity);
    if (error === null && since >= 0 && since < notedEvery) return;
    this.noted.delete(which);
    const failed = error !== null;
    await this.database.write(district, (tx) =>
      tx.sql(
        `insert into job_record (district, name, title_zh, title_en, schedule, ran_at, milliseconds, failures, failed_at, fault)
         values ($1, $2, $3, $4, $5, $6, $7, $8::int, $9, $10)
         on conflict (district, name) do update set title_zh = $3, title_en = $4, schedule = $5, ran_at = $6, milliseconds = $7,
           failures = case when $8::int = 0 then 0 else job_record.failures + 1 end,
           failed_at = coalesce($9, job_record.failed_at), fault = coalesce($10, job_record.fault)`,
        [
          district,
          name,
          title.zh,
          title.en,
          cron,
          at,
          Math.round(milliseconds),
          failed ? 1 : 0,
          failed ? at : null,
          failed ? faultOf(error) : null,
        ],
      ),
    );
    if (!failed) this.noted.set(which, at.getTime());
  }
}

/** The kind of an error, without its words: those may hold what people wrote. */
function faultOf(error: unknown): string {
  let [name, code] = ['Error', ''];
  for (const at of [...errorChain(error)].reverse()) {
    name = at.name;
    if ('code' in at && typeof at.code === 'string') code = ` ${at.code}`;
  }
  return `${name}${code}`.slice(0, 100);
}
