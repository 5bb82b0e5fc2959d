import { ID, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { Chain, chainPage } from './chain.type.ts';

/** Root fields of chains. */
@Resolver()
export class ChainQueries {
  @RootPage(chainPage, { description: bi('The chains of the district.', '全区的链组。') })
  chains!: never;
  @RootOne(
    () => Chain,
    (_source: never, { id, code }: { id?: string | null; code?: string | null }) =>
      id == null && code == null
        ? null
        : { ...(id == null ? {} : { 'id:uuid': id }), ...(code == null ? {} : { code }) },
    { description: bi('One chain, by id or code.', '一个链组，按标识或代号查。') },
    {
      id: { type: () => ID, description: bi('Its id.', '标识。') },
      code: { type: () => String, description: bi('Its code.', '代号。') },
    },
  )
  chain!: never;
}
