import { giveChunk, type Route } from '../chunk.ts';
import { ImportPage } from '../page/import.page.tsx';
import { LedgersPage } from '../page/ledgers.page.tsx';
import style from '../style/ledger.css?url';

/** Ledgers in and out. */
const routes: readonly Route[] = [
  ['/ledgers', ({ who }) => <LedgersPage who={who} />],
  [
    '/ledger/:id',
    ({ path, who }) => <ImportPage key={path['id']} id={path['id'] ?? ''} who={who} />,
  ],
];

giveChunk('ledger', { routes, style });
