import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  AddChainDocument,
  AddChainMemberDocument,
  AdminChainsDocument,
  AdminNamesDocument,
  CloseChainDocument,
  EditChainDocument,
  RemoveChainMemberDocument,
  ReopenChainDocument,
  SetStagesDocument,
  type AdminChainFragment,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminForm, Outcome, Row, said, useSaving, type Values } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { Field } from '../part/field.tsx';
import { Empty, Loaded } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';

type Chain = AdminChainFragment;
const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const openStages = (chain: Chain) => chain.stages.filter(({ closedAt }) => closedAt === null);

/** The district's chains: code, lead department, stages, members. */
export function AdminChainsPage({ who }: { who: Viewer }): JSX.Element {
  const { admin } = useAdminWords().words;
  const seen = useGraph(AdminChainsDocument, {});
  return (
    <AdminPage who={who} here="chains">
      <NewChain done={seen.reload} />
      <Loaded seen={seen}>
        {({ chains }) =>
          chains.nodes.length === 0 ? (
            <Empty>{admin.none}</Empty>
          ) : (
            <ul class="admin-rows">
              {chains.nodes.map((chain) => (
                <ChainRow key={`${chain.id} ${chain.version}`} chain={chain} done={seen.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </AdminPage>
  );
}

/** Chooses a party by the beginning of its name. */
function PickParty(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly now?: { readonly id: string; readonly name: string } | null;
  readonly onPick: (party: string) => void;
}): JSX.Element {
  const { admin } = useAdminWords().words;
  const { id, label, value, now, onPick } = props;
  const [name, setName] = useState('');
  const named = useGraph(AdminNamesDocument, { name: name.trim() }).data?.parties.nodes ?? [];
  const found = named.filter(({ closedAt }) => closedAt === null);
  const shown = now == null ? found : [now, ...found.filter((party) => party.id !== now.id)];
  return (
    <>
      <Field
        name={`${id}-find`}
        label={label}
        hint={admin.leadHint}
        value={name}
        onInput={setName}
      />
      <div class="field">
        <label class="sr" for={id}>
          {label}
        </label>
        <select id={id} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
          <option value="">—</option>
          {shown.map((party) => (
            <option key={party.id} value={party.id}>
              {party.name}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}

const aliasesOf = (values: Values): string[] =>
  (values['aliases'] ?? '').split(/[、,，;；]/).filter((alias) => alias.trim() !== '');

function NewChain({ done }: { done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  const [lead, setLead] = useState('');
  return (
    <details>
      <summary>{admin.addChain}</summary>
      <AdminForm
        id="chain"
        title={admin.addChain}
        fields={[
          { name: 'name', label: admin.name },
          { name: 'code', label: admin.chainCode },
          { name: 'stages', label: admin.stages, rows: 4 },
          { name: 'aliases', label: admin.aliases },
          { name: 'about', label: admin.about, rows: 2 },
        ]}
        go={admin.add}
        saving={saving}
        onSend={async (values, sure) => {
          const made = await saving.send(AddChainDocument, {
            name: values['name'] ?? '',
            code: values['code'] ?? '',
            about: said(values['about']),
            aliases: aliasesOf(values),
            stages: linesOf(values['stages']).map((name) => ({ name })),
            lead: said(lead),
            evenIfNear: sure,
          });
          if (made !== null) done();
          return made;
        }}
      >
        <PickParty id="chain-lead" label={admin.lead} value={lead} onPick={setLead} />
      </AdminForm>
    </details>
  );
}

/** A line that took the place of another one is that stage with another name. */
function stagesOf(chain: Chain, text: string | undefined) {
  const now = openStages(chain);
  const lines = linesOf(text);
  return lines.map((name, index) => {
    const same = now.filter((stage) => stage.name === name)[0];
    const there = now[index];
    const renamed = there !== undefined && lines.indexOf(there.name) < 0 ? there : undefined;
    const id = (same ?? renamed)?.id;
    return id === undefined ? { name } : { id, name };
  });
}

function ChainRow({ chain, done }: { chain: Chain; done: () => void }): JSX.Element {
  const closing = useSaving();
  const { id, version } = chain;
  return (
    <Row
      title={<a href={`/chain/${chain.code}`}>{chain.name}</a>}
      name={chain.name}
      closedAt={chain.closedAt}
      saving={closing}
      onClose={() =>
        void closing.send(CloseChainDocument, { id, version }).then((made) => made && done())
      }
      onReopen={() =>
        void closing.send(ReopenChainDocument, { id, version }).then((made) => made && done())
      }
      facts={
        <>
          <span>{chain.code}</span> <span>{chain.lead?.name}</span>{' '}
          <span>
            {openStages(chain)
              .map(({ name }) => name)
              .join(' → ')}
          </span>
        </>
      }
      form={(leave) => <EditChain chain={chain} leave={leave} done={done} />}
    />
  );
}

function EditChain(props: { chain: Chain; leave: () => void; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const { chain, leave, done } = props;
  const { id, version } = chain;
  const [fields, stages] = [useSaving(), useSaving()];
  const [lead, setLead] = useState(chain.lead?.id ?? '');
  return (
    <>
      <AdminForm
        id={id}
        title={chain.name}
        fields={[
          { name: 'name', label: admin.name },
          { name: 'aliases', label: admin.aliases },
          { name: 'about', label: admin.about, rows: 2 },
        ]}
        initial={{
          name: chain.name,
          aliases: chain.aliases.join('、'),
          about: chain.about ?? '',
        }}
        go={admin.save}
        saving={fields}
        onLeave={leave}
        onSend={async (values, sure) => {
          const made = await fields.send(EditChainDocument, {
            id,
            version,
            name: values['name'],
            about: said(values['about']),
            aliases: aliasesOf(values),
            lead: said(lead),
            evenIfNear: sure,
          });
          if (made !== null) done();
          return made;
        }}
      >
        <PickParty
          id={`${id}-lead`}
          label={admin.lead}
          value={lead}
          now={chain.lead}
          onPick={setLead}
        />
      </AdminForm>
      <AdminForm
        id={`${id}-stages`}
        title={admin.stages}
        fields={[{ name: 'stages', label: admin.stages, rows: 6 }]}
        initial={{
          stages: openStages(chain)
            .map(({ name }) => name)
            .join('\n'),
        }}
        go={admin.save}
        saving={stages}
        onSend={async (values) => {
          const wish = { id, version, stages: stagesOf(chain, values['stages']) };
          const made = await stages.send(SetStagesDocument, wish);
          if (made !== null) done();
          return made;
        }}
      />
      <Members chain={chain} done={done} />
    </>
  );
}

function Members({ chain, done }: { chain: Chain; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const [party, setParty] = useState('');
  const [stage, setStage] = useState('');
  const saving = useSaving();
  const add = async (): Promise<void> => {
    const wish = { chain: chain.id, party, stage: said(stage) };
    if ((await saving.send(AddChainMemberDocument, wish)) !== null) done();
  };
  const remove = async (gone: string): Promise<void> => {
    const wish = { chain: chain.id, party: gone };
    if ((await saving.send(RemoveChainMemberDocument, wish)) !== null) done();
  };
  return (
    <div class="ask">
      <h3>{admin.members}</h3>
      <ul class="admin-members">
        {chain.members.nodes.map((member) => (
          <li key={member.id}>
            {member.party.name} <small>{member.stage?.name}</small>
            <button type="button" class="button quiet" onClick={() => void remove(member.party.id)}>
              {admin.memberRemove}
              <span class="sr"> {member.party.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <PickParty
        id={`${chain.id}-member`}
        label={admin.memberAdd}
        value={party}
        onPick={setParty}
      />
      <div class="field">
        <label for={`${chain.id}-stage`}>{admin.stage}</label>
        <select
          id={`${chain.id}-stage`}
          value={stage}
          onChange={(event) => setStage(event.currentTarget.value)}
        >
          <option value="">—</option>
          {openStages(chain).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Outcome saving={saving} />
      <button
        type="button"
        class="button"
        disabled={party === '' || saving.busy}
        onClick={() => void add()}
      >
        {admin.memberAdd}
      </button>
    </div>
  );
}
