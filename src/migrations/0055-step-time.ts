import { Migration } from '@mikro-orm/migrations';

/** Timelines count the steps of a span: by state and time, not by order. */
export class StepTime extends Migration {
  override up(): void {
    this.addSql(
      'create index order_step_by_time on order_step (district, to_state, occurred_at, work_order)',
    );
  }
}
