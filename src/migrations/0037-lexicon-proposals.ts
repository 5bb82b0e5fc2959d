import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall } from './wall.ts';

/**
 * What declined pairings say of the lexicon: between which two concepts they stood, how often and why, for
 * the district's administrators to decide on.
 */
export class LexiconProposals extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table lexicon_proposal (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    -- EXCLUSION: two things taken for each other; DISTINCTION: one concept holds things that people tell apart
    kind text not null check (kind in ('EXCLUSION', 'DISTINCTION')),
    one text not null references lexicon_concept (code) on update no action on delete no action,
    other text not null references lexicon_concept (code) on update no action on delete no action,
    state text not null check (state in ('OPEN', 'ACCEPTED', 'DISMISSED')),
    -- declined as not the same thing, and for other reasons
    declines int not null,
    otherwise int not null,
    created_at timestamptz not null,
    last_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    version int not null,
    primary key (district, id),
    unique (district, one, other),
    check (one <= other),
    check ((kind = 'DISTINCTION') = (one = other))
  )`,
  ...behindDistrictWall('lexicon_proposal'),
  `create index lexicon_proposal_by_declines on lexicon_proposal (district, state, declines desc, id desc)`,
  `create table lexicon_evidence (
    district text not null,
    -- the pairing that was declined
    id uuid not null,
    proposal uuid not null,
    reason text not null,
    created_at timestamptz not null,
    primary key (district, id),
    foreign key (district, id) references pairing (district, id) on update no action on delete no action,
    foreign key (district, proposal) references lexicon_proposal (district, id) on update no action on delete no action
  )`,
  ...behindDistrictWall('lexicon_evidence'),
  `create index lexicon_evidence_by_proposal on lexicon_evidence (district, proposal, created_at desc, id desc)`,
];
