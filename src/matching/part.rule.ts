/** Looks at one clause, item by item of its 、 lists: which things, which actions, which cues, and what modifies what. */
import type { ConceptClass, Flow } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import type { Side } from './reading.rule.ts';
import type { Clause, Token } from './segment.rule.ts';

/** A clause with the field it stands in. */
export interface PlacedClause extends Clause {
  readonly field: 'title' | 'detail';
}

/** A thing seen in the text. */
export interface ObjectSeen {
  readonly code: string;
  readonly class: ConceptClass;
  readonly act: string;
  /** The word itself says what is done with the thing (打井). */
  readonly ownAct: boolean;
  readonly flow: Flow | undefined;
  readonly flip: boolean;
  readonly token: Token;
  /** A modifier (草莓 in 草莓大棚) counts less than the head. */
  readonly share: number;
  /** It only modifies the thing that follows. */
  readonly modifies: boolean;
}

/** An action seen in the text. */
export interface ActionSeen {
  readonly code: string;
  readonly flow: Flow | undefined;
  readonly market: boolean;
  /** What the action is about when its object is only what it is done to. */
  readonly topic: string | undefined;
  readonly token: Token;
}

/** One item of a clause. */
export interface PartSeen {
  readonly clause: PlacedClause;
  readonly objects: readonly ObjectSeen[];
  readonly actions: readonly ActionSeen[];
  readonly cues: ReadonlySet<string>;
  /** The words that seek or lack something. */
  readonly seekers: readonly Token[];
}

/** Classes that change hands. */
export const TRADED: ReadonlySet<ConceptClass> = new Set([
  'produce',
  'good',
  'machine',
  'space',
  'outlet',
]);
/** Classes that things are done to: the action, not they, is what is asked for. */
export const PATIENTS: ReadonlySet<ConceptClass> = new Set([
  'produce',
  'good',
  'machine',
  'space',
  'host',
]);
/** 公众号、小程序搭建: services that are also things somebody makes or mends. */
export const MADE = /^(?:works|it|media\.account|smart)(?:\.|$)/;
/** Heads that are doers: what stands before them keeps its weight (垃圾清运车队, 维修志愿队). */
const DOERS: ReadonlySet<ConceptClass> = new Set(['person', 'labour', 'outlet']);

/** The items of a clause, split at 、. */
export function lookAt(clause: PlacedClause, lexicon: Lexicon): PartSeen[] {
  const parts: PartSeen[] = [];
  let start = clause.start;
  const ends = [...clause.text.matchAll(/、/g)].map((m) => clause.start + m.index);
  for (const end of [...ends, clause.start + clause.text.length]) {
    const tokens = clause.tokens.filter((t) => t.start >= start && t.end <= end);
    if (tokens.length > 0)
      parts.push(
        withHiring(
          look(
            clause,
            tokens,
            clause.text.slice(start - clause.start, end - clause.start),
            start,
            lexicon,
          ),
          lexicon,
        ),
      );
    start = end + 1;
  }
  return parts;
}

/** 缺一名…, 招两位…: a number of people is sought, so somebody's work is what is wanted. */
function withHiring(part: PartSeen, lexicon: Lexicon): PartSeen {
  const work = lexicon.actions.get('work');
  if (
    !work ||
    !(HIRING.test(part.clause.text) || RECRUITING.test(part.clause.text)) ||
    part.actions.some((a) => a.code === 'train' || a.code === 'work')
  )
    return part;
  const token = part.seekers[0] ?? part.objects[0]?.token;
  if (!token) return part;
  return {
    ...part,
    actions: [
      ...part.actions,
      { code: work.code, flow: 'TAKE', market: false, topic: work.topic, token },
    ],
  };
}

const HIRING =
  /(?:缺|招|聘|请|找|求|需要?|急需|想要)(?:[一二两三四五六七八九十几]+|\d+)(?:名|位|个(?:会|懂|能|年轻人|人))/;

/** 招半日工, 诚聘店员; not 招学员. */
const RECRUITING = /(?:招|聘)(?!学员|生|商|待|租|标)[一-鿿]{0,4}?(?:工|员|师傅|人手)(?!员)/;

function look(
  clause: PlacedClause,
  tokens: readonly Token[],
  text: string,
  start: number,
  lexicon: Lexicon,
): PartSeen {
  const objects: ObjectSeen[] = [];
  const actions: ActionSeen[] = [];
  const cues = new Set<string>();
  const seekers: Token[] = [];
  const linked = start + text.lastIndexOf('的');
  tokens.forEach((token, index) => {
    const next = tokens.slice(index + 1).find((t) => !saysNothing(t));
    const previous = tokens[index - 1];
    const many = token.senses.filter((s) => s.type === 'object').length;
    for (const sense of token.senses) {
      if (sense.type === 'cue') {
        cues.add(sense.kind);
        if (sense.kind === 'seek' || sense.kind === 'lack' || token.word === '要')
          seekers.push(token);
      } else if (sense.type === 'action') {
        const action = lexicon.actions.get(sense.code);
        // 茶馆招服务员: what stands before the hiring word is who hires.
        if (sense.code === 'work' && sense.flow === 'TAKE') seekers.push(token);
        const offered =
          previous?.end === token.start &&
          previous.senses.some((s) => s.type === 'cue' && s.kind === 'offer');
        actions.push({
          code: sense.code,
          flow: offered ? 'GIVE' : sense.flow,
          market: action?.mode === 'market',
          topic: action?.topic,
          token,
        });
      } else {
        const concept = lexicon.concepts.get(sense.code);
        if (!concept) continue;
        const modifies =
          sense.act === undefined &&
          (TRADED_OR_HOST.has(concept.class)
            ? isModifier(token, next, text.slice(token.end - start), lexicon)
            : concept.class === 'service' && namesField(sense.code, token, next, lexicon));
        const possessor =
          linked > token.end - 1 &&
          tokens.some((t) => t.start > linked && t.senses.some((s) => s.type !== 'cue')) &&
          sense.act === undefined;
        objects.push({
          code: sense.code,
          class: concept.class,
          act: sense.act ?? concept.act,
          ownAct: sense.act !== undefined,
          flow: sense.flow,
          flip: sense.flip === true,
          token,
          modifies,
          share:
            (modifies || possessor ? 0.5 : 1) *
            (many > 1 ? 0.85 : 1) *
            (token.typo === undefined ? 1 : 0.9),
        });
      }
    }
  });
  const meant = withoutHollowHeads(objects);
  return {
    clause,
    objects: meant.map((o) =>
      isSubject(o, meant, seekers) ||
      isServed(o, meant, actions, text, start) ||
      isPurpose(o, meant)
        ? { ...o, share: o.share * 0.5 }
        : o,
    ),
    actions,
    cues,
    seekers,
  };
}

/** 滴灌工程, 一键呼叫设备: the head says nothing that the thing before it does not say better. */
function withoutHollowHeads(objects: readonly ObjectSeen[]): ObjectSeen[] {
  const hollow = (o: ObjectSeen): ObjectSeen | undefined =>
    HOLLOW.has(o.code)
      ? objects.find((b) => b.token.end === o.token.start && HEADED.has(b.class))
      : undefined;
  const headed = new Set(objects.map(hollow));
  return objects
    .filter((o) => hollow(o) === undefined)
    .map((o) => (headed.has(o) && o.modifies ? { ...o, modifies: false, share: o.share * 2 } : o));
}

const HOLLOW: ReadonlySet<string> = new Set(['works', 'equipment', 'machine', 'input']);
const HEADED: ReadonlySet<ConceptClass> = new Set(['good', 'machine', 'service']);

/** 敬老院想添护理床: what stands before the seeking word is who asks, when a thing follows it. */
function isSubject(
  object: ObjectSeen,
  all: readonly ObjectSeen[],
  seekers: readonly Token[],
): boolean {
  const seeker = seekers.find((token) => token.start >= object.token.end);
  return (
    seeker !== undefined &&
    !object.flip &&
    all.some((o) => o.token.start >= seeker.end && o.code !== object.code)
  );
}

/** 给小广场添器材: what stands right after 给 is for whom, when a thing follows it. */
function isServed(
  object: ObjectSeen,
  all: readonly ObjectSeen[],
  actions: readonly ActionSeen[],
  text: string,
  start: number,
): boolean {
  const given = text.lastIndexOf('给', object.token.start - start);
  if (given < 0 || object.token.start - start - given > 6) return false;
  return (
    !actions.some((a) => a.token.start > start + given && a.token.end <= object.token.start) &&
    all.some((o) => o.token.start >= object.token.end && o.code !== object.code)
  );
}

/** 家电下乡补贴: what stands before the money is what it is for. */
function isPurpose(object: ObjectSeen, all: readonly ObjectSeen[]): boolean {
  return (
    object.class !== 'money' && object.class !== 'person' && all.some((o) => o.class === 'money')
  );
}

const TRADED_OR_HOST: ReadonlySet<ConceptClass> = new Set([
  'produce',
  'good',
  'machine',
  'space',
  'host',
  'skill',
]);

/** Before another thing that is not merely who does it: directly, or with a few unknown characters (粮油作物轮作技术). */
function isModifier(
  token: Token,
  next: Token | undefined,
  rest: string,
  lexicon: Lexicon,
): boolean {
  if (next === undefined) return false;
  const between = rest.slice(0, next.start - token.end);
  if (between.length > MOST_BETWEEN || /[^一-鿿]|[和与跟及或跟并同的]/.test(between)) return false;
  const skill = token.senses.some(
    (s) => s.type === 'object' && lexicon.concepts.get(s.code)?.class === 'skill',
  );
  return next.senses.some(
    (s) =>
      s.type === 'object' && (skill || !DOERS.has(lexicon.concepts.get(s.code)?.class ?? 'person')),
  );
}

const MOST_BETWEEN = 3;

/** 公路工程监理, 绿色食品超市: a service right before another service or a shop says in which field that one works. */
function namesField(
  code: string,
  token: Token,
  next: Token | undefined,
  lexicon: Lexicon,
): boolean {
  return (
    next?.start === token.end &&
    next.senses.some((s) => {
      if (s.type !== 'object' || s.act !== undefined) return false;
      const head = lexicon.concepts.get(s.code);
      return (
        (head?.class === 'service' || head?.class === 'outlet') &&
        s.code !== code &&
        !head.ancestors.includes(code)
      );
    })
  );
}

const saysNothing = (token: Token): boolean =>
  token.senses.every((s) => s.type === 'cue' && s.kind === 'neutral');

/** The part that says what is wanted (or, in a resource, what is sought). */
export function inFocus(part: PartSeen, kind: Side): boolean {
  if (part.cues.has('seek') || part.cues.has('somebody')) return true;
  if (kind === 'RESOURCE') return false;
  return (
    part.cues.has('ask') ||
    part.cues.has('lack') ||
    part.objects.some((o) => o.flip) ||
    part.actions.some((a) => a.flow !== undefined && (a.market || a.code === 'work'))
  );
}
