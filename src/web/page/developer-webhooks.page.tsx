import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  DeveloperCreateWebhookDocument,
  DeveloperPauseWebhookDocument,
  DeveloperRedeliverWebhookDocument,
  DeveloperRemoveWebhookDocument,
  DeveloperRotateWebhookDocument,
  DeveloperTestWebhookDocument,
  DeveloperWebhooksDocument,
  type DeveloperWebhooksQuery,
  type EventFilter,
  type FaultFragment,
  type WebhookKind,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { DeveloperPage } from '../part/developer-page.tsx';
import { Choice, Faults, Field, faultsOf } from '../part/field.tsx';
import { Empty, Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useDeveloperWords } from '../words/developer.ts';
import { clock, dayOf } from '../words/words.ts';

type Webhook = DeveloperWebhooksQuery['webhooks']['nodes'][number];
const kinds: readonly WebhookKind[] = ['STANDARD', 'WECOM', 'DINGTALK'];
const mostDeliveries = 5;

/** Which events are sent: all, or those most receivers want. */
const filters = {
  ALL: {},
  PAIRINGS: { type: { eq: 'PAIRING_PROPOSED' } },
  LISTINGS: { type: { in: ['LISTING_ADDED', 'LISTING_CHANGED', 'LISTING_WITHDRAWN'] } },
} as const satisfies Readonly<Record<string, EventFilter>>;
type Which = keyof typeof filters;
const whiches = Object.keys(filters) as Which[];

const usualDocument = 'fragment Payload on Event {\n  type\n  cause\n  occurredAt\n}';

/** Where the district's events are sent to; administrators alone see and keep them. */
export function WebhooksPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useDeveloperWords();
  const { hooks } = words;
  const manages = who.role === 'DISTRICT_ADMIN';
  return (
    <DeveloperPage here="webhooks" lead={manages ? hooks.lead : hooks.adminsOnly}>
      {manages && <Kept />}
    </DeveloperPage>
  );
}

function Kept(): JSX.Element {
  const { words } = useDeveloperWords();
  const seen = useGraph(DeveloperWebhooksDocument, {});
  return (
    <>
      <NewWebhook made={seen.reload} />
      <Loaded seen={seen}>
        {({ webhooks: { nodes } }) =>
          nodes.length === 0 ? (
            <Empty>{words.hooks.none}</Empty>
          ) : (
            <>
              {nodes.map((webhook) => (
                <OneWebhook key={webhook.id} value={webhook} changed={seen.reload} />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  );
}

function NewWebhook({ made }: { made: () => void }): JSX.Element {
  const { words, lang } = useDeveloperWords();
  const { hooks, developer } = words;
  const [name, setName] = useState('');
  const [kind, setKind] = useState<WebhookKind>('STANDARD');
  const [url, setUrl] = useState('');
  const [robotSecret, setRobotSecret] = useState('');
  const [which, setWhich] = useState<Which>('ALL');
  const [text, setText] = useState(usualDocument);
  const [secret, setSecret] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [noAnswer, setNoAnswer] = useState(false);
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  // Sent again after a lost answer, it makes no second one.
  const [attempt, setAttempt] = useState(newId);
  const create = async (): Promise<void> => {
    setBusy(true);
    setNoAnswer(false);
    try {
      const input = {
        name: name.trim(),
        kind,
        url: url.trim(),
        filter: filters[which],
        idempotencyKey: attempt,
        ...(kind === 'STANDARD' ? { document: text } : {}),
        ...(kind === 'DINGTALK' ? { secret: robotSecret.trim() } : {}),
      };
      const { createWebhook } = await ask(DeveloperCreateWebhookDocument, { input, lang });
      setFaults(createWebhook.userErrors);
      setAttempt(newId());
      if (createWebhook.userErrors.length === 0) {
        setSecret(createWebhook.secret);
        setName('');
        setUrl('');
        made();
      }
    } catch {
      setNoAnswer(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Section title={hooks.make}>
      <form
        class="ask"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field name="name" label={hooks.name} value={name} onInput={setName} faults={faults} />
        <Choice
          name="kind"
          legend={hooks.kind}
          value={kind}
          options={kinds.map((value) => ({ value, label: hooks.kinds[value] }))}
          onChange={setKind}
        />
        <Field name="url" label={hooks.url} value={url} onInput={setUrl} faults={faults} />
        {kind === 'DINGTALK' && (
          <Field
            name="secret"
            label={hooks.robotSecret}
            value={robotSecret}
            onInput={setRobotSecret}
            faults={faults}
          />
        )}
        <Choice
          name="which"
          legend={hooks.which}
          value={which}
          options={whiches.map((value) => ({ value, label: hooks.whiches[value] }))}
          onChange={setWhich}
        />
        {kind === 'STANDARD' && (
          <Field
            name="document"
            label={hooks.document}
            rows={7}
            value={text}
            onInput={setText}
            faults={faults}
          />
        )}
        <Faults faults={faultsOf(faults, null)} />
        {noAnswer && (
          <p class="faults" role="alert">
            {developer.noAnswer}
          </p>
        )}
        <button
          type="submit"
          class="button main"
          disabled={busy || name.trim() === '' || url.trim() === ''}
        >
          {hooks.create}
        </button>
      </form>
      <Secret text={secret} />
    </Section>
  );
}

function Secret({ text }: { text: string | null }): JSX.Element {
  const { words } = useDeveloperWords();
  return (
    <div role="status">
      {text !== null && (
        <p class="note">
          {words.hooks.secret} <code class="long">{text}</code>
        </p>
      )}
    </div>
  );
}

function OneWebhook({ value, changed }: { value: Webhook; changed: () => void }): JSX.Element {
  const { words, lang } = useDeveloperWords();
  const { hooks, developer } = words;
  const [said, setSaid] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [after, setAfter] = useState('');
  const webhook = value.id;
  const paused = value.pausedAt !== null;
  /** Does it and says what was wrong, or `done`. */
  const act = (
    deed: (wish: {
      webhook: string;
      idempotencyKey: string;
    }) => Promise<readonly { message: string }[] | string>,
  ): void => {
    deed({ webhook, idempotencyKey: newId() }).then(
      (came) => {
        setSaid(typeof came === 'string' ? came : (came[0]?.message ?? hooks.done));
        changed();
      },
      () => setSaid(developer.noAnswer),
    );
  };
  const test = (): void =>
    act(async (input) => {
      const { testWebhook } = await ask(DeveloperTestWebhookDocument, { input, lang });
      if (testWebhook.delivery == null) return testWebhook.userErrors;
      const { fault } = testWebhook.delivery;
      return fault === null ? hooks.taken : hooks.refused(fault);
    });
  const rotate = (): void =>
    act(async (input) => {
      const { rotateWebhookSecret } = await ask(DeveloperRotateWebhookDocument, { input, lang });
      setSecret(rotateWebhookSecret.secret);
      return rotateWebhookSecret.userErrors;
    });
  const pause = (): void =>
    act(async (wish) => {
      const input = { ...wish, paused: !paused };
      return (await ask(DeveloperPauseWebhookDocument, { input, lang })).pauseWebhook.userErrors;
    });
  const redeliver = (): void =>
    act(async (wish) => {
      const input = { ...wish, after: after.trim() };
      return (await ask(DeveloperRedeliverWebhookDocument, { input, lang })).redeliverWebhook
        .userErrors;
    });
  const remove = (): void => {
    if (!window.confirm(hooks.removeAsk(value.name))) return;
    act(
      async (input) =>
        (await ask(DeveloperRemoveWebhookDocument, { input, lang })).removeWebhook.userErrors,
    );
  };
  return (
    <Section title={value.name}>
      <p>
        {hooks.kinds[value.kind]} · <code>{value.host}</code>{' '}
        {paused && (
          <span class="tag tag-withdrawn">{hooks.causes[value.pauseCause ?? 'ASKED']}</span>
        )}
        {value.attempts > 0 && <span class="tag">{hooks.failed(value.attempts)}</span>}
      </p>
      <details>
        <summary>{hooks.document}</summary>
        <pre>{value.document}</pre>
        <p>
          {hooks.which}: <code>{value.filter}</code>
        </p>
      </details>
      <div class="buttons">
        <button type="button" class="button" onClick={test}>
          {hooks.test}
        </button>
        <button type="button" class="button" onClick={pause}>
          {paused ? hooks.resume : hooks.pause}
        </button>
        {value.kind === 'STANDARD' && (
          <button type="button" class="button" onClick={rotate}>
            {hooks.rotate}
          </button>
        )}
        <button type="button" class="button" onClick={remove}>
          {hooks.remove}
        </button>
      </div>
      <p role="status">{said}</p>
      <Secret text={secret} />
      <details>
        <summary>{hooks.redeliver}</summary>
        <Field name={`after-${webhook}`} label={hooks.after} value={after} onInput={setAfter} />
        <button type="button" class="button" disabled={after.trim() === ''} onClick={redeliver}>
          {hooks.redeliver}
        </button>
      </details>
      <ul>
        {value.deliveries.slice(0, mostDeliveries).map((sent) => (
          <li key={sent.id}>
            {dayOf(sent.sentAt, lang)} {clock(new Date(sent.sentAt).getTime())} ·{' '}
            {sent.test ? hooks.testOnly : hooks.events(sent.events)} ·{' '}
            {sent.fault === null ? hooks.taken : hooks.refused(sent.fault)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
