import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  AdminAccountsDocument,
  AdminChainsDocument,
  AdminPartiesDocument,
  AdminTownsDocument,
  CreateAccountDocument,
  CreateAccountsDocument,
  DisableAccountDocument,
  HandOverAccountDocument,
  ResetPasswordDocument,
  type AccountFilter,
  type AdminAccountsQuery,
  type PartyFilter,
  type Role,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminForm, Outcome, said, useSaving } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { Field } from '../part/field.tsx';
import { More, useFurther } from '../part/further.tsx';
import { Empty, Loaded } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';
import { dayOf } from '../words/words.ts';

type Account = AdminAccountsQuery['accounts']['nodes'][number];

const districtRoles = [
  'VILLAGE',
  'TOWN',
  'CHAIN_LEAD',
  'PARTY',
  'GRID',
  'DISTRICT_ADMIN',
  'AUDITOR',
  'READER',
] as const;
const townRoles = ['VILLAGE', 'GRID'] as const;

/** Accounts: made singly or with slips for many, reset, closed, handed over. */
export function AdminAccountsPage({ who }: { who: Viewer }): JSX.Element {
  const { admin } = useAdminWords().words;
  const [name, setName] = useState('');
  const filter: AccountFilter = name.trim() === '' ? {} : { name: { startsWith: name.trim() } };
  const seen = useGraph(AdminAccountsDocument, { filter });
  return (
    <AdminPage who={who} here="accounts">
      <NewAccount who={who} done={seen.reload} />
      <Batch done={seen.reload} />
      <Field name="find" label={admin.nearName} type="search" value={name} onInput={setName} />
      <Loaded seen={seen}>
        {({ accounts }) =>
          accounts.nodes.length === 0 ? (
            <Empty>{admin.none}</Empty>
          ) : (
            <List key={name} first={accounts} filter={filter} who={who} done={seen.reload} />
          )
        }
      </Loaded>
    </AdminPage>
  );
}

/** What a role belongs to. */
const bondOf = (role: string): 'town' | 'chain' | 'party' | null =>
  role === 'TOWN'
    ? 'town'
    : role === 'CHAIN_LEAD'
      ? 'chain'
      : role === 'VILLAGE' || role === 'GRID' || role === 'PARTY'
        ? 'party'
        : null;

function NewAccount({ who, done }: { who: Viewer; done: () => void }): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const saving = useSaving();
  const [role, setRole] = useState<string>('VILLAGE');
  const [told, setTold] = useState<string | null>(null);
  const bond = bondOf(role);
  const options = useBonds(bond, role, who);
  const roles = who.role === 'TOWN' ? townRoles : districtRoles;
  return (
    <details>
      <summary>{admin.addAccount}</summary>
      <div class="field">
        <label for="account-role">{admin.role}</label>
        <select
          id="account-role"
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {words.roles[one]}
            </option>
          ))}
        </select>
      </div>
      <AdminForm
        id="account"
        title={admin.addAccount}
        fields={[
          ...(bond === null
            ? []
            : [
                {
                  name: bond,
                  label: { town: admin.town, chain: admin.names.chains, party: admin.belongs }[
                    bond
                  ],
                  options,
                },
              ]),
          { name: 'name', label: admin.account },
          { name: 'personName', label: admin.person },
          { name: 'phone', label: admin.phone },
        ]}
        go={admin.add}
        saving={saving}
        onSend={async (values) => {
          const made = await saving.send(CreateAccountDocument, {
            name: values['name'] ?? '',
            role: role as Role,
            personName: said(values['personName']),
            phone: said(values['phone']),
            ...(bond === null ? {} : { [bond]: said(values[bond]) }),
          });
          if (made !== null) {
            setTold(made.createAccount.initialPassword);
            done();
          }
          return made;
        }}
      />
      {told !== null && <Password value={told} />}
    </details>
  );
}

/** What an account of a role may belong to. */
function useBonds(bond: 'town' | 'chain' | 'party' | null, role: string, who: Viewer) {
  const kinds =
    role === 'PARTY' ? (['ENTERPRISE', 'ORGANIZATION'] as const) : (['VILLAGE'] as const);
  const filter: PartyFilter = {
    kind: { in: kinds.slice() },
    ...(who.town == null ? {} : { town: { eq: who.town.id } }),
  };
  const parties = useFirstPages(filter);
  const towns = useGraph(AdminTownsDocument, {}).data?.towns.nodes ?? [];
  const chains = useGraph(AdminChainsDocument, {}).data?.chains.nodes ?? [];
  const among = bond === 'town' ? towns : bond === 'chain' ? chains : parties;
  return among
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** A district's villages are some hundreds: a choice shows them as they come, page by page. */
function useFirstPages(filter: PartyFilter) {
  const first = useGraph(AdminPartiesDocument, { filter }).data?.parties;
  const last = first?.pageInfo.hasNextPage === true ? first.pageInfo.endCursor : null;
  const second = useGraph(AdminPartiesDocument, {
    filter,
    ...(last === null ? {} : { after: last }),
  }).data?.parties;
  const known = new Set<string>();
  return [...(first?.nodes ?? []), ...(second?.nodes ?? [])].filter(
    ({ id }) => !known.has(id) && known.add(id),
  );
}

function Password({ value }: { value: string }): JSX.Element {
  const { admin } = useAdminWords().words;
  return (
    <p class="note" role="status">
      <b>{admin.initial(value)}</b> {admin.initialLead}
    </p>
  );
}

function Batch({ done }: { done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  const [slips, setSlips] = useState<string | null>(null);
  return (
    <details>
      <summary>{admin.batch}</summary>
      <p class="section-lead">{admin.batchLead}</p>
      <AdminForm
        id="batch"
        title={admin.batch}
        fields={[{ name: 'rows', label: admin.villages, rows: 8 }]}
        go={admin.batchGo}
        saving={saving}
        onSend={async (values) => {
          const rows = (values['rows'] ?? '')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '')
            .map((village) => ({ village }));
          const wish = { rows, address: location.origin };
          const made = await saving.send(CreateAccountsDocument, wish);
          if (made !== null) {
            setSlips(made.createAccounts.slips);
            done();
          }
          return made;
        }}
      />
      {slips !== null && (
        <p class="note">
          <button type="button" class="button main" onClick={() => openSlips(slips)}>
            {admin.batchPrint}
          </button>
        </p>
      )}
    </details>
  );
}

/** Shows the slips in a window of their own, as the document they are. */
function openSlips(html: string): void {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
  window.open(address, '_blank');
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

interface ListProps {
  readonly who: Viewer;
  readonly done: () => void;
}

function List(
  props: ListProps & { first: AdminAccountsQuery['accounts']; filter: AccountFilter },
): JSX.Element {
  const { admin } = useAdminWords().words;
  const { first, filter, who, done } = props;
  const { rows, more } = useFurther(
    first,
    async (after) => (await ask(AdminAccountsDocument, { filter, after })).accounts,
  );
  return (
    <>
      <ul class="admin-rows">
        {rows.map((account) => (
          <AccountRow key={account.id} account={account} who={who} done={done} />
        ))}
      </ul>
      <More more={more} label={admin.more} />
    </>
  );
}

function AccountRow({ account, who, done }: ListProps & { account: Account }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const saving = useSaving();
  const [told, setTold] = useState<string | null>(null);
  const { id, name } = account;
  const isOwn = id === who.id;
  const closed = account.disabledAt !== null;
  const reset = async (): Promise<void> => {
    if (!window.confirm(admin.resetAsk(name))) return;
    const made = await saving.send(ResetPasswordDocument, { account: id });
    if (made !== null) setTold(made.resetPassword.initialPassword);
  };
  const disable = async (): Promise<void> => {
    if (!window.confirm(admin.disableAsk(name))) return;
    if ((await saving.send(DisableAccountDocument, { account: id })) !== null) done();
  };
  return (
    <li class="panel admin-row">
      <div class="admin-row-head">
        <div>
          <b>{name}</b> {closed && <span class="tag tag-withdrawn">{admin.disabled}</span>}
          <p class="line-facts">
            <span>{words.roles[account.role]}</span>{' '}
            <span>{account.party?.name ?? account.town?.name ?? account.chain?.name}</span>{' '}
            <span>{account.personName}</span> <span>{account.maskedPhone}</span>{' '}
            <span>
              {account.signedInAt === null
                ? admin.signedInNever
                : admin.signedIn(dayOf(account.signedInAt, lang))}
            </span>{' '}
            <span>{account.mustChangePassword && admin.initialStill}</span>{' '}
            <span>{account.successor !== null && admin.handed(account.successor.name)}</span>
          </p>
        </div>
        {!isOwn && !closed && (
          <div class="buttons">
            <button type="button" class="button" onClick={() => void reset()}>
              {admin.reset}
              <span class="sr"> {name}</span>
            </button>
            <button type="button" class="button quiet" onClick={() => void disable()}>
              {admin.disable}
              <span class="sr"> {name}</span>
            </button>
          </div>
        )}
      </div>
      {told !== null && <Password value={told} />}
      <Outcome saving={saving} />
      {!isOwn && !closed && <HandOver account={account} done={done} />}
    </li>
  );
}

function HandOver({ account, done }: { account: Account; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  const [unknown, setUnknown] = useState(false);
  return (
    <details>
      <summary>{admin.handOver}</summary>
      <AdminForm
        id={account.id}
        title={`${admin.handOver} · ${account.name}`}
        fields={[{ name: 'successor', label: admin.account, hint: admin.handOverHint }]}
        go={admin.handOverGo}
        saving={saving}
        onSend={async (values) => {
          const filter = { name: { eq: (values['successor'] ?? '').trim() } };
          const found = await ask(AdminAccountsDocument, { filter }).catch(() => null);
          const successor = found?.accounts.nodes[0]?.id;
          setUnknown(successor === undefined);
          if (successor === undefined) return null;
          const wish = { account: account.id, successor };
          const made = await saving.send(HandOverAccountDocument, wish);
          if (made !== null) done();
          return made;
        }}
      >
        {unknown && (
          <p class="faults" role="alert">
            {admin.handOverNone}
          </p>
        )}
      </AdminForm>
    </details>
  );
}
