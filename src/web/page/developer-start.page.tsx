import type { JSX } from 'preact';
import { DeveloperLimitsDocument } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { DeveloperPage } from '../part/developer-page.tsx';
import { Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useDeveloperWords } from '../words/developer.ts';

/** Where the graph is, how to ask it, how much may be asked. */
export function StartPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useDeveloperWords();
  const { developer } = words;
  const district = who.district?.code ?? '120113';
  const socket = location.origin.replace(/^http/, 'ws');
  return (
    <DeveloperPage here="start" lead={developer.lead}>
      <dl class="facts">
        <dt>{developer.endpoint}</dt>
        <dd>
          <code>POST {location.origin}/graphql</code>
        </dd>
        <dt>{developer.socket}</dt>
        <dd>
          <code>{socket}/graphql</code>
        </dd>
        <dt>{developer.header}</dt>
        <dd>
          <code>authorization: Bearer lz_{district}_…</code>
          <p class="hint">{developer.headerLead}</p>
        </dd>
        <dt>
          <a href="/graphiql">{developer.explorer}</a>
        </dt>
        <dd>{developer.explorerLead}</dd>
        <dt>
          <a href="/wall">{developer.wall}</a>
        </dt>
        <dd>{developer.wallLead}</dd>
        <dt>{developer.charts}</dt>
        <dd>
          {developer.chartsLead}
          <ul class="codes">
            {['map', 'supply', 'flows', 'timeline', 'steps', 'outcomes'].map((name) => (
              <li key={name}>
                <a href={`/d/${district}/chart/${name}.svg`} target="_blank" rel="noopener">
                  /d/{district}/chart/{name}.svg
                </a>
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      <Limits />
    </DeveloperPage>
  );
}

function Limits(): JSX.Element {
  const { words } = useDeveloperWords();
  const seen = useGraph(DeveloperLimitsDocument, {});
  const names = words.developer.limitNames;
  return (
    <Section title={words.developer.limits}>
      <Loaded seen={seen}>
        {({ limits }) => (
          <table class="plain">
            <tbody>
              {(Object.keys(names) as (keyof typeof names)[]).map((key) => (
                <tr key={key}>
                  <th scope="row">{names[key]}</th>
                  <td>{limits[key].toLocaleString('en')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Section>
  );
}
