import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Refused } from '../graph/request.ts';
import type { Seen } from '../graph/use-graph.ts';
import { clock, useWords } from '../words/words.ts';
import { Icon } from './icon.tsx';

interface PageProps {
  readonly title: string;
  /** Above the title, such as what kind of page it is. */
  readonly over?: ComponentChildren;
  readonly lead?: ComponentChildren;
  /** Beside the title on wide screens. */
  readonly aside?: ComponentChildren;
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** A page with its one heading. Screen readers hear the heading when the page changes. */
export function Page({ title, over, lead, aside, children, ...rest }: PageProps): JSX.Element {
  const { words } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === words.brand ? title : `${title} · ${words.brand}`;
  }, [title, words]);
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement === null) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div class={`page ${rest.class ?? ''}`}>
      <header class="page-head">
        <div class="page-title">
          {over && <p class="over">{over}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {aside && <div class="page-aside">{aside}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with its own heading. */
export function Section(props: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly aside?: ComponentChildren;
  readonly id?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { title, count, aside, id, children } = props;
  return (
    <section class="section" id={id}>
      <div class="section-head">
        <h2>
          {title}
          {count !== undefined && <span class="count">{count}</span>}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Grey bars in the shape of what is coming. */
export function Skeleton({ rows = 4 }: { rows?: number }): JSX.Element {
  const { words } = useWords();
  return (
    <div class="skeleton" role="status">
      <span class="sr">{words.loading}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div class="bone" key={index} />
      ))}
    </div>
  );
}

/** Nothing here yet, said kindly. */
export function Empty({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <Icon name="sprout" />
      <p>{children}</p>
    </div>
  );
}

/** Shows what was seen, says when it may be old, and what to do when there is nothing. */
export function Loaded<Data>(props: {
  readonly seen: Seen<Data>;
  readonly rows?: number;
  readonly children: (data: Data) => ComponentChildren;
}): JSX.Element {
  const { words } = useWords();
  const { seen, rows, children } = props;
  if (seen.data === null && seen.error === null) return <Skeleton rows={rows ?? 4} />;
  if (seen.data === null) {
    const id = seen.error instanceof Refused ? seen.error.requestId : null;
    return (
      <div class="empty" role="alert">
        <Icon name="warn" />
        <p>
          <strong>{words.failed}</strong> {id === null ? words.failedLead : words.refusedLead(id)}
        </p>
        <button type="button" class="button" onClick={seen.reload}>
          {words.again}
        </button>
      </div>
    );
  }
  return (
    <>
      {seen.asOf !== null && (
        <p class="note" role="status">
          <Icon name="off" /> {words.stale(clock(seen.asOf))}
        </p>
      )}
      {children(seen.data)}
    </>
  );
}
