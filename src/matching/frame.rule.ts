/**
 * From words to frames: what exactly the entry gives or takes. 民宿 alone says little; 民宿 + 装修 asks for builders,
 * 民宿 + 托管 for an operator, 民宿 + 接待 offers beds, and 空着 turns a need into something to hand out.
 */
import type { ConceptClass, Flow } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame, Mention, Side } from './reading.rule.ts';
import type { Clause, Token } from './segment.rule.ts';
import { ANYTHING } from './similarity.rule.ts';

/** A clause with the field it stands in. */
export interface PlacedClause extends Clause {
  readonly field: 'title' | 'detail';
}

/** The frames with the mentions they came from. */
export interface Framing {
  readonly frames: readonly Frame[];
  readonly objects: readonly Mention[];
  readonly actions: readonly Mention[];
  /** Cue kinds seen anywhere in the entry. */
  readonly cues: ReadonlySet<string>;
}

interface ObjectSeen {
  readonly code: string;
  readonly class: ConceptClass;
  readonly act: string;
  readonly ownAct: boolean;
  readonly flow: Flow | undefined;
  readonly flip: boolean;
  readonly token: Token;
  /** A modifier (草莓 in 草莓大棚) counts less than the head. */
  readonly share: number;
}

interface ActionSeen {
  readonly code: string;
  readonly flow: Flow | undefined;
  readonly token: Token;
}

interface ClauseSeen {
  readonly clause: PlacedClause;
  readonly objects: readonly ObjectSeen[];
  readonly actions: readonly ActionSeen[];
  readonly cues: ReadonlySet<string>;
}

/** Strongest frames kept per entry: more would only blur what it is about. */
const MOST_FRAMES = 5;
const MARKET_CLASSES = new Set<ConceptClass>(['produce', 'good', 'machine', 'space', 'outlet']);
const opposite = (flow: Flow): Flow => (flow === 'GIVE' ? 'TAKE' : 'GIVE');

/** Builds the frames of an entry filed as `kind` from its clauses. */
export function frameEntry(clauses: readonly PlacedClause[], kind: Side, lexicon: Lexicon): Framing {
  const seen = clauses.map((clause) => look(clause, lexicon));
  const cues = new Set(seen.flatMap((s) => [...s.cues]));
  const focused = seen.some((s) => inFocus(s, kind));
  const drafts: (Frame & { bare: boolean; class: ConceptClass | null })[] = [];
  let earlier: readonly ObjectSeen[] = [];
  for (const part of seen) {
    const place = part.clause.field === 'title' ? 1 : 0.6;
    const focus = !focused || inFocus(part, kind) ? 1 : kind === 'NEED' ? 0.55 : 0.75;
    const acts = strongest(part, lexicon);
    const objects = part.objects.length > 0 ? part.objects : acts.length > 0 ? earlier.filter((o) => !o.ownAct) : [];
    if (part.objects.length > 0) earlier = part.objects;
    const inherited = part.objects.length === 0;
    if (acts.length > 0 && objects.length === 0) {
      for (const act of acts) {
        const flow = flowOf(act, null, part, cues, kind, lexicon);
        drafts.push({ act: act.code, concept: ANYTHING, flow, weight: place * focus * 0.5, bare: false, class: null });
      }
    }
    for (const object of choose(objects, acts, lexicon)) {
      const share = object.share * place * focus * (inherited ? 0.9 : 1);
      for (const { code, flow: own, bare } of actsFor(object, acts, lexicon)) {
        const flow = flowOf({ code, flow: own }, object, part, cues, kind, lexicon);
        drafts.push({ act: code, concept: object.code, flow, weight: share, bare, class: object.class });
      }
    }
  }
  return { frames: settle(drafts, kind, lexicon), objects: mentions(seen, lexicon), actions: actionMentions(seen), cues };
}

function look(clause: PlacedClause, lexicon: Lexicon): ClauseSeen {
  const objects: ObjectSeen[] = [];
  const actions: ActionSeen[] = [];
  const cues = new Set<string>();
  clause.tokens.forEach((token, index) => {
    const next = clause.tokens[index + 1];
    const modifier = next !== undefined && next.start <= token.end + (clause.text[token.end - clause.start] === '的' ? 1 : 0)
      && next.senses.some((s) => s.type === 'object');
    const many = token.senses.filter((s) => s.type === 'object').length;
    for (const sense of token.senses) {
      if (sense.type === 'cue') cues.add(sense.kind);
      else if (sense.type === 'action') actions.push({ code: sense.code, flow: sense.flow, token });
      else {
        const concept = lexicon.concepts.get(sense.code);
        if (!concept) continue;
        objects.push({
          code: sense.code, class: concept.class, act: sense.act ?? concept.act, ownAct: sense.act !== undefined,
          flow: sense.flow, flip: sense.flip === true, token,
          share: (modifier ? 0.5 : 1) * (many > 1 ? 0.85 : 1) * (token.typo === undefined ? 1 : 0.9),
        });
      }
    }
  });
  return { clause, objects, actions, cues };
}

/** The clause that says what is wanted (or, in a resource, what is sought). */
function inFocus(part: ClauseSeen, kind: Side): boolean {
  if (part.cues.has('seek') || part.cues.has('somebody')) return true;
  if (kind === 'RESOURCE') return part.cues.has('offer');
  return part.cues.has('ask') || part.cues.has('lack') || part.objects.some((o) => o.flip) || part.actions.some((a) => a.flow !== undefined);
}

/** The actions that lead the clause: those of the highest rank. */
function strongest(part: ClauseSeen, lexicon: Lexicon): ActionSeen[] {
  const all = [...part.actions, ...part.objects.filter((o) => o.ownAct).map((o) => ({ code: o.act, flow: undefined, token: o.token }))];
  const rank = (code: string): number => lexicon.actions.get(code)?.rank ?? 0;
  const top = Math.max(0, ...all.map((a) => rank(a.code)));
  return part.actions.filter((action) => rank(action.code) === top);
}

/** Under 培训 a word that names both a skill and a trade means the skill; elsewhere the other. */
function choose(objects: readonly ObjectSeen[], acts: readonly ActionSeen[], lexicon: Lexicon): ObjectSeen[] {
  const training = acts.some((a) => a.code === 'train') || objects.some((o) => o.ownAct && o.act === 'train' && lexicon.actions.has('train'));
  return objects.filter((object) => {
    const rivals = objects.filter((other) => other.token === object.token);
    if (rivals.length === 1) return true;
    const skill = rivals.some((r) => r.class === 'skill');
    const other = rivals.some((r) => r.class !== 'skill');
    return !(skill && other) || (object.class === 'skill') === training;
  });
}

function actsFor(object: ObjectSeen, acts: readonly ActionSeen[], lexicon: Lexicon): { code: string; flow: Flow | undefined; bare: boolean }[] {
  if (object.ownAct) return [{ code: object.act, flow: object.flow, bare: false }];
  const fitting = acts.filter((act) => lexicon.actions.get(act.code)?.mode !== 'market' || MARKET_CLASSES.has(object.class));
  if (fitting.length > 0) return unique(fitting).map((act) => ({ code: act.code, flow: object.flow ?? act.flow, bare: false }));
  return [{ code: object.act, flow: object.flow ?? acts.find((a) => a.flow !== undefined)?.flow, bare: true }];
}

const unique = (acts: readonly ActionSeen[]): ActionSeen[] => acts.filter((a, i) => acts.findIndex((b) => b.code === a.code) === i);

/** Who moves it. Words of direction beat cues, cues beat the list it was filed in. */
function flowOf(
  act: { code: string; flow: Flow | undefined }, object: ObjectSeen | null, part: ClauseSeen, entry: ReadonlySet<string>, kind: Side, lexicon: Lexicon,
): Flow {
  const usual: Flow = kind === 'NEED' ? 'TAKE' : 'GIVE';
  const asks: Flow = part.cues.has('seek') ? 'TAKE' : usual;
  // 没有销路, 找客源: the other party is sought, so the thing itself is handed out.
  if (object?.flip) return opposite(part.cues.has('have') ? 'GIVE' : asks);
  const market = lexicon.actions.get(act.code)?.mode === 'market' && (object === null || MARKET_CLASSES.has(object.class));
  if (market) {
    if (part.cues.has('somebody') && act.flow !== 'GIVE') return 'GIVE';
    if (act.flow) return act.flow;
    if (entry.has('surplus') && object?.class !== 'outlet') return 'GIVE';
    return asks;
  }
  if (act.flow) return act.flow;
  if (kind === 'NEED' && part.cues.has('hire-out')) return 'GIVE';
  return asks;
}

/** Joins doubles, lets bare mentions step back behind spelled-out ones, turns outlets into the produce they take. */
function settle(drafts: readonly (Frame & { bare: boolean; class: ConceptClass | null })[], kind: Side, lexicon: Lexicon): Frame[] {
  const spelled = drafts.some((d) => !d.bare && d.concept !== ANYTHING && d.weight >= 0.5);
  const produce = drafts.filter((d) => d.class === 'produce' && lexicon.actions.get(d.act)?.mode === 'market');
  const outlets = drafts.filter((d) => d.class === 'outlet');
  const joined = new Map<string, Frame>();
  const add = (frame: Frame): void => {
    const key = `${frame.act}:${frame.concept}:${frame.flow}`;
    const known = joined.get(key);
    if (!known || known.weight < frame.weight) joined.set(key, { ...frame, ...(known?.via && !frame.via ? { via: known.via } : {}) });
  };
  for (const { bare, class: conceptClass, ...frame } of drafts) {
    if (conceptClass === 'outlet' && lexicon.actions.get(frame.act)?.mode === 'market') {
      const goods = produce.length > 0 ? produce : [{ concept: 'produce', weight: 1 }];
      for (const good of goods) {
        add({ act: 'trade', concept: good.concept, flow: opposite(frame.flow), weight: frame.weight * Math.max(0.8, good.weight), via: frame.concept });
      }
    } else if (conceptClass === 'produce' && outlets.length > 0 && lexicon.actions.get(frame.act)?.mode === 'market') {
      continue;
    } else {
      const behind = bare && spelled && (MARKET_CLASSES.has(conceptClass ?? 'good') || kind === 'NEED');
      add({ ...frame, weight: frame.weight * (behind ? 0.35 : 1) });
    }
  }
  const frames = [...joined.values()].filter((f) => f.concept !== ANYTHING || joined.size === 1 || f.weight >= 0.5);
  const top = Math.max(0, ...frames.map((f) => f.weight));
  return frames
    .map((f) => ({ ...f, weight: Math.round((f.weight / top) * 100) / 100 }))
    .sort((a, b) => b.weight - a.weight || (a.concept < b.concept ? -1 : 1))
    .slice(0, MOST_FRAMES);
}

function mentions(seen: readonly ClauseSeen[], lexicon: Lexicon): Mention[] {
  return seen.flatMap((part) => part.objects.filter((o) => lexicon.concepts.has(o.code)).map((o) => ({
    code: o.code, weight: o.share * (part.clause.field === 'title' ? 1 : 0.6), span: [o.token.start, o.token.end] as const,
    ...(o.token.typo === undefined ? {} : { typo: o.token.typo }),
  })));
}

function actionMentions(seen: readonly ClauseSeen[]): Mention[] {
  return seen.flatMap((part) => part.actions.map((a) => ({
    code: a.code, weight: part.clause.field === 'title' ? 1 : 0.6, span: [a.token.start, a.token.end] as const,
    ...(a.token.typo === undefined ? {} : { typo: a.token.typo }),
  })));
}
