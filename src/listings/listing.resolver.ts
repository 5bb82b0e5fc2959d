import { ID, Resolver } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { Listing, needCounters, needPage, resourceCounters, resourcePage } from './listing.type.ts';
import './photo.type.ts';
import { hitPage } from './search.type.ts';
import { categoryPage, unitPage } from './taxonomy.type.ts';

/** Root fields of listings and their taxonomy. */
@Resolver()
export class ListingQueries {
  @RootPage(needPage, {
    counters: needCounters,
    description: bi('The needs of the district.', '全区的需求。'),
  })
  needs!: never;
  @RootPage(resourcePage, {
    counters: resourceCounters,
    description: bi('The resources of the district.', '全区的资源。'),
  })
  resources!: never;
  @RootOne(
    () => Listing,
    (_source: never, args: { id: string }) => ({ 'id:uuid': args.id }),
    { description: bi('One need or resource.', '一条需求或资源。') },
    { id: { type: () => ID, nullable: false, description: bi('Its id.', '标识。') } },
  )
  listing!: never;
  @RootPage(hitPage, {
    description: bi(
      'Finds parties and open listings by words; give `filter: { text: … }`.',
      '按词搜索主体和有效条目；用 filter: { text: … }。',
    ),
  })
  search!: never;
  @RootPage(categoryPage, { description: bi('The category taxonomy.', '类目体系。') })
  categories!: never;
  @RootPage(unitPage, { description: bi('The units of quantity.', '计量单位。') })
  units!: never;
}
