import type { ComponentChildren, JSX } from 'preact';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';
import { Empty, Page } from './page.tsx';

/** The administrators' pages; towns see those of their own part. */
export const adminPages = [
  'start',
  'accounts',
  'places',
  'parties',
  'chains',
  'words',
  'times',
  'metrics',
  'audit',
] as const;
export type AdminPageName = (typeof adminPages)[number];
const forTowns: readonly AdminPageName[] = ['start', 'accounts'];

/** Which of the pages are a viewer's. */
export function pagesOf(who: Viewer): readonly AdminPageName[] {
  if (who.role === 'DISTRICT_ADMIN') return adminPages;
  return who.role === 'TOWN' ? forTowns : who.role === 'AUDITOR' ? ['start', 'audit'] : [];
}

export const addressOf = (page: AdminPageName): string =>
  page === 'start' ? '/admin' : `/admin/${page}`;

/** One of the administrators' pages, with the way to the others. */
export function AdminPage(props: {
  readonly who: Viewer;
  readonly here: AdminPageName;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { words } = useAdminWords();
  const { who, here, children } = props;
  const { admin } = words;
  const pages = pagesOf(who);
  const mine = pages.indexOf(here) >= 0;
  return (
    <Page
      title={admin.names[here]}
      over={here === 'start' ? undefined : admin.names.start}
      lead={mine ? admin.leads[here] : undefined}
      class="admin"
    >
      {mine ? (
        <>
          <nav class="admin-pages" aria-label={admin.pages}>
            {pages.map((page) => (
              <a
                key={page}
                href={addressOf(page)}
                {...(page === here ? { 'aria-current': 'page' as const } : {})}
              >
                {admin.names[page]}
              </a>
            ))}
          </nav>
          {children}
        </>
      ) : (
        <Empty>{admin.notYours}</Empty>
      )}
    </Page>
  );
}
