import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  DeveloperCreateKeyDocument,
  DeveloperKeysDocument,
  DeveloperRevokeKeyDocument,
  type DeveloperKeysQuery,
  type FaultFragment,
  type Role,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { DeveloperPage } from '../part/developer-page.tsx';
import { Choice, Faults, Field, faultsOf } from '../part/field.tsx';
import { Empty, Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useDeveloperWords } from '../words/developer.ts';
import { dayOf } from '../words/words.ts';

type Key = DeveloperKeysQuery['apiKeys']['nodes'][number];
/** Keys for the whole district. Those of a town, village or party are made on the command line. */
const roles = ['READER', 'AUDITOR', 'DISTRICT_ADMIN'] as const satisfies readonly Role[];

/** The district's keys; administrators make and revoke them. */
export function KeysPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useDeveloperWords();
  const { developer } = words;
  const seen = useGraph(DeveloperKeysDocument, {});
  const manages = who.role === 'DISTRICT_ADMIN';
  return (
    <DeveloperPage here="keys" lead={manages ? developer.keysLead : developer.keysOwn}>
      {manages && <NewKey made={seen.reload} />}
      <Loaded seen={seen}>
        {({ apiKeys: { nodes } }) =>
          nodes.length === 0 ? (
            <Empty>{developer.keyNone}</Empty>
          ) : (
            <ul class="keys">
              {nodes.map((key) => (
                <OneKey key={key.id} value={key} manages={manages} changed={seen.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </DeveloperPage>
  );
}

function NewKey({ made }: { made: () => void }): JSX.Element {
  const { words, lang } = useDeveloperWords();
  const { developer } = words;
  const [name, setName] = useState('');
  const [role, setRole] = useState<string>('READER');
  const [key, setKey] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [noAnswer, setNoAnswer] = useState(false);
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  // Sent again after a lost answer, it makes no second key.
  const [attempt, setAttempt] = useState(newId);
  const create = async (): Promise<void> => {
    setBusy(true);
    setNoAnswer(false);
    try {
      const input = { name: name.trim(), role: role as Role, idempotencyKey: attempt };
      const { createApiKey } = await ask(DeveloperCreateKeyDocument, { input, lang });
      setFaults(createApiKey.userErrors);
      setAttempt(newId());
      if (createApiKey.userErrors.length === 0) {
        setKey(createApiKey.key);
        setName('');
        made();
      }
    } catch {
      setNoAnswer(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={developer.keyNew}>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field
          name="name"
          label={developer.keyName}
          value={name}
          onInput={setName}
          faults={faults}
        />
        <Choice
          name="role"
          legend={developer.keyRole}
          value={role}
          options={roles.map((value) => ({ value, label: developer.keyRoles[value] }))}
          onChange={setRole}
        />
        <Faults faults={faultsOf(faults, null)} />
        {noAnswer && (
          <p class="faults" role="alert">
            {developer.noAnswer}
          </p>
        )}
        <button type="submit" class="button main" disabled={busy || name.trim() === ''}>
          {developer.keyCreate}
        </button>
      </form>
      <div role="status">
        {key !== null && (
          <p class="note">
            {developer.keyMade} <code class="long">{key}</code>
          </p>
        )}
      </div>
    </Section>
  );
}

function OneKey(props: { value: Key; manages: boolean; changed: () => void }): JSX.Element {
  const { words, lang } = useDeveloperWords();
  const { developer } = words;
  const { value, manages, changed } = props;
  const [failed, setFailed] = useState<string | null>(null);
  const revoke = async (): Promise<void> => {
    if (!window.confirm(developer.keyRevokeAsk(value.name))) return;
    try {
      const input = { apiKey: value.id, idempotencyKey: newId() };
      const { revokeApiKey } = await ask(DeveloperRevokeKeyDocument, { input, lang });
      const fault = revokeApiKey.userErrors[0];
      setFailed(fault === undefined ? null : fault.message);
      changed();
    } catch {
      setFailed(developer.noAnswer);
    }
  };
  return (
    <li>
      <div>
        <b>{value.name}</b> {value.demo && <span class="tag">{developer.keyDemo}</span>}{' '}
        {value.revokedAt !== null && <span class="tag tag-withdrawn">{developer.keyRevoked}</span>}
        <p>
          <code>{value.prefix}…</code> · {words.roles[value.role]}
        </p>
        <p class="hint">
          {developer.keySince(dayOf(value.createdAt, lang))} ·{' '}
          {value.usedAt === null
            ? developer.keyUnused
            : developer.keyUsed(dayOf(value.usedAt, lang))}
        </p>
        {failed !== null && (
          <p class="faults" role="alert">
            {failed}
          </p>
        )}
      </div>
      {manages && value.revokedAt === null && (
        <button type="button" class="button" onClick={() => void revoke()}>
          {developer.keyRevoke}
          <span class="sr"> {value.name}</span>
        </button>
      )}
    </li>
  );
}
