import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** How each recurring job last went in a district: what is not working must be seen without the log. */
export class JobRecords extends Migration {
  override up(): void {
    for (const statement of [
      `create table job_record (
        district text not null references district on update no action on delete no action,
        name text not null,
        title_zh text not null,
        title_en text not null,
        -- five cron fields in Asia/Shanghai; null for every second
        schedule text,
        ran_at timestamptz not null,
        milliseconds int not null check (milliseconds >= 0),
        -- since it last went well
        failures int not null check (failures >= 0),
        failed_at timestamptz,
        -- the kind of the last failure; the log tells the rest
        fault text check (length(fault) <= 100),
        primary key (district, name)
      )`,
      ...behindDistrictWall('job_record'),
    ])
      this.addSql(statement);
  }
}
