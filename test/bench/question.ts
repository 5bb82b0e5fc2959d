/** One way of asking a server a question: how a request is written from its parameters. */
export interface Dialect {
  readonly path: (question: string) => string;
  readonly body: (question: string, variables: Readonly<Record<string, unknown>>) => string;
}

/** Our schema's documents; Mercurius and Apollo serve a schema in which they are valid too. */
const documents: Readonly<Record<string, string>> = {
  village: `query Village($id: ID!) {
    village(id: $id) { id name needs(first: 20) { nodes { id title chain { id name }
      pairings(first: 3) { nodes { id score resource { id title party { id name } } } } } } } }`,
  needs: `query Needs($chain: ID!, $after: String) {
    page: needs(filter: { chain: { eq: $chain }, status: { eq: OPEN } }, first: 50, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { id title createdAt party { id name } } } }`,
  resources: `query Resources($chain: ID!, $after: String) {
    page: resources(filter: { chain: { eq: $chain }, status: { eq: OPEN } }, first: 50, after: $after) {
      totalCount pageInfo { endCursor hasNextPage } nodes { id title createdAt party { id name } } } }`,
  chains: `query Chains {
    chains(first: 20) { nodes { id name needs(filter: { status: { eq: OPEN } }) { totalCount }
      resources(filter: { status: { eq: OPEN } }) { totalCount } pairings { totalCount } } } }`,
  add: `mutation Add($input: AddListingInput!) { addResource(input: $input) { resource { id title } } }`,
};

/** The same questions over the tables, as PostGraphile's Amber preset names them. */
const overTables = (district: string): Readonly<Record<string, string>> => {
  const page = (kind: string) => `query Page($chain: UUID!, $after: Cursor) {
    page: allListings(condition: { district: "${district}", chain: $chain, kind: "${kind}", status: "OPEN" },
      orderBy: [CREATED_AT_DESC, ROW_ID_DESC], first: 50, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { id: rowId title createdAt party: partyByDistrictAndParty { id: rowId name } } } }`;
  return {
    village: `query Village($id: UUID!) {
      village: partyByDistrictAndRowId(district: "${district}", rowId: $id) { id: rowId name
        needs: listingsByDistrictAndParty(condition: { kind: "NEED" }, orderBy: [CREATED_AT_DESC, ROW_ID_DESC], first: 20) {
          nodes { id: rowId title chain: chainByDistrictAndChain { id: rowId name }
            pairings: pairingsByDistrictAndNeed(condition: { live: true }, orderBy: [SCORE_DESC, ROW_ID_DESC], first: 3) {
              nodes { id: rowId score resource: listingByDistrictAndResource { id: rowId title
                party: partyByDistrictAndParty { id: rowId name } } } } } } } }`,
    needs: page('NEED'),
    resources: page('RESOURCE'),
    chains: `query Chains {
      chains: allChains(condition: { district: "${district}" }, orderBy: [RANK_ASC], first: 20) { nodes { id: rowId name
        needs: listingsByDistrictAndChain(condition: { kind: "NEED", status: "OPEN" }) { totalCount }
        resources: listingsByDistrictAndChain(condition: { kind: "RESOURCE", status: "OPEN" }) { totalCount }
        pairings: pairingsByDistrictAndChain(condition: { live: true }) { totalCount } } } }`,
  };
};

const graphql = (texts: Readonly<Record<string, string>>): Dialect => ({
  path: () => '/graphql',
  body: (question, variables) => JSON.stringify({ query: texts[question], variables }),
});

/** How each kind of server is asked. */
export const dialects = (district: string): Readonly<Record<string, Dialect>> => ({
  graph: graphql(documents),
  tables: graphql(overTables(district)),
  byHand: {
    path: (question) => `/${question}`,
    body: (_question, variables) => JSON.stringify(variables),
  },
});

/** Every id of an answer, in the order they stand: what must agree between servers. */
export function idsOf(answer: unknown): string[] {
  if (answer === null || typeof answer !== 'object') return [];
  if (Array.isArray(answer)) return answer.flatMap(idsOf);
  return Object.entries(answer).flatMap(([key, value]) =>
    key === 'id' ? [String(value)] : idsOf(value),
  );
}

/** Every number of an answer, in the order they stand. */
export function countsOf(answer: unknown): number[] {
  if (typeof answer === 'number') return [answer];
  if (answer === null || typeof answer !== 'object') return [];
  return Object.values(answer).flatMap(countsOf);
}
