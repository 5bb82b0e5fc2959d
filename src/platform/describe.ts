/** A description in English and Chinese, as every element of the schema has. */
export function bi(en: string, zh: string): string {
  return `${en} ${zh}`;
}
