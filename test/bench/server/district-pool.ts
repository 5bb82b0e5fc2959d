import pg from 'pg';

/** One statement of a baseline; named ones are prepared once per connection. */
export interface Asked {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export type Row = readonly (string | null)[];

/** Reads of one district: all statements in one transaction behind the district's wall. */
export type Read = (...statements: readonly Asked[]) => Promise<Row[][]>;

/**
 * The database as an expert would open it by hand: one pipelined pool, BEGIN, the wall, the statements
 * and COMMIT in one round trip, rows as arrays of text.
 */
export function openDistrict(url: string, district: string, connections: number): Read {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    types: { getTypeParser: () => (value: string) => value },
  });
  const opening = `begin; set local app.district = '${district}'`;
  return async (...statements) => {
    const client = await pool.connect();
    const { stream } = (client as unknown as { connection: { stream: net } }).connection;
    try {
      stream.cork();
      const results = [
        client.query(opening),
        ...statements.map((one) =>
          client.query<string[]>({ ...one, values: [...one.values], rowMode: 'array' }),
        ),
        client.query('commit'),
      ];
      stream.uncork();
      const answers = await Promise.all(results);
      return answers.slice(1, -1).map(({ rows }) => rows as Row[]);
    } finally {
      client.release();
    }
  };
}

interface net {
  cork(): void;
  uncork(): void;
}
