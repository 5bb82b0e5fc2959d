import { listingSources } from './candidate.loader.ts';
import { firstBlocker, type Blocker } from './constraint.rule.ts';
import { lexiconAt } from './knowledge.service.ts';
import type { KnowingCall } from './lexicon-word.service.ts';
import { readListing, scoreCandidates } from './rank.service.ts';
import { scorePair, type Reason } from './score.rule.ts';

/** Why a need and a resource are, or are not, a pairing. */
export interface Explained {
  readonly blocker: Blocker | null;
  readonly score: number | null;
  readonly rank: number | null;
  readonly candidates: number;
  readonly shown: boolean;
  readonly notified: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * Weighs one need against one resource of the viewer's district as the matcher would now: the first
 * hard constraint in the way, or the score and the place among the need's candidates.
 * @returns null where one of the two is not there or stands in the other list
 */
export async function whyNot(
  { services: { database, lexicons }, viewer }: KnowingCall,
  need: string,
  resource: string,
): Promise<Explained | null> {
  return database.write(viewer.district, async (tx) => {
    const sources = await listingSources(tx, [need, resource]);
    const [asking, offering] = [
      sources.find(({ id, kind }) => id === need && kind === 'NEED'),
      sources.find(({ id, kind }) => id === resource && kind === 'RESOURCE'),
    ];
    if (asking === undefined || offering === undefined) return null;
    const lexicon = await lexiconAt(tx, lexicons);
    const read = readListing(lexicon, asking);
    const other = readListing(lexicon, offering);
    const candidates = await scoreCandidates(tx, lexicon, read);
    const blocker = firstBlocker(read.features, other.features);
    if (blocker !== null)
      return {
        blocker,
        score: null,
        rank: null,
        candidates: candidates.length,
        shown: false,
        notified: false,
        reasons: [],
      };
    const pair = scorePair(read.features, other.features, lexicon);
    const place = candidates.findIndex((candidate) => candidate.other === resource);
    return {
      blocker: null,
      score: pair.score,
      rank: place < 0 ? null : place + 1,
      candidates: candidates.length,
      shown: pair.show,
      notified: pair.notify,
      reasons: pair.reasons,
    };
  });
}
