import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/** Where events are sent to: each webhook reads the log from its own position on. */
export class Webhooks extends Migration {
  override up(): void {
    for (const statement of [
      `create table webhook (
        district text not null references district on update no action on delete no action,
        id uuid not null,
        name text not null check (length(name) between 1 and 60),
        kind text not null check (kind in ('STANDARD', 'WECOM', 'DINGTALK')),
        url text not null check (length(url) <= 2000),
        -- kept readable: it signs what is sent
        secret text,
        previous_secret text,
        previous_until timestamptz,
        filter jsonb not null,
        document text not null,
        position bigint not null,
        attempts int not null,
        next_attempt_at timestamptz,
        claimed_until timestamptz,
        paused_at timestamptz,
        pause_cause text check (pause_cause in ('ASKED', 'FAILING', 'GONE', 'DOCUMENT')),
        created_by uuid,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version int not null,
        primary key (district, id)
      )`,
      ...behindDistrictWall('webhook'),
      `create table webhook_delivery (
        district text not null,
        id uuid not null,
        webhook uuid not null,
        first_position bigint not null,
        events int not null,
        attempt int not null,
        test boolean not null,
        status int,
        fault text check (length(fault) <= 300),
        milliseconds int not null,
        sent_at timestamptz not null,
        primary key (district, id),
        foreign key (district, webhook) references webhook (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('webhook_delivery'),
      `create index webhook_delivery_by_webhook on webhook_delivery (district, webhook, sent_at desc, id desc)`,
    ])
      this.addSql(statement);
  }
}
