import { Field, ID, InputType } from 'type-graphql';
import { bi } from '../describe.ts';

/** What the input of every mutation has: the key under which it may come again (see `withIdempotency`). */
@InputType({ description: bi('What may be sent twice.', '可重复发送的操作。') })
export abstract class RepeatableInput {
  @Field(() => ID, {
    nullable: true,
    description: bi(
      'A UUID made by the client for this one wish; sending it again does nothing twice.',
      '客户端为此次操作生成的 UUID；重复发送不会重复办理。',
    ),
  })
  idempotencyKey?: string | null;
}
