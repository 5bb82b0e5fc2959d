import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import { acceptLexiconProposal, dismissLexiconProposal } from './lexicon-proposal.service.ts';
import {
  LexiconDecisionInput,
  LexiconDecisionPayload,
  lexiconProposalPage,
} from './lexicon-proposal.type.ts';

/** What declined pairings say of the lexicon. */
@Resolver()
export class LexiconProposalResolver {
  @RootPage(lexiconProposalPage, {
    description: bi(
      'What declined pairings say of the lexicon; for administrators and auditors.',
      '根据被否配对提出的词库修改建议；管理员和审计员可见。',
    ),
  })
  lexiconProposals!: never;

  @Authorise(mayManageDistrict)
  @Mutation(() => LexiconDecisionPayload, {
    description: bi(
      'Accepts a proposal: the two never stand for each other here any more; pairings follow.',
      '采纳建议：本区不再把两者当作一回事，配对随之更新。',
    ),
  })
  async acceptLexiconProposal(
    @Arg('input', () => LexiconDecisionInput, { description: bi('Which.', '哪条建议。') })
    input: LexiconDecisionInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => acceptLexiconProposal(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => LexiconDecisionPayload, {
    description: bi(
      'Dismisses a proposal, or takes back an accepted one.',
      '忽略建议，或撤回已采纳的建议。',
    ),
  })
  async dismissLexiconProposal(
    @Arg('input', () => LexiconDecisionInput, { description: bi('Which.', '哪条建议。') })
    input: LexiconDecisionInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => dismissLexiconProposal(call, input));
  }
}
