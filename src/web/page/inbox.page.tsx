import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  InboxDocument,
  MarkNoticesReadDocument,
  type InboxQuery,
} from '../graph/generated/graphql.ts';
import { ask } from '../graph/request.ts';
import { refreshAll, useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { More, useFurther } from '../part/further.tsx';
import { Icon, type IconName } from '../part/icon.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import { useNoticeWords } from '../words/notice.ts';
import type { zhNotice } from '../words/notice.zh.ts';
import { clock, day, localDay } from '../words/words.ts';

type Notice = InboxQuery['inbox']['nodes'][number];
type Say = (typeof zhNotice)['inbox'];

const icons: Readonly<Record<Notice['kind'], IconName>> = {
  PAIRING: 'pairing',
  WAITING: 'hands',
  PROGRESS: 'order',
  LATE: 'clock',
  ESCALATED: 'warn',
  CALLED: 'person',
  TASK: 'mine',
  LISTING: 'sprout',
  PARTNERSHIP: 'villages',
  IMPORT: 'print',
  DIGEST: 'sprout',
};

const DAY_MS = 86_400_000;

/** Marks notices as read; without network they stay unread. */
async function markRead(which: { upTo: string } | { positions: string[] }): Promise<void> {
  await ask(MarkNoticesReadDocument, { input: { ...which, idempotencyKey: newId() }, lang: 'ZH' });
  refreshAll();
}

/** What concerns the reader, latest first, day by day; one tap opens what it is about. */
export function InboxPage(): JSX.Element {
  const { words } = useNoticeWords();
  const { inbox: say } = words;
  const seen = useGraph(InboxDocument, {});
  return (
    <Page title={say.title} lead={say.lead} class="slim">
      <Loaded seen={seen} rows={6}>
        {({ inbox }) =>
          inbox.nodes.length === 0 ? <Empty>{say.none}</Empty> : <Days first={inbox} />
        }
      </Loaded>
    </Page>
  );
}

function Days({ first }: { first: InboxQuery['inbox'] }): JSX.Element {
  const { words, lang } = useNoticeWords();
  const { inbox: say } = words;
  const [noAnswer, setNoAnswer] = useState(false);
  const { rows, more } = useFurther(
    first,
    async (after) => (await ask(InboxDocument, { after })).inbox,
  );
  const days = new Map<string, Notice[]>();
  for (const row of rows) {
    const of = localDay(new Date(row.occurredAt));
    days.set(of, (days.get(of) ?? []).concat(row));
  }
  const markAll = (): void => {
    // No further than what is on the screen: what comes meanwhile has not been seen.
    markRead({ upTo: rows[0]?.id ?? '0' }).then(
      () => setNoAnswer(false),
      () => setNoAnswer(true),
    );
  };
  return (
    <>
      {rows.some(({ read }) => !read) && (
        <p>
          <button type="button" class="button quiet" onClick={markAll}>
            <Icon name="check" /> {say.markAll}
          </button>
        </p>
      )}
      {noAnswer && (
        <p class="faults" role="alert">
          <Icon name="warn" /> {say.noAnswer}
        </p>
      )}
      {Array.from(days, ([of, notices]) => (
        <Section key={of} title={dayName(of, say) ?? day(of, lang)}>
          <ul class="told">
            {notices.map((notice) => (
              <Row key={notice.id} notice={notice} />
            ))}
          </ul>
        </Section>
      ))}
      <More more={more} label={say.more} />
    </>
  );
}

function dayName(of: string, say: Say): string | null {
  if (of === localDay(new Date())) return say.today;
  return of === localDay(new Date(Date.now() - DAY_MS)) ? say.yesterday : null;
}

function Row({ notice }: { notice: Notice }): JSX.Element {
  const { words } = useNoticeWords();
  const { inbox: say } = words;
  const { kind, type, count, read, occurredAt } = notice;
  const event = say.events[type];
  const title = titleOf(notice, say);
  return (
    <li>
      <a
        href={hrefOf(notice)}
        class={read ? '' : 'unread'}
        onClick={() => {
          if (!read) markRead({ positions: [notice.id] }).catch(() => undefined);
        }}
      >
        <Icon name={icons[kind]} />
        <span class="told-text">
          <b>{say.kinds[kind](count)}</b>
          {!read && <span class="tag">{say.unread}</span>}
          {title !== null && <span class="told-title">{title}</span>}
          <small>
            {event !== undefined && `${event} · `}
            {clock(new Date(occurredAt).getTime())}
          </small>
        </span>
        <Icon name="on" />
      </a>
    </li>
  );
}

/** What a notice is about, in the words of whoever entered it. */
function titleOf(notice: Notice, say: Say): string | null {
  const { order, pairing, listing, task, partnership, digest } = notice;
  if (order !== null)
    return `${(order.need ?? order.resource)?.title ?? ''} · ${order.needParty.name}`;
  if (pairing !== null) return say.pair(pairing.need.title, pairing.resource.title);
  if (listing !== null) return listing.title;
  if (task !== null) return task.task;
  if (partnership !== null) return say.leads(partnership.strong.name, partnership.weak.name);
  if (digest !== null) return say.digest(digest);
  return notice.import === null ? null : notice.import.fileName;
}

/** Where one sees it. Several new pairings are seen in one's own lists. */
function hrefOf({ order, pairing, listing, task, partnership, count, ...notice }: Notice): string {
  if (order !== null) return `/order/${order.id}`;
  if (pairing !== null) return count > 1 ? '/mine' : `/pairing/${pairing.id}`;
  if (listing !== null) return `/listing/${listing.id}`;
  if (task !== null) return '/tasks';
  if (partnership !== null) return '/partnerships';
  if (notice.digest !== null) return '/orders?tab=active';
  return notice.import === null ? '/inbox' : `/ledger/${notice.import.id}`;
}
