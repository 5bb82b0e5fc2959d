import { Field, ID, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { Role } from './viewer.rule.ts';

@ObjectType({
  description: bi(
    'An account to try the platform with; its password is public.',
    '试用平台的演示账号；密码公开。',
  ),
})
export class DemoAccount {
  @Field(() => ID, { description: bi('The district, six digits.', '行政区划代码（六位）。') })
  district!: string;
  @Field(() => String, { description: bi('The name to sign in with.', '账号名。') })
  name!: string;
  @Field(() => String, { description: bi('Its public password.', '公开的密码。') })
  password!: string;
  @Field(() => Role, { description: bi('What it may do.', '角色。') })
  role!: Role;
  @Field(() => String, {
    nullable: true,
    description: bi(
      'The town, village, party or chain it stands for; null for the whole district.',
      '代表的镇街、村、主体或链组；代表全区时为空。',
    ),
  })
  of?: string | null;
}
