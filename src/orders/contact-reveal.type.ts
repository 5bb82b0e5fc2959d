import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { UserErrors, type UserError } from '../platform/errors/user-error.type.ts';
import { RepeatableInput } from '../platform/graphql/repeatable-input.type.ts';
import { ByKey, Column, Table } from '../platform/read/declare.ts';

@InputType({ description: bi('Whose number to show in full.', '要查看完整号码的条目。') })
export class RevealContactInput extends RepeatableInput {
  @Field(() => ID, { description: bi('The listing.', '条目。') })
  listing!: string;
}

/** Reachable only through the payload below, so that nobody reads a number without leaving a line in the audit log. */
@Table('person')
@ObjectType({ description: bi('A contact with its number in full.', '联系人及完整号码。') })
export class RevealedContact {
  @Column('text', 'name', { description: bi('A person or an office.', '联系人或联系单位。') })
  name!: string;
  @Column('text', 'phone', { nullable: true, description: bi('The number.', '完整号码。') })
  phone!: string | null;
}

@ObjectType({ description: bi('The answer to asking for a number.', '查看号码的结果。') })
export class RevealContactPayload {
  @ByKey(
    () => RevealedContact,
    ({ contact }: { contact?: string }) => (contact === undefined ? null : { 'id:uuid': contact }),
    { description: bi('The contact.', '联系人。') },
  )
  contact!: RevealedContact | null;
  @UserErrors()
  userErrors!: UserError[];
}
