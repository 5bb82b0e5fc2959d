import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { mayManageDistrict, mayRead } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import { RootPage } from '../platform/read/declare.ts';
import type { Complement } from './complement.rule.ts';
import { endPartnership, formPartnership, suggestPartnerships } from './partnership.service.ts';
import {
  EndPartnershipInput,
  FormPartnershipInput,
  partnershipPage,
  PartnershipPayload,
  PartnershipSuggestion,
} from './partnership.type.ts';

/** 大村带小村. */
@Resolver()
export class PartnershipResolver {
  @RootPage(partnershipPage, {
    description: bi('The partnerships of the district.', '全区的结对。'),
  })
  partnerships!: never;

  @Authorise(mayRead)
  @Query(() => [PartnershipSuggestion], {
    description: bi(
      'The best partner for every weak village that has none, worked out over all of them together.',
      '为尚未结对的小村统筹求出的最优结对。',
    ),
  })
  suggestPartnerships(
    @Ctx() call: Call,
    @Arg('cap', () => Int, {
      nullable: true,
      description: bi(
        'The most weak villages per strong one; as even as they divide if absent.',
        '每个大村最多带几个小村；不填为尽量均衡。',
      ),
    })
    cap?: number,
  ): Promise<Complement[]> {
    return suggestPartnerships(call, cap ?? null);
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => PartnershipPayload, {
    description: bi('Forms a partnership of two villages.', '建立结对。'),
  })
  async formPartnership(
    @Arg('input', () => FormPartnershipInput, {
      description: bi('The two villages.', '结对双方。'),
    })
    input: FormPartnershipInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => formPartnership(call, input));
  }

  @Authorise(mayManageDistrict)
  @Mutation(() => PartnershipPayload, {
    description: bi('Ends a partnership; it stays to be seen.', '结束结对（记录保留）。'),
  })
  async endPartnership(
    @Arg('input', () => EndPartnershipInput, { description: bi('Which.', '哪个结对。') })
    input: EndPartnershipInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => endPartnership(call, input));
  }
}
