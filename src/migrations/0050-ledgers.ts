import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * Ledgers in and out. A file's rows are kept beside the import while it is looked at; what they made
 * is found again by its key, so that the same ledger given twice changes nothing. Rows hold what
 * people wrote, names and phones included: they are forgotten some time after (see ledger-upkeep).
 */
export class Ledgers extends Migration {
  override up(): void {
    for (const statement of [
      `create table ledger_import (
        district text not null references district on update no action on delete no action,
        id uuid not null,
        -- null: told sheet by sheet from the headings
        kind text check (kind in ('RESOURCE', 'NEED', 'PARTY', 'VILLAGE', 'ACCOUNT')),
        state text not null check (state in ('RECEIVED', 'READING', 'READY', 'APPLYING', 'APPLIED',
          'UNDOING', 'UNDONE', 'FAILED')),
        file_name text not null,
        -- taken away when it has been read
        file bytea,
        -- where rows without a party belong
        party uuid,
        -- whose remembered columns are used: a town's, or the district's own (empty)
        scope text not null,
        created_by uuid not null,
        -- role, town, party and chain of whoever gave it: what rows are checked against
        writer jsonb not null,
        sheets jsonb not null,
        row_count int not null,
        done_count int not null,
        withdraw_missing boolean not null,
        problem jsonb,
        read_by timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version int not null,
        primary key (district, id),
        foreign key (district, party) references party (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('ledger_import'),
      `create index ledger_import_by_time on ledger_import (district, created_at desc, id desc)`,
      `create index ledger_import_by_state on ledger_import (district, state, updated_at)`,
      `create table ledger_import_row (
        district text not null,
        id uuid not null,
        import uuid not null,
        -- from 0, as in the file
        sheet int not null,
        row_number int not null,
        place bigint not null,
        cells jsonb not null,
        verdict text not null check (verdict in ('UNREAD', 'NEW', 'UPDATE', 'UNCHANGED', 'ERROR', 'MISSING', 'LEFT_OUT')),
        state text not null check (state in ('WAITING', 'DONE', 'REFUSED', 'UNDONE')),
        title text,
        party uuid,
        draft jsonb,
        problems jsonb not null,
        suggestions jsonb not null,
        -- what is the same row in another file
        key text,
        hash text,
        -- what the row made, changed or would withdraw
        listing uuid,
        made uuid,
        -- what it was before, for undoing
        before jsonb,
        primary key (district, id),
        unique (district, import, place),
        foreign key (district, import) references ledger_import (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('ledger_import_row'),
      `create index ledger_row_by_verdict on ledger_import_row (district, import, verdict, place, id)`,
      `create index ledger_row_by_state on ledger_import_row (district, import, state, place, id)`,
      `create index ledger_row_by_key on ledger_import_row (district, import, key)`,
      `create table ledger_key (
        district text not null,
        kind text not null check (kind in ('RESOURCE', 'NEED')),
        party uuid not null,
        key text not null,
        listing uuid not null,
        -- of what the row said when it was last applied
        hash text not null,
        -- which ledger it stands in: kind, headings and scope
        ledger text not null,
        seen_at timestamptz not null,
        primary key (district, kind, party, key),
        foreign key (district, listing) references listing (district, id) on update no action on delete no action
      )`,
      ...behindDistrictWall('ledger_key'),
      `create index ledger_key_by_ledger on ledger_key (district, ledger, party)`,
      `create index ledger_key_by_listing on ledger_key (district, listing)`,
      // How a ledger's columns were corrected, by whose ledgers look so.
      `create table ledger_mapping (
        district text not null references district on update no action on delete no action,
        scope text not null,
        signature text not null,
        kind text not null,
        fields jsonb not null,
        updated_at timestamptz not null,
        primary key (district, scope, signature)
      )`,
      ...behindDistrictWall('ledger_mapping'),
      `create table ledger_layout (
        district text not null references district on update no action on delete no action,
        id uuid not null,
        code text not null,
        list text not null,
        name_zh text not null,
        name_en text not null,
        columns jsonb not null,
        -- the column whose values part the rows into sheets; null for one sheet
        sheet_by text,
        title text,
        updated_at timestamptz not null,
        primary key (district, id),
        unique (district, code)
      )`,
      ...behindDistrictWall('ledger_layout'),
      // An address that may be opened once, by whoever was given it.
      `create table ledger_ticket (
        district text not null references district on update no action on delete no action,
        id uuid not null,
        secret_hash text not null,
        viewer jsonb not null,
        wish jsonb not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        primary key (district, id)
      )`,
      ...behindDistrictWall('ledger_ticket'),
      // An entry put in by hand is found by its title when a ledger brings it, too.
      `create index listing_by_title on listing (district, party, kind, title)`,
    ]) {
      this.addSql(statement);
    }
  }
}
