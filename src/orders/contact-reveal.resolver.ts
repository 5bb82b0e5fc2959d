import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { revealContact } from './contact-reveal.service.ts';
import { RevealContactInput, RevealContactPayload } from './contact-reveal.type.ts';
import { mayActOnOrders } from './order.policy.ts';

/** A number in full, for those who have agreed. */
@Resolver()
export class ContactReveal {
  @Authorise(mayActOnOrders)
  @Mutation(() => RevealContactPayload, {
    description: bi(
      'Shows a listing’s number in full, once both sides have agreed; who asked is recorded.',
      '双方谈妥后查看条目联系人的完整号码；查看会留痕。',
    ),
  })
  async revealContact(
    @Arg('input', () => RevealContactInput, { description: bi('Whose.', '哪一条。') })
    input: RevealContactInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => revealContact(call, input));
  }
}
