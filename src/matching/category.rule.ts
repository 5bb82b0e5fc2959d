/** Which shelves of the category tree an entry belongs on, from its frames. */
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame } from './reading.rule.ts';

/** Category codes for the frames, best first, at most three; a category that names the action beats one that does not. */
export function categoriesOf(frames: readonly Frame[], lexicon: Lexicon): string[] {
  const scores = new Map<string, number>();
  for (const frame of frames) {
    // Produce that goes through an outlet belongs on the outlet's shelf first.
    const concept = frame.via ?? frame.concept;
    const path = [concept, ...(lexicon.concepts.get(concept)?.ancestors ?? []), '*'];
    if (frame.via)
      path.push(frame.concept, ...(lexicon.concepts.get(frame.concept)?.ancestors ?? []));
    for (const category of lexicon.categories) {
      for (const [act, about] of category.matches) {
        const step = path.indexOf(about);
        if (step < 0 || (act !== '*' && act !== frame.act)) continue;
        const fit = frame.weight * ((act === '*' ? 0.6 : 1) + (about === '*' ? 0 : 1 / (1 + step)));
        scores.set(category.code, Math.max(scores.get(category.code) ?? 0, fit));
      }
    }
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([code]) => code);
}
