import { readFileSync } from 'node:fs';

/** What the first migration says about a table, read from its text so that the test trusts no copy. */
export interface MigrationTable {
  readonly columns: ReadonlyMap<
    string,
    { readonly required: boolean; readonly oneOf?: Set<string> }
  >;
  /** Each unique or primary key as its columns. */
  readonly keys: readonly string[][];
  /** Each foreign key: columns here, table and columns there. */
  readonly references: readonly { from: string[]; table: string; to: string[] }[];
}

const source = ['0001-foundations', '0001-foundations-lists']
  .map((name) => readFileSync(new URL(`../../src/migrations/${name}.ts`, import.meta.url), 'utf8'))
  .join('\n');

const list = (text: string) => text.split(',').map((part) => part.trim());

/** Reads `create table <name> (…)` of the first migration; throws when there is none. */
export function migrationTable(name: string): MigrationTable {
  const body = new RegExp(`create table ${name} \\(\\n([\\s\\S]*?)\\n  \\)\``).exec(source)?.[1];
  if (body === undefined) throw new Error(`the first migration creates no table ${name}`);
  const lines = body.replace(/^\s*--.*$/gm, '').replace(/\n\s{6,}/g, ' ');
  const columns = new Map<string, { required: boolean; oneOf?: Set<string> }>();
  const keys: string[][] = [];
  const references: { from: string[]; table: string; to: string[] }[] = [];
  for (const line of lines.split('\n').map((part) => part.trim())) {
    const key = /^(?:primary key|unique) \(([^)]+)\)/.exec(line)?.[1];
    if (key !== undefined) keys.push(list(key));
    const foreign = /^foreign key \(([^)]+)\) references (\w+) \(([^)]+)\)/.exec(line);
    if (foreign) {
      references.push({ from: list(foreign[1]!), table: foreign[2]!, to: list(foreign[3]!) });
    }
    const column = /^(\w+) (text|int|bigint|uuid|boolean|date|timestamptz|jsonb|double)\b/.exec(
      line,
    );
    if (!column || line.includes('generated always')) continue;
    const own = column[1]!;
    if (line.includes('primary key')) keys.push([own]);
    const target = /references (\w+)(?: \((\w+)\))?/.exec(line);
    if (target) references.push({ from: [own], table: target[1]!, to: [target[2] ?? own] });
    const values = new RegExp(`check \\(${own} in \\(([^)]*)\\)\\)`).exec(line)?.[1];
    columns.set(own, {
      required: /not null|primary key/.test(line),
      ...(values === undefined
        ? {}
        : { oneOf: new Set(list(values).map((value) => value.replaceAll("'", ''))) }),
    });
  }
  return { columns, keys, references };
}
