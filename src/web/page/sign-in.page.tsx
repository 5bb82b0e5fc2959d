import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  ChangePasswordDocument,
  DemoAccountsDocument,
  SignInDocument,
  type DemoAccountsQuery,
  type FaultFragment,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { keep, recall } from '../keep.ts';
import { Field, Faults, faultsOf } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Landscape, Mark } from '../part/mark.tsx';
import { Page } from '../part/page.tsx';
import { refreshViewer } from '../session.ts';
import { change, setting } from '../setting.ts';
import { useStore } from '../store.ts';
import { useWords } from '../words/words.ts';

/** The one way in. After it the page that was asked for opens: a shared link needs no second tap. */
export function SignInPage(): JSX.Element {
  const { words, lang } = useWords();
  const { lang: chosen } = useStore(setting);
  const [district, setDistrict] = useState(recall<string>('district') ?? '');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  const [noAnswer, setNoAnswer] = useState(false);
  const [demo, setDemo] = useState<DemoAccountsQuery['demoAccounts']>([]);
  useEffect(() => {
    // Only an offer: where it cannot be had, the form is there all the same.
    ask(DemoAccountsDocument, {}).then(
      ({ demoAccounts }) => setDemo(demoAccounts),
      () => undefined,
    );
  }, []);

  const signIn = async (input: {
    district: string;
    name: string;
    password: string;
  }): Promise<void> => {
    setBusy(true);
    setNoAnswer(false);
    try {
      const { signIn: answer } = await ask(SignInDocument, { input, lang });
      setFaults(answer.userErrors);
      if (answer.userErrors.length === 0) {
        keep('district', input.district);
        await refreshViewer();
      }
    } catch {
      setNoAnswer(true);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="entry">
      <header class="entry-face">
        <Landscape />
        <p class="entry-brand">
          <Mark /> {words.brand}
        </p>
        <p class="entry-slogan">{words.slogan}</p>
      </header>
      <main id="main" class="entry-form">
        <Page title={words.signIn.title} lead={words.signIn.lead}>
          {demo.length > 0 && (
            <section class="demo">
              <h2>{words.signIn.demo}</h2>
              <p class="hint">{words.signIn.demoLead}</p>
              <ul>
                {demo.map((account) => (
                  <li key={`${account.district} ${account.name}`}>
                    <button
                      type="button"
                      class="button"
                      disabled={busy}
                      onClick={() =>
                        void signIn({
                          district: account.district,
                          name: account.name,
                          password: account.password,
                        })
                      }
                    >
                      <span>
                        {words.roles[account.role]}
                        {account.of !== null && <small>{account.of}</small>}
                      </span>
                      <Icon name="on" />
                    </button>
                  </li>
                ))}
              </ul>
              <h2>{words.signIn.own}</h2>
            </section>
          )}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void signIn({ district: district.trim(), name: name.trim(), password });
            }}
          >
            <Field
              name="district"
              label={words.signIn.district}
              value={district}
              inputMode="numeric"
              maxLength={6}
              onInput={setDistrict}
              faults={faults}
            />
            <Field
              name="name"
              label={words.signIn.name}
              value={name}
              autoComplete="username"
              onInput={setName}
              faults={faults}
            />
            <Field
              name="password"
              label={words.signIn.password}
              value={password}
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              onInput={setPassword}
              faults={faults}
              after={
                <button
                  type="button"
                  class="button quiet small"
                  aria-pressed={shown}
                  onClick={() => setShown(!shown)}
                >
                  {shown ? words.signIn.hide : words.signIn.show}
                </button>
              }
            />
            <Faults faults={faultsOf(faults, null)} />
            {noAnswer && (
              <p class="faults" role="alert">
                <Icon name="warn" /> {words.signIn.noAnswer}
              </p>
            )}
            <button type="submit" class="button main wide" disabled={busy}>
              {busy ? words.signIn.going : words.signIn.go}
            </button>
          </form>
          <p class="language">
            <button
              type="button"
              class="button quiet"
              lang={chosen === 'zh' ? 'en' : 'zh-CN'}
              onClick={() => change({ lang: chosen === 'zh' ? 'en' : 'zh' })}
            >
              {chosen === 'zh' ? 'English' : '中文'}
            </button>
          </p>
        </Page>
      </main>
    </div>
  );
}

/** Whoever came with an initial password first chooses an own one. */
export function PasswordPage(): JSX.Element {
  const { words, lang } = useWords();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [faults, setFaults] = useState<readonly FaultFragment[]>([]);
  const [noAnswer, setNoAnswer] = useState(false);
  const save = async (): Promise<void> => {
    setNoAnswer(false);
    try {
      const { changePassword } = await ask(ChangePasswordDocument, {
        input: { present, next },
        lang,
      });
      setFaults(changePassword.userErrors);
      if (changePassword.userErrors.length === 0) await refreshViewer();
    } catch {
      setNoAnswer(true);
    }
  };
  return (
    <Page title={words.password.title} lead={words.password.lead} class="slim">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          name="present"
          label={words.password.present}
          value={present}
          type="password"
          autoComplete="current-password"
          onInput={setPresent}
          faults={faults}
        />
        <Field
          name="next"
          label={words.password.next}
          value={next}
          type="password"
          autoComplete="new-password"
          hint={words.password.hint}
          onInput={setNext}
          faults={faults}
        />
        <Faults faults={faultsOf(faults, null)} />
        {noAnswer && (
          <p class="faults" role="alert">
            <Icon name="warn" /> {words.signIn.noAnswer}
          </p>
        )}
        <button type="submit" class="button main wide">
          {words.password.go}
        </button>
      </form>
    </Page>
  );
}
