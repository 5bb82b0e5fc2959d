import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { mechanismSeeds } from '../../seeds/mechanism.ts';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { orderDiagram } from '../../src/orders/order-diagram.rule.ts';
import { sidesOf, type OrderParties } from '../../src/orders/order-side.rule.ts';
import { orderActions, orderSides, orderStates } from '../../src/orders/order-state.rule.ts';
import {
  holderIn,
  mayTake,
  standardRoutes,
  tableFaults,
  transitionFor,
  transitionOf,
  transitions,
  type Route,
} from '../../src/orders/order-transition.rule.ts';

describe('the table', () => {
  test('is sound', () => {
    expect(tableFaults(transitions)).toEqual([]);
  });

  // The whole of it, so that a change of the table is a change seen here.
  test.each([
    [null, 'place', 'PLACED', 'NEED_SIDE NEED_TOWN DISTRICT RESOURCE_SIDE RESOURCE_TOWN'],
    ['PLACED', 'handOver', 'HANDED_OVER', 'NEED_TOWN DISTRICT'],
    ['PLACED', 'cancel', 'CANCELLED', 'NEED_SIDE NEED_TOWN DISTRICT RESOURCE_SIDE RESOURCE_TOWN'],
    ['HANDED_OVER', 'dispatch', 'DISPATCHED', 'CHAIN_LEAD DISTRICT COORDINATOR'],
    ['HANDED_OVER', 'giveBack', 'PLACED', 'CHAIN_LEAD DISTRICT'],
    ['HANDED_OVER', 'cancel', 'CANCELLED', 'NEED_SIDE NEED_TOWN DISTRICT'],
    ['HANDED_OVER', 'unmatch', 'UNMATCHED', 'CHAIN_LEAD DISTRICT'],
    ['DISPATCHED', 'accept', 'ACCEPTED', 'RESOURCE_SIDE RESOURCE_TOWN DISTRICT'],
    ['DISPATCHED', 'decline', 'DECLINED', 'RESOURCE_SIDE RESOURCE_TOWN'],
    ['DISPATCHED', 'reassign', 'DISPATCHED', 'CHAIN_LEAD DISTRICT COORDINATOR'],
    ['DISPATCHED', 'cancel', 'CANCELLED', 'NEED_SIDE NEED_TOWN DISTRICT'],
    ['DISPATCHED', 'unmatch', 'UNMATCHED', 'CHAIN_LEAD DISTRICT'],
    ['DECLINED', 'reassign', 'DISPATCHED', 'CHAIN_LEAD DISTRICT COORDINATOR'],
    ['DECLINED', 'giveBack', 'HANDED_OVER', 'CHAIN_LEAD DISTRICT COORDINATOR'],
    ['DECLINED', 'cancel', 'CANCELLED', 'NEED_SIDE NEED_TOWN DISTRICT'],
    ['DECLINED', 'unmatch', 'UNMATCHED', 'CHAIN_LEAD DISTRICT'],
    ['ACCEPTED', 'deliver', 'ACCEPTED', 'RESOURCE_SIDE RESOURCE_TOWN COORDINATOR'],
    ['ACCEPTED', 'finish', 'DELIVERED', 'RESOURCE_SIDE RESOURCE_TOWN COORDINATOR DISTRICT'],
    ['ACCEPTED', 'giveBack', 'HANDED_OVER', 'RESOURCE_SIDE RESOURCE_TOWN'],
    ['ACCEPTED', 'reassign', 'DISPATCHED', 'CHAIN_LEAD DISTRICT COORDINATOR'],
    ['ACCEPTED', 'cancel', 'CANCELLED', 'NEED_SIDE NEED_TOWN DISTRICT'],
    ['ACCEPTED', 'unmatch', 'UNMATCHED', 'CHAIN_LEAD DISTRICT'],
    ['DELIVERED', 'rate', 'RATED', 'NEED_SIDE NEED_TOWN'],
    ['CANCELLED', 'reinstate', 'PLACED', 'NEED_SIDE NEED_TOWN DISTRICT'],
    ['UNMATCHED', 'reinstate', 'HANDED_OVER', 'CHAIN_LEAD DISTRICT'],
  ] as const)('%s + %s → %s by %s', (from, action, to, who) => {
    const found = transitionFor(transitions, from, action);
    expect(found?.to).toBe(to);
    expect(found?.who).toEqual(who.split(' '));
  });

  test('has no other row', () => {
    const possible = [null, ...orderStates].flatMap((state) =>
      orderActions.filter((action) => transitionFor(transitions, state, action) !== null),
    );
    expect(possible).toHaveLength(25);
  });

  test('gives every step an event, and a clock to every state that waits', () => {
    for (const { event } of transitions) expect(event).toMatch(/^order[A-Z]/);
    expect(transitionFor(transitions, 'ACCEPTED', 'deliver')?.clock).toBeNull();
    expect(transitionFor(transitions, 'DISPATCHED', 'reassign')?.clock).toBe('DISPATCHED');
    expect(transitionFor(transitions, 'DELIVERED', 'rate')?.clock).toBeNull();
  });
});

test.each([
  ['two rows for one step', [...standardRoutes, standardRoutes[1]], 'PLACED handOver: two rows'],
  [
    'a step nobody may take',
    [...standardRoutes, { from: 'PLACED', action: 'accept', to: 'ACCEPTED', who: [] }],
    'PLACED accept: nobody may',
  ],
  [
    'placing what is there',
    [...standardRoutes, { from: 'RATED', action: 'place', to: 'PLACED', who: ['DISTRICT'] }],
    'RATED place: only placing begins an order',
  ],
  [
    'a state without a way out',
    standardRoutes.filter(({ from }) => from !== 'DELIVERED'),
    'DELIVERED: no way out',
  ],
] as const)('a bad table is named: %s', (_what, routes, fault) => {
  expect(tableFaults(routes.map((route) => transitionOf(route as never)))).toContain(fault);
});

describe('sides', () => {
  const order: OrderParties = {
    needParty: 'n',
    needTown: 'nt',
    resourceParty: 'r',
    resourceTown: 'rt',
    chain: 'c',
    coordinator: 'k',
  };
  const viewer = (role: Role, of: Partial<Viewer> = {}): Viewer => ({
    district: '120113',
    id: 'v',
    kind: 'ACCOUNT',
    role,
    town: null,
    party: null,
    chain: null,
    ...of,
  });
  test.each([
    [Role.DISTRICT_ADMIN, {}, ['DISTRICT']],
    [Role.CHAIN_LEAD, { chain: 'c' }, ['CHAIN_LEAD']],
    [Role.CHAIN_LEAD, { chain: 'other' }, []],
    [Role.TOWN, { town: 'nt' }, ['NEED_TOWN']],
    [Role.TOWN, { town: 'rt' }, ['RESOURCE_TOWN']],
    [Role.TOWN, { town: 'other' }, []],
    [Role.VILLAGE, { party: 'n' }, ['NEED_SIDE']],
    [Role.PARTY, { party: 'r' }, ['RESOURCE_SIDE']],
    [Role.PARTY, { party: 'k' }, ['COORDINATOR']],
    [Role.VILLAGE, { party: 'other' }, []],
    [Role.GRID, { party: 'n' }, ['NEED_SIDE']],
    [Role.GRID, { party: 'r' }, []],
    [Role.AUDITOR, { party: 'n' }, []],
    [Role.READER, { party: 'n' }, []],
  ] as const)('%s %j is %j', (role, of, sides) => {
    expect(sidesOf(viewer(role, of), order)).toEqual(sides);
  });

  test('a party outside any town hands over itself', () => {
    expect(sidesOf(viewer(Role.PARTY, { party: 'n' }), { ...order, needTown: null })).toEqual([
      'NEED_SIDE',
      'NEED_TOWN',
    ]);
  });

  test('nobody may everything, and everybody named may something', () => {
    for (const side of orderSides) {
      const may = transitions.filter((transition) => mayTake(transition, [side])).length;
      expect([side, may > 0 && may < transitions.length]).toEqual([side, true]);
    }
  });
});

test('the diagram in docs/orders.md is drawn from the table (node scripts/order-diagram.mjs)', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/orders.md'), 'utf8');
  expect(page).toContain(orderDiagram(transitions));
});

describe('whose turn it is', () => {
  test.each([
    ['STANDARD', 'PLACED', 'NEED_TOWN'],
    ['STANDARD', 'HANDED_OVER', 'CHAIN_LEAD'],
    ['STANDARD', 'DELIVERED', 'NEED_SIDE'],
    ['STANDARD', 'CANCELLED', 'NOBODY'],
    // Handled in the village where possible; passed up to its town.
    ['GRID_REPORT', 'PLACED', 'NEED_SIDE'],
    ['GRID_REPORT', 'HANDED_OVER', 'NEED_TOWN'],
    ['GRID_REPORT', 'ACCEPTED', 'RESOURCE_SIDE'],
    // The coordinator stands where a lead does.
    ['WHISTLE', 'DISPATCHED', 'CHAIN_LEAD'],
    ['HANDSHAKE', 'PLACED', 'RESOURCE_SIDE'],
  ] as const)('%s, %s: %s', (code, state, holder) => {
    const seed = mechanismSeeds().find((mechanism) => mechanism.code === code);
    const routes = seed?.routes.map((route) => transitionOf(route as Route)) ?? transitions;
    expect(holderIn(routes, state)).toBe(holder);
  });
});
