import { ID, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Node } from '../platform/node.type.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { clusterPage, District, townPage, Town } from './place.type.ts';
import {
  enterprisePage,
  organizationPage,
  Party,
  partyPage,
  Village,
  villagePage,
} from './party.type.ts';

const idArg = { id: { type: () => ID, nullable: false, description: bi('Its id.', '标识。') } };
const byId = (_source: never, args: { id: string }) => ({ 'id:uuid': args.id });

/** Root fields of places and parties. */
@Resolver()
export class PlaceQueries {
  @RootOne(
    () => Node,
    byId,
    { description: bi('Whatever has this id.', '按标识查任意对象。') },
    idArg,
  )
  node!: never;
  @RootOne(() => District, () => ({}), {
    description: bi('The district of the viewer.', '当前用户所在的区。'),
  })
  district!: never;
  @RootPage(townPage, { description: bi('The towns of the district.', '全区的镇街。') })
  towns!: never;
  @RootOne(() => Town, byId, { description: bi('One town.', '一个镇街。') }, idArg)
  town!: never;
  @RootPage(clusterPage, { description: bi('The clusters of the district.', '全区的片区。') })
  clusters!: never;
  @RootPage(villagePage, { description: bi('The villages of the district.', '全区的村。') })
  villages!: never;
  @RootOne(
    () => Village,
    (
      _source: never,
      { id, name, code }: { id?: string | null; name?: string | null; code?: string | null },
    ) =>
      id == null && name == null && code == null
        ? null
        : {
            ...(id == null ? {} : { 'id:uuid': id }),
            ...(name == null ? {} : { name }),
            ...(code == null ? {} : { code }),
          },
    { description: bi('One village, by id, name or code.', '一个村，按标识、名称或代码查。') },
    {
      id: { type: () => ID, description: bi('Its id.', '标识。') },
      name: { type: () => String, description: bi('Its name as listed.', '名称。') },
      code: { type: () => String, description: bi('Its official code.', '统计用区划代码。') },
    },
  )
  village!: never;
  @RootPage(partyPage, { description: bi('Every party of the district.', '全区的主体。') })
  parties!: never;
  @RootOne(() => Party, byId, { description: bi('One party.', '一个主体。') }, idArg)
  party!: never;
  @RootPage(enterprisePage, { description: bi('The enterprises of the district.', '全区的企业。') })
  enterprises!: never;
  @RootPage(organizationPage, {
    description: bi('The other organisations of the district.', '全区的其他组织。'),
  })
  organizations!: never;
}
