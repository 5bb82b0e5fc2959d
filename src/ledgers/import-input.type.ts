import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';
import { LedgerImport, LedgerRow } from './import.type.ts';
import { LedgerFields, LedgerKinds } from './ledger-enum.type.ts';
import type { LedgerField, LedgerKind } from './ledger-field.rule.ts';

@InputType({ description: bi('One import.', '指定一次导入。') })
export class LedgerImportInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The import.', '导入标识。') })
  import!: string;
}

@InputType({ description: bi('An import to carry out.', '要办理的导入。') })
export class ApplyLedgerImportInput extends LedgerImportInput {
  @Field(() => Boolean, {
    nullable: true,
    description: bi(
      'Whether entries the ledger no longer has are withdrawn; not if absent.',
      '是否撤回表中已没有的条目，默认不撤回。',
    ),
  })
  withdrawMissing?: boolean | null;
}

@InputType({ description: bi('Accounts of an import to hand over.', '要发放的导入账号。') })
export class DrawAccountSlipsInput extends LedgerImportInput {
  @Field(() => String, {
    description: bi(
      'Where people sign in, such as https://lianzu.example; it stands on the slips.',
      '登录网址，例如 https://lianzu.example，将印在登录凭条上。',
    ),
  })
  address!: string;
}

@InputType({ description: bi('What a column says.', '某列的含义。') })
export class LedgerColumnInput {
  @Field(() => Int, { description: bi('The column, from 0.', '第几列，从0起。') })
  at!: number;
  @Field(() => LedgerFields, { description: bi('What it says.', '含义。') })
  field!: LedgerField;
}

@InputType({ description: bi('How a sheet is to be understood.', '一张表应如何理解。') })
export class MapLedgerSheetInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The import.', '导入标识。') })
  import!: string;
  @Field(() => Int, { description: bi('The sheet, from 0.', '第几张表，从0起。') })
  sheet!: number;
  @Field(() => LedgerKinds, { description: bi('What its rows are.', '各行是什么。') })
  kind!: LedgerKind;
  @Field(() => [LedgerColumnInput], {
    description: bi('The columns that say something else than was understood.', '须更正的列。'),
  })
  columns!: LedgerColumnInput[];
}

@InputType({ description: bi('What a cell is to say.', '单元格改成什么。') })
export class LedgerCellInput {
  @Field(() => Int, { description: bi('The column, from 0.', '第几列，从0起。') })
  at!: number;
  @Field(() => String, { description: bi('What it is to say.', '内容。') })
  text!: string;
}

@InputType({ description: bi('Cells to put right.', '要改正的单元格。') })
export class FixLedgerRowInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The row.', '行标识。') })
  row!: string;
  @Field(() => [LedgerCellInput], { description: bi('The cells.', '单元格。') })
  cells!: LedgerCellInput[];
}

const keyed =
  (name: string) =>
  (source: Readonly<Record<string, string | undefined>>): { 'id:uuid': string } | null => {
    const id = source[name];
    return id === undefined ? null : { 'id:uuid': id };
  };

@ObjectType({ description: bi('An import that was changed.', '已变动的导入。') })
export class LedgerImportPayload {
  @ByKey(() => LedgerImport, keyed('import'), { description: bi('The import.', '导入。') })
  ledgerImport?: LedgerImport | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({ description: bi('A row that was put right.', '已改正的行。') })
export class FixLedgerRowPayload {
  @ByKey(() => LedgerRow, keyed('row'), {
    description: bi('The row, looked at again.', '重新核对后的行。'),
  })
  row?: LedgerRow | null;
  @ByKey(() => LedgerImport, keyed('import'), {
    description: bi('Its import.', '所属导入。'),
  })
  ledgerImport?: LedgerImport | null;
  @UserErrors()
  userErrors!: UserError[];
}

@ObjectType({
  description: bi('Slips of accounts that an import made.', '导入所建账号的登录凭条。'),
})
export class DrawAccountSlipsPayload {
  @ByKey(() => LedgerImport, keyed('import'), { description: bi('The import.', '导入。') })
  ledgerImport?: LedgerImport | null;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'HTML to print on A4, shown this once; null when the request is repeated.',
      '可打印的 A4 凭条（HTML），仅显示这一次；重复请求时为空。',
    ),
  })
  slips?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'How many accounts of the import still have no slip; ask again for them.',
      '还有多少个账号未发凭条；再次请求即可。',
    ),
  })
  left?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}
