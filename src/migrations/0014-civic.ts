import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** Several parties called to one order: each has to report in by its time, one coordinates. */
export class Civic extends Migration {
  override up(): void {
    for (const statement of [
      `create table order_participant (
        district text not null,
        id uuid not null,
        work_order uuid not null,
        party uuid not null,
        called_at timestamptz not null,
        called_by uuid,
        due_at timestamptz not null,
        reported_at timestamptz,
        primary key (district, id),
        unique (district, work_order, party),
        foreign key (district, work_order) references work_order (district, id) on update no action on delete no action,
        foreign key (district, party) references party (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('order_participant', 'select, insert, update'),
      `create index order_participant_by_party on order_participant (district, party, called_at desc, id desc)`,
    ]) {
      this.addSql(statement);
    }
  }
}
