import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  AddPartyDocument,
  AdminPartiesDocument,
  AdminTownsDocument,
  type PartyFilter,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminForm, said, useSaving } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { AdminParties, partyFields, partyInput } from '../part/admin-parties.tsx';
import { Field } from '../part/field.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';

const kinds = [
  'ENTERPRISE',
  'DEPARTMENT',
  'COOPERATIVE',
  'FAMILY_FARM',
  'BANK',
  'UNIVERSITY',
  'INSTITUTE',
  'SOCIAL_ORGANIZATION',
  'MEDIA',
  'OTHER',
] as const;

/** Enterprises and other organisations. */
export function AdminPartiesPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const [name, setName] = useState('');
  const saving = useSaving();
  const towns = useGraph(AdminTownsDocument, {}).data?.towns.nodes ?? [];
  const filter: PartyFilter = {
    kind: { in: ['ENTERPRISE', 'ORGANIZATION'] },
    ...(name.trim() === '' ? {} : { name: { startsWith: name.trim() } }),
  };
  const seen = useGraph(AdminPartiesDocument, { filter });
  return (
    <AdminPage who={who} here="parties">
      <details>
        <summary>{admin.addParty}</summary>
        <AdminForm
          id="party"
          title={admin.addParty}
          fields={[
            {
              name: 'organizationKind',
              label: admin.kind,
              options: kinds.map((value) => ({ value, label: admin.organizationKinds[value] })),
            },
            ...partyFields(words, 'ENTERPRISE', towns, []),
          ]}
          go={admin.add}
          saving={saving}
          onSend={async (values, sure) => {
            const kind = said(values['organizationKind']) ?? 'ENTERPRISE';
            const made = await saving.send(
              AddPartyDocument,
              kind === 'ENTERPRISE'
                ? partyInput('ENTERPRISE', values, sure)
                : { ...partyInput('ORGANIZATION', values, sure), organizationKind: kind },
            );
            if (made !== null) seen.reload();
            return made;
          }}
        />
      </details>
      <Field name="find" label={admin.nearName} type="search" value={name} onInput={setName} />
      <AdminParties
        key={name}
        seen={seen}
        filter={filter}
        towns={towns}
        clusters={[]}
        done={seen.reload}
      />
    </AdminPage>
  );
}
