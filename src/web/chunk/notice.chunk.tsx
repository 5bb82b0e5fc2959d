import { giveChunk, type Route } from '../chunk.ts';
import { InboxPage } from '../page/inbox.page.tsx';
import style from '../style/notice.css?url';

/** What concerns the reader. */
const routes: readonly Route[] = [['/inbox', () => <InboxPage />]];

giveChunk('notice', { routes, style });
