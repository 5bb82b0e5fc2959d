import type { Viewer } from './viewer.rule.ts';

/** A published document by its name, and its variables as the page writes them. */
interface Question {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Pages come in Chinese first; who reads English asks again. */
const lang = 'ZH';

const ofId: Readonly<Record<string, string>> = {
  party: 'PartyPage',
  listing: 'ListingPage',
  pairing: 'PairingPage',
  order: 'OrderPage',
};

/**
 * What the page at a path asks first, so that the answers can come with it. Asking for another page's would
 * be no fault: the page would ask anew (test/browser/slow-line.test.ts sees to it that none does).
 */
export function firstQuestions(path: string, viewer: Viewer): readonly Question[] {
  const who = { document: 'Viewer', variables: {} };
  if (viewer.mustChangePassword === true) return [who];
  const own = pageQuestion(path, viewer);
  return own === null ? [who] : [who, own];
}

function pageQuestion(path: string, { party }: Viewer): Question | null {
  const [, page = '', key = '', ...more] = path.split('/');
  if (more.length > 0) return null;
  if (path === '/')
    return { document: 'Home', variables: { party: party ?? '', own: party !== null, lang } };
  if (path === '/mine')
    return party === null ? null : { document: 'PartyPage', variables: { id: party, lang } };
  if (path === '/villages') return { document: 'Villages', variables: {} };
  if (page === 'chain' && /^[\w-]+$/.test(key))
    return { document: 'ChainPage', variables: { code: key, lang } };
  const document = ofId[page];
  return document !== undefined && uuid.test(key)
    ? { document, variables: { id: key, lang } }
    : null;
}
