/** The part of our schema that the bench asks for, as a team would write it for another server. */
export const smallSchema = `
  type Query {
    village(id: ID!): Village
    needs(filter: ListingFilter, first: Int, after: String): ListingConnection!
    resources(filter: ListingFilter, first: Int, after: String): ListingConnection!
    chains(first: Int): ChainConnection!
  }
  type Mutation { addResource(input: AddListingInput!): AddResourcePayload! }
  enum ListingStatus { OPEN WITHDRAWN EXPIRED FULFILLED }
  input IdFilter { eq: ID }
  input StatusFilter { eq: ListingStatus }
  input ListingFilter { chain: IdFilter status: StatusFilter }
  input AddListingInput { party: ID! title: String! chain: ID category: ID }
  type AddResourcePayload { resource: Listing }
  type Village { id: ID! name: String! needs(first: Int): ListingConnection! }
  type Party { id: ID! name: String! }
  type Chain {
    id: ID!
    name: String!
    needs(filter: ListingFilter): ListingCount!
    resources(filter: ListingFilter): ListingCount!
    pairings: ListingCount!
  }
  type ChainConnection { nodes: [Chain!]! }
  type ListingCount { totalCount: Int! }
  type PageInfo { endCursor: String hasNextPage: Boolean! }
  type ListingConnection { totalCount: Int! pageInfo: PageInfo! nodes: [Listing!]! }
  type Listing {
    id: ID!
    title: String!
    createdAt: String!
    party: Party!
    chain: Chain
    pairings(first: Int): PairingConnection!
  }
  type PairingConnection { nodes: [Pairing!]! }
  type Pairing { id: ID! score: Int! resource: Listing! }
`;

export interface PageArgs {
  readonly filter: { readonly chain: { readonly eq: string } };
  readonly first: number;
  readonly after?: string | null;
}

export interface AddArgs {
  readonly input: { readonly party: string; readonly title: string; readonly chain?: string };
}
