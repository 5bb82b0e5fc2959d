import { giveChunk, type Route } from '../chunk.ts';
import {
  EndPartnershipDocument,
  FormPartnershipDocument,
  SetTaskDocument,
} from '../graph/generated/graphql.ts';
import { sendable } from '../outbox.ts';
import { PartnershipsPage } from '../page/partnerships.page.tsx';
import { TasksPage } from '../page/tasks.page.tsx';
import style from '../style/joint.css?url';

/** What villages and departments do together: partnerships and tasks. */
const routes: readonly Route[] = [
  ['/partnerships', ({ who }) => <PartnershipsPage who={who} />],
  ['/tasks', ({ who, query }) => <TasksPage who={who} tab={query.get('tab') ?? ''} />],
];

sendable({
  formPartnership: FormPartnershipDocument,
  endPartnership: EndPartnershipDocument,
  setTask: SetTaskDocument,
});
giveChunk('joint', { routes, style });
