import {
  buildSchema,
  GraphQLError,
  isAbstractType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { visibleRows, type Asker } from './oracle.ts';
import {
  aliases,
  bool,
  decimal,
  find,
  instant,
  int,
  json,
  live,
  localised,
  one,
  page,
  root,
  text,
  type Fields,
} from './oracle-fields.ts';
import { orderGraph } from './oracle-orders.ts';
import {
  towns,
  clusters,
  parties,
  villages,
  enterprises,
  organizations,
  chains,
  members,
  categories,
  units,
  needs,
  resources,
  pairings,
} from './oracle-lists.ts';
import type { Row } from './world.ts';

/*
 * The graph as its words describe it, field by field, from rows. Written by hand beside the schema;
 * a field missing here is not asked for by the equality test; `npm run test:equality` names those of
 * the types that stand here.
 */

const listsBy = (by: string, own = 'id'): Fields => ({
  needs: page(needs, by, own),
  resources: page(resources, by, own),
});
const kept: Fields = { version: int('version'), closedAt: instant('closed_at') };
const party: Fields = {
  ...kept,
  id: text('id'),
  kind: text('kind'),
  name: text('name'),
  about: text('about'),
  source: text('source'),
  synthetic: bool('synthetic'),
  createdAt: instant('created_at'),
  updatedAt: instant('updated_at'),
  aliases: aliases('party_alias', 'party'),
  town: one('town', 'id', 'town'),
  location: (row) => (row['lat'] == null ? null : row),
  chains: page(members, 'party'),
  ...listsBy('party'),
  pairingsAsNeed: page(pairings, 'need_party', 'id', live),
  pairingsAsResource: page(pairings, 'resource_party', 'id', live),
};
const line: Fields = {
  id: text('id'),
  kind: text('kind'),
  title: text('title'),
  detail: text('detail'),
  source: text('source'),
  party: one('party', 'id', 'party'),
  town: one('town', 'id', 'town'),
  chain: one('chain', 'id', 'chain'),
  stage: one('chain_stage', 'id', 'stage'),
  category: one('category', 'code', 'category'),
  contact: one('person', 'id', 'contact'),
  quantity: (row) => (row['quantity'] == null ? null : row),
  minimumLot: decimal((row) => row['minimum_lot']),
  divisible: bool('divisible'),
  availableFrom: text('available_from'),
  availableTo: text('available_to'),
  serviceArea: (row) => row,
  terms: text('terms'),
  status: text('status'),
  freshness: text('freshness'),
  confirmedAt: instant('confirmed_at'),
  expiresOn: text('expires_on'),
  synthetic: bool('synthetic'),
  createdAt: instant('created_at'),
  updatedAt: instant('updated_at'),
  version: int('version'),
};

const base: Readonly<Record<string, Fields>> = {
  District: {
    code: text('district'),
    name: text('name'),
    city: text('city'),
    timeZone: text('time_zone'),
    publishedVillages: int('published_villages'),
    publishedParties: int('published_parties'),
    source: text('source'),
    synthetic: bool('synthetic'),
  },
  Town: {
    ...kept,
    id: text('id'),
    code: text('code'),
    name: text('name'),
    kind: text('kind'),
    synthetic: bool('synthetic'),
    clusters: page(clusters, 'town'),
    villages: page(villages, 'town'),
    parties: page(parties, 'town'),
    ...listsBy('town'),
  },
  Cluster: {
    ...kept,
    id: text('id'),
    name: text('name'),
    theme: text('theme'),
    investmentOver: decimal((row) => row['investment_over']),
    town: one('town', 'id', 'town'),
    source: text('source'),
    synthetic: bool('synthetic'),
    villages: page(villages, 'cluster'),
  },
  Location: {
    lat: int('lat'),
    lon: int('lon'),
    source: text('coordinates_source'),
    synthetic: bool('coordinates_synthetic'),
  },
  Village: {
    ...party,
    code: text('code'),
    strength: text('strength'),
    cluster: one('cluster', 'id', 'cluster'),
  },
  Enterprise: { ...party, code: text('code') },
  Organization: { ...party, organizationKind: text('organization_kind') },
  Party: party,
  Stage: {
    id: text('id'),
    name: text('name'),
    nameEn: text('name_en'),
    rank: int('rank'),
    closedAt: instant('closed_at'),
  },
  Chain: {
    ...kept,
    id: text('id'),
    code: text('code'),
    name: text('name'),
    about: text('about'),
    aliases: aliases('chain_alias', 'chain'),
    lead: one('party', 'id', 'lead_party'),
    leadSource: text('lead_source'),
    rank: int('rank'),
    source: text('source'),
    synthetic: bool('synthetic'),
    stages: (row, _args, { tables }) =>
      (tables.get('chain_stage') ?? [])
        .filter(({ chain }) => chain === row['id'])
        .sort(
          (a, b) =>
            Number(a['rank']) - Number(b['rank']) ||
            ((a['id'] as string) < (b['id'] as string) ? -1 : 1),
        ),
    members: page(members, 'chain'),
    ...listsBy('chain'),
    pairings: page(pairings, 'chain', 'id', live),
  },
  ChainMember: {
    id: text('id'),
    chain: one('chain', 'id', 'chain'),
    party: one('party', 'id', 'party'),
    stage: one('chain_stage', 'id', 'stage'),
  },
  Unit: {
    code: text('code'),
    name: localised('name'),
    dimension: text('dimension'),
    numerator: text('numerator'),
    denominator: text('denominator'),
  },
  Category: {
    code: text('code'),
    name: localised('name'),
    depth: int('depth'),
    dimension: text('dimension'),
    parent: one('category', 'code', 'parent'),
    children: (row, _args, { tables }) =>
      (tables.get('category') ?? [])
        .filter(({ parent }) => parent === row['code'])
        .sort(
          (a, b) =>
            Number(a['rank']) - Number(b['rank']) ||
            ((a['code'] as string) < (b['code'] as string) ? -1 : 1),
        ),
    ...listsBy('category', 'code'),
  },
  Quantity: {
    value: decimal((row) => row['quantity']),
    remaining: decimal((row) =>
      String(
        BigInt(row['quantity'] as string) -
          BigInt(row['reserved'] as string) -
          BigInt(row['committed'] as string),
      ),
    ),
    reserved: decimal((row) => row['reserved']),
    committed: decimal((row) => row['committed']),
    unit: one('unit', 'code', 'unit'),
  },
  ServiceArea: {
    onlyTown: one('town', 'id', 'only_town'),
    lat: int('lat'),
    lon: int('lon'),
    radiusMetres: int('radius_m'),
  },
  Contact: {
    name: text('name'),
    maskedPhone: ({ phone }) =>
      phone == null ? null : `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  },
  Listing: line,
  Need: { ...line, pairings: page(pairings, 'need', 'id', live) },
  Resource: { ...line, pairings: page(pairings, 'resource', 'id', live) },
  Reason: {
    code: text('code'),
    text: (row, { lang }: { lang: string }) => row[lang.toLowerCase()],
  },
  ScoreParts: Object.fromEntries(
    [
      'object',
      'action',
      'text',
      'quantity',
      'time',
      'distance',
      'terms',
      'freshness',
      'partnership',
      'chain',
    ].map((name) => [name, text(name)]),
  ),
  Pairing: {
    id: text('id'),
    need: one('listing', 'id', 'need', 'NEED'),
    resource: one('listing', 'id', 'resource', 'RESOURCE'),
    needParty: one('party', 'id', 'need_party'),
    resourceParty: one('party', 'id', 'resource_party'),
    chain: one('chain', 'id', 'chain'),
    score: int('score'),
    parts: json('parts'),
    reasons: json('reasons'),
    notify: (row, args, asker) => {
      if (asker.role === 'READER')
        throw new GraphQLError('Your role may not read `notify`. 您的角色无权查看 notify。', {
          extensions: { code: 'FORBIDDEN' },
        });
      return bool('notify')(row, args, asker);
    },
    quantity: decimal((row) => row['quantity']),
    state: text('state'),
    live: bool('live'),
    createdAt: instant('created_at'),
    updatedAt: instant('updated_at'),
    version: int('version'),
  },
  Query: {
    district: (_row, _args, asker) => visibleRows(asker, 'district')[0],
    towns: root(towns),
    town: find('town'),
    clusters: root(clusters),
    villages: root(villages),
    village: find('party', 'VILLAGE'),
    parties: root(parties),
    party: find('party'),
    enterprises: root(enterprises),
    organizations: root(organizations),
    chains: root(chains),
    chain: find('chain'),
    needs: root(needs),
    resources: root(resources),
    listing: find('listing'),
    categories: root(categories),
    units: root(units),
    pairings: root(pairings),
    pairing: find('pairing'),
  },
};

/** What later features add to a type stands with them. */
const graph: Readonly<Record<string, Fields>> = Object.fromEntries(
  [...new Set([...Object.keys(base), ...Object.keys(orderGraph)])].map((type) => [
    type,
    { ...base[type], ...orderGraph[type] },
  ]),
);

const connectionFields =
  /^(edges|nodes|pageInfo|totalCount|node|cursor|hasNextPage|hasPreviousPage|startCursor|endCursor)$/;

/** Whether the oracle knows a field. */
export function isKnown(type: string, field: string): boolean {
  if (type === 'PageInfo' || /(Connection|Edge)$/.test(type)) return connectionFields.test(field);
  return graph[type]?.[field] !== undefined;
}

/** Whether the oracle answers for a type. */
export const isKnownType = (type: string): boolean => type in graph;

/** A schema of its own, from the printed one, that answers from an `Asker` given as context. */
export function oracleSchema(sdl: string): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) {
      type.resolveType = (row: Row) =>
        ({
          VILLAGE: 'Village',
          ENTERPRISE: 'Enterprise',
          ORGANIZATION: 'Organization',
          NEED: 'Need',
          RESOURCE: 'Resource',
        })[row['kind'] as string];
    }
    if (!isObjectType(type) || graph[type.name] === undefined) continue;
    const isRoot = type.name === 'Query';
    for (const field of Object.values(type.getFields())) {
      const resolve = graph[type.name]?.[field.name];
      if (resolve === undefined) continue;
      // Roots answer later, as from a database, so that all of them are asked whatever one of them says.
      field.resolve = isRoot
        ? async (row: Row, args, asker: Asker) => resolve(row, args as never, asker)
        : (row: Row, args, asker: Asker) => resolve(row, args as never, asker);
    }
  }
  return schema;
}
