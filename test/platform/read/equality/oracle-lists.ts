import { column, search, type Listed, type Order, type Sort } from './oracle.ts';

/* What each list holds, how it is ordered and what its filter asks: by hand, from the schema's words. */

const up = (...columns: (readonly [string, Sort])[]): Order => ({ columns, descending: false });
const down = (...columns: (readonly [string, Sort])[]): Order => ({ columns, descending: true });
const id = ['id', 'uuid'] as const;
const byName = up(['name', 'text'], id);
const newest = down(['created_at', 'instant'], id);
const oldest = up(['created_at', 'instant'], id);
const earliest = (name: string) => up([name, 'date'], id);
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

export const orders: Listed = {
  table: 'work_order',
  orders: { NEWEST: newest, WAITING: up(['held_since', 'instant'], id) },
  conditions: {
    ...textOf('state', 'pace', 'holder', 'category', 'mechanism'),
    ...idOf('need', 'resource', 'pairing', 'chain'),
    active: column('active', 'boolean'),
    holderParty: column('holder_party', 'id'),
    holderTown: column('holder_town', 'id'),
    needParty: column('need_party', 'id'),
    resourceParty: column('resource_party', 'id'),
    town: column('need_town', 'id'),
    createdAt: column('created_at', 'instant'),
  },
};
export const windows: Listed = {
  table: 'resource_window',
  orders: { SOONEST: up(['starts_at', 'instant'], id) },
  conditions: {
    startsAt: column('starts_at', 'instant'),
    endsAt: column('ends_at', 'instant'),
    closed: column('closed', 'boolean'),
  },
};
export const outcomes: Listed = {
  table: 'outcome',
  orders: { LATEST: down(['occurred_on', 'date'], id), EARLIEST: earliest('occurred_on') },
  conditions: {
    ...textOf('metric'),
    order: column('order_id', 'id'),
    ...idOf('chain'),
    party: (row, asked: string, { tables }) =>
      (tables.get('outcome_party') ?? []).some(
        ({ outcome, party }) => outcome === row['id'] && party === asked.toLowerCase(),
      ),
    occurredOn: column('occurred_on', 'text'),
    automatic: column('automatic', 'boolean'),
  },
};
export const metrics: Listed = {
  table: 'metric',
  orders: { RANK: up(['rank', 'number'], code) },
  conditions: {},
};
export const mechanisms: Listed = { ...metrics, table: 'mechanism' };
export const partnerships: Listed = {
  table: 'partnership',
  orders: { NEWEST: newest },
  conditions: { ...idOf('strong', 'weak'), endedOn: column('ended_on', 'text') },
};
export const tasks: Listed = {
  table: 'task',
  orders: { DEADLINE: earliest('deadline') },
  conditions: { ...idOf('chain', 'responsible'), deadline: column('deadline', 'text') },
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
  OrderConnection: orders,
  ResourceWindowConnection: windows,
  OutcomeConnection: outcomes,
  MetricConnection: metrics,
  MechanismConnection: mechanisms,
  PartnershipConnection: partnerships,
  TaskConnection: tasks,
};
