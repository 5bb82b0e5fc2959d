/**
 * Text search without LIKE: under row-level security only plain comparisons keep their index, so
 * titles and names are kept as terms (every character pair, every Latin word) in `search_term`.
 */

const mostTerms = 12;

/** The terms a text is found by: each pair of neighbouring CJK characters, each Latin or digit word. */
export function searchTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const run of normalise(text).match(/[\p{Script=Han}]+|[\p{Letter}\p{Number}]+/gu) ?? []) {
    if (!/\p{Script=Han}/u.test(run)) {
      terms.add(run.slice(0, 40));
      continue;
    }
    const characters = [...run];
    for (const character of characters) terms.add(character);
    for (let i = 0; i + 1 < characters.length; i++)
      terms.add(`${characters[i]}${characters[i + 1]}`);
  }
  return [...terms];
}

/** The terms a query must all find: pairs where there are any, single characters only for one-character words. */
export function queryTerms(text: string): string[] {
  const terms = searchTerms(text);
  const inPairs = new Set(
    terms
      .filter((term) => [...term].length === 2 && /\p{Script=Han}/u.test(term))
      .flatMap((term) => [...term]),
  );
  return terms.filter((term) => !inPairs.has(term)).slice(0, mostTerms);
}

function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/**
 * The filter condition `search`: every term of the text occurs in the row's terms. The subjects are
 * found once, from the terms; the wall of `search_term` keeps them in the district.
 */
export function searchCondition(alias: string, value: unknown, values: unknown[]): string {
  const terms = queryTerms(String(value));
  if (terms.length === 0) return 'false';
  values.push(...terms);
  const subjects = terms.map(() => 'select subject from search_term where term = ?::text');
  return `${alias}.id = any (array(${subjects.join(' intersect ')}))`;
}
