import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from './loaders.ts';
import {
  Chain,
  ChainList,
  Listing,
  ListingConnection,
  ListingList,
  Pairing,
  PairingList,
  Party,
  RowCount,
} from './model.ts';

enum ListingStatus {
  OPEN = 'OPEN',
  WITHDRAWN = 'WITHDRAWN',
  EXPIRED = 'EXPIRED',
  FULFILLED = 'FULFILLED',
}
registerEnumType(ListingStatus, { name: 'ListingStatus' });

@InputType()
class IdFilter {
  @Field(() => ID)
  eq!: string;
}

@InputType()
class StatusFilter {
  @Field(() => ListingStatus)
  eq!: ListingStatus;
}

@InputType()
class ListingFilter {
  @Field(() => IdFilter, { nullable: true })
  chain?: IdFilter;
  @Field(() => StatusFilter, { nullable: true })
  status?: StatusFilter;
}

@Resolver()
export class ListingQueries {
  @Query(() => Party, { nullable: true })
  village(@Arg('id', () => ID) id: string, @Ctx() { load }: Context): Promise<Party | null> {
    return load.party.load(id);
  }

  @Query(() => ListingConnection)
  needs(
    @Arg('filter', () => ListingFilter) filter: ListingFilter,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ): Promise<ListingConnection> {
    return page(context, 'NEED', filter, first, after);
  }

  @Query(() => ListingConnection)
  resources(
    @Arg('filter', () => ListingFilter) filter: ListingFilter,
    @Arg('first', () => Int) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ): Promise<ListingConnection> {
    return page(context, 'RESOURCE', filter, first, after);
  }

  @Query(() => ChainList)
  async chains(
    @Arg('first', () => Int) first: number,
    @Ctx() { em, district }: Context,
  ): Promise<ChainList> {
    return {
      nodes: await em.find(
        Chain,
        { district },
        { orderBy: { rank: 'asc', id: 'asc' }, limit: first },
      ),
    };
  }
}

async function page(
  { em, district }: Context,
  kind: string,
  { chain, status }: ListingFilter,
  first: number,
  after: string | null,
): Promise<ListingConnection> {
  const found = await em.findByCursor(Listing, {
    where: {
      district,
      kind,
      ...(chain === undefined ? {} : { chainId: chain.eq }),
      ...(status === undefined ? {} : { status: status.eq }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    first,
    ...(after === null ? {} : { after }),
  });
  const { items, totalCount, endCursor, hasNextPage } = found;
  return { nodes: items, totalCount, pageInfo: { endCursor, hasNextPage } };
}

@Resolver(() => Party)
export class PartyFields {
  @FieldResolver(() => ListingList)
  async needs(
    @Root() { id }: Party,
    @Arg('first', () => Int) first: number,
    @Ctx() { load }: Context,
  ): Promise<ListingList> {
    return { nodes: await load.needs.load({ id, first }) };
  }
}

@Resolver(() => Listing)
export class ListingFields {
  @FieldResolver(() => Party)
  party(@Root() { partyId }: Listing, @Ctx() { load }: Context): Promise<Party | null> {
    return load.party.load(partyId);
  }

  @FieldResolver(() => Chain, { nullable: true })
  chain(@Root() { chainId }: Listing, @Ctx() { load }: Context): Promise<Chain | null> | null {
    return chainId === null ? null : load.chain.load(chainId);
  }

  @FieldResolver(() => PairingList)
  async pairings(
    @Root() { id }: Listing,
    @Arg('first', () => Int) first: number,
    @Ctx() { load }: Context,
  ): Promise<PairingList> {
    return { nodes: await load.pairings.load({ id, first }) };
  }
}

@Resolver(() => Pairing)
export class PairingFields {
  @FieldResolver(() => Listing)
  resource(@Root() { resourceId }: Pairing, @Ctx() { load }: Context): Promise<Listing | null> {
    return load.listing.load(resourceId);
  }
}

@Resolver(() => Chain)
export class ChainFields {
  @FieldResolver(() => RowCount)
  async needs(
    @Root() { id }: Chain,
    // The loader below counts open ones, which is all that is ever asked for.
    @Arg('filter', () => ListingFilter) _filter: ListingFilter,
    @Ctx() { load }: Context,
  ): Promise<RowCount> {
    return { totalCount: await load.openNeeds.load(id) };
  }

  @FieldResolver(() => RowCount)
  async resources(
    @Root() { id }: Chain,
    @Arg('filter', () => ListingFilter) _filter: ListingFilter,
    @Ctx() { load }: Context,
  ): Promise<RowCount> {
    return { totalCount: await load.openResources.load(id) };
  }

  @FieldResolver(() => RowCount)
  async pairings(@Root() { id }: Chain, @Ctx() { load }: Context): Promise<RowCount> {
    return { totalCount: await load.livePairings.load(id) };
  }
}
