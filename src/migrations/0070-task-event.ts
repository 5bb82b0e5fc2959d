import { Migration } from '@mikro-orm/migrations';

/** The task an event is about, so that `TaskSet.task` is a plain join. */
export class TaskEvent extends Migration {
  override up(): void {
    this.addSql(
      `alter table event add column task_id uuid generated always as ((detail->>'task')::uuid) stored`,
    );
  }
}
