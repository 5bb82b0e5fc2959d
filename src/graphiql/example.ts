const files = import.meta.glob<string>('../../schema/documents/examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The examples that ship with the schema, in the order of their file names. */
export const examples: readonly string[] = Object.keys(files)
  .sort()
  .map((name) => files[name] ?? '');
