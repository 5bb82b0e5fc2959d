import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * Who did what, appended and never changed: the application role may insert and read, no more. Rows
 * are sealed in order into a hash chain per district by a job; a seal names its row, so that a row
 * taken away is missed. The log is kept in monthly partitions, made ahead at start; the rest
 * partition holds what finds no month of its own.
 */
export class Audit extends Migration {
  override up(): void {
    for (const statement of [
      `create table audit (
        district text not null,
        id uuid not null,
        at timestamptz not null,
        actor uuid,
        actor_kind text check (actor_kind in ('ACCOUNT', 'KEY')),
        source_address text,
        request text,
        action text not null,
        -- the ids the request named or made, by their path; never names, phones or free text
        subjects jsonb not null,
        result text not null check (result in ('WRITTEN', 'DONE', 'REFUSED', 'FAILED')),
        code text,
        primary key (district, at, id)
      ) partition by range (at)`,
      `create table audit_rest partition of audit default`,
      ...behindDistrictWall('audit', 'select, insert'),
      `create index audit_by_actor on audit (district, actor, at desc, id desc)`,
      `create index audit_by_action on audit (district, action, at desc, id desc)`,
      `create table audit_seal (
        district text not null,
        position bigint not null check (position > 0),
        audit uuid not null,
        at timestamptz not null,
        hash text not null,
        primary key (district, position),
        unique (district, audit)
      )`,
      ...behindDistrictWall('audit_seal', 'select, insert'),
    ]) {
      this.addSql(statement);
    }
  }
}
