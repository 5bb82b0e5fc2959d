import type { BeichenChains } from './beichen-chain.ts';
import type { BeichenFiles, BeichenList } from './beichen-file.ts';
import { BEICHEN, beichenId, beichenListingId, partyKey } from './beichen-id.ts';
import type { ListingKind, ListingRow, PartyRow, PersonRow } from './row.ts';
import { known } from './seed-file.ts';

/** What the lists refer to, by name or code. */
export interface Named {
  readonly parties: ReadonlyMap<string, PartyRow>;
  readonly towns: ReadonlyMap<string, string>;
  readonly chains: BeichenChains;
}

/**
 * The resource and need lists, each line one row, a second apart so that newest-first is the files'
 * order. None has a window: what was published for 2024 is offered here without a date.
 */
export function listingRows(files: BeichenFiles, named: Named, now: Date): ListingRow[] {
  const { source } = files.district;
  const lines = (kind: ListingKind, lists: readonly BeichenList[]) =>
    lists.flatMap((list) =>
      list.listings.map((read) => ({
        kind,
        party: known(named.parties, list.party, 'party'),
        read,
      })),
    );
  return [...lines('RESOURCE', files.resources), ...lines('NEED', files.needs)].map(
    ({ kind, party, read }, at) => {
      const since = new Date(now.getTime() - at * 1000);
      return {
        district: BEICHEN,
        id: beichenListingId(kind, read.key),
        kind,
        party: party.id,
        town: party.town,
        chain: known(named.chains.ids, read.chain, 'chain'),
        stage: known(named.chains.stageIds, `${read.chain} ${read.stage}`, 'stage'),
        category: read.category,
        title: read.title,
        detail: read.detail ?? null,
        quantity: read.quantity === undefined ? null : BigInt(read.quantity.of) * 1000n,
        unit: read.quantity?.unit ?? null,
        reserved: 0n,
        committed: 0n,
        minimum_lot: null,
        divisible: true,
        available_from: null,
        available_to: null,
        only_town: read.only_town === undefined ? null : known(named.towns, read.only_town, 'town'),
        lat: null,
        lon: null,
        radius_m: null,
        terms: read.terms ?? null,
        contact: contactId(party),
        source: read.derived ? `${source}（据案例推断 derived）` : source,
        status: 'OPEN',
        freshness: 'FRESH',
        confirmed_at: now,
        expires_on: null,
        created_by: null,
        created_at: since,
        updated_at: since,
        version: 1,
        synthetic: false,
        features: null,
      };
    },
  );
}

/**
 * The contact of every party with a list: an office (田庄村村委会, 区文旅局), never a person, and
 * without a phone, because none is published.
 */
export function personRows(files: BeichenFiles, named: Named, now: Date): PersonRow[] {
  const listing = new Set([...files.resources, ...files.needs].map((list) => list.party));
  return [...listing].map((name) => {
    const party = known(named.parties, name, 'party');
    return {
      district: BEICHEN,
      id: contactId(party),
      party: party.id,
      name: party.kind === 'VILLAGE' ? `${party.name}村委会` : party.name,
      phone: null,
      synthetic: false,
      created_at: now,
    };
  });
}

function contactId(party: PartyRow): string {
  return beichenId('person', partyKey(party));
}
