import { afterAll, beforeAll, expect, test } from '@jest/globals';
import '../../src/chains/holder.type.ts';
import '../../src/places/holder.type.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import type { Named } from '../support/factory.ts';
import { openHouse, type House } from './house.ts';

let house: House;
let town: Named, village: Named, chain: Named;
beforeAll(async () => {
  house = await openHouse();
  town = await house.make.town();
  village = await house.make.village({ town: town.id });
  chain = await house.make.chain();
});
afterAll(() => house.close());

const places = 'town { name } party { __typename name } chain { name }';

test('a viewer knows their district, town, village and chain', async () => {
  const { key } = await house.make.key({ role: Role.VILLAGE, town: town.id, party: village.id });
  const { data, codes } = await house
    .program(key)
    .ask(`{ viewer { district { code } ${places} } }`);
  expect(codes).toEqual([]);
  expect(data['viewer']).toEqual({
    district: { code: '120113' },
    town: { name: town.name },
    party: { __typename: 'Village', name: village.name },
    chain: null,
  });
});

test('so do accounts and keys as they are listed', async () => {
  const { key } = await house.make.key({ role: Role.DISTRICT_ADMIN });
  const held = await house.make.key({ role: Role.CHAIN_LEAD, chain: chain.id });
  await house.make.account({ role: Role.VILLAGE, town: town.id, party: village.id });
  const { data, codes } = await house
    .program(key)
    .ask(
      `query ($name: String!) { accounts { nodes { ${places} } } apiKeys(filter: { name: { eq: $name } }) { nodes { ${places} } } }`,
      { name: held.name },
    );
  expect(codes).toEqual([]);
  expect(data).toEqual({
    accounts: {
      nodes: [
        {
          town: { name: town.name },
          party: { __typename: 'Village', name: village.name },
          chain: null,
        },
      ],
    },
    apiKeys: { nodes: [{ town: null, party: null, chain: { name: chain.name } }] },
  });
});
