import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayManageDistrict, mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootOne, RootPage } from '../platform/read/declare.ts';
import { lexiconStatus, type Status } from './lexicon-status.service.ts';
import { addLexiconWord, removeLexiconWord, type KnowingCall } from './lexicon-word.service.ts';
import {
  AddLexiconWordInput,
  AddLexiconWordPayload,
  LexiconConcept,
  lexiconConceptPage,
  LexiconStatus,
  lexiconWordPage,
  RemoveLexiconWordInput,
  RemoveLexiconWordPayload,
} from './lexicon.type.ts';

/** What the matcher knows, and a district's own words. */
@Resolver()
export class LexiconResolver {
  @RootPage(lexiconConceptPage, {
    description: bi('What the matcher knows.', '撮合所认识的事物和动作。'),
  })
  lexiconConcepts!: never;

  @RootOne(
    () => LexiconConcept,
    (_source: never, args: { code: string }) => ({ code: args.code }),
    { description: bi('One thing or action.', '一种事物或动作。') },
    { code: { type: () => ID, nullable: false, description: bi('Its code.', '代码。') } },
  )
  lexiconConcept!: never;

  @RootPage(lexiconWordPage, {
    description: bi('The district’s own words.', '本区自定的词语。'),
  })
  lexiconWords!: never;

  @Authorise(mayRead)
  @Query(() => LexiconStatus, {
    description: bi('Which lexicon is in use, and whether it is applied.', '词库版本及应用进度。'),
  })
  lexiconStatus(@Ctx() call: Call): Promise<Status> {
    return lexiconStatus(call);
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => AddLexiconWordPayload, {
    description: bi(
      'Adds a word of the district’s own; entries are read with it at once, those there are already are looked at again.',
      '添加本区自定词语：新条目立即按其理解，已有条目随后重新核对。',
    ),
  })
  async addLexiconWord(
    @Arg('input', () => AddLexiconWordInput, { description: bi('The word.', '词语。') })
    input: AddLexiconWordInput,
    @Ctx() call: KnowingCall,
  ) {
    return orUserErrors(() => addLexiconWord(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => RemoveLexiconWordPayload, {
    description: bi('Takes a word of the district’s own back.', '删去本区自定词语。'),
  })
  async removeLexiconWord(
    @Arg('input', () => RemoveLexiconWordInput, { description: bi('Which word.', '哪个词语。') })
    input: RemoveLexiconWordInput,
    @Ctx() call: KnowingCall,
  ) {
    return orUserErrors(() => removeLexiconWord(call, input));
  }
}
