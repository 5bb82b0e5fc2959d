/*
 * Operations nobody sends in good faith, used over HTTP and WebSocket alike. Each must be refused
 * with one of its codes before any of it is run.
 */

/** A hostile operation and the codes that refuse it. */
export interface Hostile {
  readonly name: string;
  readonly query: string;
  readonly variables?: object;
  readonly codes: readonly string[];
}

const times = (n: number, make: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => make(i)).join(' ');

const nested = (levels: number, inner: string): string =>
  levels === 0 ? inner : `party { needs { nodes { ${nested(levels - 1, inner)} } } }`;

const nestedIn = (levels: number, wrap: (inner: object) => object): object => {
  let value: object = {};
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
};

export const hostile: readonly Hostile[] = [
  {
    name: 'a huge page',
    query: '{ needs(first: 100000000) { nodes { id } } }',
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'a huge page by variable',
    query: 'query ($n: Int) { needs(first: $n) { nodes { id } } }',
    variables: { n: 100_000_000 },
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'a huge page by the default of a variable',
    query: 'query ($n: Int = 100000000) { needs(first: $n) { nodes { id } } }',
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'full pages in full pages',
    query:
      '{ needs(first: 100) { nodes { pairings(first: 100) { nodes { resource { pairings(first: 100) { nodes { id } } } } } } } }',
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'pages of the default size, nested',
    query:
      '{ needs { nodes { pairings { nodes { resource { pairings { nodes { need { pairings { nodes { id } } } } } } } } } } }',
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'nesting without end',
    query: `{ needs(first: 1) { nodes { ${nested(20, 'id')} } } }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'one field under many aliases',
    query: `{ ${times(200, (i) => `a${i}: viewer { id }`)} }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'a flood of directives',
    query: `{ viewer { id ${times(500, () => '@include(if: true)')} } }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'the same field again and again',
    query: `{ ${times(900, () => 'viewer { id }')} }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'more tokens than anyone needs',
    query: `{ ${times(5_000, () => '__typename')} }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'fragments in a circle',
    query: '{ viewer { ...A } } fragment A on Viewer { id ...B } fragment B on Viewer { id ...A }',
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    name: 'fragments in circles that meet',
    query: `{ viewer { ...F0 } } ${times(150, (i) => `fragment F${i} on Viewer { id ...F${(i + 1) % 150} ...F${(i + 2) % 150} }`)}`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'as many fragments in circles that meet as may be',
    query: `{ viewer { ...F0 } } ${times(50, (i) => `fragment F${i} on Viewer { id ...F${(i + 1) % 50} ...F${(i + 2) % 50} }`)}`,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    name: 'fragments that double',
    query: `{ viewer { ...F0 } } ${times(49, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`)} fragment F49 on Viewer { id }`,
    codes: [''],
  },
  {
    name: 'fragments that double pages',
    query: `{ needs { nodes { ...F0 } } } ${times(9, (i) => `fragment F${i} on Need { pairings { nodes { need { ...F${i + 1} ...F${i + 1} } } } }`)} fragment F9 on Need { id }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'many operations in one document',
    query: times(150, (i) => `query q${i} { needs(first: 100) { nodes { title } } }`),
    codes: ['TOO_COSTLY', 'OPERATION_RESOLUTION_FAILURE'],
  },
  {
    name: 'several operations and none named',
    query: 'query a { viewer { id } } query b { viewer { id } }',
    codes: ['OPERATION_RESOLUTION_FAILURE'],
  },
  {
    name: 'thousands of fragments',
    query: `{ viewer { id } } ${times(6_000, (i) => `fragment f${i} on Viewer { id }`)}`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'a fragment by the name of what every object has',
    query: '{ viewer { ...constructor } } fragment constructor on Viewer { ...constructor }',
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    name: 'aliases by the names of what every object has, past the limit',
    query: `{ viewer { __proto__: id constructor: id toString: id } ${times(14, (i) => `a${i}: viewer { __proto__: id }`)} }`,
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'a filter nested a thousand deep',
    query: 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }',
    variables: { f: nestedIn(1_000, (inner) => ({ not: inner })) },
    codes: ['TOO_COSTLY'],
  },
  {
    name: 'a filter nested sixty deep',
    query: 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }',
    variables: { f: nestedIn(60, (inner) => ({ and: [inner] })) },
    codes: ['TOO_COSTLY', 'BAD_USER_INPUT'],
  },
  {
    name: 'a filter of thousands of conditions',
    query: 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }',
    variables: { f: { or: Array.from({ length: 5_000 }, () => ({ chain: { isNull: true } })) } },
    codes: ['BAD_USER_INPUT', 'TOO_COSTLY'],
  },
  {
    name: 'a cursor of another list',
    query: 'query ($a: String) { needs(after: $a) { totalCount } }',
    variables: { a: Buffer.from(`["NEWEST","' or 1=1","x"]`).toString('base64url') },
    codes: ['BAD_USER_INPUT'],
  },
  {
    name: 'variables by the names of what every object has',
    query: 'query ($f: NeedFilter) { needs(filter: $f) { totalCount } }',
    variables: JSON.parse('{"f":{"__proto__":{"and":[]},"constructor":{"prototype":1}}}') as object,
    codes: ['BAD_USER_INPUT'],
  },
  {
    name: 'an order by what is not shown',
    query: '{ accounts(orderBy: PASSWORD_HASH) { totalCount } }',
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    name: 'a filter by a phone number',
    query: '{ accounts(filter: { phone: { eq: "13800000000" } }) { totalCount } }',
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  { name: 'no operation at all', query: '# nothing', codes: ['GRAPHQL_PARSE_FAILED'] },
];
