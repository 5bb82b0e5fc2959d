import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import { ListingKind } from '../listings/listing-enum.type.ts';
import { bi } from '../platform/describe.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { DateScalar } from '../platform/scalars.ts';
import type { KnowingCall } from './lexicon-word.service.ts';
import { readUnsaved, type EntryRead } from './reading.service.ts';
import { EntryReading, WhyNot } from './reading.type.ts';
import { whyNot, type Explained } from './why-not.service.ts';

/** What the matcher understands, and why it does not pair. */
@Resolver()
export class ReadingQueries {
  @Authorise(mayRead)
  @Query(() => EntryReading, {
    description: bi(
      'Reads an entry as the matcher would, without saving anything.',
      '试读一条内容：系统怎么理解它。不保存。',
    ),
  })
  readEntry(
    @Ctx() call: KnowingCall,
    @Arg('title', () => String, { description: bi('Its title.', '标题。') }) title: string,
    @Arg('kind', () => ListingKind, { description: bi('The list it is for.', '填在哪张清单。') })
    kind: ListingKind,
    @Arg('detail', () => String, { nullable: true, description: bi('More words.', '补充说明。') })
    detail?: string | null,
    @Arg('today', () => DateScalar, {
      nullable: true,
      description: bi(
        'The day it is read on; the district’s where left out.',
        '以哪天为今天；不填为当天。',
      ),
    })
    today?: string | null,
    @Arg('party', () => ID, {
      nullable: true,
      description: bi(
        'Whose list it is for; the viewer’s own party if absent.',
        '填入谁的清单；不填为本人所属主体。',
      ),
    })
    party?: string | null,
  ): Promise<EntryRead> {
    const owner = party == null ? call.viewer.party : checkId(party, ['party']);
    const entry = { title, kind, detail: detail ?? null, party: owner };
    return readUnsaved(call, entry, today ?? null);
  }

  @Authorise(mayRead)
  @Query(() => WhyNot, {
    nullable: true,
    description: bi(
      'Why a need and a resource are, or are not, a pairing; null where one is not to be found.',
      '一条需求与一条资源为何相配或不相配；找不到其中一条时为空。',
    ),
  })
  whyNot(
    @Ctx() call: KnowingCall,
    @Arg('need', () => ID, { description: bi('The need.', '需求。') }) need: string,
    @Arg('resource', () => ID, { description: bi('The resource.', '资源。') }) resource: string,
  ): Promise<Explained | null> {
    return whyNot(call, checkId(need, ['need']), checkId(resource, ['resource']));
  }
}
