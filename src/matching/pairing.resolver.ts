import { ID, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { Pairing, pairingPage } from './pairing.type.ts';

/** Root fields of pairings. */
@Resolver()
export class PairingQueries {
  @RootPage(pairingPage, {
    description: bi(
      'The pairings of the district, whatever their state.',
      '全区的配对（各种状态）。',
    ),
  })
  pairings!: never;
  @RootOne(
    () => Pairing,
    (_source: never, args: { id: string }) => ({ 'id:uuid': args.id }),
    { description: bi('One pairing.', '一个配对。') },
    { id: { type: () => ID, nullable: false, description: bi('Its id.', '标识。') } },
  )
  pairing!: never;
}
