import {
  NewViewerDocument,
  ViewerDocument,
  SignOutDocument,
  type ViewerQuery,
} from './graph/generated/graphql.ts';
import { ask, NoAnswer, Refused } from './graph/request.ts';
import { forgetSeen, keep, recall } from './keep.ts';
import { createStore } from './store.ts';

/** Who uses the page. */
export type Viewer = NonNullable<ViewerQuery['viewer']>;

/**
 * Undefined until known, null for a stranger. The last one is remembered: for days without network, and
 * so that a page asks for its rows at once instead of first asking who we are.
 */
export const viewer = createStore<Viewer | null | undefined>(recall<Viewer>('viewer') ?? undefined);

/** Who comes with an initial password may read nothing of the district yet: not even which it is. */
async function whoAmI(): Promise<Viewer | null> {
  try {
    return (await ask(ViewerDocument, {})).viewer;
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'PASSWORD_CHANGE_REQUIRED') throw error;
    const { viewer: known } = await ask(NewViewerDocument, {});
    return known && { ...known, district: null, town: null, chain: null, party: null };
  }
}

/** Asks the server who we are. */
export async function refreshViewer(): Promise<void> {
  try {
    const known = await whoAmI();
    const before = recall<Viewer>('viewer');
    if (before !== null && before.id !== known?.id) await forgetSeen();
    keep('viewer', known ?? null);
    if (JSON.stringify(known ?? null) !== JSON.stringify(viewer.get())) viewer.set(known ?? null);
  } catch (error) {
    if (!(error instanceof NoAnswer)) keep('viewer', null);
    viewer.set(error instanceof NoAnswer ? recall<Viewer>('viewer') : null);
  }
}

/** Leaves, and forgets what was seen on this phone. */
export async function leave(): Promise<void> {
  await ask(SignOutDocument, {});
  await forgetSeen();
  keep('viewer', null);
  viewer.set(null);
}

/** Whether this person writes the lists of a party. The server decides; this only hides buttons. */
export function mayWriteFor(
  who: Viewer,
  party: { id: string; town?: { id: string } | null },
): boolean {
  if (who.role === 'DISTRICT_ADMIN') return true;
  if (who.role === 'TOWN') return who.town != null && who.town.id === party.town?.id;
  if (who.role === 'VILLAGE' || who.role === 'PARTY') return who.party?.id === party.id;
  return false;
}
