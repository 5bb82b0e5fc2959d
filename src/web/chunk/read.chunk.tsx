import { giveChunk, type Route } from '../chunk.ts';
import {
  ConfirmListingDocument,
  DeclinePairingDocument,
  PlaceOrderDocument,
  ReinstatePairingDocument,
  RenewListingDocument,
  WithdrawListingDocument,
} from '../graph/generated/graphql.ts';
import { sendable } from '../outbox.ts';
import { ChainPage } from '../page/chain.page.tsx';
import { ListingPage } from '../page/listing.page.tsx';
import { PairingPage } from '../page/pairing.page.tsx';
import { PartyPage } from '../page/party.page.tsx';
import { SearchPage } from '../page/search.page.tsx';
import { VillagesPage } from '../page/villages.page.tsx';

/** The pages people look at after the first, or come to by a link somebody sent. */
const routes: readonly Route[] = [
  ['/villages', ({ who }) => <VillagesPage who={who} />],
  ['/search', ({ query }) => <SearchPage text={query.get('q') ?? ''} />],
  ['/chain/:code', ({ path }) => <ChainPage code={path['code'] ?? ''} />],
  ['/party/:id', ({ path, who }) => <PartyPage key={path['id']} id={path['id'] ?? ''} who={who} />],
  ['/mine', ({ who }) => (who.party == null ? null : <PartyPage id={who.party.id} who={who} />)],
  [
    '/listing/:id',
    ({ path, query, who }) => (
      <ListingPage key={path['id']} id={path['id'] ?? ''} who={who} added={query.has('added')} />
    ),
  ],
  [
    '/pairing/:id',
    ({ path, who }) => <PairingPage key={path['id']} id={path['id'] ?? ''} who={who} />,
  ],
];

sendable({
  placeOrder: PlaceOrderDocument,
  declinePairing: DeclinePairingDocument,
  reinstatePairing: ReinstatePairingDocument,
  confirmListing: ConfirmListingDocument,
  renewListing: RenewListingDocument,
  withdrawListing: WithdrawListingDocument,
});
giveChunk('read', { routes });
