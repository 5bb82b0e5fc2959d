import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';

/** A seed file or a wish that cannot be turned into rows; says what to mend, in both languages. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

/**
 * Reads one YAML file beside this one and checks its shape. Throws SeedError naming the file and
 * every wrong place at once.
 */
export function readSeedFile<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  const read = schema.safeParse(parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new SeedError(
    `种子文件 seeds/${path} 有误，请修正后重试。The seed file seeds/${path} is wrong; mend it and try again.\n` +
      places.join('\n'),
  );
}

/** Looks a name up; throws SeedError naming what was looked for when nothing has that name. */
export function known<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = map.get(name);
  if (found !== undefined) return found;
  throw new SeedError(
    `种子文件引用了不存在的${what}“${name}”。The seed files refer to ${what} "${name}", which is not there.`,
  );
}
