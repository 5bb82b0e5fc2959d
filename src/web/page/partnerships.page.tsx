import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  PartnershipsDocument,
  SuggestPartnershipsDocument,
  type PartnershipCardFragment,
  type PartnershipFilter,
  type PartnershipsQuery,
  type SuggestPartnershipsQuery,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Ask, Said, useActing } from '../part/acting.tsx';
import { Field } from '../part/field.tsx';
import { More, useFurther } from '../part/further.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { Share } from '../part/share.tsx';
import type { Viewer } from '../session.ts';
import { day, dayOf } from '../words/words.ts';
import { useJointWords } from '../words/joint.ts';

type Pair = PartnershipCardFragment;

const PAGE = '/partnerships';
const lasting: PartnershipFilter = { endedOn: { isNull: true } };
const over: PartnershipFilter = { endedOn: { isNull: false } };

/** 大村带小村: who leads whom, what each brings, what they did and what came of it. */
export function PartnershipsPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useJointWords();
  const { partnerships: say } = words;
  const now = useGraph(PartnershipsDocument, { filter: lasting });
  const ended = useGraph(PartnershipsDocument, { filter: over }).data?.partnerships;
  return (
    <Page
      title={say.title}
      lead={say.lead}
      aside={
        <div class="buttons">
          <button type="button" class="button quiet" onClick={() => window.print()}>
            <Icon name="print" /> {words.print}
          </button>
          <Share title={say.title} />
        </div>
      }
    >
      <p class="print-only">{words.printed(dayOf(Date.now(), lang))}</p>
      <Loaded seen={now} rows={5}>
        {({ partnerships }) => (
          <>
            <Section title={say.lasting} count={partnerships.totalCount}>
              {partnerships.nodes.length === 0 ? (
                <Empty>{say.none}</Empty>
              ) : (
                <Pairs first={partnerships} filter={lasting} who={who} />
              )}
            </Section>
            {who.role === 'DISTRICT_ADMIN' && <Suggestions />}
            {ended !== undefined && ended.totalCount > 0 && (
              <details class="closed">
                <summary>{say.over(ended.totalCount)}</summary>
                <Pairs first={ended} filter={over} who={who} />
              </details>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** One's own first: they are what a village looks for. */
function Pairs(props: {
  first: PartnershipsQuery['partnerships'];
  filter: PartnershipFilter;
  who: Viewer;
}): JSX.Element {
  const { words } = useJointWords();
  const { first, filter, who } = props;
  const { rows, more } = useFurther(first, async (after) => {
    return (await ask(PartnershipsDocument, { filter, after })).partnerships;
  });
  const isOurs = ({ strong, weak }: Pair): boolean =>
    who.party != null && (strong.id === who.party.id || weak.id === who.party.id);
  return (
    <>
      <ul class="pairs">
        {[...rows.filter(isOurs), ...rows.filter((pair) => !isOurs(pair))].map((pair) => (
          <PairCard
            key={pair.id}
            pair={pair}
            ours={isOurs(pair)}
            ends={who.role === 'DISTRICT_ADMIN' && pair.endedOn === null}
          />
        ))}
      </ul>
      <More more={more} label={words.more} />
    </>
  );
}

function PairCard({ pair, ours, ends }: { pair: Pair; ours: boolean; ends: boolean }): JSX.Element {
  const { words, lang } = useJointWords();
  const { partnerships: say } = words;
  const { strong, weak, begunOn, endedOn } = pair;
  const rows: [string, string][] = [
    [say.brings(strong.name), pair.strongBrings ?? say.unsaid],
    [say.brings(weak.name), pair.weakBrings ?? say.unsaid],
    [say.activity, say.orders(pair.orderCount)],
  ];
  return (
    <li class={`panel pair ${ours ? 'ours' : ''}`}>
      <h3 class="pair-head">
        <Village village={strong} kind={say.strong} />
        <Icon name="pairing" />
        <Village village={weak} kind={say.weak} />
      </h3>
      <p class="line-facts">
        <span>
          {endedOn === null
            ? say.since(day(begunOn, lang))
            : say.between(day(begunOn, lang), day(endedOn, lang))}
        </span>
        {ours && (
          <span class="tag tag-new">
            <Icon name="star" /> {say.ours}
          </span>
        )}
      </p>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say.effect}</dt>
          <dd class="effect">
            <span>
              <small>{say.effectThen}</small> {say.covered(pair.coveredBefore, pair.needsBefore)}
            </span>
            <span>
              <small>{say.effectNow}</small> <b>{say.covered(pair.coveredNow, pair.needsNow)}</b>
            </span>
          </dd>
        </div>
      </dl>
      {ends && <End pair={pair} />}
    </li>
  );
}

function Village(props: {
  village: { readonly id: string; readonly name: string };
  kind: string;
}): JSX.Element {
  return (
    <span class="pair-side">
      <small>{props.kind}</small>
      <a href={`/party/${props.village.id}`}>{props.village.name}</a>
    </span>
  );
}

function End({ pair }: { pair: Pair }): JSX.Element {
  const { words } = useJointWords();
  const { partnerships: say } = words;
  const [open, setOpen] = useState(false);
  const acting = useActing(PAGE, '');
  const title = say.formTitle(pair.strong.name, pair.weak.name);
  const end = async (): Promise<void> => {
    const outcome = await acting.act(
      'endPartnership',
      { id: pair.id, version: pair.version },
      title,
    );
    if (outcome.kind !== 'refused') setOpen(false);
  };
  return (
    <div class="actions">
      {open ? (
        <Ask
          title={say.endAsk}
          go={say.endYes}
          leave={say.leave}
          danger
          disabled={acting.sending}
          onGo={() => void end()}
          onLeave={() => setOpen(false)}
        />
      ) : (
        <button type="button" class="button quiet" onClick={() => setOpen(true)}>
          <Icon name="off" /> {say.end}
          <span class="sr"> {title}</span>
        </button>
      )}
      <Said acting={acting} />
    </div>
  );
}

type Suggestion = SuggestPartnershipsQuery['suggestPartnerships'][number];

function Suggestions(): JSX.Element {
  const { words } = useJointWords();
  const { partnerships: say } = words;
  const seen = useGraph(SuggestPartnershipsDocument, {});
  return (
    <Section title={say.suggested}>
      <p class="section-lead">{say.suggestedLead}</p>
      <Loaded seen={seen} rows={2}>
        {({ suggestPartnerships }) =>
          suggestPartnerships.length === 0 ? (
            <p class="quiet-note">
              <Icon name="sprout" /> {say.noSuggestions}
            </p>
          ) : (
            <ul class="pairs">
              {suggestPartnerships.map((suggestion) => (
                <Suggested
                  key={`${suggestion.strong?.id ?? ''} ${suggestion.weak?.id ?? ''}`}
                  suggestion={suggestion}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Suggested({ suggestion }: { suggestion: Suggestion }): JSX.Element | null {
  const { words, lang } = useJointWords();
  const { partnerships: say } = words;
  const { strong, weak, kilometres, reasons } = suggestion;
  const [open, setOpen] = useState(false);
  const [strongBrings, setStrongBrings] = useState('');
  const [weakBrings, setWeakBrings] = useState('');
  const acting = useActing(PAGE, say.formed);
  if (strong === null || weak === null) return null;
  const title = say.formTitle(strong.name, weak.name);
  const form = async (): Promise<void> => {
    const brings = {
      ...(strongBrings.trim() === '' ? {} : { strongBrings: strongBrings.trim() }),
      ...(weakBrings.trim() === '' ? {} : { weakBrings: weakBrings.trim() }),
    };
    const input = { strong: strong.id, weak: weak.id, ...brings };
    const outcome = await acting.act('formPartnership', input, title);
    if (outcome.kind !== 'refused') setOpen(false);
  };
  return (
    <li class="panel pair">
      <h3 class="pair-head">
        <Village village={strong} kind={say.strong} />
        <Icon name="pairing" />
        <Village village={weak} kind={say.weak} />
      </h3>
      <ul class="why-list">
        {reasons.map((reason) => (
          <li key={reason.code}>
            <Icon name="check" /> {lang === 'EN' ? reason.en : reason.zh}
          </li>
        ))}
        {kilometres !== null && (
          <li>
            <Icon name="check" /> {say.kilometres(kilometres)}
          </li>
        )}
      </ul>
      {open ? (
        <Ask
          title={title}
          go={say.form}
          leave={say.leave}
          disabled={acting.sending}
          onGo={() => void form()}
          onLeave={() => setOpen(false)}
        >
          <Field
            name="strongBrings"
            label={say.strongBrings}
            value={strongBrings}
            rows={2}
            maxLength={500}
            faults={acting.faults}
            onInput={setStrongBrings}
          />
          <Field
            name="weakBrings"
            label={say.weakBrings}
            value={weakBrings}
            rows={2}
            maxLength={500}
            faults={acting.faults}
            onInput={setWeakBrings}
          />
        </Ask>
      ) : (
        <button type="button" class="button" onClick={() => setOpen(true)}>
          <Icon name="pairing" /> {say.form}
          <span class="sr"> {title}</span>
        </button>
      )}
      <Said acting={acting} />
    </li>
  );
}
