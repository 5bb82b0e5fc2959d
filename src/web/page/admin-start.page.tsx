import type { JSX } from 'preact';
import { AdminStartDocument } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { addressOf, AdminPage, pagesOf } from '../part/admin-page.tsx';
import { Icon } from '../part/icon.tsx';
import { Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';

/** Where administration begins: what a new district does first, and the way to everything. */
export function AdminStartPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  return (
    <AdminPage who={who} here="start">
      {who.role === 'DISTRICT_ADMIN' && <FirstSteps />}
      <ul class="admin-tiles">
        {pagesOf(who)
          .filter((page) => page !== 'start')
          .map((page) => (
            <li key={page} class="panel">
              <a href={addressOf(page)}>
                <b>{admin.names[page]}</b>
              </a>
              <p>{admin.leads[page]}</p>
            </li>
          ))}
        <li class="panel">
          <a href="/ledgers">
            <b>{admin.ledgers}</b>
          </a>
          <p>{admin.ledgersLead}</p>
        </li>
        {who.role === 'DISTRICT_ADMIN' && (
          <li class="panel">
            <a href="/developers/keys">
              <b>{admin.keys}</b>
            </a>
            <p>{admin.keysLead}</p>
          </li>
        )}
      </ul>
    </AdminPage>
  );
}

function FirstSteps(): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const seen = useGraph(AdminStartDocument, {});
  return (
    <Section title={admin.firstSteps}>
      <Loaded seen={seen} rows={3}>
        {(data) => {
          const lists = data.needs.totalCount + data.resources.totalCount;
          const steps = [
            ['towns', '/admin/places', data.towns.totalCount + data.villages.totalCount],
            ['parties', '/admin/parties', data.parties.totalCount],
            ['chains', '/admin/chains', data.chains.totalCount],
            // The administrator's own is the first.
            ['accounts', '/admin/accounts', data.accounts.totalCount - 1],
            ['lists', '/ledgers', lists],
            ['pairings', '/wall', data.pairings.totalCount],
          ] as const;
          return (
            <ol class="admin-steps">
              {steps.map(([name, href, count]) => (
                <li key={name}>
                  <Icon name={count > 0 ? 'check' : 'wait'} />
                  <a href={href}>{admin.steps[name]}</a>
                  {count > 0 && <small>{admin.count(count)}</small>}
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </Section>
  );
}
