import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { OrganizationKind, Strength } from './party.type.ts';
import { TownKind } from './place.type.ts';

/* What administrators send to keep places and parties. In edits, what is left out stays. */

const key = Field(() => ID, {
  nullable: true,
  description: bi('A UUID for this one wish.', '本次操作的 UUID。'),
});
const id = Field(() => ID, { description: bi('Which.', '标识。') });
const version = Field(() => Int, {
  description: bi('The version it was read in.', '读取时的版本号。'),
});
const evenIfNear = Field(() => Boolean, {
  nullable: true,
  description: bi(
    'That a nearly equal name is known to be another’s.',
    '已确认与相近名称不是同一个。',
  ),
});
const name = (nullable: boolean) =>
  Field(() => String, { nullable, description: bi('Its name.', '名称。') });
const code = Field(() => String, {
  nullable: true,
  description: bi(
    'Its official code: 9 digits for a town, 12 for a village, 18 characters for an enterprise.',
    '官方代码：镇街 9 位、村 12 位、企业 18 位。',
  ),
});
const theme = Field(() => String, {
  nullable: true,
  description: bi('What it is about.', '主题。'),
});
const kind = (nullable: boolean) =>
  Field(() => TownKind, { nullable, description: bi('Its kind.', '类别。') });
const town = (nullable: boolean) =>
  Field(() => ID, { nullable, description: bi('The town it lies in.', '所在镇街。') });
const cluster = Field(() => ID, { nullable: true, description: bi('Its cluster.', '所属片区。') });
const strength = Field(() => Strength, {
  nullable: true,
  description: bi('How strong it is.', '强弱。'),
});
const organizationKind = Field(() => OrganizationKind, {
  nullable: true,
  description: bi('What kind of organisation; OTHER if absent.', '组织类别；不填为“其他”。'),
});
const about = Field(() => String, {
  nullable: true,
  description: bi('What it is about.', '简介。'),
});
const aliases = Field(() => [String], {
  nullable: true,
  description: bi('All other names it goes by.', '全部别名。'),
});
const location = Field(() => PositionInput, {
  nullable: true,
  description: bi('Where it is.', '位置。'),
});

@InputType({ description: bi('A point and where it is from.', '坐标及其来源。') })
export class PositionInput {
  @Field(() => Float, { description: bi('Latitude in degrees, WGS 84.', '纬度（WGS 84）。') })
  lat!: number;
  @Field(() => Float, { description: bi('Longitude in degrees, WGS 84.', '经度（WGS 84）。') })
  lon!: number;
  @Field(() => String, { description: bi('Where they are from.', '坐标来源。') })
  source!: string;
}

@InputType({ description: bi('A town to add.', '要新增的镇街。') })
export class AddTownInput {
  @name(false) name!: string;
  @kind(false) kind!: TownKind;
  @code code?: string | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('What of a town is to be another.', '镇街的修改。') })
export class EditTownInput {
  @id id!: string;
  @version version!: number;
  @name(true) name?: string;
  @kind(true) kind?: TownKind;
  @code code?: string | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('A cluster to add.', '要新增的片区。') })
export class AddClusterInput {
  @town(false) town!: string;
  @name(false) name!: string;
  @theme theme?: string | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('What of a cluster is to be another.', '片区的修改。') })
export class EditClusterInput {
  @id id!: string;
  @version version!: number;
  @name(true) name?: string;
  @theme theme?: string | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('A village to add.', '要新增的村。') })
export class AddVillageInput {
  @name(false) name!: string;
  @town(false) town!: string;
  @cluster cluster?: string | null;
  @code code?: string | null;
  @strength strength?: Strength | null;
  @about about?: string | null;
  @aliases aliases?: string[] | null;
  @location location?: PositionInput | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({
  description: bi(
    'An enterprise, or another organisation where its kind is given.',
    '要新增的企业；填写组织类别时为其他组织。',
  ),
})
export class AddPartyInput {
  @name(false) name!: string;
  @organizationKind organizationKind?: OrganizationKind | null;
  @town(true) town?: string | null;
  @code code?: string | null;
  @about about?: string | null;
  @aliases aliases?: string[] | null;
  @location location?: PositionInput | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({
  description: bi('What of a village or another party is to be another.', '村或其他主体的修改。'),
})
export class EditPartyInput {
  @id id!: string;
  @version version!: number;
  @name(true) name?: string;
  @town(true) town?: string | null;
  @cluster cluster?: string | null;
  @code code?: string | null;
  @strength strength?: Strength | null;
  @organizationKind organizationKind?: OrganizationKind | null;
  @about about?: string | null;
  @aliases aliases?: string[] | null;
  @location location?: PositionInput | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({
  description: bi('Something to close or to open again.', '要停用或恢复的对象。'),
})
export class ClosingInput {
  @id id!: string;
  @version version!: number;
  @key idempotencyKey?: string | null;
}
