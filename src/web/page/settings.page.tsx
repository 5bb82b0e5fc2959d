import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { outbox } from '../outbox.ts';
import { Choice } from '../part/field.tsx';
import { Icon } from '../part/icon.tsx';
import { Page, Section } from '../part/page.tsx';
import { go } from '../route.ts';
import { leave, type Viewer } from '../session.ts';
import { change, setting } from '../setting.ts';
import { useStore } from '../store.ts';
import { useWriteWords } from '../words/write.ts';

/** How one wants to read, who one is, and the way out. */
export function SettingsPage({ who }: { who: Viewer }): JSX.Element {
  const { words } = useWriteWords();
  const { lang, large } = useStore(setting);
  const waiting = useStore(outbox).filter(({ owner }) => owner === who.id).length;
  const [noAnswer, setNoAnswer] = useState(false);
  const signOut = (): void => {
    leave().then(
      () => go('/', { replace: true }),
      () => setNoAnswer(true),
    );
  };
  return (
    <Page title={words.settings.title} class="slim">
      <Section title={words.settings.large}>
        <p class="section-lead">{words.settings.largeLead}</p>
        <Choice
          name="large"
          legend={words.settings.large}
          hideLegend
          value={large ? 'on' : 'off'}
          options={[
            { value: 'off', label: words.settings.off },
            { value: 'on', label: words.settings.on },
          ]}
          onChange={(value) => change({ large: value === 'on' })}
        />
      </Section>
      <Section title={words.settings.lang}>
        <Choice
          name="lang"
          legend={words.settings.lang}
          hideLegend
          value={lang}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => change({ lang: value })}
        />
      </Section>
      <Section title={words.settings.account}>
        <p class="account">
          <Icon name="person" />
          <span>
            <b>{who.party?.name ?? who.town?.name ?? who.chain?.name ?? who.district?.name}</b>
            <small>
              {words.roles[who.role]} · {who.name}
            </small>
          </span>
        </p>
        {waiting > 0 && <p class="note">{words.settings.signOutAsk(waiting)}</p>}
        <button type="button" class="button" onClick={signOut}>
          {words.settings.signOut}
        </button>
        {noAnswer && (
          <p class="faults" role="alert">
            <Icon name="warn" /> {words.signIn.noAnswer}
          </p>
        )}
      </Section>
      {who.role === 'VILLAGE' && (
        <Section title={words.settings.villagers}>
          <p class="section-lead">{words.settings.villagersLead}</p>
          <p>
            <a class="button" href="/report-links">
              {words.settings.links}
            </a>
          </p>
        </Section>
      )}
      {(who.role === 'DISTRICT_ADMIN' || who.role === 'TOWN') && (
        <Section title={words.settings.admin}>
          <p>
            <a href="/admin">{words.settings.adminLead}</a>
          </p>
        </Section>
      )}
      <Section title={words.settings.ledgers}>
        <p>
          <a href="/ledgers">{words.settings.ledgersLead}</a>
        </p>
      </Section>
      <Section title={words.settings.developers}>
        <p>
          <a href="/wall">{words.settings.wall}</a>
        </p>
        <p>
          <a href="/developers">{words.settings.developerPages}</a>
        </p>
      </Section>
    </Page>
  );
}
