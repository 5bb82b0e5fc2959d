/**
 * From words to frames: what exactly the entry gives or takes. 民宿 alone says little; 民宿 + 装修 asks for builders,
 * 民宿 + 托管 for an operator, 民宿 + 接待 offers beds, and 空着 turns a need into something to hand out.
 */
import type { ConceptClass, Flow } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Frame, Mention, Side } from './reading.rule.ts';
import {
  inFocus,
  lookAt,
  MADE,
  PATIENTS,
  TRADED,
  type ActionSeen,
  type ObjectSeen,
  type PartSeen,
  type PlacedClause,
} from './part.rule.ts';
import { flowOf, type PartContext } from './flow.rule.ts';
import { sceneDrafts } from './scene.rule.ts';
import { settle, type Draft } from './settle.rule.ts';
import { ANYTHING } from './similarity.rule.ts';

export type { PlacedClause };

/** The frames with the mentions they came from. */
export interface Framing {
  readonly frames: readonly Frame[];
  readonly objects: readonly Mention[];
  readonly actions: readonly Mention[];
  /** Cue kinds seen anywhere in the entry. */
  readonly cues: ReadonlySet<string>;
}

/** Actions within this many ranks of the strongest are done together (设计、施工). */
const TOGETHER = 1;
/** From this rank on an action swallows the others of its clause: learning to repair is learning. */
const SWALLOWS = 7;

/** Builds the frames of an entry filed as `kind` from its clauses. */
export function frameEntry(
  clauses: readonly PlacedClause[],
  kind: Side,
  lexicon: Lexicon,
): Framing {
  const parts = clauses.flatMap((clause) => lookAt(clause, lexicon));
  const cues = new Set(parts.flatMap((part) => [...part.cues]));
  const drafts: Draft[] = [];
  const focused = parts.some((part) => inFocus(part, kind));
  const seeking = parts.some(
    (part) => part.cues.has('seek') && part.objects.length === 0 && part.actions.length === 0,
  );
  const roots = new Set(
    parts.flatMap((part) => part.objects.map((o) => o.code.split('.')[0] ?? '')),
  );
  let earlier: readonly ObjectSeen[] = [];
  parts.forEach((part, index) => {
    const weight = placeWeight(part, index, kind, focused, parts);
    const inherited = part.objects.length === 0;
    const acts = strongest(part, lexicon);
    const teaching =
      acts.length > 0 && acts.every((a) => a.code === 'train' || a.code === 'advise');
    const topical = teaching
      ? part.objects.filter((o) => o.class !== 'person' && o.class !== 'labour')
      : part.objects;
    const objects =
      topical.length > 0
        ? topical
        : acts.length > 0 && earlier.length > 0
          ? earlier.filter((o) => !o.ownAct)
          : part.objects;
    if (!inherited) earlier = part.objects;
    drafts.push(
      ...draftPart({
        part,
        objects,
        acts,
        weight: weight * (inherited ? 0.9 : 1),
        cues,
        seeking,
        kind,
        lexicon,
        roots,
        list: parts.filter((p) => p.clause === part.clause && p !== part),
      }),
    );
  });
  const told = sceneDrafts(clauses, parts, kind, lexicon);
  const sure = Math.max(0, ...told.map((t) => t.weight));
  const behind = drafts.map((d) =>
    told.some((t) => alike(t, d)) ? d : { ...d, weight: d.weight * (1 - sure * BESIDE_SCENE) },
  );
  return {
    frames: settle([...told, ...behind], kind, cues, lexicon),
    objects: parts.flatMap((part) =>
      part.objects.map((o) => mention(o.code, o.share * fieldWeight(part), o.token)),
    ),
    actions: parts.flatMap((part) =>
      part.actions.map((a) => mention(a.code, fieldWeight(part), a.token)),
    ),
    cues,
  };
}

/** How far what words say alone steps back where they surely tell a trouble together. */
const BESIDE_SCENE = 0.55;

const alike = (a: Draft, b: Draft): boolean => a.act === b.act && a.concept === b.concept;

const fieldWeight = (part: PartSeen): number => (part.clause.field === 'title' ? 1 : 0.6);

/** Titles before details; the asking clause before the story; what a resource says first before what it adds. */
function placeWeight(
  part: PartSeen,
  index: number,
  kind: Side,
  focused: boolean,
  parts: readonly PartSeen[],
): number {
  const place = fieldWeight(part);
  if (focused && inFocus(part, kind)) return place;
  if (kind === 'NEED') return place * (focused ? 0.55 : 1);
  const first =
    index === 0 ||
    parts[index - 1]?.clause === part.clause ||
    !parts.slice(0, index).some((p) => p.objects.length > 0);
  return place * (first ? (focused ? 0.8 : 1) : 0.75);
}

/** The actions that lead the part: those of about the highest rank. */
function strongest(part: PartSeen, lexicon: Lexicon): ActionSeen[] {
  const rank = (code: string): number => lexicon.actions.get(code)?.rank ?? 0;
  const top = Math.max(
    0,
    ...part.actions.map((a) => rank(a.code)),
    ...part.objects.filter((o) => o.ownAct).map((o) => rank(o.act)),
  );
  const least = top >= SWALLOWS ? top : top - TOGETHER;
  return part.actions.filter((action) => rank(action.code) >= least || bound(action, part, top));
}

/** A market verb right before its object (租台挖掘机, 买两台插秧机) holds against a later service verb. */
function bound(action: ActionSeen, part: PartSeen, top: number): boolean {
  return top < SWALLOWS && action.market && nextObject(action, part) !== undefined;
}

function nextObject(action: ActionSeen, part: PartSeen): ObjectSeen | undefined {
  let found = part.objects.find(
    (o) =>
      TRADED.has(o.class) &&
      o.token.start >= action.token.end &&
      o.token.start - action.token.end <= 4,
  );
  // 求购鸡饲料: the head of the chain is bought, not what modifies it.
  for (let head = found; head; found = head) {
    const end: number = head.token.end;
    head = part.objects.find((o) => TRADED.has(o.class) && o.token.start === end);
    if (!head) break;
  }
  return found;
}

function draftPart(context: PartContext): Draft[] {
  const { objects, acts, weight, lexicon } = context;
  const drafts: Draft[] = [];
  const push = (
    act: string,
    concept: string,
    flow: Flow,
    share: number,
    bare: boolean,
    object: ObjectSeen | null,
  ): void => {
    // 收粪污, 废膜以旧换新: who buys what only has to be taken away does the service.
    const taken =
      act === 'trade' && object?.class === 'service' && concept.startsWith('environment.');
    drafts.push({
      act: taken ? object.act : act,
      concept,
      flow: taken ? (context.kind === 'NEED' ? 'TAKE' : 'GIVE') : flow,
      weight: weight * share,
      bare,
      class: object?.class ?? null,
      flip: object?.flip === true,
      explicitFlow: flow !== null && acts.some((a) => a.flow === flow),
    });
  };
  const chosen = choose(objects, acts);
  for (const act of acts) {
    const topic = lexicon.actions.get(act.code)?.topic;
    // 快递站招分拣: who hires is not what is hired.
    const hired = act.code !== 'work' || chosen.some((o) => HIRED.has(o.class));
    const handled =
      context.roots.has(topic?.split('.')[0] ?? '') ||
      chosen.some(
        (o) =>
          (!PATIENTS.has(o.class) && o.class !== 'person' && o.class !== 'labour') ||
          o.act === act.code ||
          o.code.split('.')[0] === topic?.split('.')[0],
      );
    if (topic === undefined && chosen.length === 0)
      push(act.code, ANYTHING, flowOf(act, null, context), 0.5, false, null);
    else if (topic !== undefined && (!handled || !hired))
      push(act.code, topic, flowOf(act, null, context), chosen.length === 0 ? 0.8 : 1, false, null);
  }
  const sought = chosen.some((object) => isSought(object, context));
  // 秸秆打捆机出售: what is sold may be for a service, the service is not done.
  const sold =
    context.kind === 'RESOURCE' &&
    acts.length > 0 &&
    acts.every((act) => act.market && act.flow === 'GIVE') &&
    chosen.some((o) => o.class === 'good' || o.class === 'machine');
  for (const object of chosen) {
    const aim =
      (sought && !isSought(object, context)) || (sold && object.class === 'service') ? 0.5 : 1;
    for (const { code, flow, bare, share } of actsFor(object, context)) {
      push(
        code,
        object.code,
        flowOf({ code, flow }, object, context),
        object.share * share * aim,
        bare,
        object,
      );
    }
  }
  return drafts;
}

const HIRED: ReadonlySet<ConceptClass> = new Set(['labour', 'person', 'skill', 'machine']);

/** 找块地, 缺台泵: the thing right after the seeking word is what is wanted, even with a purpose behind it. */
function isSought(object: ObjectSeen, { part, acts }: PartContext): boolean {
  if (!TRADED.has(object.class) || part.actions.some((a) => a.market && a.flow === 'GIVE'))
    return false;
  // 需要粮油作物轮作技术: the head is sought, not what modifies it.
  if (object.modifies) return false;
  if (acts.some((a) => a.token.start === object.token.end && a.token.word.length > 1)) return false;
  return part.seekers.some((token) => {
    const gap = object.token.start - token.end;
    return (
      gap >= 0 &&
      gap <= 3 &&
      !acts.some((a) => a.token.start >= token.end && a.token.end <= object.token.start)
    );
  });
}

/** Under 培训 a word that names both a skill and a trade means the skill; elsewhere the other. */
function choose(objects: readonly ObjectSeen[], acts: readonly ActionSeen[]): ObjectSeen[] {
  const training =
    acts.some((a) => a.code === 'train' || a.code === 'advise' || a.code === 'work') ||
    objects.some((o) => o.ownAct && o.act === 'train');
  return objects.filter((object) => {
    const rivals = objects.filter((other) => other.token === object.token);
    const skill = rivals.some((r) => r.class === 'skill');
    const other = rivals.some((r) => r.class !== 'skill');
    return !(skill && other) || (object.class === 'skill') === training;
  });
}

/** Outlets and money keep their own action beside most others: 电商运营 sells, 扩建资金 is money. */
const OWN_ACTIONS: ReadonlyMap<ConceptClass, ReadonlySet<string>> = new Map([
  ['outlet', new Set(['train', 'advise', 'work', 'design', 'organise'])],
  ['money', new Set(['fund', 'insure', 'certify', 'advise', 'train'])],
]);

/** Which actions an object is meant with: its own, the part's, that of the list it stands in, or its usual one. */
function actsFor(
  object: ObjectSeen,
  context: PartContext,
): { code: string; flow: Flow | undefined; bare: boolean; share: number }[] {
  if (object.ownAct) return [{ code: object.act, flow: object.flow, bare: false, share: 1 }];
  const keeps = OWN_ACTIONS.get(object.class);
  if (
    keeps &&
    context.acts.every((act) => !act.market && !keeps.has(act.code)) &&
    context.acts.length > 0
  ) {
    return [{ code: object.act, flow: object.flow, bare: false, share: 1 }];
  }
  if (object.class === 'host' && context.part.actions.some((a) => a.code === 'host'))
    return [{ code: 'host', flow: object.flow, bare: false, share: 1 }];
  if (isSought(object, context))
    return [{ code: object.act, flow: object.flow, bare: false, share: 1 / object.share }];
  const fits = (act: ActionSeen): boolean => !act.market || TRADED.has(object.class);
  const fitting = context.acts.filter(
    (act) =>
      fits(act) && (act.token.word.length > 1 || !act.market || follows(act, object, context)),
  );
  const binding = fitting.filter((act) => act.market && nextObject(act, context.part) === object);
  const used =
    binding.length > 0
      ? binding
      : fitting.filter(
          (act) =>
            !act.market ||
            nextObject(act, context.part) === undefined ||
            fitting.length === 1 ||
            !rival(act, context),
        );
  if (used.length > 0) {
    return unique(used).map((act) => ({
      // 农机维修服务 is repairing: a bare 服务 says no more than the thing itself.
      code: act.code === 'serve' && SERVED.has(object.class) ? object.act : act.code,
      flow: object.flow ?? act.flow,
      bare: false,
      share: binding.includes(act)
        ? 1 / object.share
        : act.market || !PATIENTS.has(object.class) || act.topic === undefined
          ? 1
          : 0.6,
    }));
  }
  if (object.class === 'machine' && context.part.cues.has('surplus')) {
    return [{ code: 'trade', flow: 'GIVE', bare: false, share: 1 }];
  }
  const handed = handedOut(object, context);
  if (handed) return [{ code: handed.code, flow: handed.flow, bare: false, share: 0.8 }];
  const listed =
    PATIENTS.has(object.class) || object.class === 'skill' || MADE.test(object.code)
      ? context.list.flatMap((p) =>
          p.actions.some((a) => fits(a)) &&
          p.objects.length > 0 &&
          p.objects.every((o) => o.class === object.class)
            ? p.actions.filter(fits)
            : [],
        )
      : [];
  if (listed.length > 0)
    return unique(listed).map((act) => ({
      code: act.code,
      flow: object.flow ?? act.flow,
      bare: false,
      share: 1,
    }));
  return [
    {
      code: object.act,
      flow: object.flow ?? context.acts.find((a) => a.flow !== undefined && !a.market)?.flow,
      bare: true,
      share: context.acts.some((a) => a.market && rival(a, context)) ? 0.7 : 1,
    },
  ];
}

/**
 * 展板架子出租, 收旧电杆, 会计教材现货: in a resource a verb of the market right beside the name of a service deals in
 * things that only belong to it; the service itself is not done.
 */
function handedOut(object: ObjectSeen, context: PartContext): ActionSeen | undefined {
  const { part, kind } = context;
  if (kind !== 'RESOURCE' || !HANDED.has(object.class) || part.clause.text.includes('服务'))
    return undefined;
  // 狮头、锣鼓售卖: the verb of a list stands in its last item.
  const acts = context.acts.length > 0 ? context.acts : context.list.flatMap((p) => p.actions);
  if (acts.some((act) => !act.market)) return undefined;
  return acts.find((act) => act.market && (act.code === 'rent' || act.flow !== undefined));
}

const HANDED: ReadonlySet<ConceptClass> = new Set(['service', 'skill', 'host']);

const SERVED: ReadonlySet<ConceptClass> = new Set([
  'service',
  'skill',
  'machine',
  'labour',
  'host',
  'space',
]);

/** A market verb that has its own object in this part. */
function rival(act: ActionSeen, context: PartContext): boolean {
  return nextObject(act, context.part) !== undefined;
}

/** One-character market verbs (收, 租, 买) are too common: their object must follow in the same part or stand right before. */
function follows(act: ActionSeen, object: ObjectSeen, context: PartContext): boolean {
  return (
    !context.part.objects.includes(object) ||
    object.token.start >= act.token.end ||
    act.token.word !== '收'
  );
}

const unique = (acts: readonly ActionSeen[]): ActionSeen[] =>
  acts.filter((a, i) => acts.findIndex((b) => b.code === a.code) === i);

function mention(
  code: string,
  weight: number,
  token: { start: number; end: number; typo?: string },
): Mention {
  return {
    code,
    weight,
    span: [token.start, token.end],
    ...(token.typo === undefined ? {} : { typo: token.typo }),
  };
}
