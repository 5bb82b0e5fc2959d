import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Account } from '../access/account.type.ts';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey } from '../platform/read/declare.ts';

@InputType({ description: bi('Who leaves and who takes over.', '离任与接任账号。') })
export class HandOverAccountInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The account of who leaves.', '离任者的账号。') })
  account!: string;
  @Field(() => ID, {
    description: bi(
      'The account of who takes over, of the same role and village.',
      '接任者的账号，须为同一村、同一角色。',
    ),
  })
  successor!: string;
}

const key =
  (name: 'account' | 'successor') =>
  (payload: { readonly account?: string; readonly successor?: string }) =>
    payload[name] === undefined ? null : { 'id:uuid': payload[name] };

@ObjectType({ description: bi('What came of a handover.', '交接结果。') })
export class HandOverAccountPayload {
  @ByKey(() => Account, key('account'), {
    description: bi('The account that is closed now.', '已停用的离任账号。'),
  })
  account?: Account | null;
  @ByKey(() => Account, key('successor'), {
    description: bi('The account that has taken over.', '接任账号。'),
  })
  successor?: Account | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('Open entries the successor has now.', '接任者名下仍在办的条目数。'),
  })
  openListings?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi('Open orders the successor has now.', '接任者名下在办的办理单数。'),
  })
  openOrders?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: bi(
      'Entries that now name the successor as the one to call.',
      '联系人已改为接任者的条目数。',
    ),
  })
  contacts?: number | null;
  @UserErrors()
  userErrors!: UserError[];
}
