import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import {
  AddChainInput,
  ChainMemberInput,
  ChainPayload,
  ClosingChainInput,
  EditChainInput,
  SetStagesInput,
} from './chain-input.type.ts';
import {
  addChain,
  addChainMember,
  closeChain,
  editChain,
  removeChainMember,
  reopenChain,
  setStages,
} from './chain.service.ts';

/** The district's chains, kept by its administrators. */
@Resolver()
export class ChainMutations {
  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, {
    description: bi('Adds a chain with its stages.', '新增链组及其环节。'),
  })
  async addChain(
    @Arg('input', () => AddChainInput, { description: bi('The chain.', '链组信息。') })
    input: AddChainInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addChain(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, { description: bi('Edits a chain.', '修改链组。') })
  async editChain(
    @Arg('input', () => EditChainInput, { description: bi('The change.', '修改内容。') })
    input: EditChainInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => editChain(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, {
    description: bi(
      'Gives a chain its stages; those left out are closed.',
      '设置链组的环节；未列出的环节停用。',
    ),
  })
  async setStages(
    @Arg('input', () => SetStagesInput, { description: bi('The stages.', '环节。') })
    input: SetStagesInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => setStages(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, {
    description: bi(
      'Makes a party a member of a chain, or puts it at another stage.',
      '把主体加入链组，或调整所在环节。',
    ),
  })
  async addChainMember(
    @Arg('input', () => ChainMemberInput, { description: bi('The member.', '成员。') })
    input: ChainMemberInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addChainMember(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, { description: bi('Ends a membership.', '把主体移出链组。') })
  async removeChainMember(
    @Arg('input', () => ChainMemberInput, { description: bi('The member.', '成员。') })
    input: ChainMemberInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => removeChainMember(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, {
    description: bi(
      'Closes a chain that nothing stands on any more.',
      '停用不再使用的链组；记录保留。',
    ),
  })
  async closeChain(
    @Arg('input', () => ClosingChainInput, { description: bi('Which.', '链组。') })
    input: ClosingChainInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => closeChain(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ChainPayload, {
    description: bi('Opens a closed chain again.', '恢复已停用的链组。'),
  })
  async reopenChain(
    @Arg('input', () => ClosingChainInput, { description: bi('Which.', '链组。') })
    input: ClosingChainInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => reopenChain(call, input));
  }
}
