/** Settles the drafted frames of an entry: what is only background steps back, doubles join, outlets become buyers. */
import type { ConceptClass, Flow } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame, Side } from './reading.rule.ts';
import { ANYTHING } from './similarity.rule.ts';

/** A frame with how it came about. */
export interface Draft extends Frame {
  /** Only mentioned: no action was written for it. */
  readonly bare: boolean;
  readonly class: ConceptClass | null;
  readonly flip: boolean;
  readonly explicitFlow: boolean;
}

/** Strongest frames kept per entry: more would only blur what it is about. */
const MOST_FRAMES = 5;
const BEHIND = 0.35;
/** Roots whose words (销路, 接待) only say that something special is sold or received. */
const OPEN_ROOTS = new Set(['produce', 'host']);
const opposite = (flow: Flow): Flow => (flow === 'GIVE' ? 'TAKE' : 'GIVE');

/** The frames of an entry, the strongest with weight 1. */
export function settle(
  drafts: readonly Draft[],
  kind: Side,
  cues: ReadonlySet<string>,
  lexicon: Lexicon,
): Frame[] {
  const flipped = flipFamilies(drafts);
  const weighed = flipped.map((d) => ({
    ...d,
    weight: d.weight * standing(d, flipped, kind, cues, lexicon),
  }));
  const joined = joinOutlets(weighed, kind, lexicon);
  const lean = dropGeneral(joined, kind, lexicon);
  const frames = lean.filter((f) => f.concept !== ANYTHING || lean.length === 1 || f.weight >= 0.5);
  const top = Math.max(0, ...frames.map((f) => f.weight));
  return frames
    .map((f) => ({ ...f, weight: Math.round((f.weight / top) * 100) / 100 }))
    .sort((a, b) => b.weight - a.weight || (a.concept < b.concept ? -1 : 1))
    .slice(0, MOST_FRAMES);
}

const root = (code: string): string => code.split('.')[0] ?? code;

/** 农庄没客,想拉单位搞活动: one word for the other party turns every bare mention of its family. */
function flipFamilies(drafts: readonly Draft[]): Draft[] {
  const turned = new Map(drafts.filter((d) => d.flip).map((d) => [root(d.concept), d.flow]));
  return drafts.map((d) => {
    const flow = d.bare && !d.flip ? turned.get(root(d.concept)) : undefined;
    return flow === undefined ? d : { ...d, flow };
  });
}

/** How much of its weight a draft keeps beside the others. */
function standing(
  draft: Draft,
  all: readonly Draft[],
  kind: Side,
  cues: ReadonlySet<string>,
  lexicon: Lexicon,
): number {
  const rivals = all.filter((d) => d !== draft && d.concept !== draft.concept && d.weight >= 0.4);
  const spelled = rivals.some((d) => !d.bare && d.concept !== ANYTHING);
  // Money is asked for a purpose; the purpose is not what is asked for.
  if (
    kind === 'NEED' &&
    draft.class !== 'money' &&
    rivals.some((d) => d.class === 'money' && d.flow === 'TAKE')
  )
    return 0.4;
  if (!draft.bare) return 1;
  const market = lexicon.actions.get(draft.act)?.mode === 'market';
  // Services, money and labour are rarely mentioned without being meant.
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the rest keeps its weight
  switch (draft.class) {
    case 'produce':
      if (cues.has('surplus') || cues.has('somebody')) return spelled ? 0.6 : 1;
      return rivals.some((d) => d.class !== 'produce' && d.class !== 'outlet') ? BEHIND : 1;
    case 'good':
    case 'machine':
    case 'space':
      return spelled && !(cues.has('surplus') && market) ? BEHIND : 1;
    case 'host':
      return (kind === 'NEED' || spelled) &&
        rivals.some((d) => d.class !== 'host' && d.class !== 'produce')
        ? BEHIND
        : 1;
    case 'skill':
      return rivals.some(
        (d) =>
          (!d.bare && d.class !== 'skill' && d.act !== 'train') ||
          d.class === 'space' ||
          d.class === 'good',
      )
        ? 0.5
        : 1;
    case 'person':
      return kind === 'RESOURCE' && rivals.some((d) => d.class === 'service' || d.class === 'skill')
        ? 0.6
        : 1;
    default:
      return 1;
  }
}

/** Joins doubles; an outlet offered is produce wanted, an outlet sought is produce to hand out. */
function joinOutlets(drafts: readonly Draft[], kind: Side, lexicon: Lexicon): Frame[] {
  const isMarket = (d: Draft): boolean => lexicon.actions.get(d.act)?.mode === 'market';
  const goods = drafts.filter((d) => d.class === 'produce' && isMarket(d));
  const outlets = drafts.filter((d) => d.class === 'outlet' && isMarket(d));
  const bought =
    goods.find((d) => !d.bare && d.explicitFlow) ?? outlets.find((d) => d.explicitFlow && !d.bare);
  const joined = new Map<string, Frame>();
  const add = ({ act, concept, flow, weight, via }: Frame): void => {
    const key = `${act}:${concept}:${flow}`;
    const known = joined.get(key);
    const through = via ?? known?.via;
    if (!known || known.weight < weight || through !== known.via)
      joined.set(key, {
        act,
        concept,
        flow,
        weight: Math.max(weight, known?.weight ?? 0),
        ...(through ? { via: through } : {}),
      });
  };
  for (const draft of drafts) {
    if (draft.class === 'outlet' && isMarket(draft)) {
      // 食堂采购: the verb says who buys; otherwise a shop that files a resource buys, a village that looks for one sells.
      const sells = kind === 'RESOURCE' && goods.length === 0;
      const flow =
        bought && !sells ? bought.flow : kind === 'RESOURCE' ? 'TAKE' : opposite(draft.flow);
      // 烘干机展销 sells machines, not produce.
      if (
        draft.concept === 'outlet.fair' &&
        goods.length === 0 &&
        drafts.some((d) => d.class === 'good' || d.class === 'machine')
      )
        continue;
      const things = goods.length > 0 ? goods.map((g) => g.concept) : ['produce'];
      for (const concept of things)
        add({
          act: 'trade',
          concept,
          flow,
          weight: draft.weight * (1 - 0.1 * things.indexOf(concept)),
          via: draft.concept,
        });
    } else if (!(draft.class === 'produce' && outlets.length > 0 && isMarket(draft))) {
      add(draft);
    }
  }
  return [...joined.values()];
}

/** 老人…没饭吃: in a need the general word (elder) adds nothing beside the special one (elder.meal); in an offer it may be the whole of which examples follow. */
function dropGeneral(frames: readonly Frame[], kind: Side, lexicon: Lexicon): Frame[] {
  const isAbove = (general: Frame, special: Frame): boolean =>
    general !== special &&
    general.flow === special.flow &&
    lexicon.concepts.get(special.concept)?.ancestors.includes(general.concept) === true;
  return frames.map((frame) => {
    const special = frames.filter(
      (g) => isAbove(frame, g) && (g.act === frame.act || g.weight >= 0.5),
    );
    if (
      special.some(
        (g) => kind === 'NEED' || g.weight >= frame.weight || OPEN_ROOTS.has(frame.concept),
      )
    )
      return { ...frame, weight: frame.weight * 0.3 };
    const general = frames.filter(
      (g) =>
        isAbove(g, frame) && g.act === frame.act && (kind === 'NEED' || OPEN_ROOTS.has(g.concept)),
    );
    return { ...frame, weight: Math.max(frame.weight, ...general.map((g) => g.weight * 0.95)) };
  });
}
