import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  AcceptLexiconProposalDocument,
  AddLexiconWordDocument,
  AdminConceptsDocument,
  AdminWordsDocument,
  DismissLexiconProposalDocument,
  RemoveLexiconWordDocument,
  type AdminWordsQuery,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminForm, Outcome, useSaving } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { Field } from '../part/field.tsx';
import { Empty, Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';

type Word = AdminWordsQuery['lexiconWords']['nodes'][number];
type Proposal = AdminWordsQuery['lexiconProposals']['nodes'][number];

/** The district's own words, what declined pairings propose, and the categories all districts share. */
export function AdminWordsPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const seen = useGraph(AdminWordsDocument, { lang });
  return (
    <AdminPage who={who} here="words">
      <Loaded seen={seen}>
        {({ lexiconWords, lexiconProposals, categories }) => (
          <>
            <Section title={admin.proposals}>
              {lexiconProposals.nodes.length === 0 && <Empty>{admin.proposalsNone}</Empty>}
              <ul class="admin-rows">
                {lexiconProposals.nodes.map((one) => (
                  <ProposalRow key={`${one.id} ${one.version}`} proposal={one} done={seen.reload} />
                ))}
              </ul>
            </Section>
            <Section title={admin.ownWords} count={lexiconWords.totalCount}>
              <NewWord done={seen.reload} />
              <ul class="admin-rows">
                {lexiconWords.nodes.map((word) => (
                  <WordRow key={word.id} word={word} done={seen.reload} />
                ))}
              </ul>
            </Section>
            <details>
              <summary>{admin.taxonomy}</summary>
              <ul class="admin-taxonomy">
                {categories.nodes.map(({ code, name, children }) => (
                  <li key={code}>
                    <b>{name}</b> {children.map((child) => child.name).join('、')}
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function NewWord({ done }: { done: () => void }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const saving = useSaving();
  const [name, setName] = useState('');
  const found =
    useGraph(AdminConceptsDocument, { name: name.trim(), lang }).data?.lexiconConcepts.nodes ?? [];
  return (
    <details>
      <summary>{admin.addWord}</summary>
      <Field
        name="concept"
        label={admin.target}
        hint={admin.targetHint}
        value={name}
        onInput={setName}
      />
      <AdminForm
        id="word"
        title={admin.addWord}
        fields={[
          {
            name: 'target',
            label: admin.target,
            options: found.map((concept) => ({ value: concept.code, label: concept.name })),
          },
          { name: 'word', label: admin.word, hint: admin.wordHint },
        ]}
        go={admin.add}
        saving={saving}
        onSend={async (values) => {
          const wish = { word: values['word'] ?? '', target: values['target'] ?? '' };
          const made = await saving.send(AddLexiconWordDocument, wish);
          if (made !== null) done();
          return made;
        }}
      />
    </details>
  );
}

function WordRow({ word, done }: { word: Word; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  return (
    <li class="panel admin-row">
      <div class="admin-row-head">
        <div>
          <b>{word.word}</b> → {word.target.name}
        </div>
        <button
          type="button"
          class="button quiet"
          onClick={() =>
            void saving.send(RemoveLexiconWordDocument, { id: word.id }).then((made) => {
              if (made !== null) done();
            })
          }
        >
          {admin.remove}
          <span class="sr"> {word.word}</span>
        </button>
      </div>
      <Outcome saving={saving} />
    </li>
  );
}

function ProposalRow({ proposal, done }: { proposal: Proposal; done: () => void }): JSX.Element {
  const { admin } = useAdminWords().words;
  const saving = useSaving();
  const { id, version, state } = proposal;
  const decide = async (
    document: typeof AcceptLexiconProposalDocument | typeof DismissLexiconProposalDocument,
  ): Promise<void> => {
    const made =
      document === AcceptLexiconProposalDocument
        ? await saving.send(AcceptLexiconProposalDocument, { id, version })
        : await saving.send(DismissLexiconProposalDocument, { id, version });
    if (made !== null) done();
  };
  const title = admin.proposal(proposal.one.name, proposal.other.name);
  return (
    <li class="panel admin-row">
      <div class="admin-row-head">
        <div>
          <b>{title}</b>
          <p class="line-facts">
            <span>{admin.declines(proposal.declines)}</span>{' '}
            <span>
              {state === 'ACCEPTED' && admin.taken}
              {state === 'DISMISSED' && admin.dismissed}
            </span>
          </p>
        </div>
        <div class="buttons">
          {state !== 'ACCEPTED' && (
            <button
              type="button"
              class="button"
              onClick={() => void decide(AcceptLexiconProposalDocument)}
            >
              {admin.accept}
              <span class="sr"> {title}</span>
            </button>
          )}
          {state !== 'DISMISSED' && (
            <button
              type="button"
              class="button quiet"
              onClick={() => void decide(DismissLexiconProposalDocument)}
            >
              {admin.dismiss}
              <span class="sr"> {title}</span>
            </button>
          )}
        </div>
      </div>
      <Outcome saving={saving} />
    </li>
  );
}
