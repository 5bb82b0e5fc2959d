import type { SeededRandom } from './random.ts';
import type { PairingRow } from './row.ts';
import { SeedError, known } from './seed-file.ts';
import { runningIds } from './seed-id.ts';
import type { SyntheticChains } from './synthetic-chain.ts';
import { kindOf, type ListingNotes, type ListingPlan } from './synthetic-listing.ts';
import type { SyntheticParties } from './synthetic-party.ts';

/** A pairing is worth a message from here on. */
const NOTIFY = 700;
/** How much of a score each part has, in percent; the text takes what is left. */
const SHARES = { object: 40, action: 20, quantity: 10, time: 5, distance: 5, chain: 5 } as const;

/**
 * Writes `wanted` pairings without the matcher: open needs with open resources of their topic, first
 * one for every need, then a second, a little worse, and so on. Not what the matcher would find, only
 * rows of its shape to read. Throws SeedError when the listings do not give that many.
 */
export function* syntheticPairings(
  plan: ListingPlan,
  wanted: number,
  parties: SyntheticParties,
  chains: SyntheticChains,
  notes: ListingNotes,
  random: SeededRandom,
): Generator<PairingRow[]> {
  const { district, now } = plan;
  const idOf = runningIds(district, 'pairing', plan.seed);
  const listingId = runningIds(district, 'listing', plan.seed);
  const chainIds = new Map(chains.chain.map(({ code, id }) => [code, id]));
  const chainOf = plan.topics.map(({ chain }) => known(chainIds, chain, 'chain'));
  const sides = bySide(plan, notes);
  let written = 0;
  let rows: PairingRow[] = [];

  const write = (need: number, resource: number, round: number): PairingRow => {
    const topicAt = notes.topic[need]!;
    const topic = plan.topics[topicAt]!;
    const score = Math.max(320, 950 - Math.min(round, 12) * 45 - random.below(60));
    const cover = Math.min(notes.quantity[need]!, notes.quantity[resource]!);
    const since = new Date(now.getTime() - random.below(30 * 86_400_000));
    return {
      district,
      id: idOf(written),
      need: listingId(need),
      resource: listingId(resource),
      need_party: parties.party[notes.party[need]!]!.id,
      resource_party: parties.party[notes.party[resource]!]!.id,
      chain: chainOf[topicAt]!,
      category: topic.category,
      score,
      parts: parts(score),
      reasons: topic.reasons,
      notify: score >= NOTIFY,
      quantity: cover === 0 ? null : BigInt(cover),
      state: 'PROPOSED',
      created_at: since,
      updated_at: since,
      version: 1,
    };
  };

  for (let round = 0; written < wanted; round += 1) {
    let possible = false;
    for (const { needs, resources } of sides) {
      if (round >= resources.length) continue;
      possible = true;
      for (let at = 0; at < needs.length && written < wanted; at += 1) {
        const need = needs[at]!;
        const resource = resources[(at + round) % resources.length]!;
        // A party does not serve itself.
        if (notes.party[need] === notes.party[resource]) continue;
        rows.push(write(need, resource, round));
        written += 1;
        if (rows.length === plan.batch) {
          yield rows;
          rows = [];
        }
      }
    }
    if (!possible) {
      throw new SeedError(
        `这些条目只够配 ${written} 对，要 ${wanted} 对；请增加条目或减少配对。` +
          `These listings give only ${written} of ${wanted} pairings: ask for more listings or fewer pairings.`,
      );
    }
  }
  if (rows.length > 0) yield rows;
}

/** The open needs and resources of each topic, as running numbers. */
function bySide(plan: ListingPlan, notes: ListingNotes) {
  const sides = plan.topics.map(() => ({ needs: [] as number[], resources: [] as number[] }));
  for (let n = 0; n < plan.listings; n += 1) {
    if (notes.open[n] === 0) continue;
    const side = sides[notes.topic[n]!]!;
    (kindOf(n) === 'NEED' ? side.needs : side.resources).push(n);
  }
  return sides;
}

/** Divides a score into its parts: whole numbers that add up to it. */
function parts(score: number): PairingRow['parts'] {
  const share = (percent: number): number => Math.floor((score * percent) / 100);
  const object = share(SHARES.object);
  const action = share(SHARES.action);
  const quantity = share(SHARES.quantity);
  const time = share(SHARES.time);
  const distance = share(SHARES.distance);
  const chain = share(SHARES.chain);
  const text = score - object - action - quantity - time - distance - chain;
  return { object, action, text, quantity, time, distance, chain };
}
