import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ListingPageDocument, type ListingPageQuery } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { submit, type Fault } from '../outbox.ts';
import { Faults } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Pairings, quantityText, Status, windowText } from '../part/row.tsx';
import { Share } from '../part/share.tsx';
import { mayWriteFor, type Viewer } from '../session.ts';
import { amount, day, dayOf, useWords } from '../words/words.ts';

type Listing = NonNullable<ListingPageQuery['listing']>;

/** One need or resource: what it says, what it is paired with, and what its owner can do. */
export function ListingPage({
  id,
  who,
  added,
}: {
  id: string;
  who: Viewer;
  added: boolean;
}): JSX.Element {
  const { words, lang } = useWords();
  const seen = useGraph(ListingPageDocument, { id, lang });
  const listing = seen.data?.listing;
  return (
    <Page
      title={listing?.title ?? words.need}
      over={
        listing && (
          <>
            <Icon name={listing.kind === 'NEED' ? 'need' : 'resource'} />{' '}
            {listing.kind === 'NEED' ? words.need : words.resource}{' '}
            <Status status={listing.status} />
          </>
        )
      }
      lead={listing?.detail}
      aside={listing && <Share title={listing.title} />}
    >
      <Loaded seen={seen} rows={5}>
        {({ listing }) =>
          listing === null ? (
            <Empty>{words.listing.missing}</Empty>
          ) : (
            <>
              {added && (
                <p class="done" role="status">
                  <Icon name="check" /> {words.listing.added(listing.pairings.totalCount)}
                </p>
              )}
              <Facts listing={listing} />
              <Photos photos={listing.photos} />
              {mayWriteFor(who, listing.party) && <Actions key={listing.id} listing={listing} />}
              <Section
                title={
                  listing.kind === 'NEED'
                    ? words.listing.needPairings
                    : words.listing.resourcePairings
                }
                count={listing.pairings.totalCount}
                id="pairings"
              >
                {listing.pairings.nodes.length === 0 ? (
                  <Empty>{words.listing.noPairings}</Empty>
                ) : (
                  <Pairings rows={listing.pairings.nodes} />
                )}
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Facts({ listing }: { listing: Listing }): JSX.Element {
  const { words, lang } = useWords();
  const { quantity, chain, stage, category } = listing;
  const rows: [string, JSX.Element | string][] = [
    [
      words.listing.whose,
      <>
        <a href={`/party/${listing.party.id}`}>{listing.party.name}</a>
        {listing.town && <small> {listing.town.name}</small>}
      </>,
    ],
  ];
  if (quantity) {
    const left = words.listing.remaining(`${amount(quantity.remaining)} ${quantity.unit.name}`);
    rows.push([
      words.listing.amount,
      <>
        {quantityText(quantity)}
        {quantity.remaining !== quantity.value && <small> {left}</small>}
      </>,
    ]);
  }
  rows.push([words.listing.when, windowText(listing, words, lang)]);
  if (listing.terms) rows.push([words.listing.terms, words.terms[listing.terms]]);
  if (chain) {
    rows.push([
      words.listing.chain,
      <>
        <a href={`/chain/${chain.code}`}>{chain.name}</a>
        {stage && <small> {lang === 'EN' ? (stage.nameEn ?? stage.name) : stage.name}</small>}
      </>,
    ]);
  }
  if (category) rows.push([words.listing.category, category.name]);
  if (listing.expiresOn) rows.push([words.listing.expires, day(listing.expiresOn, lang)]);
  rows.push([words.listing.confirmed, dayOf(listing.confirmedAt, lang)]);
  const { enteredBy } = listing;
  if (enteredBy && enteredBy.onBehalf) {
    const who = enteredBy.town ? enteredBy.town.name : words.roles[enteredBy.role];
    rows.push([words.listing.entered, words.listing.onBehalf(who, listing.party.name)]);
  }
  if (listing.source) rows.push([words.listing.source, listing.source]);
  return (
    <dl class="facts panel">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Photos({ photos }: Pick<Listing, 'photos'>): JSX.Element | null {
  const { words } = useWords();
  if (photos.length === 0) return null;
  return (
    <ul class="photos">
      {photos.map(({ id, url, width, height }, index) => (
        <li key={id}>
          <a href={url} target="_blank">
            <img
              src={url}
              width={width}
              height={height}
              alt={words.listing.photo(index + 1)}
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

type Deed = 'confirmListing' | 'renewListing' | 'withdrawListing';

function Actions({ listing }: { listing: Listing }): JSX.Element {
  const { words } = useWords();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const told: Readonly<Record<Deed, string>> = {
    confirmListing: words.listing.didConfirm,
    renewListing: words.listing.didRenew,
    withdrawListing: words.listing.didWithdraw,
  };
  const act = async (action: Deed): Promise<void> => {
    setAsking(false);
    setSaid(words.sending);
    setFaults([]);
    // Without a version: these three mean the same whatever somebody else changed meanwhile.
    const input = { id: listing.id };
    const outcome = await submit(action, input, listing.title, newId(), `/listing/${listing.id}`);
    setSaid(
      outcome.kind === 'done'
        ? told[action]
        : outcome.kind === 'waiting'
          ? words.outbox.waiting
          : null,
    );
    if (outcome.kind === 'refused') setFaults(outcome.faults);
  };
  const open = listing.status === 'OPEN';
  return (
    <div class="actions">
      {asking ? (
        <div class="ask" role="group" aria-label={words.listing.withdraw}>
          <p>{words.listing.withdrawAsk}</p>
          <div class="buttons">
            <button type="button" class="button danger" onClick={() => void act('withdrawListing')}>
              {words.listing.withdrawYes}
            </button>
            <button type="button" class="button" onClick={() => setAsking(false)}>
              {words.listing.withdrawNo}
            </button>
          </div>
        </div>
      ) : (
        <div class="buttons">
          {open && (
            <>
              <a class="button" href={`/listing/${listing.id}/edit`}>
                <Icon name="edit" /> {words.listing.edit}
              </a>
              <button type="button" class="button" onClick={() => void act('confirmListing')}>
                <Icon name="check" /> {words.listing.confirm}
              </button>
            </>
          )}
          {listing.status !== 'FULFILLED' && (
            <button type="button" class="button" onClick={() => void act('renewListing')}>
              <Icon name="clock" /> {open ? words.listing.renew : words.listing.reopen}
            </button>
          )}
          {open && (
            <button type="button" class="button quiet" onClick={() => setAsking(true)}>
              <Icon name="off" /> {words.listing.withdraw}
            </button>
          )}
        </div>
      )}
      <p role="status" class="said">
        {said}
      </p>
      <Faults faults={faults} />
    </div>
  );
}
