import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';

/** A town or a village. */
export const DivisionLevel = { TOWN: 'TOWN', VILLAGE: 'VILLAGE' } as const;
registerEnumType(DivisionLevel, {
  name: 'DivisionLevel',
  description: bi('A town or a village.', '镇街或村。'),
  valuesConfig: {
    TOWN: { description: bi('A town, subdistrict, park or farm.', '镇、街道、园区或农场。') },
    VILLAGE: { description: bi('A village.', '村。') },
  },
});

/** What would come of a row. */
export const DivisionVerdict = { NEW: 'NEW', CHANGED: 'CHANGED', SAME: 'SAME' } as const;
registerEnumType(DivisionVerdict, {
  name: 'DivisionVerdict',
  description: bi('What would come of a row.', '该行导入后的结果。'),
  valuesConfig: {
    NEW: { description: bi('It would be added.', '新增。') },
    CHANGED: {
      description: bi('Its name, code or town would change.', '名称、代码或镇街有变更。'),
    },
    SAME: { description: bi('Nothing would change.', '无变化。') },
  },
});

@ObjectType({ description: bi('A row of a list of towns and villages.', '区划列表中的一行。') })
export class DivisionRow {
  @Field(() => Int, { description: bi('Which row of the list.', '第几行。') })
  row!: number;
  @Field(() => DivisionLevel, { description: bi('Town or village.', '镇街或村。') })
  level!: string;
  @Field(() => String, { nullable: true, description: bi('Its code.', '代码。') })
  code!: string | null;
  @Field(() => String, { description: bi('Its name, as it would be kept.', '名称（保存为）。') })
  name!: string;
  @Field(() => String, { nullable: true, description: bi('A village’s town.', '所属镇街。') })
  townName!: string | null;
  @Field(() => DivisionVerdict, { description: bi('What would come of it.', '导入结果。') })
  verdict!: string;
}

@ObjectType({ description: bi('What is wrong with a row.', '某行的问题。') })
export class DivisionFault {
  @Field(() => Int, { description: bi('Which row of the list.', '第几行。') })
  row!: number;
  @Field(() => String, { description: bi('In Chinese.', '中文说明。') })
  zh!: string;
  @Field(() => String, { description: bi('In English.', '英文说明。') })
  en!: string;
}

@InputType({ description: bi('A list of towns and villages.', '镇街和村的列表。') })
export class DivisionsInput {
  @Field(() => String, {
    description: bi(
      'Lines with a heading (代码, 名称, 所属镇街), parted by commas or tabs, or JSON (code, name, children).',
      '带表头的文本（代码、名称、所属镇街，用逗号或制表符分隔，可从 Excel 直接复制），或 JSON（code、name、children）。',
    ),
  })
  text!: string;
  @Field(() => ID, {
    nullable: true,
    description: bi('A UUID for this one wish.', '本次操作的 UUID。'),
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: bi('What a list would change.', '区划列表导入预览。') })
export class DivisionsPreview {
  @Field(() => [DivisionRow], {
    nullable: true,
    description: bi('Every row that can be taken.', '可导入的各行。'),
  })
  rows?: DivisionRow[] | null;
  @Field(() => [DivisionFault], {
    nullable: true,
    description: bi('Rows that cannot be taken.', '不能导入的行。'),
  })
  faults?: DivisionFault[] | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('Residents’ committees left out.', '未列入的社区居委会数。'),
  })
  residential?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('What a list changed.', '区划列表导入结果。') })
export class ImportDivisionsPayload {
  @Field(() => Int, { nullable: true, description: bi('How many were added.', '新增数。') })
  added?: number | null;
  @Field(() => Int, { nullable: true, description: bi('How many were changed.', '变更数。') })
  changed?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}
