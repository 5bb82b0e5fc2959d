import pg from 'pg';
import { actionMark } from '../matching/lexicon-layer.rule.ts';
import { hashOf, shippedFiles } from '../matching/lexicon.loader.ts';
import { parseLexicon, type Lexicon } from '../matching/lexicon.rule.ts';

/** Of the words of a concept so many are shown to whoever looks for it. */
const wordsShown = 12;

/**
 * Makes the shipped files the database's lexicon where it has never had them: a new version, used by every
 * process from its next transaction on. Files it has had before change nothing, so that of two releases
 * running side by side the older cannot take the newer's knowledge back; to go back, raise `version.tsv`.
 * @returns the new version's number, or null where there was nothing new
 * @throws LexiconError naming every faulty line
 */
export async function publishLexicon(ownerUrl: string, now: Date): Promise<number | null> {
  const files = await shippedFiles();
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'lianzu lexicon' });
  await client.connect();
  try {
    const hash = hashOf(files);
    const known = await client.query('select from lexicon_version where hash = $1', [hash]);
    if (known.rowCount !== 0) return null;
    const lexicon = parseLexicon(files);
    await client.query('begin');
    // One at a time: numbers are counted.
    await client.query('lock table lexicon_version in exclusive mode');
    const { rows } = await client.query<{ number: number }>(
      `insert into lexicon_version (number, label, hash, loaded_at)
       select coalesce((select max(number) from lexicon_version), 0) + 1, $1, $2, $3
       on conflict (hash) do nothing returning number`,
      [lexicon.version, hash, now],
    );
    const [made] = rows;
    if (made !== undefined) {
      await client.query(
        `insert into lexicon_file (version, name, content) select $1, name, text from jsonb_to_recordset($2::jsonb) as f(name text, text text)`,
        [made.number, JSON.stringify(files)],
      );
      await client.query(setConcepts, [JSON.stringify(conceptRows(lexicon))]);
    }
    await client.query('commit');
    return made?.number ?? null;
  } finally {
    await client.end();
  }
}

// Parents come before children, and a foreign key is checked at the statement's end.
const setConcepts = `
  with given as (
    select * from jsonb_to_recordset($1::jsonb) as c(code text, kind text, parent text, name_zh text, name_en text, words text, rank int)
  ), gone as (
    update lexicon_concept set retired = true where code not in (select code from given)
  )
  insert into lexicon_concept (code, kind, parent, name_zh, name_en, words, rank, retired)
  select code, kind, parent, name_zh, name_en, words, rank, false from given
  on conflict (code) do update set kind = excluded.kind, parent = excluded.parent, name_zh = excluded.name_zh,
    name_en = excluded.name_en, words = excluded.words, rank = excluded.rank, retired = false`;

function conceptRows(lexicon: Lexicon): object[] {
  const words = new Map<string, string[]>();
  for (const [word, senses] of lexicon.words) {
    for (const sense of senses) {
      if (sense.type === 'cue') continue;
      const code = sense.type === 'action' ? actionMark + sense.code : sense.code;
      const known = words.get(code) ?? [];
      if (known.length < wordsShown) words.set(code, [...known, word]);
    }
  }
  const things = [...lexicon.concepts.values()].map(({ code, zh, en, ancestors }) => ({
    code,
    kind: 'THING',
    parent: ancestors[0] ?? null,
    name_zh: zh,
    name_en: en,
  }));
  const actions = [...lexicon.actions.values()].map(({ code, zh, en }) => ({
    code: actionMark + code,
    kind: 'ACTION',
    parent: null,
    name_zh: zh,
    name_en: en,
  }));
  return [...things, ...actions].map((row, rank) => ({
    ...row,
    words: (words.get(row.code) ?? []).join(' '),
    rank,
  }));
}
