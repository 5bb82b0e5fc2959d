import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { mayManageDistrict } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { importDivisions, previewDivisions } from './division.service.ts';
import { DivisionsInput, DivisionsPreview, ImportDivisionsPayload } from './division.type.ts';

/** The towns and villages of a new district, from its official list. */
@Resolver()
export class DivisionResolver {
  @Authorise(mayManageDistrict)
  @Query(() => DivisionsPreview, {
    description: bi('What a list of towns and villages would change.', '预览镇街和村的导入。'),
  })
  async divisionsPreview(
    @Arg('input', () => DivisionsInput, { description: bi('The list.', '列表。') })
    input: DivisionsInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => previewDivisions(call, input.text));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => ImportDivisionsPayload, {
    description: bi(
      'Takes a list of towns and villages over; the same list twice changes nothing.',
      '导入镇街和村；同一列表重复导入不会产生变化。',
    ),
  })
  async importDivisions(
    @Arg('input', () => DivisionsInput, { description: bi('The list.', '列表。') })
    input: DivisionsInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => importDivisions(call, input));
  }
}
