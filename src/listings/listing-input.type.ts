import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { DateScalar, DecimalScalar } from '../platform/scalars.ts';
import { Terms } from './listing-enum.type.ts';
import { Listing, Need, Resource } from './listing.type.ts';

@InputType({ description: bi('Whom to call about a listing.', '条目的联系人。') })
export class ContactInput {
  @Field(() => String, { description: bi('A person or an office.', '联系人或联系单位。') })
  name!: string;
  @Field(() => String, {
    description: bi(
      'A mobile number, or a landline with its area code.',
      '手机号，或带区号的座机号。',
    ),
  })
  phone!: string;
}

/** Fields that adding and editing share; in an edit, absent leaves as it is and null takes away. */
@InputType({ description: bi('What a listing says.', '条目的内容。') })
abstract class ListingFieldsInput extends RepeatableInput {
  @Field(() => String, { nullable: true, description: bi('More about it.', '详细说明。') })
  detail?: string | null;
  @Field(() => ID, { nullable: true, description: bi('Category code.', '类目代码。') })
  category?: string | null;
  @Field(() => ID, { nullable: true, description: bi('The chain it serves.', '所属链组。') })
  chain?: string | null;
  @Field(() => ID, { nullable: true, description: bi('The stage it serves.', '所属环节。') })
  stage?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: bi('How much.', '数量。') })
  quantity?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('Unit code; needed with a quantity.', '单位代码，有数量时必填。'),
  })
  unit?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: bi('The least that can be taken at once, in the unit.', '最小起量（按单位）。'),
  })
  minimumLot?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether it can be shared among several; yes unless told.',
      '可否拆分，默认可以。',
    ),
  })
  divisible?: boolean | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('First day, inclusive.', '起始日期（含）。'),
  })
  availableFrom?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('Last day, inclusive.', '截止日期（含）。'),
  })
  availableTo?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: bi('Only for parties of this town.', '限此镇街。'),
  })
  onlyTown?: string | null;
  @Field(() => Float, {
    nullable: true,
    description: bi(
      'Latitude of the service area’s centre; the party’s own if absent.',
      '服务范围中心纬度；不填用主体自身位置。',
    ),
  })
  lat?: number | null;
  @Field(() => Float, { nullable: true, description: bi('Longitude of the centre.', '中心经度。') })
  lon?: number | null;
  @Field(() => Int, { nullable: true, description: bi('Radius in metres.', '服务半径（米）。') })
  radiusMetres?: number | null;
  @Field(() => Terms, { nullable: true, description: bi('On what terms.', '费用条件。') })
  terms?: Terms | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: bi(
      'The day after which it expires; set by the platform if absent.',
      '到期日；不填由系统设定。',
    ),
  })
  expiresOn?: string | null;
  @Field(() => ContactInput, {
    nullable: true,
    description: bi(
      'Whom to call; in a new entry, the one of the party’s last entry if absent.',
      '联系人；新填报时不填则沿用本主体上一条的联系人。',
    ),
  })
  contact?: ContactInput | null;
}

@InputType({ description: bi('A new need or resource.', '新填报的需求或资源。') })
export class AddListingInput extends ListingFieldsInput {
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'Whose it is; the viewer’s own party if absent.',
      '所属主体；不填为本人所属主体。',
    ),
  })
  party?: string | null;
  @Field(() => String, { description: bi('What it is, in a few words.', '标题，几个字说清。') })
  title!: string;
}

@InputType({ description: bi('Changes to a listing.', '对条目的修改。') })
export class EditListingInput extends ListingFieldsInput {
  @Field(() => ID, { description: bi('The listing.', '条目。') })
  id!: string;
  @Field(() => Int, {
    description: bi('The version the change is based on.', '修改所依据的版本号。'),
  })
  version!: number;
  @Field(() => String, { nullable: true, description: bi('What it is.', '标题。') })
  title?: string | null;
}

@InputType({ description: bi('A listing to act on.', '要处理的条目。') })
export class ListingInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The listing.', '条目。') })
  id!: string;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'The version seen; a conflict is reported if it has changed.',
      '所见的版本号；已变更时会提示冲突。',
    ),
  })
  version?: number | null;
}

@InputType({ description: bi('A listing to renew.', '要续期的条目。') })
export class RenewListingInput extends ListingInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: bi('Until when; half a year if absent.', '续到哪天；不填为半年。'),
  })
  expiresOn?: string | null;
}

const keyOf = (source: { listing?: string }) =>
  source.listing === undefined ? null : { 'id:uuid': source.listing };

@ObjectType({
  description: bi('An open entry that says nearly the same.', '内容相近的有效条目。'),
})
export class SimilarListing {
  @ByKey(() => Listing, (id: string) => ({ 'id:uuid': id }), {
    description: bi('The entry that was there before.', '已有的条目。'),
  })
  listing!: Listing | null;
}

@ObjectType({ description: bi('The answer to adding a need.', '填报需求的结果。') })
export class AddNeedPayload {
  @ByKey(() => Need, keyOf, { description: bi('The new need.', '新需求。') })
  need!: Need | null;
  @Field(() => [SimilarListing], {
    nullable: true,
    description: bi(
      'A warning: open entries of the same party that say nearly the same; null when it failed.',
      '提醒：同一主体内容相近的有效条目，可能重复填报；失败时为空。',
    ),
  })
  similar!: SimilarListing[] | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to adding a resource.', '填报资源的结果。') })
export class AddResourcePayload {
  @ByKey(() => Resource, keyOf, { description: bi('The new resource.', '新资源。') })
  resource!: Resource | null;
  @Field(() => [SimilarListing], {
    nullable: true,
    description: bi(
      'A warning: open entries of the same party that say nearly the same; null when it failed.',
      '提醒：同一主体内容相近的有效条目，可能重复填报；失败时为空。',
    ),
  })
  similar!: SimilarListing[] | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('The answer to changing a listing.', '处理条目的结果。') })
export class ListingPayload {
  @ByKey(() => Listing, keyOf, { description: bi('The listing as it is now.', '处理后的条目。') })
  listing!: Listing | null;
  @UserErrors()
  userErrors!: UserError[];
}
