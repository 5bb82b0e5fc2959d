/** Finds troubles told in everyday words (鱼直往上浮张嘴, 工钱没影了) that no single word gives away. */
import type { Scene } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { PartSeen, PlacedClause } from './part.rule.ts';
import type { Side } from './reading.rule.ts';
import type { Draft } from './settle.rule.ts';

/** A scene met in an entry. */
interface SceneMet {
  readonly scene: Scene;
  readonly concept: string;
  /** 0..1: less where it took the detail to see it, or where a fuller scene was met too. */
  readonly weight: number;
}

/** What a scene looks at: the text of a field and the concepts named in it. */
interface SceneText {
  readonly title: string;
  readonly detail: string;
  readonly concepts: readonly string[];
}

const IN_DETAIL = 0.6;
const SECOND = 0.7;
const MOST = 3;
/** Two single characters (书 and 缺) may meet by chance; four characters hardly do. */
const CERTAIN_FROM = 3.5;

/** The scenes of an entry as drafts of frames. */
export function sceneDrafts(
  clauses: readonly PlacedClause[],
  parts: readonly PartSeen[],
  kind: Side,
  lexicon: Lexicon,
): Draft[] {
  const of = (field: PlacedClause['field']): string =>
    clauses
      .filter((c) => c.field === field)
      .map((c) => c.text)
      .join(',');
  const concepts = parts.flatMap((p) => p.objects.map((o) => o.code));
  const met = scenesIn({ title: of('title'), detail: of('detail'), concepts }, kind, lexicon);
  return met.map(({ scene, concept, weight }) => ({
    act: scene.act,
    concept,
    flow: scene.flow ?? (kind === 'NEED' ? 'TAKE' : 'GIVE'),
    weight,
    bare: false,
    class: lexicon.concepts.get(concept)?.class ?? null,
    flip: false,
    explicitFlow: true,
  }));
}

/** The scenes met, the most telling first: more of its words seen beats fewer. */
function scenesIn(
  { title, detail, concepts }: SceneText,
  kind: Side,
  lexicon: Lexicon,
): SceneMet[] {
  const text = `${title}\n${detail}`;
  const met: { scene: Scene; concept: string; said: number; place: number }[] = [];
  for (const scene of lexicon.scenes) {
    if (scene.side !== null && scene.side !== kind) continue;
    const seen = told(scene, text, concepts);
    if (seen === null || scene.unless.some((word) => text.includes(word))) continue;
    const place = told(scene, title, concepts) === null ? IN_DETAIL : 1;
    met.push({ scene, ...seen, place });
  }
  met.sort((a, b) => b.place * b.said - a.place * a.said);
  const distinct = met.filter(
    (a, at) => met.findIndex((b) => b.concept === a.concept && b.scene.act === a.scene.act) === at,
  );
  return distinct.slice(0, MOST).map(({ scene, concept, place, said }, at) => ({
    scene,
    concept,
    weight: place * Math.min(1, said / CERTAIN_FROM) * (at === 0 ? 1 : SECOND),
  }));
}

/** How many characters of the text the scene accounts for and which concept it met; null where a group is missing. */
function told(
  scene: Scene,
  text: string,
  concepts: readonly string[],
): { concept: string; said: number } | null {
  let said = 0;
  let bound = scene.concept;
  for (const group of scene.groups) {
    let best = 0;
    for (const word of group) {
      if (word.startsWith('@')) {
        const branch = word.slice(1);
        const found = concepts.find((code) => code === branch || code.startsWith(`${branch}.`));
        if (found === undefined) continue;
        if (bound === '@') bound = found;
        best = Math.max(best, BRANCH_SAYS);
      } else if (text.includes(word)) best = Math.max(best, word.length);
    }
    if (best === 0) return null;
    said += best;
  }
  return { concept: bound, said };
}

/** A word of a branch says about as much as a written word of this length. */
const BRANCH_SAYS = 1.5;
