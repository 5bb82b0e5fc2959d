import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** The documents of the main screens, whose statements are counted and explained. */
export const mainDocuments = {
  /** A village with its first needs, each with its chain and its best pairings. */
  village: `query Village($id: ID!) { village(id: $id) { id name
    needs(first: 20) { nodes { id title status createdAt chain { id name }
      pairings(first: 3) { nodes { id score resource { id title party { id name } } } } } } } }`,
  /** The first open needs of a chain. */
  openNeeds: `query Open($chain: ID!, $after: String) {
    needs(first: 50, after: $after, filter: { chain: { eq: $chain }, status: { eq: OPEN } }) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id title createdAt party { name } town { name } } } }`,
  /** What is open in each chain. */
  chains: `query Chains { chains(first: 20) { nodes { id name
    needs(filter: { status: { eq: OPEN } }) { totalCount }
    resources(filter: { status: { eq: OPEN } }) { totalCount }
    pairings { totalCount } } } }`,
  /** One listing in full, as its page shows it. */
  listing: `query Listing($listing: ID!) { listing(id: $listing) { __typename id title detail status
    party { id name location { lat lon } } town { name } chain { name } category { name } quantity { value remaining unit { name } }
    ... on Need { pairings(first: 10) { nodes { score reasons { text } resource { title party { name } } } } }
    ... on Resource { pairings(first: 10) { nodes { score reasons { text } need { title party { name } } } } } } }`,
} as const;

/** Lists whose filters are explained one by one, and a few columns of each row. */
const lists: Readonly<Record<string, string>> = {
  needs: 'id title party { name }',
  resources: 'id title chain { name }',
  parties: 'id name town { name }',
  villages: 'id name cluster { name }',
  pairings: 'id score need { title }',
};

/** One document per list, filter field, operator and order: the filter's value is a variable. */
export function filteredLists(
  schema: GraphQLSchema,
  values: Readonly<Record<string, unknown>>,
): { text: string; variables: Record<string, unknown> }[] {
  const roots = schema.getQueryType()?.getFields() ?? {};
  return Object.entries(lists).flatMap(([name, selection]) => {
    const args = roots[name]?.args ?? [];
    const typeOf = (arg: string) => args.find((one) => one.name === arg)?.type as GraphQLInputType;
    const order = typeOf('orderBy');
    const orders =
      isNonNullType(order) && isEnumType(order.ofType)
        ? order.ofType.getValues().map((one) => one.name)
        : [];
    return filtersOf(typeOf('filter'), values).flatMap((filter) =>
      orders.map((orderBy) => ({
        text: `query Filtered($filter: ${String(typeOf('filter'))}) { ${name}(first: 20, orderBy: ${orderBy}, filter: $filter) { pageInfo { hasNextPage } nodes { ${selection} } } }`,
        variables: { filter },
      })),
    );
  });
}

function filtersOf(type: GraphQLInputType, values: Readonly<Record<string, unknown>>): object[] {
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    if (['and', 'or', 'not'].includes(field.name)) return [];
    if (!isInputObjectType(field.type)) return [{ [field.name]: values['search'] }];
    return Object.values(field.type.getFields()).map((op) => ({
      [field.name]: {
        [op.name]: op.name === 'isNull' ? true : valueOf(op.type, field.name, values),
      },
    }));
  });
}

function valueOf(
  type: GraphQLInputType,
  name: string,
  values: Readonly<Record<string, unknown>>,
): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, values);
  if (isListType(type)) return [valueOf(type.ofType, name, values)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const usual: Readonly<Record<string, unknown>> = {
    Int: 500,
    Boolean: true,
    Date: '2026-06-01',
    DateTime: '2026-01-01T00:00:00Z',
  };
  return values[name] ?? usual[type.toString()] ?? values['text'];
}
