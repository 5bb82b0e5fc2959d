import { giveChunk, type Route } from '../chunk.ts';
import { ChangesPage } from '../page/developer-changes.page.tsx';
import { DocumentsPage } from '../page/developer-documents.page.tsx';
import { EventsPage } from '../page/developer-events.page.tsx';
import { KeysPage } from '../page/developer-keys.page.tsx';
import { SchemaPage, TypePage } from '../page/developer-schema.page.tsx';
import { StartPage } from '../page/developer-start.page.tsx';
import { WebhooksPage } from '../page/developer-webhooks.page.tsx';
import style from '../style/developer.css?url';

/** For those who build on the graph. */
const routes: readonly Route[] = [
  ['/developers', ({ who }) => <StartPage who={who} />],
  ['/developers/schema', () => <SchemaPage />],
  [
    '/developers/schema/:type',
    ({ path, query }) => (
      <TypePage key={path['type']} name={path['type'] ?? ''} field={query.get('field')} />
    ),
  ],
  ['/developers/keys', ({ who }) => <KeysPage who={who} />],
  ['/developers/webhooks', ({ who }) => <WebhooksPage who={who} />],
  ['/developers/documents', () => <DocumentsPage />],
  ['/developers/events', () => <EventsPage />],
  ['/developers/changes', () => <ChangesPage />],
];

giveChunk('developer', { routes, style });
