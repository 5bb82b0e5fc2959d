import { expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { recipientOf, wholeDistrict } from '../../src/access/recipient.rule.ts';
import { mayTell, tellingsOf } from '../../src/notices/telling.rule.ts';
import type { NewEvent } from '../../src/platform/events/event.rule.ts';

const order = (type: string, over: object, detail: object): NewEvent =>
  ({
    type,
    cause: 'step',
    party: 'need',
    otherParty: 'giver',
    town: 'north',
    otherTown: 'south',
    chain: 'chain',
    ...over,
    detail: { order: 'order', state: 'PLACED', ...hands('NOBODY'), ...detail },
  }) as never;
const hands = (
  holder: string,
  holderParty: string | null = null,
  holderTown: string | null = null,
) => ({
  holder,
  holderParty,
  holderTown,
});
const pairing = (id: string, score: number, notify = true): NewEvent =>
  ({
    type: 'pairingProposed',
    cause: 'added',
    party: 'need',
    otherParty: 'giver',
    pairing: id,
    score,
    detail: { notify },
  }) as never;
const told = (...events: NewEvent[]): string[] =>
  tellingsOf(events).map(
    ({ event, recipient, kind, subject, count }) =>
      `${String(event)} ${recipient} ${kind} ${subject ?? '-'}${count === 1 ? '' : ` ×${String(count)}`}`,
  );

test.each<[string, NewEvent, string[]]>([
  [
    'a placed order waits for the town; both sides see it',
    order('orderPlaced', {}, hands('NEED_TOWN', null, 'north')),
    ['0 north WAITING order', '0 need PROGRESS order', '0 giver PROGRESS order'],
  ],
  [
    'whom it waits for is not told twice',
    order('orderDispatched', {}, hands('RESOURCE_SIDE', 'giver')),
    ['0 giver WAITING order', '0 need PROGRESS order'],
  ],
  [
    'a chain’s lead holds it: the chain and its lead department',
    order('orderHandedOver', {}, hands('CHAIN_LEAD', 'lead')),
    [
      '0 chain WAITING order',
      '0 lead WAITING order',
      '0 need PROGRESS order',
      '0 giver PROGRESS order',
    ],
  ],
  [
    'without a chain the district holds it',
    order('orderHandedOver', { chain: null, otherParty: null }, hands('CHAIN_LEAD')),
    [`0 ${wholeDistrict} WAITING order`, '0 need PROGRESS order'],
  ],
  [
    'late: whoever holds it',
    order('orderPaceChanged', {}, { to: 'RED', ...hands('RESOURCE_SIDE', 'giver') }),
    ['0 giver LATE order'],
  ],
  [
    'back in time is no news',
    order('orderPaceChanged', {}, { to: 'GREEN', ...hands('RESOURCE_SIDE', 'giver') }),
    [],
  ],
  [
    'one level up: both towns',
    order('orderEscalated', {}, { level: 1 }),
    ['0 north ESCALATED order', '0 south ESCALATED order'],
  ],
  [
    'two levels up: the chain’s lead',
    order('orderEscalated', {}, { level: 2 }),
    ['0 chain ESCALATED order'],
  ],
  [
    'three levels up: the district',
    order('orderEscalated', {}, { level: 3 }),
    [`0 ${wholeDistrict} ESCALATED order`],
  ],
  [
    'called parties',
    order('orderCalled', {}, { parties: ['one', 'two'] }),
    ['0 one CALLED order', '0 two CALLED order'],
  ],
  ['a pairing below notify', pairing('p', 500, false), []],
])('%s', (_, event, expected) => {
  expect(told(event)).toEqual(expected);
});

test('many pairings of one transaction are one notice each, about the best', () => {
  expect(told(pairing('fair', 600), pairing('best', 900), pairing('good', 700))).toEqual([
    '1 need PAIRING best ×3',
    '1 giver PAIRING best ×3',
  ]);
});

test('whoever only looks is told nothing; what may tell is known beforehand', () => {
  const viewer = { party: 'p', town: 't', chain: 'c' };
  expect(Object.values(Role).map((role) => recipientOf({ role, ...viewer }))).toEqual([
    wholeDistrict,
    'c',
    't',
    'p',
    'p',
    'p',
    null,
    null,
  ]);
  expect(mayTell.has('pairingProposed')).toBe(true);
  expect(mayTell.has('listingAdded')).toBe(false);
});
