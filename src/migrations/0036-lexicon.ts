import { Migration } from '@mikro-orm/migrations';
import { behindDistrictWall, sharedByAllDistricts } from './wall.ts';

/**
 * The lexicon: the shipped files by version, shared by all districts, and each district's own words and
 * exclusions. Whoever reads or matches asks for the two version numbers in its own transaction, so that
 * every process works with the same knowledge.
 */
export class LexiconVersions extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `create table lexicon_version (
    number int primary key,
    -- the line in version.tsv
    label text not null,
    -- of all files; a set of files is a version once, whoever comes with it
    hash text not null unique,
    loaded_at timestamptz not null
  )`,
  ...sharedByAllDistricts('lexicon_version'),
  `create table lexicon_file (
    version int not null references lexicon_version (number) on update no action on delete no action,
    name text not null,
    content text not null,
    primary key (version, name)
  )`,
  ...sharedByAllDistricts('lexicon_file'),
  // What words can be added to: the newest version's things and actions. Those gone since are kept for words that name them.
  `create table lexicon_concept (
    code text primary key,
    kind text not null check (kind in ('THING', 'ACTION')),
    parent text references lexicon_concept (code) on update no action on delete no action,
    name_zh text not null,
    name_en text not null,
    -- some of the words by which it is known, separated by spaces
    words text not null,
    rank int not null,
    retired boolean not null
  )`,
  ...sharedByAllDistricts('lexicon_concept'),
  `create table lexicon_word (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    word text not null check (length(word) between 2 and 20),
    target text not null references lexicon_concept (code) on update no action on delete no action,
    created_by uuid,
    created_at timestamptz not null,
    primary key (district, id),
    unique (district, word, target)
  )`,
  ...behindDistrictWall('lexicon_word'),
  `create index lexicon_word_by_time on lexicon_word (district, created_at desc, id desc)`,
  `create index lexicon_word_by_target on lexicon_word (district, target, word, id)`,
  // Two things that one district never takes for each other, in the order of their codes.
  `create table lexicon_exclusion (
    district text not null references district on update no action on delete no action,
    id uuid not null,
    one text not null references lexicon_concept (code) on update no action on delete no action,
    other text not null references lexicon_concept (code) on update no action on delete no action,
    created_by uuid,
    created_at timestamptz not null,
    primary key (district, id),
    unique (district, one, other),
    check (one < other)
  )`,
  ...behindDistrictWall('lexicon_exclusion'),
  `create table lexicon_head (
    district text not null references district on update no action on delete no action,
    -- counts the changes of the district's own words and exclusions
    version int not null,
    -- codes whose nearness has changed since everything was looked at
    touched text[] not null,
    -- what the district's listings have been looked at with, to the end
    looked_version int not null,
    looked_shipped int not null,
    -- the look at hand, or the last one
    run_version int,
    run_shipped int,
    run_after uuid,
    run_total int not null,
    run_looked int not null,
    run_queued int not null,
    started_at timestamptz,
    finished_at timestamptz,
    primary key (district)
  )`,
  ...behindDistrictWall('lexicon_head'),
];
