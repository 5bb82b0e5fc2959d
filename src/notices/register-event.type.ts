import { ObjectType } from 'type-graphql';
import { Chain } from '../chains/chain.type.ts';
import '../chains/chain-event.rule.ts';
import { Party } from '../places/party.type.ts';
import { Town } from '../places/place.type.ts';
import '../places/register-event.rule.ts';
import { bi } from '../platform/describe.ts';
import { One, Table } from '../platform/read/declare.ts';
import { Event } from './event.type.ts';

/* The events of the district's register: places, parties and chains. */

@Table('event', { key: 'position', kind: { column: 'type', value: 'partyChanged' } })
@ObjectType({
  implements: Event,
  description: bi(
    'A village or party was added, edited or closed.',
    '村或主体有新增、修改或停用。',
  ),
})
export class PartyChanged {
  @One(
    () => Party,
    { id: 'party' },
    {
      nullable: true,
      description: bi(
        'As it is now; none where an import that made it was taken back.',
        '现状；所在导入已撤销时为空。',
      ),
    },
  )
  party!: Party | null;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'townChanged' } })
@ObjectType({
  implements: Event,
  description: bi(
    'A town or one of its clusters was added, edited or closed.',
    '镇街或其片区有新增、修改或停用。',
  ),
})
export class TownChanged {
  @One(() => Town, { id: 'town' }, { description: bi('The town as it is now.', '镇街（现状）。') })
  town!: Town;
}

@Table('event', { key: 'position', kind: { column: 'type', value: 'chainChanged' } })
@ObjectType({
  implements: Event,
  description: bi('A chain, its stages or its members changed.', '链组及其环节、成员有变更。'),
})
export class ChainChanged {
  @One(
    () => Chain,
    { id: 'chain' },
    { description: bi('The chain as it is now.', '链组（现状）。') },
  )
  chain!: Chain;
  @One(
    () => Party,
    { id: 'party' },
    {
      nullable: true,
      description: bi('The member that came or went.', '加入或移出的成员。'),
    },
  )
  member!: Party | null;
}
