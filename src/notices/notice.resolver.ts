import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { LiveEvents } from '../platform/live/live-field.ts';
import { RootPage } from '../platform/read/declare.ts';
import type { TypeClass } from '../platform/read/spec.ts';
import { eventFilter, eventPage } from './event-filter.type.ts';
import { markNoticesRead, unreadNotices } from './inbox.service.ts';
import { mayBeTold } from './notice.policy.ts';
import { MarkNoticesReadInput, MarkNoticesReadPayload, Notice, noticePage } from './notice.type.ts';
import { mayTell } from './telling.rule.ts';

/** What concerns the viewer. */
@Resolver()
export class NoticeResolver {
  @RootPage(noticePage, {
    description: bi('What concerns the viewer, latest first.', '与当前用户有关的消息，新的在前。'),
  })
  inbox!: never;

  @Authorise(mayRead)
  @Query(() => Int, {
    description: bi(
      'How many notices the viewer has not read, counted up to 100.',
      '未读消息条数，最多数到100。',
    ),
  })
  unreadNotices(@Ctx() call: Call): Promise<number> {
    return unreadNotices(call);
  }

  @Authorise(mayBeTold)
  @Mutation(() => MarkNoticesReadPayload, {
    description: bi(
      'Marks notices as read, for the viewer’s own account: up to one, single ones, or all.',
      '把消息标为已读（只对本账号）：到某条为止、若干条，或全部。',
    ),
  })
  markNoticesRead(
    @Arg('input', () => MarkNoticesReadInput, {
      description: bi('Which; all with neither field.', '哪些消息；都不填为全部。'),
    })
    input: MarkNoticesReadInput,
    @Ctx() call: Call,
  ): Promise<Answer<object>> {
    return orUserErrors(() => markNoticesRead(call, input));
  }

  @LiveEvents(() => Notice, {
    description: bi(
      'The viewer’s notices, as they come; `after` resumes without gap or repeat.',
      '实时推送当前用户的消息；用 after 续接，不漏不重。',
    ),
    filter: eventFilter,
    filterInput: eventPage.filter?.input as TypeClass,
    about: ({ type }) => type !== null && mayTell.has(type),
  })
  newNotices!: never;
}
