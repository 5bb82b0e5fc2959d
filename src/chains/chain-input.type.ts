import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { Chain } from './chain.type.ts';

/* What administrators send to keep chains. In edits, what is left out stays. */

const key = Field(() => ID, {
  nullable: true,
  description: bi('A UUID for this one wish.', '本次操作的 UUID。'),
});
const id = Field(() => ID, { description: bi('Which chain.', '链组标识。') });
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
const about = Field(() => String, {
  nullable: true,
  description: bi('What it is about.', '说明。'),
});
const lead = Field(() => ID, {
  nullable: true,
  description: bi('The department that leads it.', '牵头部门。'),
});
const aliases = Field(() => [String], {
  nullable: true,
  description: bi('All other names it goes by.', '全部别名。'),
});
const name = (nullable: boolean) =>
  Field(() => String, { nullable, description: bi('Its name.', '名称。') });

@InputType({ description: bi('A stage as it is to be.', '环节。') })
export class StageInput {
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'The stage of now that it is; absent for a new one.',
      '原有环节的标识；新环节不填。',
    ),
  })
  id?: string | null;
  @name(false) name!: string;
  @Field(() => String, { nullable: true, description: bi('Its English name.', '英文名称。') })
  nameEn?: string | null;
}

const stages = (nullable: boolean) =>
  Field(() => [StageInput], {
    nullable,
    description: bi('All stages in order.', '全部环节（按次序）。'),
  });

@InputType({ description: bi('A chain to add.', '要新增的链组。') })
export class AddChainInput {
  @Field(() => String, {
    description: bi('Its code: capital letters, such as FARMING.', '代号：大写字母，如 FARMING。'),
  })
  code!: string;
  @name(false) name!: string;
  @about about?: string | null;
  @lead lead?: string | null;
  @aliases aliases?: string[] | null;
  @stages(true) stages?: StageInput[] | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('What of a chain is to be another.', '链组的修改。') })
export class EditChainInput {
  @id id!: string;
  @version version!: number;
  @name(true) name?: string;
  @about about?: string | null;
  @lead lead?: string | null;
  @aliases aliases?: string[] | null;
  @evenIfNear evenIfNear?: boolean | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('All stages of a chain.', '链组的全部环节。') })
export class SetStagesInput {
  @id id!: string;
  @version version!: number;
  @stages(false) stages!: StageInput[];
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('A chain and one of its members.', '链组及其成员。') })
export class ChainMemberInput {
  @Field(() => ID, { description: bi('The chain.', '链组。') })
  chain!: string;
  @Field(() => ID, { description: bi('The member.', '成员主体。') })
  party!: string;
  @Field(() => ID, { nullable: true, description: bi('The stage it serves.', '所在环节。') })
  stage?: string | null;
  @key idempotencyKey?: string | null;
}

@InputType({ description: bi('A chain to close or to open again.', '要停用或恢复的链组。') })
export class ClosingChainInput {
  @id id!: string;
  @version version!: number;
  @key idempotencyKey?: string | null;
}

@ObjectType({ description: bi('The answer to a change of a chain.', '链组变更的结果。') })
export class ChainPayload {
  @ByKey(
    () => Chain,
    ({ chain }: { chain?: string | null }) => (chain == null ? null : { 'id:uuid': chain }),
    { description: bi('The chain.', '链组。') },
  )
  chain?: Chain | null;
  @UserErrors()
  userErrors!: UserError[];
}
