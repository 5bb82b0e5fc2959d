import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { changedByHand, emptyDraft, windowOf, type Draft } from '../draft.ts';
import {
  ChainNamesDocument,
  ListingPageDocument,
  UnitsDocument,
  type ListingPageQuery,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { submit, type Fault } from '../outbox.ts';
import { Amount, Detail, More, What, When } from '../part/entry.tsx';
import { Faults, faultsOf } from '../part/field.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { ListingPhotos } from '../part/photos.tsx';
import { plainNumber } from '../plain-number.ts';
import { go } from '../route.ts';
import { mayWriteFor, type Viewer } from '../session.ts';
import { useWriteWords } from '../words/write.ts';

type Listing = NonNullable<ListingPageQuery['listing']>;

/** Changes an own entry: all its questions on one page, with the answers it has. */
export function EditPage({ id, who }: { id: string; who: Viewer }): JSX.Element {
  const { words, lang } = useWriteWords();
  const seen = useGraph(ListingPageDocument, { id, lang });
  return (
    <Page title={words.edit.title} over={seen.data?.listing?.title}>
      <Loaded seen={seen}>
        {({ listing }) =>
          listing !== null && mayWriteFor(who, listing.party) ? (
            <Form key={listing.id} listing={listing} reload={seen.reload} />
          ) : (
            <Empty>{words.listing.missing}</Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

function draftFrom(listing: Listing): Draft {
  const { quantity, availableFrom, availableTo } = listing;
  return {
    ...emptyDraft(''),
    title: listing.title,
    detail: listing.detail ?? '',
    quantity: quantity?.value ?? '',
    unit: quantity?.unit.code ?? '',
    span: (availableFrom ?? availableTo) === null ? 'any' : 'own',
    from: availableFrom ?? '',
    to: availableTo ?? '',
    chain: listing.chain?.id ?? '',
    terms: listing.terms ?? '',
  };
}

/** Only what was changed travels: what somebody else changed meanwhile stays. */
function changes(before: Draft, after: Draft): Record<string, unknown> {
  const was = windowOf(before, new Date());
  const is = windowOf(after, new Date());
  const quantity = plainNumber(after.quantity);
  return {
    ...(after.title === before.title ? {} : { title: after.title.trim() }),
    ...(after.detail === before.detail ? {} : { detail: after.detail.trim() }),
    ...(after.quantity === before.quantity && after.unit === before.unit
      ? {}
      : { quantity: quantity || null, unit: quantity === '' ? null : after.unit || null }),
    ...(is[0] === was[0] ? {} : { availableFrom: is[0] }),
    ...(is[1] === was[1] ? {} : { availableTo: is[1] }),
    ...(after.chain === before.chain ? {} : { chain: after.chain || null }),
    ...(after.terms === before.terms ? {} : { terms: after.terms || null }),
  };
}

function Form({ listing, reload }: { listing: Listing; reload: () => void }): JSX.Element {
  const { words, lang } = useWriteWords();
  const units = useGraph(UnitsDocument, { lang }).data?.units.nodes ?? [];
  const chains = useGraph(ChainNamesDocument, {}).data?.chains.nodes ?? [];
  const [before, setBefore] = useState(() => ({
    draft: draftFrom(listing),
    version: listing.version,
  }));
  const [draft, setDraft] = useState(before.draft);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sending, setSending] = useState(false);
  const kind = listing.kind === 'NEED' ? 'need' : 'resource';
  const conflict = faults.some(({ code }) => code === 'VERSION_CONFLICT');

  const save = async (): Promise<void> => {
    setSending(true);
    const input = { id: listing.id, version: before.version, ...changes(before.draft, draft) };
    const outcome = await submit(
      'editListing',
      input,
      draft.title,
      draft.key,
      `/listing/${listing.id}`,
    );
    setSending(false);
    if (outcome.kind === 'refused') {
      setFaults(outcome.faults);
      setDraft({ ...draft, key: newId() });
    } else go(outcome.kind === 'done' ? `/listing/${listing.id}` : '/outbox', { replace: true });
  };

  const question = {
    kind,
    draft,
    faults,
    change: (part: Partial<Draft>) => setDraft(changedByHand(draft, part)),
  } as const;
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <What {...question} />
      <Detail {...question} />
      <ListingPhotos listing={listing} />
      <Section title={words.listing.amount}>
        <Amount {...question} units={units} />
      </Section>
      <Section title={words.listing.when}>
        <When {...question} />
      </Section>
      <Section title={words.add.more}>
        <More {...question} chains={chains} />
      </Section>
      <Faults faults={faultsOf(faults, null)} />
      <Faults faults={faultsOf(faults, ['version', 'id'])} />
      <div class="buttons steps">
        {conflict ? (
          <button
            type="button"
            class="button main"
            onClick={() => {
              // What was typed stays; it is laid over the latest version.
              setFaults([]);
              setBefore({ draft: draftFrom(listing), version: listing.version });
              reload();
            }}
          >
            {words.listing.conflict}
          </button>
        ) : (
          <button type="submit" class="button main" disabled={sending}>
            {sending ? words.add.sending : words.add.save}
          </button>
        )}
        <a class="button quiet" href={`/listing/${listing.id}`}>
          {words.back}
        </a>
      </div>
    </form>
  );
}
