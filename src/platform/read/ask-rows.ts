import type { Database } from '../database/database.ts';

/* Sums, piles and charts: statements written by hand, over the same pool and in the same round trip as planned ones. */

/** A statement whose `$1` is the district; it gives one row of one JSON text. */
export interface Question {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The rows of a select as one JSON text. */
export const asRows = (select: string): string =>
  `select coalesce(json_agg(x), '[]')::text from (${select}) x`;

/**
 * Asks several questions in one round trip and one snapshot, of the replica where there is one:
 * sums and piles decide no write.
 */
export async function askTogether(
  database: Database,
  district: string,
  questions: readonly Question[],
): Promise<unknown[]> {
  const answers = await database.reads.send(
    district,
    questions.map(({ text, values }) => ({ name: '', text, values })),
  );
  return answers.map(([row]) => JSON.parse(row?.[0] ?? 'null') as unknown);
}

/** Whose district is asked. */
interface Asking {
  readonly services: { readonly database: Database };
  readonly viewer: { readonly district: string };
}

/** Asks one question of the viewer's district. */
export async function askOne<Answer>(
  { services, viewer }: Asking,
  question: Question,
): Promise<Answer> {
  const [answer] = await askTogether(services.database, viewer.district, [question]);
  return answer as Answer;
}
