import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** Tasks with five things made explicit: goal, task, measure, who is responsible, by when. */
export class Tasks extends Migration {
  override up(): void {
    for (const statement of [
      `create table task (
        district text not null,
        id uuid not null,
        chain uuid,
        goal text not null check (length(goal) between 1 and 500),
        task text not null check (length(task) between 1 and 500),
        measure text not null check (length(measure) between 1 and 500),
        responsible uuid not null,
        begun_on date not null,
        deadline date not null check (deadline >= begun_on),
        -- what it is measured by: a metric and how much of it, or how many orders brought to their end
        metric text,
        target bigint not null check (target > 0),
        closed_on date,
        source text,
        synthetic boolean not null,
        created_by uuid,
        created_at timestamptz not null,
        version int not null,
        primary key (district, id),
        foreign key (district, chain) references chain (district, id) on update no action on delete no action,
        foreign key (district, responsible) references party (district, id) on update no action on delete no action,
        foreign key (district, metric) references metric (district, code) on update no action on delete no action
      )`,
      ...behindDistrictWall('task', 'select, insert, update'),
      `create index task_by_deadline on task (district, deadline, id)`,
      `create index task_by_chain on task (district, chain, deadline, id)`,
      `create index task_by_responsible on task (district, responsible, deadline, id)`,
    ]) {
      this.addSql(statement);
    }
  }
}
