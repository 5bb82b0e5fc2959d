import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MetricsDocument, type OrderPageQuery } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { plainNumber } from '../plain-number.ts';
import type { Viewer } from '../session.ts';
import { useOrderWords } from '../words/order.ts';
import { amount } from '../words/words.ts';
import { Ask, Said, useActing } from './acting.tsx';
import { Choice, Field } from './field.tsx';
import { Icon } from './icon.tsx';
import { Section } from './page.tsx';

type Order = NonNullable<OrderPageQuery['order']>;

/** Who may probably say what came of an order; the server decides. */
function mayRecord({ state, needParty, resourceParty }: Order, { role, party }: Viewer): boolean {
  if (state !== 'DELIVERED' && state !== 'RATED') return false;
  if (party != null) return party.id === needParty.id || party.id === resourceParty?.id;
  return role === 'TOWN' || role === 'CHAIN_LEAD' || role === 'DISTRICT_ADMIN';
}

/** What came of an order, and how to add a figure. */
export function Outcomes({ order, who }: { order: Order; who: Viewer }): JSX.Element | null {
  const { words } = useOrderWords();
  const { order: say } = words;
  const [open, setOpen] = useState(false);
  const { nodes } = order.outcomes;
  if (nodes.length === 0 && !mayRecord(order, who)) return null;
  return (
    <Section title={say.outcomes}>
      {nodes.length > 0 && (
        <ul class="outcomes panel">
          {nodes.map((outcome) => (
            <li key={outcome.id}>
              <b>
                {amount(outcome.value)} {outcome.metric.unit.name}
              </b>{' '}
              {outcome.metric.name}
              {outcome.automatic && <small> {say.counted}</small>}
            </li>
          ))}
        </ul>
      )}
      {mayRecord(order, who) &&
        (open ? (
          <Form order={order} close={() => setOpen(false)} />
        ) : (
          <button type="button" class="button quiet" onClick={() => setOpen(true)}>
            <Icon name="add" /> {say.addOutcome}
          </button>
        ))}
    </Section>
  );
}

function Form({ order, close }: { order: Order; close: () => void }): JSX.Element {
  const { words, lang } = useOrderWords();
  const { order: say } = words;
  const metrics = useGraph(MetricsDocument, { lang }).data?.metrics.nodes ?? [];
  const [metric, setMetric] = useState('');
  const [value, setValue] = useState('');
  const acting = useActing(`/order/${order.id}`, say.outcomeDone);
  const unit = metrics.filter(({ code }) => code === metric)[0]?.unit.name;
  const record = async (): Promise<void> => {
    const input = { order: order.id, metric, value: plainNumber(value) };
    const outcome = await acting.act('recordOutcome', input, order.receipt);
    if (outcome.kind !== 'refused') close();
  };
  return (
    <Ask
      title={say.addOutcome}
      go={say.outcomeGo}
      leave={say.cancel}
      disabled={acting.sending || metric === '' || plainNumber(value) === ''}
      onGo={() => void record()}
      onLeave={close}
    >
      <Choice
        name="metric"
        legend={say.metric}
        value={metric}
        options={metrics.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={setMetric}
      />
      {unit !== undefined && (
        <Field
          name="value"
          label={say.value(unit)}
          value={value}
          inputMode="decimal"
          maxLength={15}
          faults={acting.faults}
          onInput={setValue}
        />
      )}
      <Said acting={acting} />
    </Ask>
  );
}
