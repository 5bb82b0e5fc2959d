import { giveChunk, type Route } from '../chunk.ts';
import { AdminAccountsPage } from '../page/admin-accounts.page.tsx';
import { AdminAuditPage } from '../page/admin-audit.page.tsx';
import { AdminChainsPage } from '../page/admin-chains.page.tsx';
import { AdminMetricsPage } from '../page/admin-metrics.page.tsx';
import { AdminPartiesPage } from '../page/admin-parties.page.tsx';
import { AdminPlacesPage } from '../page/admin-places.page.tsx';
import { AdminStartPage } from '../page/admin-start.page.tsx';
import { AdminTimesPage } from '../page/admin-times.page.tsx';
import { AdminWordsPage } from '../page/admin-words.page.tsx';
import style from '../style/admin.css?url';

/** For those who keep the district. */
const routes: readonly Route[] = [
  ['/admin', ({ who }) => <AdminStartPage who={who} />],
  ['/admin/accounts', ({ who }) => <AdminAccountsPage who={who} />],
  ['/admin/places', ({ who }) => <AdminPlacesPage who={who} />],
  ['/admin/parties', ({ who }) => <AdminPartiesPage who={who} />],
  ['/admin/chains', ({ who }) => <AdminChainsPage who={who} />],
  ['/admin/words', ({ who }) => <AdminWordsPage who={who} />],
  ['/admin/times', ({ who }) => <AdminTimesPage who={who} />],
  ['/admin/metrics', ({ who }) => <AdminMetricsPage who={who} />],
  ['/admin/audit', ({ who }) => <AdminAuditPage who={who} />],
];

giveChunk('admin', { routes, style });
