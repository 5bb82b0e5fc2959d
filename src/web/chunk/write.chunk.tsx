import type { JSX } from 'preact';
import { giveChunk, type Asked, type Route } from '../chunk.ts';
import {
  AddNeedDocument,
  AddResourceDocument,
  EditListingDocument,
} from '../graph/generated/graphql.ts';
import { sendable } from '../outbox.ts';
import { EditPage } from '../page/edit.page.tsx';
import { NewPage } from '../page/new.page.tsx';
import { OutboxPage } from '../page/outbox.page.tsx';
import { SettingsPage } from '../page/settings.page.tsx';
import { sendPhoto, sweepPhotos } from '../photo.ts';
import style from '../style/write.css?url';

function newPage({ path, query, who }: Asked, step: string): JSX.Element | null {
  const { kind } = path;
  if (kind !== 'need' && kind !== 'resource') return null;
  return <NewPage kind={kind} step={step} party={query.get('party') ?? ''} who={who} />;
}

/** The pages where people write: nobody waits for them to read. */
const routes: readonly Route[] = [
  ['/new/:kind', (asked) => newPage(asked, 'what')],
  ['/new/:kind/:step', (asked) => newPage(asked, asked.path['step'] ?? '')],
  ['/listing/:id/edit', ({ path, who }) => <EditPage id={path['id'] ?? ''} who={who} />],
  ['/outbox', ({ who }) => <OutboxPage who={who} />],
  ['/settings', ({ who }) => <SettingsPage who={who} />],
];

sendable({
  addNeed: AddNeedDocument,
  addResource: AddResourceDocument,
  editListing: EditListingDocument,
  addPhoto: sendPhoto,
});
void sweepPhotos();
giveChunk('write', { routes, style });
