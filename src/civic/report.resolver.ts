import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { mayReport, mayWriteForSome } from '../access/access.policy.ts';
import { Authorise, callOf } from '../access/authorise.policy.ts';
import type { Context } from '../access/context.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors, type Answer } from '../platform/errors/user-error.type.ts';
import { createReportLink, revokeReportLink } from './report-link.service.ts';
import { matterOf, rateMatter, reportDesk, reportMatter } from './report.service.ts';
import {
  CreateReportLinkInput,
  CreateReportLinkPayload,
  Matter,
  MatterPayload,
  RateMatterInput,
  ReportDesk,
  ReportLinkInput,
  ReportMatterInput,
  RevokeReportLinkPayload,
} from './report.type.ts';

/** Public links, and what is open to those who come by one. */
@Resolver()
export class ReportResolver {
  @Authorise(mayWriteForSome)
  @Mutation(() => CreateReportLinkPayload, {
    description: bi(
      'Makes a link by which anybody reports matters of a village without an account.',
      '开通公开上报链接：村民无需账号即可反映事项。',
    ),
  })
  createReportLink(
    @Arg('input', () => CreateReportLinkInput, { description: bi('The link.', '链接信息。') })
    input: CreateReportLinkInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => createReportLink(callOf(context), input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => RevokeReportLinkPayload, {
    description: bi('Takes a public link back.', '停用公开上报链接。'),
  })
  revokeReportLink(
    @Arg('input', () => ReportLinkInput, { description: bi('The link.', '链接。') })
    input: ReportLinkInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => revokeReportLink(callOf(context), input));
  }

  @Authorise(mayReport)
  @Mutation(() => MatterPayload, {
    description: bi('Reports a matter by a public link.', '通过公开链接反映事项。'),
  })
  reportMatter(
    @Arg('input', () => ReportMatterInput, { description: bi('The matter.', '事项。') })
    input: ReportMatterInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => reportMatter(callOf(context), input));
  }

  @Authorise(mayReport)
  @Mutation(() => MatterPayload, {
    description: bi('Says how a reported matter was handled.', '评价事项的办理。'),
  })
  rateMatter(
    @Arg('input', () => RateMatterInput, { description: bi('The rating.', '评价。') })
    input: RateMatterInput,
    @Ctx() context: Context,
  ): Promise<Answer<object>> {
    return orUserErrors(() => rateMatter(callOf(context), input));
  }

  @Authorise(mayReport)
  @Query(() => ReportDesk, {
    description: bi('Where the public link one came by leads.', '当前公开链接的去处。'),
  })
  reportDesk(@Ctx() context: Context): Promise<ReportDesk> {
    return reportDesk(callOf(context));
  }

  @Authorise(mayReport)
  @Query(() => Matter, {
    nullable: true,
    description: bi('A matter reported by the same public link.', '由同一公开链接反映的事项。'),
  })
  async matter(
    @Arg('id', () => ID, { description: bi('The matter.', '事项。') }) id: string,
    @Ctx() context: Context,
  ): Promise<Matter | null> {
    return matterOf(callOf(context), id);
  }
}
