/** Who moves the thing: does the owner of the entry hand it out, or want it? */
import type { Flow } from './concept.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { TRADED, type ActionSeen, type ObjectSeen, type PartSeen } from './part.rule.ts';
import type { Side } from './reading.rule.ts';

/** What is known when one part of an entry is turned into frames. */
export interface PartContext {
  readonly part: PartSeen;
  readonly objects: readonly ObjectSeen[];
  readonly acts: readonly ActionSeen[];
  readonly weight: number;
  readonly cues: ReadonlySet<string>;
  /** A clause of its own says that something is sought (…，想往乡下走). */
  readonly seeking: boolean;
  readonly kind: Side;
  readonly lexicon: Lexicon;
  /** First parts of the codes of everything named in the entry. */
  readonly roots: ReadonlySet<string>;
  /** The other items of the same 、 list. */
  readonly list: readonly PartSeen[];
}

const opposite = (flow: Flow): Flow => (flow === 'GIVE' ? 'TAKE' : 'GIVE');

/** Who moves it. Words of direction beat cues, cues beat the list it was filed in. */
export function flowOf(
  act: { code: string; flow: Flow | undefined },
  object: ObjectSeen | null,
  { part, cues, seeking, kind, acts, lexicon }: PartContext,
): Flow {
  const usual: Flow = kind === 'NEED' ? 'TAKE' : 'GIVE';
  const asks: Flow = part.cues.has('seek') || seeking ? 'TAKE' : usual;
  const hosting = acts.some((a) => a.code === 'host');
  // 没有销路, 找客源: the other party is sought, so the thing itself is handed out.
  if (object?.flip && !hosting) {
    // 找工作, 想要客: said by whom it would come to, in either list.
    if (/^[找想求盼]/.test(object.token.word)) return 'GIVE';
    // 有生源，找营地: what a clause of its own looks for is not the guests.
    return opposite(part.cues.has('have') ? 'GIVE' : part.cues.has('seek') ? 'TAKE' : usual);
  }
  const handsOut = kind === 'NEED' && part.cues.has('hire-out') && !asksIn(part);
  const market =
    lexicon.actions.get(act.code)?.mode === 'market' &&
    (object === null || TRADED.has(object.class));
  if (market) {
    if (
      (part.cues.has('somebody') || (cues.has('somebody') && act.flow === undefined)) &&
      kind === 'NEED' &&
      act.flow !== 'GIVE'
    )
      return 'GIVE';
    if (act.flow === 'GIVE' && kind === 'RESOURCE' && SELLS_FOR.test(part.clause.text))
      return 'TAKE';
    if (act.flow) return act.flow;
    // 校舍空着，找人用: what lies idle in a resource is handed out, whoever is looked for.
    if (kind === 'RESOURCE' && cues.has('surplus') && object?.class === 'space') return 'GIVE';
    if (kind === 'RESOURCE' && (asks === 'TAKE' || (object !== null && wantsPlainly(object, part))))
      return 'TAKE';
    if (cues.has('surplus') && object?.class !== 'outlet') return 'GIVE';
    // 我们免费提供住房，想请老师: what is put in is not asked for.
    if (handsOut) return 'GIVE';
    // A village that lists its harvest under needs wants it sold, unless it says it wants some.
    if (kind === 'NEED' && object?.class === 'produce' && !asksFor(object, part)) return 'GIVE';
    return asks;
  }
  if (act.flow) return act.flow;
  return handsOut ? 'GIVE' : asks;
}

/** 帮村里卖菜, 为农户销售苹果: whoever sells for somebody takes it off their hands; a shop of its own (我家卖…) gives. */
const SELLS_FOR =
  /(?:帮|替|为|给)(?:助|忙)?(?!自)[一-鿿]{0,5}?(?:村|农|户|乡|你|您|咱|大家|社员|群众|散户|基地|合作社)[一-鿿]{0,4}?(?:卖|销|变现|出手)/;

/** 想请医院免费提供义诊: who is asked to hand out is not who does. */
const asksIn = ({ cues }: PartSeen): boolean => cues.has('seek') || cues.has('ask');

/** 要两千斤…, 需20吨…, 缺…: asking words shortly before the thing. */
function asksFor(object: ObjectSeen, part: PartSeen): boolean {
  return part.clause.tokens.some((t) => {
    const gap = object.token.start - t.end;
    return (
      gap >= 0 &&
      gap <= 7 &&
      t.senses.some(
        (s) => s.type === 'cue' && (s.kind === 'seek' || s.kind === 'lack' || s.kind === 'ask'),
      )
    );
  });
}

/** 常年要高粱: in a resource 要 right before the thing wants it. */
function wantsPlainly(object: ObjectSeen, part: PartSeen): boolean {
  return (
    TRADED.has(object.class) &&
    part.clause.tokens.some(
      (t) => t.word === '要' && object.token.start - t.end >= 0 && object.token.start - t.end <= 2,
    )
  );
}
