import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { closePlace, reopenPlace } from './closing.service.ts';
import { addParty, editParty } from './party.service.ts';
import {
  AddClusterInput,
  AddPartyInput,
  AddTownInput,
  AddVillageInput,
  ClosingInput,
  EditClusterInput,
  EditPartyInput,
  EditTownInput,
} from './register-input.type.ts';
import { ClosingPayload, ClusterPayload, PartyPayload, TownPayload } from './register.type.ts';
import { addCluster, addTown, editCluster, editTown } from './town.service.ts';

/** The district's register of places and parties, kept by its administrators. */
@Resolver()
export class RegisterResolver {
  @Authorise(mayManageDistrict)
  @Mutation(() => TownPayload, { description: bi('Adds a town.', '新增镇街。') })
  async addTown(
    @Arg('input', () => AddTownInput, { description: bi('The town.', '镇街信息。') })
    input: AddTownInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addTown(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => TownPayload, {
    description: bi(
      'Edits a town; another name is used in matching at once.',
      '修改镇街；名称变更后相关清单重新配对。',
    ),
  })
  async editTown(
    @Arg('input', () => EditTownInput, { description: bi('The change.', '修改内容。') })
    input: EditTownInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => editTown(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ClusterPayload, { description: bi('Adds a cluster.', '新增片区。') })
  async addCluster(
    @Arg('input', () => AddClusterInput, { description: bi('The cluster.', '片区信息。') })
    input: AddClusterInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addCluster(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ClusterPayload, { description: bi('Edits a cluster.', '修改片区。') })
  async editCluster(
    @Arg('input', () => EditClusterInput, { description: bi('The change.', '修改内容。') })
    input: EditClusterInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => editCluster(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => PartyPayload, { description: bi('Adds a village.', '新增村。') })
  async addVillage(
    @Arg('input', () => AddVillageInput, { description: bi('The village.', '村信息。') })
    input: AddVillageInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addParty(call, 'addVillage', { ...input, kind: 'VILLAGE' }));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => PartyPayload, {
    description: bi('Adds an enterprise or another organisation.', '新增企业或其他组织。'),
  })
  async addParty(
    @Arg('input', () => AddPartyInput, { description: bi('The party.', '主体信息。') })
    input: AddPartyInput,
    @Ctx() call: Call,
  ) {
    const kind = input.organizationKind == null ? 'ENTERPRISE' : 'ORGANIZATION';
    return orUserErrors(() => addParty(call, 'addParty', { ...input, kind }));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => PartyPayload, {
    description: bi(
      'Edits a village or another party; where it lies elsewhere, its lists follow and are matched again.',
      '修改村或其他主体；镇街、片区或坐标变更后，其清单随之变更并重新配对。',
    ),
  })
  async editParty(
    @Arg('input', () => EditPartyInput, { description: bi('The change.', '修改内容。') })
    input: EditPartyInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => editParty(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ClosingPayload, {
    description: bi(
      'Closes a town, cluster, village or party that nothing stands on any more; it stays on record.',
      '停用不再使用的镇街、片区、村或主体；记录保留。',
    ),
  })
  async closePlace(
    @Arg('input', () => ClosingInput, { description: bi('Which.', '对象。') })
    input: ClosingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => closePlace(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ClosingPayload, {
    description: bi('Opens a closed place or party again.', '恢复已停用的镇街、片区、村或主体。'),
  })
  async reopenPlace(
    @Arg('input', () => ClosingInput, { description: bi('Which.', '对象。') })
    input: ClosingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => reopenPlace(call, input));
  }
}
