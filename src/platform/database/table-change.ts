import { Recent } from '../read/recent.ts';

/**
 * How rows change, by table; a view changes as its tables do.
 *
 * - logged: every change moves the district's head in its own transaction, by its events or by a count
 *   of changes that make none. `Database.write` sees to it; a watch over every test that writes holds it.
 * - fixed: the same for every district; changed by migrations and seeds, which move every head.
 * - unlogged: changes leave no trace; an answer that shows such rows is never given again.
 *
 * A test compares this list with the catalog, so that a new table is thought about.
 */
export const tableChanges: Readonly<Record<string, 'logged' | 'fixed' | 'unlogged'>> = {
  account: 'unlogged',
  allocation_line: 'logged',
  allocation_need: 'logged',
  allocation_plan: 'logged',
  allowed_origin: 'unlogged',
  api_key: 'unlogged',
  audit: 'unlogged',
  audit_seal: 'unlogged',
  category: 'fixed',
  chain: 'logged',
  chain_alias: 'logged',
  chain_member: 'logged',
  chain_stage: 'logged',
  cluster: 'logged',
  counter: 'logged',
  delivery: 'logged',
  district: 'logged',
  event: 'logged',
  event_head: 'logged',
  event_reader: 'unlogged',
  holiday: 'logged',
  idempotency: 'unlogged',
  job_record: 'unlogged',
  known_district: 'unlogged',
  ledger_import: 'unlogged',
  ledger_import_row: 'unlogged',
  ledger_key: 'unlogged',
  ledger_layout: 'unlogged',
  ledger_mapping: 'unlogged',
  ledger_ticket: 'unlogged',
  lexicon_concept: 'unlogged',
  lexicon_evidence: 'unlogged',
  lexicon_exclusion: 'unlogged',
  lexicon_file: 'unlogged',
  lexicon_head: 'unlogged',
  lexicon_proposal: 'unlogged',
  lexicon_version: 'unlogged',
  lexicon_word: 'unlogged',
  listing: 'logged',
  listing_photo: 'logged',
  listing_term: 'logged',
  mechanism: 'logged',
  metric: 'logged',
  migration: 'unlogged',
  notice: 'logged',
  notice_hours: 'unlogged',
  notice_mark: 'unlogged',
  notice_read: 'unlogged',
  node: 'logged',
  order_deadline: 'logged',
  order_participant: 'logged',
  order_step: 'logged',
  outcome: 'logged',
  outcome_party: 'logged',
  pairing: 'logged',
  pairing_refusal: 'logged',
  partnership: 'logged',
  party: 'logged',
  party_alias: 'logged',
  person: 'logged',
  rematch: 'unlogged',
  resource_window: 'logged',
  search_term: 'logged',
  searchable: 'logged',
  session: 'unlogged',
  sign_in_failure: 'unlogged',
  task: 'logged',
  town: 'logged',
  town_digest: 'logged',
  unit: 'fixed',
  work_order: 'logged',
  webhook: 'unlogged',
  webhook_delivery: 'unlogged',
  writer: 'unlogged',
};

const words = /[a-z_][a-z0-9_]*/g;
/** What gives another answer at another time though no row has changed. */
const moving = new Set(['now', 'random', 'clock_timestamp', 'current_date', 'current_timestamp']);

const sources = /\b(?:from|join) (?!lateral\b)([a-z_]+)/g;

/**
 * Whether a statement gives the same rows as long as the district's head stays where it is. Whatever is
 * read that does not stand above says no, and so does any word that is an unlogged table's name, even
 * where it names a column: that only costs a reading.
 */
export function dependsOnHeadAlone(text: string): boolean {
  for (const [, source = ''] of text.matchAll(sources))
    if (tableChanges[source] === undefined) return false;
  for (const [word] of text.matchAll(words))
    if (moving.has(word) || tableChanges[word] === 'unlogged') return false;
  return true;
}

const writes = /\b(?:insert\s+into|update|delete\s+from|merge\s+into)\s+([a-z_]+)/g;
const known = new Recent<boolean>(500);

/** Whether a statement may change rows that answers are given again from. */
export function changesLogged(text: string): boolean {
  return known.get(text, () => {
    for (const [, table = ''] of text.matchAll(writes))
      if (tableChanges[table] === 'logged' && table !== 'event_head') return true;
    return false;
  });
}
