import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

/* Entities that are object types too, as the two libraries' guides write them; every column is mapped. */

@Entity({ tableName: 'party' })
@ObjectType()
export class Party {
  @PrimaryKey({ type: 'text' })
  district!: string;
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID)
  id!: string;
  @Property({ type: 'text' })
  kind!: string;
  @Property({ type: 'text', nullable: true })
  organizationKind!: string | null;
  @Property({ type: 'text' })
  @Field(() => String)
  name!: string;
  @Property({ type: 'text', nullable: true })
  about!: string | null;
  @Property({ type: 'text', nullable: true })
  code!: string | null;
  @Property({ type: 'uuid', nullable: true })
  town!: string | null;
  @Property({ type: 'uuid', nullable: true })
  cluster!: string | null;
  @Property({ type: 'text', nullable: true })
  strength!: string | null;
  @Property({ type: 'double', nullable: true })
  lat!: number | null;
  @Property({ type: 'double', nullable: true })
  lon!: number | null;
  @Property({ type: 'text', nullable: true })
  source!: string | null;
  @Property({ type: 'boolean' })
  synthetic!: boolean;
  @Property({ type: 'datetime' })
  createdAt!: Date;
  @Property({ type: 'datetime' })
  updatedAt!: Date;
  @Property({ type: 'int' })
  version!: number;
}

@Entity({ tableName: 'chain' })
@ObjectType()
export class Chain {
  @PrimaryKey({ type: 'text' })
  district!: string;
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID)
  id!: string;
  @Property({ type: 'text' })
  code!: string;
  @Property({ type: 'text' })
  @Field(() => String)
  name!: string;
  @Property({ type: 'text', nullable: true })
  about!: string | null;
  @Property({ type: 'uuid', nullable: true })
  leadParty!: string | null;
  @Property({ type: 'int' })
  rank!: number;
  @Property({ type: 'boolean' })
  synthetic!: boolean;
}

@Entity({ tableName: 'listing' })
@ObjectType()
export class Listing {
  @PrimaryKey({ type: 'text' })
  district!: string;
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID)
  id!: string;
  @Property({ type: 'text' })
  kind!: string;
  @Property({ type: 'uuid', fieldName: 'party' })
  partyId!: string;
  @Property({ type: 'uuid', nullable: true })
  town!: string | null;
  @Property({ type: 'uuid', fieldName: 'chain', nullable: true })
  chainId!: string | null;
  @Property({ type: 'uuid', nullable: true })
  stage!: string | null;
  @Property({ type: 'text', nullable: true })
  category!: string | null;
  @Property({ type: 'text' })
  @Field(() => String)
  title!: string;
  @Property({ type: 'text', nullable: true })
  detail!: string | null;
  @Property({ type: 'bigint', nullable: true })
  quantity!: bigint | null;
  @Property({ type: 'text', nullable: true })
  unit!: string | null;
  @Property({ type: 'bigint' })
  reserved!: bigint;
  @Property({ type: 'bigint' })
  committed!: bigint;
  @Property({ type: 'boolean' })
  divisible!: boolean;
  @Property({ type: 'date', nullable: true })
  availableFrom!: string | null;
  @Property({ type: 'date', nullable: true })
  availableTo!: string | null;
  @Property({ type: 'text', nullable: true })
  terms!: string | null;
  @Property({ type: 'uuid', nullable: true })
  contact!: string | null;
  @Property({ type: 'text' })
  status!: string;
  @Property({ type: 'text' })
  freshness!: string;
  @Property({ type: 'datetime' })
  confirmedAt!: Date;
  @Property({ type: 'date', nullable: true })
  expiresOn!: string | null;
  @Property({ type: 'datetime' })
  @Field(() => GraphQLISODateTime)
  createdAt!: Date;
  @Property({ type: 'datetime' })
  updatedAt!: Date;
  @Property({ type: 'int' })
  version!: number;
  @Property({ type: 'boolean' })
  synthetic!: boolean;
}

@Entity({ tableName: 'pairing' })
@ObjectType()
export class Pairing {
  @PrimaryKey({ type: 'text' })
  district!: string;
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID)
  id!: string;
  @Property({ type: 'uuid', fieldName: 'need' })
  needId!: string;
  @Property({ type: 'uuid', fieldName: 'resource' })
  resourceId!: string;
  @Property({ type: 'uuid', fieldName: 'chain', nullable: true })
  chainId!: string | null;
  @Property({ type: 'text', nullable: true })
  category!: string | null;
  @Property({ type: 'int' })
  @Field(() => Int)
  score!: number;
  @Property({ type: 'json' })
  parts!: object;
  @Property({ type: 'json' })
  reasons!: object;
  @Property({ type: 'bigint', nullable: true })
  quantity!: bigint | null;
  @Property({ type: 'text' })
  state!: string;
  @Property({ type: 'boolean', persist: false })
  live!: boolean;
  @Property({ type: 'datetime' })
  createdAt!: Date;
  @Property({ type: 'datetime' })
  updatedAt!: Date;
  @Property({ type: 'int' })
  version!: number;
}

@ObjectType()
export class PageInfo {
  @Field(() => String, { nullable: true })
  endCursor!: string | null;
  @Field(() => Boolean)
  hasNextPage!: boolean;
}

@ObjectType()
export class ListingConnection {
  @Field(() => Int)
  totalCount!: number;
  @Field(() => PageInfo)
  pageInfo!: PageInfo;
  @Field(() => [Listing])
  nodes!: Listing[];
}

@ObjectType()
export class ListingList {
  @Field(() => [Listing])
  nodes!: readonly Listing[];
}

@ObjectType()
export class PairingList {
  @Field(() => [Pairing])
  nodes!: readonly Pairing[];
}

@ObjectType()
export class ChainList {
  @Field(() => [Chain])
  nodes!: readonly Chain[];
}

@ObjectType()
export class RowCount {
  @Field(() => Int)
  totalCount!: number;
}

export const entities = [Party, Chain, Listing, Pairing];
