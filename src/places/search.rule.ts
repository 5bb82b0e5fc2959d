/**
 * Text search without LIKE: under row-level security only plain comparisons keep their index, so
 * titles and names are kept as terms (every character pair, every Latin word) in `search_term`. A
 * single character is found by what begins with it: a pair, or the last character of its run, which is
 * kept by itself. That is half the rows that every character by itself would take.
 */

const mostTerms = 12;

/** The terms a text is found by: each pair of neighbouring Han characters, the last of each run, each Latin or digit word. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const run of normalise(text).match(/[\p{Script=Han}]+|[\p{Letter}\p{Number}]+/gu) ?? []) {
    if (!isHan(run)) {
      terms.add(run.slice(0, 40));
      continue;
    }
    let before = '';
    for (const character of run) {
      if (before !== '') terms.add(before + character);
      before = character;
    }
    terms.add(before);
  }
  return [...terms];
}

/** The terms a query must all find: pairs where there are any, single characters only for one-character words. */
export function queryTerms(text: string): string[] {
  const terms = searchTerms(text);
  const inPairs = new Set(
    terms.filter((term) => [...term].length === 2 && isHan(term)).flatMap((term) => [...term]),
  );
  return terms.filter((term) => !inPairs.has(term)).slice(0, mostTerms);
}

/** What of a listing can be searched for. */
export function searchText(listing: {
  readonly title?: string;
  readonly detail?: string | null;
}): string {
  return `${listing.title ?? ''} ${listing.detail ?? ''}`;
}

/** Something that is found by its words. */
export interface Findable {
  readonly id: string;
  readonly kind: 'PARTY' | 'NEED' | 'RESOURCE';
  readonly text: string;
}

/**
 * A row of `search_term`: one subject that has the term, or a block of many. A block's own id stands
 * where the single one's would, so both have the same key.
 */
export interface Posting {
  readonly term: string;
  readonly kind: Findable['kind'];
  readonly subject: string;
  /** Null for a single subject. */
  readonly subjects: readonly string[] | null;
}

/** Small enough that taking one subject out rewrites little. */
const blockSize = 100;

/**
 * The rows that make many things findable: a term that several share is one row for up to a hundred of
 * them. A district of 10,000 listings has 160,000 pairs of listing and term and about 3,000 such rows.
 * @param blockId makes the id of a block
 */
export function postingsOf(findables: Iterable<Findable>, blockId: () => string): Posting[] {
  const lists = new PostingLists();
  for (const one of findables) lists.add(one);
  return lists.postings(blockId);
}

/** The same for things that come one after the other. */
export class PostingLists {
  private readonly lists = new Map<
    string,
    { readonly term: string; readonly kind: Findable['kind']; readonly subjects: string[] }
  >();

  add({ id, kind, text }: Findable): void {
    for (const term of searchTerms(text)) {
      const key = `${kind} ${term}`;
      const list = this.lists.get(key);
      if (list === undefined) this.lists.set(key, { term, kind, subjects: [id] });
      else list.subjects.push(id);
    }
  }

  postings(blockId: () => string): Posting[] {
    return [...this.lists.values()].flatMap(({ term, kind, subjects }) => {
      const postings: Posting[] = [];
      for (let from = 0; from < subjects.length; from += blockSize) {
        const block = subjects.slice(from, from + blockSize);
        postings.push(
          block.length === 1
            ? { term, kind, subject: block[0] as string, subjects: null }
            : { term, kind, subject: blockId(), subjects: block },
        );
      }
      return postings;
    });
  }
}

/** Every term that was ever written for a text, to take it out of the index. */
export function termsToForget(text: string): string[] {
  // Until 2026-11 each Han character was a term by itself.
  return [...new Set([...searchTerms(text), ...(normalise(text).match(/\p{Script=Han}/gu) ?? [])])];
}

function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

const subjectsWhere = 'select unnest(coalesce(subjects, array[subject])) from search_term where';

/**
 * The filter condition `search`: every term of the text occurs in the row's terms. The subjects are
 * found once, from the terms; the wall of `search_term` keeps them in the district.
 */
export function searchCondition(alias: string, value: unknown, values: unknown[]): string {
  const terms = queryTerms(String(value));
  if (terms.length === 0) return 'false';
  const found = terms.map((term) => {
    if (!isHan(term) || [...term].length > 1) {
      values.push(term);
      return `${subjectsWhere} term = ?::text`;
    }
    // Terms are ordered by code point (C.UTF-8): what begins with the character lies before the next one.
    values.push(term, String.fromCodePoint((term.codePointAt(0) as number) + 1));
    return `${subjectsWhere} term >= ?::text and term < ?::text`;
  });
  return `${alias}.id = any (array(${found.join(' intersect ')}))`;
}
