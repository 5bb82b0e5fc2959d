import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { MetricsDocument, PartiesNamedDocument } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { plainNumber } from '../plain-number.ts';
import { useJointWords } from '../words/joint.ts';
import { Ask, Said, useActing } from './acting.tsx';
import { Choice, Faults, faultsOf, Field, type FieldFault } from './field.tsx';
import { Icon } from './icon.tsx';

const empty = {
  goal: '',
  task: '',
  measure: '',
  responsible: '',
  deadline: '',
  metric: '',
  target: '',
};
type Fields = typeof empty;

/** Sets a task with its five things; what is counted may be left to the orders completed. */
export function TaskForm(): JSX.Element {
  const { words, lang } = useJointWords();
  const { tasks: say } = words;
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Fields>(empty);
  const acting = useActing('/tasks', say.didSet);
  const metrics = useGraph(MetricsDocument, { lang }).data?.metrics.nodes ?? [];
  const put = (part: Partial<Fields>): void => setFields({ ...fields, ...part });
  const unit = metrics.filter(({ code }) => code === fields.metric)[0]?.unit.name;
  const { metric, ...five } = fields;
  const isWhole = Object.values(five).every((text) => text.trim() !== '');
  const set = async (): Promise<void> => {
    const target = plainNumber(fields.target);
    const input = { ...five, target, ...(metric === '' ? {} : { metric }) };
    const outcome = await acting.act('setTask', input, fields.goal);
    if (outcome.kind === 'refused') return;
    setOpen(false);
    setFields(empty);
  };
  const text = (name: 'goal' | 'task' | 'measure'): JSX.Element => (
    <Field
      name={name}
      label={say[name]}
      value={fields[name]}
      rows={2}
      maxLength={500}
      faults={acting.faults}
      onInput={(value) => put({ [name]: value })}
    />
  );
  return (
    <div class="set-task">
      {open ? (
        <Ask
          title={say.setTitle}
          go={say.go}
          leave={say.leave}
          disabled={acting.sending || !isWhole}
          onGo={() => void set()}
          onLeave={() => setOpen(false)}
        >
          {text('goal')}
          {text('task')}
          {text('measure')}
          <Responsible
            chosen={fields.responsible}
            faults={acting.faults}
            choose={(responsible) => put({ responsible })}
          />
          <Field
            name="deadline"
            label={say.deadline}
            type="date"
            value={fields.deadline}
            faults={acting.faults}
            onInput={(deadline) => put({ deadline })}
          />
          <Choice
            name="metric"
            legend={say.metric}
            value={metric}
            options={[
              { value: '', label: say.byOrders },
              ...metrics.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(chosen) => put({ metric: chosen })}
          />
          <Field
            name="target"
            label={say.target(unit ?? say.orderUnit)}
            value={fields.target}
            inputMode="decimal"
            maxLength={15}
            faults={acting.faults}
            onInput={(target) => put({ target })}
          />
        </Ask>
      ) : (
        <button type="button" class="button main" onClick={() => setOpen(true)}>
          <Icon name="add" /> {say.set}
        </button>
      )}
      <Said acting={acting} />
    </div>
  );
}

/** A party found by how its name begins. */
function Responsible(props: {
  chosen: string;
  faults: readonly FieldFault[];
  choose: (id: string) => void;
}): JSX.Element {
  const { words } = useJointWords();
  const { tasks: say } = words;
  const { chosen, faults, choose } = props;
  const [name, setName] = useState('');
  return (
    <>
      <Field name="responsibleName" label={say.name} value={name} type="search" onInput={setName} />
      {name.trim() !== '' && <Named name={name.trim()} chosen={chosen} choose={choose} />}
      <Faults faults={faultsOf(faults, ['responsible'])} />
    </>
  );
}

function Named(props: {
  name: string;
  chosen: string;
  choose: (id: string) => void;
}): JSX.Element | null {
  const { words } = useJointWords();
  const { tasks: say } = words;
  const found = useGraph(PartiesNamedDocument, { name: props.name }).data?.parties.nodes;
  if (found === undefined) return null;
  if (found.length === 0) return <p class="hint">{say.noName}</p>;
  return (
    <Choice
      name="responsible"
      legend={say.choose}
      value={props.chosen}
      options={found.map(({ id, name, town }) => ({
        value: id,
        label: name,
        lead: town?.name ?? null,
      }))}
      onChange={props.choose}
    />
  );
}
