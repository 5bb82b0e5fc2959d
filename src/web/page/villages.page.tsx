import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { VillagesDocument, type VillagesQuery } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { Field } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Empty, Loaded, Page } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useReadWords } from '../words/read.ts';

type Village = VillagesQuery['villages']['nodes'][number];

/** Every village, by town; typing narrows the list at once, without asking the server. */
export function VillagesPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useReadWords();
  const [text, setText] = useState('');
  const first = useGraph(VillagesDocument, {});
  const { hasNextPage, endCursor } = first.data?.villages.pageInfo ?? {
    hasNextPage: false,
    endCursor: null,
  };
  return (
    <Page
      title={words.villages.title}
      lead={first.data && words.villages.lead(first.data.villages.totalCount)}
    >
      <div class="narrow-field">
        <Field
          name="village"
          label={words.villages.label}
          value={text}
          type="search"
          onInput={setText}
        />
      </div>
      <Loaded seen={first} rows={8}>
        {({ villages, towns }) =>
          hasNextPage && endCursor !== null ? (
            <Rest
              after={endCursor}
              before={villages.nodes}
              towns={towns.nodes}
              text={text}
              who={who}
            />
          ) : (
            <Towns villages={villages.nodes} towns={towns.nodes} text={text} who={who} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface TownsProps {
  readonly towns: VillagesQuery['towns']['nodes'];
  readonly text: string;
  readonly who: Viewer;
}

/** The pages after the first, each as soon as the one before it tells where it ends. */
function Rest({
  after,
  before,
  ...props
}: TownsProps & { after: string; before: readonly Village[] }): JSX.Element {
  const seen = useGraph(VillagesDocument, { after });
  const { nodes, pageInfo } = seen.data?.villages ?? {
    nodes: [],
    pageInfo: { hasNextPage: false, endCursor: null },
  };
  const all = [...before, ...nodes];
  if (pageInfo.hasNextPage && pageInfo.endCursor !== null) {
    return <Rest after={pageInfo.endCursor} before={all} {...props} />;
  }
  return <Towns villages={all} {...props} />;
}

function Towns({
  villages,
  towns,
  text,
  who,
}: TownsProps & { villages: readonly Village[] }): JSX.Element {
  const { words } = useReadWords();
  const wanted = text.trim();
  const groups = towns
    .map((town) => {
      const all = villages.filter((village) => village.town?.id === town.id);
      const fits = ({ name, aliases, cluster }: Village): boolean =>
        [name, ...aliases, cluster?.name ?? ''].some((word) => word.indexOf(wanted) >= 0);
      return {
        town,
        villages: wanted === '' || town.name.indexOf(wanted) >= 0 ? all : all.filter(fits),
      };
    })
    .filter((group) => group.villages.length > 0);
  for (const group of groups) {
    group.villages = [...group.villages].sort((a, b) => Number(hasLists(b)) - Number(hasLists(a)));
  }
  const own = who.town?.id ?? who.party?.town?.id;
  groups.sort((a, b) => Number(b.town.id === own) - Number(a.town.id === own));
  if (groups.length === 0) return <Empty>{words.villages.none}</Empty>;
  return (
    <>
      <p class="sr" role="status">
        {words.villages.count(groups.reduce((sum, group) => sum + group.villages.length, 0))}
      </p>
      {groups.map((group) => (
        <section class="section" key={group.town.id}>
          <div class="section-head">
            <h2>
              {group.town.name} <span class="count">{group.villages.length}</span>
            </h2>
          </div>
          <ul class="villages">
            {group.villages.map((village) => (
              <VillageTile key={village.id} village={village} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const hasLists = ({ needs, resources }: Village): boolean =>
  needs.totalCount + resources.totalCount > 0;

function VillageTile({ village }: { village: Village }): JSX.Element {
  const { words } = useReadWords();
  const [needs, resources] = [village.needs.totalCount, village.resources.totalCount];
  return (
    <li>
      <a href={`/party/${village.id}`}>
        <b>{village.name}</b>
        <span class="tile-facts">
          {needs > 0 && (
            <span>
              <Icon name="need" /> {needs} {words.figures.needs}
            </span>
          )}
          {resources > 0 && (
            <span>
              <Icon name="resource" /> {resources} {words.figures.resources}
            </span>
          )}
          {needs + resources === 0 && <span>{words.villages.nothing}</span>}
        </span>
      </a>
    </li>
  );
}
