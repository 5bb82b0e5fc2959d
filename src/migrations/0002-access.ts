import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * What signing in needs beyond the first tables: initial passwords that must be changed, sessions
 * whose secret rotates, keys that know when they were last used, and failed sign-ins counted for
 * known and unknown names alike (counted at the account, a lock would tell which names exist).
 */
export class Access extends Migration {
  override up(): void {
    for (const statement of [...accounts, ...sessions, ...keys, ...failures])
      this.addSql(statement);
  }
}

const accounts = [
  // The statement's default serves rows made before; new rows say it themselves.
  `alter table account add column must_change_password boolean not null default false`,
  `alter table account alter column must_change_password drop default`,
  `alter table account add column signed_in_at timestamptz`,
  `alter table account drop column failed_attempts, drop column locked_until`,
  `create index account_by_town on account (district, town, name, id)`,
  `create index account_by_person on account (district, person)`,
  // People sign in by phone, too.
  `create index person_by_phone on person (district, phone)`,
];

const sessions = [
  // A default instead of an update, which would not see the rows behind the district wall.
  `alter table session add column rotated_at timestamptz not null default '2026-01-01T00:00:00Z'`,
  `alter table session alter column rotated_at drop default`,
  // Good until the new secret has been seen in use, and a minute longer for requests under way.
  `alter table session add column previous_secret_hash text`,
  `alter table session add column previous_until timestamptz`,
  `create index session_by_expiry on session (district, expires_at)`,
];

const keys = [`alter table api_key add column used_at timestamptz`];

const failures = [
  `create table sign_in_failure (
    district text not null references district on update no action on delete no action,
    -- the account's id, or one made of the hash of a name that no account has
    subject uuid not null,
    failures int not null check (failures >= 0),
    last_at timestamptz not null,
    locked_until timestamptz,
    primary key (district, subject)
  )`,
  ...behindDistrictWall('sign_in_failure'),
  `create index sign_in_failure_by_age on sign_in_failure (district, last_at)`,
];
