import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  AdminAuditDocument,
  type AdminAuditQuery,
  type AuditEntryFilter,
  type AuditResult,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminPage } from '../part/admin-page.tsx';
import { Field } from '../part/field.tsx';
import { More, useFurther } from '../part/further.tsx';
import { Loaded } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';
import { clock, dayOf } from '../words/words.ts';

const results = ['WRITTEN', 'DONE', 'REFUSED', 'FAILED'] as const;

/** Who did what and when, narrowed by action and result. */
export function AdminAuditPage({ who }: { who: Viewer }): JSX.Element {
  const { admin } = useAdminWords().words;
  const [action, setAction] = useState('');
  const [result, setResult] = useState('');
  const filter: AuditEntryFilter = {
    ...(action.trim() === '' ? {} : { action: { startsWith: action.trim() } }),
    ...(result === '' ? {} : { result: { eq: result as AuditResult } }),
  };
  const seen = useGraph(AdminAuditDocument, { filter });
  return (
    <AdminPage who={who} here="audit">
      <Field name="action" label={admin.action} value={action} onInput={setAction} />
      <div class="field">
        <label for="result">{admin.result}</label>
        <select
          id="result"
          value={result}
          onChange={(event) => setResult(event.currentTarget.value)}
        >
          <option value="">—</option>
          {results.map((one) => (
            <option key={one} value={one}>
              {admin.results[one]}
            </option>
          ))}
        </select>
      </div>
      <Loaded seen={seen}>
        {({ audit }) => <Lines key={`${action} ${result}`} first={audit} filter={filter} />}
      </Loaded>
    </AdminPage>
  );
}

function Lines(props: { first: AdminAuditQuery['audit']; filter: AuditEntryFilter }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const { rows, more } = useFurther(
    props.first,
    async (after) => (await ask(AdminAuditDocument, { filter: props.filter, after })).audit,
  );
  return (
    <>
      <ul class="admin-rows">
        {rows.map((line) => (
          <li key={line.id} class="panel admin-row">
            <b>{line.action}</b> <span class="tag">{admin.results[line.result]}</span> {line.code}
            <p class="line-facts">
              <span>
                {dayOf(line.at, lang)} {clock(new Date(line.at).getTime())}
              </span>{' '}
              <span>
                {admin.who} {line.actor ?? '—'}
              </span>{' '}
              <span>
                {admin.from} {line.from ?? '—'}
              </span>
            </p>
          </li>
        ))}
      </ul>
      <More more={more} label={admin.more} />
    </>
  );
}
