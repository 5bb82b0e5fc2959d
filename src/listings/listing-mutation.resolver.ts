import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { mayWriteForSome } from '../access/access.policy.ts';
import { Authorise } from '../access/authorise.policy.ts';
import type { Call } from '../access/call.service.ts';
import { bi } from '../platform/describe.ts';
import { orUserErrors } from '../platform/errors/user-error.type.ts';
import {
  addToList,
  changeListing,
  closeWindowOf,
  confirmOnList,
  openWindowsOf,
  renewOnList,
  takeOffList,
} from './listing-command.service.ts';
import {
  AddListingInput,
  AddNeedPayload,
  AddResourcePayload,
  EditListingInput,
  ListingInput,
  ListingPayload,
  RenewListingInput,
} from './listing-input.type.ts';
import { CloseWindowInput, OpenWindowsInput } from './resource-window.type.ts';

/** Writing to a party's two lists. */
@Resolver()
export class ListingMutations {
  @Authorise(mayWriteForSome)
  @Mutation(() => AddNeedPayload, {
    description: bi(
      'Puts a need on a party’s list; its pairings come with it.',
      '填报需求；配对随即产生。',
    ),
  })
  async addNeed(
    @Arg('input', () => AddListingInput, { description: bi('What to do.', '操作内容。') })
    input: AddListingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addToList(call, 'NEED', input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => AddResourcePayload, {
    description: bi(
      'Puts a resource on a party’s list; its pairings come with it.',
      '填报资源；配对随即产生。',
    ),
  })
  async addResource(
    @Arg('input', () => AddListingInput, { description: bi('What to do.', '操作内容。') })
    input: AddListingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => addToList(call, 'RESOURCE', input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ListingPayload, {
    description: bi('Changes a listing; its pairings follow.', '修改条目；配对随之更新。'),
  })
  async editListing(
    @Arg('input', () => EditListingInput, { description: bi('What to do.', '操作内容。') })
    input: EditListingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => changeListing(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ListingPayload, {
    description: bi(
      'Takes a listing off the list; its pairings are taken back.',
      '撤回条目；配对一并失效。',
    ),
  })
  async withdrawListing(
    @Arg('input', () => ListingInput, { description: bi('What to do.', '操作内容。') })
    input: ListingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => takeOffList(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ListingPayload, {
    description: bi('Lets a listing run longer, or opens it again.', '条目续期，或重新启用。'),
  })
  async renewListing(
    @Arg('input', () => RenewListingInput, { description: bi('What to do.', '操作内容。') })
    input: RenewListingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => renewOnList(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ListingPayload, {
    description: bi(
      'Offers a resource in windows that recur: a bus on Saturdays, a classroom in August.',
      '按周期开放资源时段：如周六的大巴、八月的教室。',
    ),
  })
  async openWindows(
    @Arg('input', () => OpenWindowsInput, { description: bi('What to do.', '操作内容。') })
    input: OpenWindowsInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => openWindowsOf(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ListingPayload, {
    description: bi(
      'Takes back a window of which nothing is promised.',
      '收回尚无预留和承诺的时段。',
    ),
  })
  async closeWindow(
    @Arg('input', () => CloseWindowInput, { description: bi('What to do.', '操作内容。') })
    input: CloseWindowInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => closeWindowOf(call, input));
  }

  @Authorise(mayWriteForSome)
  @Mutation(() => ListingPayload, {
    description: bi('Says that a listing still holds as it is.', '确认条目仍然有效。'),
  })
  async confirmListing(
    @Arg('input', () => ListingInput, { description: bi('What to do.', '操作内容。') })
    input: ListingInput,
    @Ctx() call: Call,
  ) {
    return orUserErrors(() => confirmOnList(call, input));
  }
}
