import { once, type Repeatable } from '../access/once.service.ts';
import { mayWriteFor } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { parseThousandths } from '../platform/read/thousandths.rule.ts';
import type { ListingEntity } from './listing.entity.ts';
import type { ListingFields } from './listing-input.rule.ts';
import {
  addListing,
  confirmListing,
  editListing,
  listingToChange,
  partyOf,
  renewListing,
  similarListings,
  withdrawListing,
  type ListingParty,
} from './listing.service.ts';
import type { Recurrence } from './resource-window.rule.ts';
import { closeWindow, openWindows } from './resource-window.service.ts';

/** What a mutation keeps for its answer. */
export interface ListingResult {
  readonly listing: string;
  readonly [key: string]: string | readonly string[];
}

/** What adding keeps: the new listing, and open ones of the same party that say nearly the same. */
export interface AddedListing extends ListingResult {
  readonly similar: readonly string[];
}

type NewListing = ListingFields & Repeatable & { readonly party?: string | null };
interface WindowsInput {
  readonly weekdays?: readonly number[] | null;
  readonly quantity: string;
  readonly unit?: string | null;
}
type Change = Repeatable & { readonly id: string; readonly version?: number | null };

/** Adds a need or resource to the list of the viewer's own party, or of one they write for. */
export async function addToList(
  call: Call,
  kind: 'NEED' | 'RESOURCE',
  input: NewListing,
): Promise<AddedListing> {
  return once(call, kind === 'NEED' ? 'addNeed' : 'addResource', input, async (unit) => {
    const party = input.party ?? call.viewer.party;
    if (party == null) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
    const [found, similar] = await Promise.all([
      partyOf(unit, party),
      similarListings(unit, kind, party, input.title ?? ''),
    ]);
    return { listing: await addListing(unit, kind, allowed(call, found), input), similar };
  });
}

/** Changes what a listing says, if it is still as the caller saw it. */
export async function changeListing(
  call: Call,
  input: ListingFields & Change,
): Promise<ListingResult> {
  return change(call, 'editListing', input, (unit, listing, party) =>
    editListing(unit, listing, party.time_zone, input),
  );
}

/** Takes a listing off the list. */
export async function takeOffList(call: Call, input: Change): Promise<ListingResult> {
  return change(call, 'withdrawListing', input, (unit, listing) => withdrawListing(unit, listing));
}

/** Lets a listing run longer, or opens it again. */
export async function renewOnList(
  call: Call,
  input: Change & { readonly expiresOn?: string | null },
): Promise<ListingResult> {
  return change(call, 'renewListing', input, (unit, listing, party) =>
    renewListing(unit, listing, party.time_zone, input.expiresOn ?? null),
  );
}

/** Opens windows of a recurring resource. */
export async function openWindowsOf(
  call: Call,
  input: Change & Omit<Recurrence, 'weekdays'> & WindowsInput,
): Promise<ListingResult> {
  return change(call, 'openWindows', input, (unit, listing, party) =>
    openWindows(unit, listing, party.time_zone, {
      ...input,
      weekdays: input.weekdays ?? [],
      quantity: parseThousandths(input.quantity),
      unit: input.unit ?? null,
    }),
  );
}

/** Takes a window of a resource back. */
export async function closeWindowOf(
  call: Call,
  input: Change & { readonly window: string },
): Promise<ListingResult> {
  const window = checkId(input.window, ['input', 'window']);
  return change(call, 'closeWindow', input, (unit, listing, party) =>
    closeWindow(unit, listing, party.time_zone, window),
  );
}

/** Notes that a listing still holds. */
export async function confirmOnList(call: Call, input: Change): Promise<ListingResult> {
  return change(call, 'confirmListing', input, (unit, listing) => confirmListing(unit, listing));
}

/** One change of one listing by someone who may write for its party. */
async function change(
  call: Call,
  mutation: string,
  input: Change,
  work: (unit: UnitOfWork, listing: ListingEntity, party: ListingParty) => Promise<void>,
): Promise<ListingResult> {
  return once(call, mutation, input, async (unit) => {
    const listing = await listingToChange(unit, input.id, input.version ?? null);
    await work(unit, listing, allowed(call, await partyOf(unit, listing.party)));
    return { listing: listing.id };
  });
}

function allowed(call: Call, party: ListingParty): ListingParty {
  if (!mayWriteFor(call.viewer, party)) throw ExpectedError.of('FORBIDDEN');
  return party;
}
