import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { PairingPageDocument, type PairingPageQuery } from '../graph/generated/graphql.ts';
import { looked } from '../graph/live.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Meter, quantityText, State, why, windowText } from '../part/row.tsx';
import { Share } from '../part/share.tsx';
import type { Viewer } from '../session.ts';
import { amount, useWords } from '../words/words.ts';
import type { Words } from '../words/zh.ts';
import { PairingSteps } from './pairing-steps.tsx';

type Pairing = NonNullable<PairingPageQuery['pairing']>;
type Part = keyof Words['pair']['parts'];
const order: readonly Part[] = [
  'object',
  'action',
  'quantity',
  'time',
  'distance',
  'terms',
  'chain',
  'partnership',
  'freshness',
  'text',
];

/** One pairing: both sides, why in one sentence, and what the score is made of in words. */
export function PairingPage({ id, who }: { id: string; who: Viewer }): JSX.Element {
  const { words, lang } = useWords();
  const seen = useGraph(PairingPageDocument, { id, lang });
  const pairing = seen.data?.pairing;
  useEffect(() => looked(id), [id]);
  return (
    <Page
      title={
        pairing ? `${pairing.needParty.name} × ${pairing.resourceParty.name}` : words.pair.title
      }
      over={
        <>
          <Icon name="pairing" /> {words.pairing} {pairing && <State state={pairing.state} />}
        </>
      }
      aside={pairing && <Share title={why(pairing)} />}
    >
      <Loaded seen={seen} rows={5}>
        {({ pairing }) =>
          pairing === null ? (
            <Empty>{words.pair.missing}</Empty>
          ) : (
            <Whole pairing={pairing} who={who} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Whole({ pairing, who }: { pairing: Pairing; who: Viewer }): JSX.Element {
  const { words } = useWords();
  const unit = pairing.need.quantity?.unit.name;
  return (
    <>
      {!pairing.live && (
        <p class="note" role="status">
          <Icon name="off" /> {words.pair.gone}
        </p>
      )}
      <div class="link">
        <Side side={pairing.need} party={pairing.needParty} kind="need" />
        <span class="link-rings">
          <Icon name="pairing" />
        </span>
        <Side side={pairing.resource} party={pairing.resourceParty} kind="resource" />
      </div>
      <section class="because">
        <h2>{words.pair.why}</h2>
        <p>{why(pairing)}</p>
        <p class="fit">
          <Meter value={pairing.score} /> {words.pair.score(pairing.score)}
          {pairing.quantity !== null && unit !== undefined && (
            <span>{words.pair.covers(`${amount(pairing.quantity)} ${unit}`)}</span>
          )}
        </p>
      </section>
      <PairingSteps pairing={pairing} who={who} />
      <Section title={words.pair.fits}>
        <dl class="parts panel">
          {order
            .filter((part) => part !== 'partnership' || (pairing.parts.partnership ?? 0) > 0)
            .map((part) => (
              <PartLine
                key={part}
                name={words.pair.parts[part]}
                value={isSaid(pairing, part) ? pairing.parts[part] : null}
              />
            ))}
        </dl>
      </Section>
    </>
  );
}

/** Whether both sides said enough for a part to mean something: what is not said counts as middling. */
function isSaid({ need, resource, reasons }: Pairing, part: Part): boolean {
  if (part === 'quantity') return need.quantity !== null && resource.quantity !== null;
  if (part === 'terms') return need.terms !== null && resource.terms !== null;
  if (part === 'time')
    return [need, resource].every((side) => (side.availableFrom ?? side.availableTo) !== null);
  if (part === 'distance') return reasons.some(({ code }) => code === 'DISTANCE');
  return true;
}

function PartLine({ name, value }: { name: string; value: number | null }): JSX.Element {
  const { words } = useWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === null ? (
          <span class="unsaid">{words.pair.unsaid}</span>
        ) : (
          <>
            <Meter value={value} /> {words.pair.word(value)}
          </>
        )}
      </dd>
    </div>
  );
}

function Side(props: {
  side: Pairing['need'] | Pairing['resource'];
  party: { id: string; name: string };
  kind: 'need' | 'resource';
}): JSX.Element {
  const { words, lang } = useWords();
  const { side, party, kind } = props;
  return (
    <section class={`end end-${kind}`}>
      <p class="over">
        <Icon name={kind} /> {kind === 'need' ? words.pair.needSide : words.pair.resourceSide}
      </p>
      <h2>
        <a href={`/listing/${side.id}`}>{side.title}</a>
      </h2>
      <p>
        <a href={`/party/${party.id}`}>{party.name}</a>
      </p>
      <p class="line-facts">
        {side.quantity && <span>{quantityText(side.quantity)}</span>}
        <span>{windowText(side, words, lang)}</span>
        {side.terms && <span>{words.terms[side.terms]}</span>}
      </p>
      {side.detail && <p class="detail">{side.detail}</p>}
    </section>
  );
}
