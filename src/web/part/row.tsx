import type { JSX } from 'preact';
import type {
  ListingStatus,
  NeedRowFragment,
  PairingRowFragment,
  PairingState,
  ResourceRowFragment,
} from '../graph/generated/graphql.ts';
import type { Words } from '../words/zh.ts';
import { amount, day, useWords } from '../words/words.ts';
import { Icon, type IconName } from './icon.tsx';

/** A need or a resource as lists show it. */
export type Row = NeedRowFragment | ResourceRowFragment;

/** `2,000 平方米`. */
export function quantityText(quantity: { value: string; unit: { name: string } }): string {
  return `${amount(quantity.value)} ${quantity.unit.name}`;
}

/** The window in words. */
export function windowText(
  {
    availableFrom: from,
    availableTo: to,
  }: { availableFrom: string | null; availableTo: string | null },
  words: Words,
  lang: 'ZH' | 'EN',
): string {
  const { listing } = words;
  if (from !== null && to !== null) return listing.between(day(from, lang), day(to, lang));
  if (from !== null) return listing.from(day(from, lang));
  return to === null ? listing.anyTime : listing.until(day(to, lang));
}

const statusIcons: Readonly<Record<ListingStatus, IconName>> = {
  OPEN: 'check',
  EXPIRED: 'clock',
  FULFILLED: 'star',
  WITHDRAWN: 'off',
};
const stateIcons: Readonly<Record<PairingState, IconName>> = {
  PROPOSED: 'wait',
  TAKEN_UP: 'check',
  DECLINED: 'off',
  WITHDRAWN: 'off',
};

/** Where a listing stands, by icon and word. */
export function Status({ status }: { status: ListingStatus }): JSX.Element {
  const { words } = useWords();
  return (
    <span class={`tag tag-${status.toLowerCase()}`}>
      <Icon name={statusIcons[status]} /> {words.status[status]}
    </span>
  );
}

/** Where a pairing stands, by icon and word. */
export function State({ state }: { state: PairingState }): JSX.Element {
  const { words } = useWords();
  return (
    <span class={`tag tag-${state.toLowerCase()}`}>
      <Icon name={stateIcons[state]} /> {words.pair.states[state]}
    </span>
  );
}

/** One line of a list. `whose` shows the party: needless on the party's own page. */
export function ListingLine({ row, whose = true }: { row: Row; whose?: boolean }): JSX.Element {
  const { words, lang } = useWords();
  const kind = row.kind === 'NEED' ? 'need' : 'resource';
  const stale = words.freshness[row.freshness];
  return (
    <li class={`line line-${kind}`}>
      <a href={`/listing/${row.id}`}>
        <span class="line-icon">
          <Icon name={kind} />
        </span>
        <span class="line-body">
          <span class="line-title">
            <span class="sr">{words[kind]} </span>
            {row.title}
          </span>
          <span class="line-facts">
            {whose && <span>{row.party.name}</span>}
            {row.quantity && <span>{quantityText(row.quantity)}</span>}
            {(row.availableFrom ?? row.availableTo) !== null && (
              <span>{windowText(row, words, lang)}</span>
            )}
            {row.terms && <span>{words.terms[row.terms]}</span>}
            {row.status !== 'OPEN' && <Status status={row.status} />}
            {row.status === 'OPEN' && stale && (
              <span class="tag tag-expired">
                <Icon name="clock" /> {stale}
              </span>
            )}
          </span>
        </span>
        {row.status === 'OPEN' && (
          <span class={`paired ${row.pairings.totalCount > 0 ? 'some' : ''}`}>
            {row.pairings.totalCount > 0 ? (
              <>
                <Icon name="pairing" /> {words.listing.pairingCount(row.pairings.totalCount)}
              </>
            ) : (
              words.listing.noPairingYet
            )}
          </span>
        )}
      </a>
    </li>
  );
}

/** A list of listings. */
export function Listings({
  rows,
  whose = true,
}: {
  rows: readonly Row[];
  whose?: boolean;
}): JSX.Element {
  return (
    <ul class="lines">
      {rows.map((row) => (
        <ListingLine key={row.id} row={row} whose={whose} />
      ))}
    </ul>
  );
}

const MOST = 1000;
const SEGMENTS = 5;

/** A measure in five steps; the word beside it says the same. */
export function Meter({ value }: { value: number }): JSX.Element {
  const full = Math.max(value > 0 ? 1 : 0, Math.round((value / MOST) * SEGMENTS));
  return (
    <span class="meter" aria-hidden="true">
      {Array.from({ length: SEGMENTS }, (_, index) => (
        <i key={index} class={index < full ? 'full' : ''} />
      ))}
    </span>
  );
}

/** The one sentence that says why. */
export function why(pairing: Pick<PairingRowFragment, 'reasons'>): string {
  const main = pairing.reasons.filter(({ code }) => code === 'MAIN')[0] ?? pairing.reasons[0];
  return main?.text ?? '';
}

/** One pairing: both sides, the sentence, how well it fits. */
export function PairingCard({
  pairing,
  fresh = false,
}: {
  pairing: PairingRowFragment;
  fresh?: boolean;
}): JSX.Element {
  const { words } = useWords();
  return (
    <li class={`card ${fresh ? 'fresh' : ''}`}>
      <a href={`/pairing/${pairing.id}`}>
        <span class="sides">
          <span class="side">
            <Icon name="need" />
            <span>
              <b>{pairing.needParty.name}</b>
              <span class="side-title">
                <span class="sr">{words.need} </span>
                {pairing.need.title}
              </span>
            </span>
          </span>
          <span class="side">
            <Icon name="resource" />
            <span>
              <b>{pairing.resourceParty.name}</b>
              <span class="side-title">
                <span class="sr">{words.resource} </span>
                {pairing.resource.title}
              </span>
            </span>
          </span>
        </span>
        <span class="why">{why(pairing)}</span>
        <span class="card-foot">
          <span class="fit">
            <Meter value={pairing.score} /> {words.pair.score(pairing.score)}
          </span>
          {pairing.state !== 'PROPOSED' && <State state={pairing.state} />}
          {fresh && <span class="tag tag-new">{words.fresh.title}</span>}
        </span>
      </a>
    </li>
  );
}

/** Pairings beside or below each other. */
export function Pairings({
  rows,
  fresh = false,
}: {
  rows: readonly PairingRowFragment[];
  fresh?: boolean;
}): JSX.Element {
  return (
    <ul class="cards">
      {rows.map((pairing) => (
        <PairingCard key={pairing.id} pairing={pairing} fresh={fresh} />
      ))}
    </ul>
  );
}
