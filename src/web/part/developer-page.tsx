import type { ComponentChildren, JSX } from 'preact';
import type { Book } from '../developer/book.ts';
import { useBook } from '../developer/use-book.ts';
import { useDeveloperWords } from '../words/developer.ts';
import { Page, Skeleton } from './page.tsx';

const pages = ['start', 'schema', 'keys', 'webhooks', 'documents', 'events', 'changes'] as const;

/** One of the developers' pages, with the way to the others. */
export function DeveloperPage(props: {
  readonly here: (typeof pages)[number];
  readonly title?: string;
  readonly lead?: ComponentChildren;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { words } = useDeveloperWords();
  const { here, title, lead, children } = props;
  const { developer } = words;
  return (
    <Page
      title={title ?? (here === 'start' ? developer.title : developer.names[here])}
      over={here === 'start' ? undefined : developer.title}
      lead={lead}
      class="developer"
    >
      <nav class="developer-pages" aria-label={developer.pages}>
        {pages.map((page) => (
          <a
            key={page}
            href={page === 'start' ? '/developers' : `/developers/${page}`}
            {...(page === here ? { 'aria-current': 'page' as const } : {})}
          >
            {developer.names[page]}
          </a>
        ))}
      </nav>
      {children}
    </Page>
  );
}

/** What needs the book of the schema, as soon as it is here. */
export function WithBook({ children }: { children: (book: Book) => JSX.Element }): JSX.Element {
  const book = useBook();
  return book === null ? <Skeleton rows={6} /> : children(book);
}
