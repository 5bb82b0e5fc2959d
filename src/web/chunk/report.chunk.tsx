import { giveChunk, type Route } from '../chunk.ts';
import { ReportLinksPage } from '../page/report-links.page.tsx';
import { ReportPage } from '../page/report.page.tsx';
import style from '../style/report.css?url';

/** What is reported by public links: the page behind them, and the page that makes them. */
const routes: readonly Route[] = [['/report-links', ({ who }) => <ReportLinksPage who={who} />]];

giveChunk('report', { routes, style, open: () => <ReportPage /> });
