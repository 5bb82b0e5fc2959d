import type { JSX } from 'preact';
import {
  AdminPartiesDocument,
  ClosePlaceDocument,
  EditPartyDocument,
  ReopenPlaceDocument,
  type AdminPartiesQuery,
  type AdminPartyFragment,
  type PartyFilter,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import type { Seen } from '../graph/use-graph.ts';
import { useAdminWords } from '../words/admin.ts';
import { AdminForm, Row, said, useSaving, type Asked, type Values } from './admin-form.tsx';
import { More, useFurther } from './further.tsx';
import { Empty, Loaded } from './page.tsx';

type Words = ReturnType<typeof useAdminWords>['words'];
type Kind = 'VILLAGE' | 'ENTERPRISE' | 'ORGANIZATION';
interface Named {
  readonly id: string;
  readonly name: string;
}

const strengths = ['STRONG', 'AVERAGE', 'WEAK'] as const;
const optionsOf = (among: readonly Named[]) =>
  among.map(({ id, name }) => ({ value: id, label: name }));

/** The fields of a party of a kind. */
export function partyFields(
  { admin }: Words,
  kind: Kind,
  towns: readonly Named[],
  clusters: readonly Named[],
): Asked[] {
  const village: Asked[] = [
    { name: 'cluster', label: admin.cluster, options: optionsOf(clusters) },
    {
      name: 'strength',
      label: admin.strength,
      options: strengths.map((value) => ({ value, label: admin.strengths[value] })),
    },
  ];
  const code = kind === 'VILLAGE' ? admin.villageCode : admin.creditCode;
  return [
    { name: 'name', label: admin.name },
    { name: 'town', label: admin.town, options: optionsOf(towns) },
    ...(kind === 'ORGANIZATION' ? [] : [{ name: 'code', label: code }]),
    ...(kind === 'VILLAGE' ? village : []),
    { name: 'aliases', label: admin.aliases },
    { name: 'lat', label: admin.lat },
    { name: 'lon', label: admin.lon },
    { name: 'source', label: admin.source },
    { name: 'about', label: admin.about, rows: 2 },
  ];
}

/** What the fields say, as the graph takes it. */
export function partyInput(kind: Kind, values: Values, sure: boolean): object {
  const { lat, lon, source } = values;
  const located = said(lat) !== null || said(lon) !== null;
  return {
    name: values['name'] ?? '',
    town: kind === 'VILLAGE' ? (values['town'] ?? '') : said(values['town']),
    ...(kind === 'ORGANIZATION' ? {} : { code: said(values['code']) }),
    ...(kind === 'VILLAGE'
      ? { cluster: said(values['cluster']), strength: said(values['strength']) }
      : {}),
    aliases: (values['aliases'] ?? '')
      .split(/[、,，;；]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    // What is no number is told from one: the graph says what is missing.
    location: located
      ? { lat: Number(said(lat) ?? 999), lon: Number(said(lon) ?? 999), source: source ?? '' }
      : null,
    about: said(values['about']),
    evenIfNear: sure,
  };
}

function valuesOf(party: AdminPartyFragment): Values {
  return {
    name: party.name,
    town: party.town?.id ?? '',
    code: ('code' in party ? party.code : 'creditCode' in party ? party.creditCode : null) ?? '',
    cluster: 'cluster' in party ? (party.cluster?.id ?? '') : '',
    strength: 'strength' in party ? (party.strength ?? '') : '',
    aliases: party.aliases.join('、'),
    lat: party.location === null ? '' : String(party.location.lat),
    lon: party.location === null ? '' : String(party.location.lon),
    source: party.location?.source ?? '',
    about: party.about ?? '',
  };
}

interface ListProps {
  readonly filter: PartyFilter;
  readonly towns: readonly Named[];
  readonly clusters: readonly Named[];
  readonly done: () => void;
}

/** Parties to edit, close and open again. */
export function AdminParties(
  props: ListProps & { readonly seen: Seen<AdminPartiesQuery> },
): JSX.Element {
  const { admin } = useAdminWords().words;
  return (
    <Loaded seen={props.seen}>
      {({ parties }) =>
        parties.nodes.length === 0 ? (
          <Empty>{admin.none}</Empty>
        ) : (
          <List {...props} first={parties} />
        )
      }
    </Loaded>
  );
}

function List(props: ListProps & { first: AdminPartiesQuery['parties'] }): JSX.Element {
  const { admin } = useAdminWords().words;
  const { rows, more } = useFurther(
    props.first,
    async (after) => (await ask(AdminPartiesDocument, { filter: props.filter, after })).parties,
  );
  return (
    <>
      <ul class="admin-rows">
        {rows.map((party) => (
          <PartyRow key={`${party.id} ${party.version}`} {...props} party={party} />
        ))}
      </ul>
      <More more={more} label={admin.more} />
    </>
  );
}

function PartyRow(props: ListProps & { party: AdminPartyFragment }): JSX.Element {
  const { words } = useAdminWords();
  const { admin } = words;
  const { party, towns, clusters, done } = props;
  const [closing, edit] = [useSaving(), useSaving()];
  const { id, version } = party;
  const kind =
    party.kind === 'VILLAGE'
      ? 'strength' in party && party.strength !== null
        ? admin.strengths[party.strength]
        : null
      : admin.organizationKinds[
          'organizationKind' in party ? party.organizationKind : 'ENTERPRISE'
        ];
  return (
    <Row
      title={<a href={`/party/${id}`}>{party.name}</a>}
      name={party.name}
      closedAt={party.closedAt}
      saving={closing}
      onClose={() =>
        void closing.send(ClosePlaceDocument, { id, version }).then((made) => made && done())
      }
      onReopen={() =>
        void closing.send(ReopenPlaceDocument, { id, version }).then((made) => made && done())
      }
      facts={
        <>
          <span>{party.town?.name}</span> <span>{kind}</span> <span>{valuesOf(party)['code']}</span>
        </>
      }
      form={(leave) => (
        <AdminForm
          id={id}
          title={party.name}
          fields={partyFields(words, party.kind, towns, clusters)}
          initial={valuesOf(party)}
          go={admin.save}
          saving={edit}
          onLeave={leave}
          onSend={async (values, sure) => {
            const wish = { id, version, ...partyInput(party.kind, values, sure) };
            const made = await edit.send(EditPartyDocument, wish);
            if (made !== null) done();
            return made;
          }}
        />
      )}
    />
  );
}
