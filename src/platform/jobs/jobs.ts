import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import { knownDistricts } from '../database/district.ts';
import type { Log } from '../log.ts';
import { JobRecords } from './job-record.ts';

/** How many jobs wait, by queue; empty where no worker has ever run. */
export async function waitingJobs(ownerUrl: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; waiting: string }>(
      `select name, count(*) filter (where state in ('created', 'retry'))::text as waiting from ${schema}.job group by name`,
    );
    return Object.fromEntries(rows.map(({ name, waiting }) => [name, Number(waiting)]));
  } finally {
    await client.end();
  }
}

/** Work that recurs: a feature declares it, `src/worker.ts` lists it. */
export interface Job {
  /** Kebab-case; also the queue's name. */
  readonly name: string;
  /** What it does, for people. */
  readonly title: { readonly zh: string; readonly en: string };
  /** When, as five cron fields (Asia/Shanghai); `null` means every second, in every process that works. */
  readonly cron: string | null;
  /** One district's part, in batches of at most 500 rows; repeating it must change nothing more. */
  readonly run: (district: string, now: Date) => Promise<unknown>;
}

const schema = 'lianzu_jobs';
/** A killed worker's job is taken up again by another within this and the monitor's turn. */
const heartbeatSeconds = 10;

/**
 * Runs jobs until closed. Recurring ones are queued by pg-boss in a schema of its own, so that of many
 * workers one runs each; what recurs every second is run by each process and must be idempotent.
 */
export class Jobs {
  /** What recurs every second, each by itself: a long turn of one holds up no other. */
  private readonly beats: Beat[] = [];
  private closed = false;
  private readonly records: JobRecords;

  private constructor(
    private readonly boss: PgBoss,
    private readonly database: Database,
    private readonly jobs: readonly Job[],
    private readonly log: Log,
  ) {
    this.records = new JobRecords(database);
    // Without a listener a lost connection would end the process; pg-boss connects again by itself.
    this.boss.on('error', (error) => {
      if (!this.closed) this.log.warn({ err: error }, 'jobs lost the database; trying again');
    });
  }

  static async start(database: Database, jobs: readonly Job[], log: Log): Promise<Jobs> {
    // Only who works loads it: servers without jobs do not hold it in memory.
    const { PgBoss: Boss } = await import('pg-boss');
    const boss = new Boss({
      connectionString: database.ownerUrl,
      schema,
      max: 3,
      application_name: 'lianzu jobs',
      monitorIntervalSeconds: 5,
    });
    const started = new Jobs(boss, database, jobs, log);
    await started.begin();
    return started;
  }

  /** Ends after the work at hand, or after two seconds: what is left is taken up again. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.beats.map((beat) => beat.close()));
    await this.boss.stop({ graceful: true, timeout: 2_000 });
  }

  private async begin(): Promise<void> {
    await this.boss.start();
    for (const job of this.jobs) {
      if (job.cron === null) continue;
      await this.boss.createQueue(job.name, {
        policy: 'stately',
        retryLimit: 5,
        retryBackoff: true,
        expireInSeconds: 3_600,
        heartbeatSeconds,
        deleteAfterSeconds: 86_400,
      });
      await this.boss.work(job.name, { pollingIntervalSeconds: 2 }, () => this.everywhere(job));
      await this.boss.schedule(job.name, job.cron, null, { tz: 'Asia/Shanghai' });
      // What fell due while nobody worked is done at once.
      await this.boss.send(job.name);
    }
    for (const job of this.jobs) {
      if (job.cron === null) this.beats.push(new Beat(() => this.everySecond(job)));
    }
  }

  private async everySecond(job: Job): Promise<void> {
    await this.everywhere(job).catch((error: unknown) => {
      this.log.warn({ err: error, job: job.name }, 'a job failed; trying again in a second');
    });
  }

  private async everywhere(job: Job): Promise<void> {
    const { name } = job;
    const failed: unknown[] = [];
    for (const district of await knownDistricts(this.database)) {
      if (this.closed) return;
      // One district's trouble must not keep the others waiting.
      const error = await this.inDistrict(job, district);
      if (error !== null) failed.push(error);
    }
    if (failed.length > 0) throw new AggregateError(failed, `${name} failed`);
  }

  /** Runs a job for a district and notes how it went; gives what went wrong, or null. */
  private async inDistrict(job: Job, district: string): Promise<unknown> {
    const [at, since] = [new Date(), performance.now()];
    const error = await job.run(district, at).then(
      () => null,
      (failure: unknown) => failure ?? new Error('failed without a word'),
    );
    if (error !== null)
      this.log.error({ err: error, job: job.name, district }, 'a job failed for a district');
    const milliseconds = performance.now() - since;
    await this.records
      .note(job, { district, at, milliseconds, error })
      .catch((failure: unknown) => {
        this.log.warn({ err: failure, job: job.name }, 'how a job went could not be noted');
      });
    return error;
  }
}

/** Does something a second after it was last done, until closed. */
class Beat {
  private doing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly work: () => Promise<void>) {
    this.wait();
  }

  /** Ends after what is being done. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.doing;
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      this.doing = this.work().finally(() => {
        if (!this.closed) this.wait();
      });
    }, 1_000);
    this.timer.unref();
  }
}
