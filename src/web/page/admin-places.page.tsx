import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  AddClusterDocument,
  AddTownDocument,
  AddVillageDocument,
  AdminPartiesDocument,
  AdminTownsDocument,
  ClosePlaceDocument,
  EditClusterDocument,
  EditTownDocument,
  ReopenPlaceDocument,
  type AdminTownsQuery,
  type PartyFilter,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Divisions } from '../part/admin-divisions.tsx';
import { AdminForm, Row, said, useSaving, type Values } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { AdminParties, partyFields, partyInput } from '../part/admin-parties.tsx';
import { Empty, Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';

type Town = AdminTownsQuery['towns']['nodes'][number];
type Cluster = AdminTownsQuery['clusters']['nodes'][number];

/** Towns, clusters and villages. */
export function AdminPlacesPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const seen = useGraph(AdminTownsDocument, {});
  return (
    <AdminPage who={who} here="places">
      <Loaded seen={seen}>
        {({ towns, clusters }) => (
          <>
            <Divisions done={seen.reload} />
            <Section title={admin.towns} count={towns.nodes.length}>
              <NewTown done={seen.reload} />
              {towns.nodes.length === 0 && <Empty>{admin.none}</Empty>}
              <ul class="admin-rows">
                {towns.nodes.map((town) => (
                  <TownRow key={`${town.id} ${town.version}`} town={town} done={seen.reload} />
                ))}
              </ul>
            </Section>
            <Section title={admin.clusters} count={clusters.nodes.length}>
              <NewCluster towns={towns.nodes} done={seen.reload} />
              <ul class="admin-rows">
                {clusters.nodes.map((one) => (
                  <ClusterRow key={`${one.id} ${one.version}`} cluster={one} done={seen.reload} />
                ))}
              </ul>
            </Section>
            <Villages towns={towns.nodes} clusters={clusters.nodes} done={seen.reload} />
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function useTownFields() {
  const { admin } = useAdminWords().words;
  const kinds = ['TOWN', 'SUBDISTRICT', 'PARK', 'FARM'] as const;
  return [
    { name: 'name', label: admin.name },
    {
      name: 'kind',
      label: admin.kind,
      options: kinds.map((value) => ({ value, label: admin.townKinds[value] })),
    },
    { name: 'code', label: admin.townCode },
  ];
}

const townInput = (values: Values, sure: boolean) => ({
  name: values['name'] ?? '',
  kind: said(values['kind']) ?? 'TOWN',
  code: said(values['code']),
  evenIfNear: sure,
});

function NewTown({ done }: { done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  const fields = useTownFields();
  return (
    <details>
      <summary>{admin.addTown}</summary>
      <AdminForm
        id="town"
        title={admin.addTown}
        fields={fields}
        go={admin.add}
        saving={saving}
        onSend={async (values, sure) => {
          const made = await saving.send(AddTownDocument, townInput(values, sure));
          if (made !== null) done();
          return made;
        }}
      />
    </details>
  );
}

/** Closing and reopening a place. */
function useClosing(place: { id: string; version: number }, done: () => void) {
  const saving = useSaving();
  const input = { id: place.id, version: place.version };
  return {
    saving,
    onClose: () => void saving.send(ClosePlaceDocument, input).then((made) => made && done()),
    onReopen: () => void saving.send(ReopenPlaceDocument, input).then((made) => made && done()),
  };
}

function TownRow({ town, done }: { town: Town; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const closing = useClosing(town, done);
  const fields = useTownFields();
  const edit = useSaving();
  return (
    <Row
      {...closing}
      title={town.name}
      name={town.name}
      closedAt={town.closedAt}
      facts={
        <>
          <span>{admin.townKinds[town.kind]}</span> <span>{town.code}</span>{' '}
          <span>{admin.villagesOf(town.villages.totalCount)}</span>
        </>
      }
      form={(leave) => (
        <AdminForm
          id={town.id}
          title={town.name}
          fields={fields}
          initial={{ name: town.name, kind: town.kind, code: town.code ?? '' }}
          go={admin.save}
          saving={edit}
          onLeave={leave}
          onSend={async (values, sure) => {
            const wish = { id: town.id, version: town.version, ...townInput(values, sure) };
            const made = await edit.send(EditTownDocument, wish);
            if (made !== null) done();
            return made;
          }}
        />
      )}
    />
  );
}

function NewCluster({ towns, done }: { towns: readonly Town[]; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  return (
    <details>
      <summary>{admin.addCluster}</summary>
      <AdminForm
        id="cluster"
        title={admin.addCluster}
        fields={[
          { name: 'name', label: admin.name },
          {
            name: 'town',
            label: admin.town,
            options: towns.map(({ id, name }) => ({ value: id, label: name })),
          },
          { name: 'theme', label: admin.theme },
        ]}
        go={admin.add}
        saving={saving}
        onSend={async (values) => {
          const { name = '', town = '', theme } = values;
          const made = await saving.send(AddClusterDocument, { name, town, theme: said(theme) });
          if (made !== null) done();
          return made;
        }}
      />
    </details>
  );
}

function ClusterRow({ cluster, done }: { cluster: Cluster; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const closing = useClosing(cluster, done);
  const edit = useSaving();
  return (
    <Row
      {...closing}
      title={cluster.name}
      name={cluster.name}
      closedAt={cluster.closedAt}
      facts={
        <>
          <span>{cluster.town.name}</span> <span>{cluster.theme}</span>
        </>
      }
      form={(leave) => (
        <AdminForm
          id={cluster.id}
          title={cluster.name}
          fields={[
            { name: 'name', label: admin.name },
            { name: 'theme', label: admin.theme },
          ]}
          initial={{ name: cluster.name, theme: cluster.theme ?? '' }}
          go={admin.save}
          saving={edit}
          onLeave={leave}
          onSend={async (values) => {
            const { id, version } = cluster;
            const wish = { id, version, name: values['name'], theme: said(values['theme']) };
            const made = await edit.send(EditClusterDocument, wish);
            if (made !== null) done();
            return made;
          }}
        />
      )}
    />
  );
}

function Villages(props: {
  towns: readonly Town[];
  clusters: readonly Cluster[];
  done: () => void;
}): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const { towns, clusters, done } = props;
  const [town, setTown] = useState('');
  const saving = useSaving();
  const filter: PartyFilter = {
    kind: { eq: 'VILLAGE' },
    ...(town === '' ? {} : { town: { eq: town } }),
  };
  const seen = useGraph(AdminPartiesDocument, { filter });
  const again = (): void => {
    seen.reload();
    done();
  };
  return (
    <Section title={admin.villages}>
      <details>
        <summary>{admin.addVillage}</summary>
        <AdminForm
          id="village"
          title={admin.addVillage}
          fields={partyFields(words, 'VILLAGE', towns, clusters)}
          go={admin.add}
          saving={saving}
          onSend={async (values, sure) => {
            const wish = partyInput('VILLAGE', values, sure);
            const made = await saving.send(AddVillageDocument, wish);
            if (made !== null) again();
            return made;
          }}
        />
      </details>
      <div class="field">
        <label for="villages-of">{admin.town}</label>
        <select
          id="villages-of"
          value={town}
          onChange={(event) => setTown(event.currentTarget.value)}
        >
          <option value="">{admin.allTowns}</option>
          {towns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <AdminParties
        key={town}
        seen={seen}
        filter={filter}
        towns={towns}
        clusters={clusters}
        done={again}
      />
    </Section>
  );
}
