import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  find,
  namedType,
  type Book,
  type BookField,
  type BookType,
  type Said,
} from '../developer/book.ts';
import { DeveloperPage, WithBook } from '../part/developer-page.tsx';
import { Field } from '../part/field.tsx';
import { Empty, Section } from '../part/page.tsx';
import { useDeveloperWords } from '../words/developer.ts';

const roots = ['Query', 'Mutation', 'Subscription'];
const href = (type: string, field?: string): string =>
  `/developers/schema/${type}${field === undefined ? '' : `?field=${field}`}`;

/** The whole graph: where to begin, a search, every type by its name. */
export function SchemaPage(): JSX.Element {
  const { words } = useDeveloperWords();
  const [text, setText] = useState('');
  const { developer } = words;
  return (
    <DeveloperPage here="schema">
      <Field
        name="schema-search"
        type="search"
        label={developer.search}
        hint={developer.searchHint}
        value={text}
        onInput={setText}
      />
      <WithBook>
        {(book) =>
          text.trim() === '' ? <Types types={book.types} /> : <Results book={book} text={text} />
        }
      </WithBook>
    </DeveloperPage>
  );
}

function Results({ book, text }: { book: Book; text: string }): JSX.Element {
  const { words } = useDeveloperWords();
  const found = find(book, text);
  return (
    <>
      <p role="status" class="hint">
        {words.developer.found(found.length)}
      </p>
      <ul class="found">
        {found.map(({ type, field }) => (
          <li key={`${type.name}.${field?.name ?? ''}`}>
            <a href={href(type.name, field?.name)}>
              <code>{field === null ? type.name : `${type.name}.${field.name}`}</code>
            </a>{' '}
            <Meaning of={field ?? type} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Types({ types }: { types: readonly BookType[] }): JSX.Element {
  const { words } = useDeveloperWords();
  const named = types
    .filter(({ name }) => roots.indexOf(name) < 0)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (
    <>
      <Section title={words.developer.roots}>
        <ul class="found">
          {types
            .filter(({ name }) => roots.indexOf(name) >= 0)
            .sort((a, b) => roots.indexOf(a.name) - roots.indexOf(b.name))
            .map((type) => (
              <li key={type.name}>
                <a href={href(type.name)}>
                  <code>{type.name}</code>
                </a>{' '}
                {type.fields.map(({ name }) => name).join(', ')}
              </li>
            ))}
        </ul>
      </Section>
      <Section title={words.developer.allTypes(named.length)}>
        <ul class="types">
          {named.map((type) => (
            <li key={type.name}>
              <a href={href(type.name)}>
                <code>{type.name}</code>
              </a>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** One type: its fields with their arguments, and where it is used. */
export function TypePage({ name, field }: { name: string; field: string | null }): JSX.Element {
  const { words } = useDeveloperWords();
  return (
    <DeveloperPage here="schema" title={name}>
      <WithBook>
        {(book) => {
          const type = book.types.filter((one) => one.name === name)[0];
          return type === undefined ? (
            <Empty>{words.developer.noType}</Empty>
          ) : (
            <Whole book={book} type={type} field={field} />
          );
        }}
      </WithBook>
    </DeveloperPage>
  );
}

function Whole(props: { book: Book; type: BookType; field: string | null }): JSX.Element {
  const { words } = useDeveloperWords();
  const { book, type, field } = props;
  const { developer } = words;
  useEffect(() => {
    const row = field === null ? null : document.getElementById(`field-${field}`);
    if (row !== null) row.scrollIntoView({ block: 'center' });
  }, [field]);
  const users = book.types.filter(
    (one) => one !== type && one.fields.some((each) => namedType(each.type) === type.name),
  );
  return (
    <>
      <p class="lead">
        <span class="tag">{developer.kinds[type.kind]}</span> <Meaning of={type} />
      </p>
      {type.fields.length > 0 && (
        <dl class="fields">
          {type.fields.map((one) => (
            <OneField key={one.name} field={one} sought={one.name === field} />
          ))}
        </dl>
      )}
      {users.length > 0 && (
        <Section title={developer.usedBy}>
          <ul class="types">
            {users.map((one) => (
              <li key={one.name}>
                <a href={href(one.name)}>
                  <code>{one.name}</code>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function OneField({ field, sought }: { field: BookField; sought: boolean }): JSX.Element {
  const { words } = useDeveloperWords();
  const { name, type, args = [], deprecated } = field;
  return (
    <div id={`field-${name}`} class={sought ? 'sought' : ''}>
      <dt>
        <code>{name}</code> {type !== '' && <TypeLink type={type} />}
      </dt>
      <dd>
        <Meaning of={field} />
        {deprecated !== undefined && (
          <p class="note">
            {words.developer.deprecated}: {deprecated}
          </p>
        )}
        {args.length > 0 && (
          <ul class="args">
            {args.map((arg) => (
              <li key={arg.name}>
                <code>{arg.name}</code> <TypeLink type={arg.type} /> <Meaning of={arg} />
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}

function TypeLink({ type }: { type: string }): JSX.Element {
  return (
    <a class="type" href={href(namedType(type))}>
      <code>{type}</code>
    </a>
  );
}

/** The sentence in the reader's language. */
function Meaning({ of }: { of: Said }): JSX.Element {
  const { lang } = useDeveloperWords();
  return <span>{lang === 'EN' ? of.en : of.zh}</span>;
}
