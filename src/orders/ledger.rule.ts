import type { LedgerStanding } from './order-state.rule.ts';

/*
 * The capacity ledger: available = offered − reserved − committed, on a listing's own columns, in
 * thousandths of its own unit. What was handed over stays committed (it is gone from what can be
 * promised) and is told apart in `delivered`. An order adds exactly `contribution` to each of its
 * listings, so the columns are the sums of their orders' contributions at any time.
 */

/** What an order takes of a listing, and how much of that was handed over. */
export interface Amounts {
  readonly quantity: bigint;
  readonly delivered: bigint;
}

/** What an order adds to a listing's three ledger columns. */
export interface Contribution {
  readonly reserved: bigint;
  readonly committed: bigint;
  readonly delivered: bigint;
}

/** An order's part of a listing's ledger. */
export function contribution(
  standing: LedgerStanding,
  { quantity, delivered }: Amounts,
): Contribution {
  switch (standing) {
    case 'NONE':
    case 'RETURNED':
      return { reserved: 0n, committed: 0n, delivered: 0n };
    case 'RESERVED':
      return { reserved: quantity, committed: 0n, delivered: 0n };
    case 'COMMITTED':
      return { reserved: 0n, committed: quantity, delivered };
    case 'DONE':
      return { reserved: 0n, committed: delivered, delivered };
  }
}

/** What has to be added to the columns when an order moves. */
export function ledgerChange(
  before: { readonly standing: LedgerStanding; readonly amounts: Amounts },
  after: { readonly standing: LedgerStanding; readonly amounts: Amounts },
): Contribution {
  const [was, is] = [
    contribution(before.standing, before.amounts),
    contribution(after.standing, after.amounts),
  ];
  return {
    reserved: is.reserved - was.reserved,
    committed: is.committed - was.committed,
    delivered: is.delivered - was.delivered,
  };
}

/** A part of `whole` in proportion `of / all`, rounded down; all of it when `of` is `all`. */
export function share(whole: bigint, of: bigint, all: bigint): bigint {
  return all === 0n ? 0n : (whole * of) / all;
}
