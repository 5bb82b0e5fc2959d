import { column, search, type Listed, type Order, type Sort } from './oracle.ts';

/* What each list holds, how it is ordered and what its filter asks: by hand, from the schema's words. */

const up = (...columns: (readonly [string, Sort])[]): Order => ({ columns, descending: false });
const down = (...columns: (readonly [string, Sort])[]): Order => ({ columns, descending: true });
const id = ['id', 'uuid'] as const;
const byName = up(['name', 'text'], id);
const newest = down(['created_at', 'instant'], id);
const oldest = up(['created_at', 'instant'], id);
const byRank = up(['rank', 'number'], id);

const textOf = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, column(name, 'text')]));
const idOf = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, column(name, 'id')]));
const synthetic = column('synthetic', 'boolean');
const closedAt = column('closed_at', 'instant');
const partyOrders = { NAME: byName, NEWEST: newest };
export const towns: Listed = {
  table: 'town',
  orders: { RANK: byRank, NAME: byName },
  conditions: { ...textOf('name', 'code', 'kind'), closedAt },
};
export const clusters: Listed = {
  table: 'cluster',
  orders: { NAME: byName },
  conditions: { ...textOf('name'), ...idOf('town'), closedAt },
};
export const parties: Listed = {
  table: 'party',
  orders: partyOrders,
  conditions: { ...textOf('name', 'kind'), ...idOf('town'), synthetic, closedAt },
};
export const villages: Listed = {
  table: 'party',
  kind: 'VILLAGE',
  orders: partyOrders,
  conditions: { ...textOf('name', 'code', 'strength'), ...idOf('town', 'cluster'), closedAt },
};
export const enterprises: Listed = {
  table: 'party',
  kind: 'ENTERPRISE',
  orders: partyOrders,
  conditions: { ...textOf('name'), ...idOf('town'), closedAt },
};
export const organizations: Listed = {
  table: 'party',
  kind: 'ORGANIZATION',
  orders: partyOrders,
  conditions: {
    ...textOf('name'),
    organizationKind: column('organization_kind', 'text'),
    closedAt,
  },
};
export const chains: Listed = {
  table: 'chain',
  orders: { RANK: byRank, NAME: byName },
  conditions: { ...textOf('code', 'name'), lead: column('lead_party', 'id'), closedAt },
};
export const members: Listed = {
  table: 'chain_member',
  orders: { ENTERED: up(id) },
  conditions: idOf('chain', 'party', 'stage'),
};
const code = ['code', 'text'] as const;
export const categories: Listed = {
  table: 'category',
  orders: { RANK: up(['rank', 'number'], code) },
  conditions: { ...textOf('code', 'parent'), depth: column('depth', 'number') },
};
export const units: Listed = {
  table: 'unit',
  orders: { RANK: up(['rank', 'number'], code) },
  conditions: textOf('dimension'),
};
const listing = {
  table: 'listing',
  orders: { NEWEST: newest, OLDEST: oldest },
  conditions: {
    ...textOf('status', 'freshness', 'terms', 'category', 'title'),
    ...idOf('party', 'town', 'chain', 'stage'),
    search,
    availableFrom: column('available_from', 'text'),
    availableTo: column('available_to', 'text'),
    expiresOn: column('expires_on', 'text'),
    createdAt: column('created_at', 'instant'),
    updatedAt: column('updated_at', 'instant'),
    synthetic,
  },
};
export const needs: Listed = { ...listing, kind: 'NEED' };
export const resources: Listed = { ...listing, kind: 'RESOURCE' };
export const pairings: Listed = {
  table: 'pairing',
  orders: { BEST: down(['score', 'number'], id), NEWEST: newest },
  conditions: {
    ...textOf('state', 'category'),
    ...idOf('chain'),
    needParty: column('need_party', 'id'),
    resourceParty: column('resource_party', 'id'),
    score: column('score', 'number'),
    notify: column('notify', 'boolean'),
    createdAt: column('created_at', 'instant'),
  },
};

/** What each connection lists, by its type's name. */
export const lists: Readonly<Record<string, Listed>> = {
  TownConnection: towns,
  ClusterConnection: clusters,
  PartyConnection: parties,
  VillageConnection: villages,
  EnterpriseConnection: enterprises,
  OrganizationConnection: organizations,
  ChainConnection: chains,
  ChainMemberConnection: members,
  CategoryConnection: categories,
  UnitConnection: units,
  NeedConnection: needs,
  ResourceConnection: resources,
  PairingConnection: pairings,
};
