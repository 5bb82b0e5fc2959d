import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import pg from 'pg';
import { bm25Ranking, rankAllowed } from '../matching/baseline.rule.ts';
import type { LabelledSet, Ranking } from '../matching/evaluate.rule.ts';
import { toMatchListing } from '../matching/evaluate.rule.ts';
import { normaliseText } from '../matching/segment.rule.ts';

/** What plain search answers to the same needs, by its name. A search the database does not have is left out. */
export async function baselineRankings(
  ownerUrl: string,
  set: LabelledSet,
): Promise<Readonly<Record<string, Ranking>>> {
  const listings = set.listings.map(toMatchListing);
  const jieba = Jieba.withDict(dict);
  const texts = set.listings.map(({ id, title, detail }) => {
    const text = normaliseText(`${title}\n${detail ?? ''}`);
    return {
      id,
      text,
      words: jieba.cut(text, true).filter((word) => /[一-鿿a-z0-9]{2}/.test(word)),
    };
  });
  const byId = new Map(texts.map((one) => [one.id, one]));
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu eval' });
  await client.connect();
  try {
    await client.query('create temp table entry (id text, body text, words tsvector)');
    await client.query(
      `insert into entry select id, body, to_tsvector('simple', words)
       from jsonb_to_recordset($1) as e(id text, body text, words text)`,
      [JSON.stringify(texts.map((t) => ({ id: t.id, body: t.text, words: t.words.join(' ') })))],
    );
    const search = async (sql: string, of: (id: string) => unknown): Promise<Ranking> => {
      const scores = new Map<string, Map<string, number>>();
      for (const { id, kind } of listings) {
        if (kind !== 'NEED') continue;
        const { rows } = await client.query<{ id: string; score: number }>(sql, [of(id)]);
        scores.set(id, new Map(rows.map((row) => [row.id, row.score])));
      }
      return rankAllowed(listings, (need, resource) => scores.get(need)?.get(resource) ?? 0);
    };
    const words = (id: string): readonly string[] => byId.get(id)?.words ?? [];
    const rankings: Record<string, Ranking> = {
      'LIKE on jieba words': await search(
        `select id, (select count(*)::int from unnest($1::text[]) w where body like '%' || w || '%') as score from entry`,
        (id) => [...new Set(words(id))],
      ),
      'tsvector on jieba words': await search(
        `select id, ts_rank(words, q)::float8 as score from entry,
           (select coalesce(string_agg(quote_literal(w), ' | '), '')::tsquery as q from unnest($1::text[]) w) query`,
        (id) => [...new Set(words(id))],
      ),
      'BM25 characters': bm25Ranking(listings),
    };
    if (await hasTrigrams(client))
      rankings['pg_trgm'] = await search(
        'select id, similarity(body, $1)::float8 as score from entry',
        (id) => byId.get(id)?.text ?? '',
      );
    return rankings;
  } finally {
    await client.end();
  }
}

/** The extension comes with PostgreSQL, but not every installation has it. */
async function hasTrigrams(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_available_extensions where name = 'pg_trgm'`,
  );
  if (rowCount === 0) return false;
  await client.query('create extension if not exists pg_trgm');
  return true;
}
