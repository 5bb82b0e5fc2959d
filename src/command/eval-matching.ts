import type { LabelledSet, Ranking } from '../matching/evaluate.rule.ts';
import type { Lexicon } from '../matching/lexicon.rule.ts';
import { matchDistrict } from '../matching/match-district.service.ts';
import { rankCandidates } from '../matching/rank.service.ts';
import type { Database } from '../platform/database/database.ts';
import type { Units } from '../platform/events/unit-of-work.ts';
import { evalDistrict, layOut } from './eval-district.ts';
import { loadRows } from './load-rows.ts';

/** What a measurement works on: an empty migrated database, opened. */
export interface Bench {
  readonly database: Database;
  readonly units: Units;
  readonly lexicon: Lexicon;
}

/**
 * Runs a labelled set through the platform: its listings are loaded into a district of their own,
 * matched as any others, and every need's candidates are ranked, those below the threshold to show
 * included. Pairs that break a hard constraint are never among them.
 */
export async function rankThroughDatabase(
  { database, units, lexicon }: Bench,
  { listings }: LabelledSet,
  today: string,
): Promise<Ranking> {
  const { batches, idOf } = layOut(listings, today);
  const now = new Date(`${today}T04:00:00Z`);
  await loadRows(database.ownerUrl, evalDistrict, batches);
  await matchDistrict({ units, lexicon, district: evalDistrict, now: () => now });
  const labelOf = new Map([...idOf].map(([label, id]) => [id, label]));
  return database.write(evalDistrict, async (tx) => {
    const ranking: Record<string, Ranking[string]> = {};
    for (const { id, kind } of listings) {
      if (kind !== 'need') continue;
      const candidates = await rankCandidates(tx, lexicon, idOf.get(id) ?? '');
      ranking[id] = candidates
        .map(({ other, score, notify }) => ({ id: labelOf.get(other) ?? other, score, notify }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    }
    return ranking;
  });
}
