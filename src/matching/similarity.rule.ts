/** How near two concepts, two actions and two frames are, from the lexicon alone. */
import type { Frame } from './reading.rule.ts';
import { pairKey, type Lexicon } from './lexicon.rule.ts';

/** The concept of a frame whose object was not written (找人设计一下). */
export const ANYTHING = '*';

/** One step up or down the hierarchy; a general word against a special one. */
const STEPS = [1, 0.9, 0.75, 0.6, 0.5];
/** A declaration about general concepts holds less for special ones. */
const FADE = 0.85;
const SIBLING = 0.3;
const SAME_ROOT = 0.1;

const memo = new WeakMap<Lexicon, Map<string, number>>();

/** 0..1: how far one concept can stand for the other; a declared nearness or exclusion beats the hierarchy. */
export function conceptNearness(a: string, b: string, lexicon: Lexicon): number {
  if (a === ANYTHING && b === ANYTHING) return 0.3;
  if (a === b) return looseRoot(a, lexicon) && HOLDS_ANYTHING.has(a) ? SAME_LOOSE : 1;
  if (a === ANYTHING || b === ANYTHING) return 0.5;
  let known = memo.get(lexicon);
  if (!known) {
    known = new Map<string, number>();
    memo.set(lexicon, known);
  }
  const key = a < b ? `${a}|${b}` : `${b}|${a}`;
  let near = known.get(key);
  if (near === undefined) known.set(key, (near = measure(a, b, lexicon)));
  return near;
}

function measure(a: string, b: string, lexicon: Lexicon): number {
  const pathA = [a, ...(lexicon.concepts.get(a)?.ancestors ?? [])];
  const pathB = [b, ...(lexicon.concepts.get(b)?.ancestors ?? [])];
  const up = pathB.indexOf(a);
  const down = pathA.indexOf(b);
  const steps = Math.max(up, down);
  const line =
    steps > 0 ? (STEPS[steps] ?? 0.4) * (looseRoot(steps === up ? a : b, lexicon) ? LOOSE : 1) : 0;
  const direct = lexicon.conceptNear.get(pairKey(a, b));
  if (direct !== undefined) return direct;
  const declared = declaredNearness(pathA, pathB, lexicon);
  if (declared && (line === 0 || declared.steps < steps))
    return declared.near * FADE ** declared.steps;
  if (line > 0) return line;
  if (pathA[1] !== undefined && pathA[1] === pathB[1])
    return pathA[1].includes('.') ? SIBLING : SAME_ROOT * 2;
  return pathA.at(-1) === pathB.at(-1) ? SAME_ROOT : 0;
}

/** A bare 技能, 设备 or 服务 says too little to stand for one of its kind; 农产品 and 人手 do. */
function looseRoot(code: string, lexicon: Lexicon): boolean {
  const conceptClass = lexicon.concepts.get(code)?.class;
  return (
    !code.includes('.') &&
    (conceptClass === 'skill' ||
      conceptClass === 'good' ||
      conceptClass === 'service' ||
      conceptClass === 'money' ||
      conceptClass === 'person')
  );
}

const LOOSE = 0.7;
/** Roots that hold the most different things: 设备 asked for and 设备 offered need not be one. */
const HOLDS_ANYTHING = new Set(['equipment', 'input', 'skill', 'person', 'machine', 'labour']);
const SAME_LOOSE = 0.75;

/** The declaration that stands lowest on both paths; it fades a little for every step up. */
function declaredNearness(
  pathA: readonly string[],
  pathB: readonly string[],
  lexicon: Lexicon,
): { steps: number; near: number } | null {
  const [a, b] = [pathA[0], pathB[0]];
  let best: { steps: number; near: number } | null = null;
  pathA.forEach((x, i) =>
    pathB.forEach((y, j) => {
      const near = lexicon.conceptNear.get(pairKey(x, y));
      // A declaration about a common ancestor says nothing about two of its children.
      const common = (pathB.includes(x) && x !== a) || (pathA.includes(y) && y !== b);
      if (near !== undefined && x !== y && !common && (best === null || i + j < best.steps))
        best = { steps: i + j, near };
    }),
  );
  return best;
}

/** 0..1: how far one action can stand for the other. */
export function actionNearness(a: string, b: string, lexicon: Lexicon): number {
  return a === b ? 1 : (lexicon.actionNear.get(pairKey(a, b)) ?? 0);
}

/** The nearness of two frames and of its two facets; all 0 when both give or both take. */
export interface FrameNearness {
  readonly near: number;
  readonly object: number;
  readonly action: number;
}

const NONE: FrameNearness = { near: 0, object: 0, action: 0 };

/** How far the frame of one side answers that of the other. */
export function frameNearness(a: Frame, b: Frame, lexicon: Lexicon): FrameNearness {
  if (a.flow === b.flow) return mirrored(a, b, lexicon);
  const object = conceptNearness(a.concept, b.concept, lexicon) * throughAlike(a, b, lexicon);
  const action = actionNearness(a.act, b.act, lexicon);
  const straight = object * action;
  const declared = declaredFrame(a, b, lexicon.frameNear, lexicon.frameNeighbours, lexicon);
  if (declared === 0) return { near: 0, object, action: 0 };
  if (declared !== null && declared > straight)
    return { near: declared, object: declared, action: Math.max(action, declared) };
  return { near: straight, object, action };
}

/** Where both name the way produce is to go, a canteen is no livestream. */
function throughAlike(a: Frame, b: Frame, lexicon: Lexicon): number {
  if (a.via === undefined || b.via === undefined) return 1;
  return 1 - OTHER_WAY * (1 - conceptNearness(a.via, b.via, lexicon));
}

const OTHER_WAY = 0.25;

function mirrored(a: Frame, b: Frame, lexicon: Lexicon): FrameNearness {
  const near = declaredFrame(a, b, lexicon.mirrorNear, lexicon.mirrorNeighbours, lexicon);
  return near === null ? NONE : { near, object: near, action: near };
}

/** What is declared about two whole frames or their more general forms. */
function declaredFrame(
  a: Frame,
  b: Frame,
  table: ReadonlyMap<string, number>,
  neighbours: ReadonlyMap<string, readonly string[]>,
  lexicon: Lexicon,
): number | null {
  const pathA = [a.concept, ...(lexicon.concepts.get(a.concept)?.ancestors ?? [])];
  if (!pathA.some((code) => neighbours.has(`${a.act}:${code}`))) return null;
  const pathB = [b.concept, ...(lexicon.concepts.get(b.concept)?.ancestors ?? [])];
  for (const [i, x] of pathA.entries()) {
    for (const [j, y] of pathB.entries()) {
      const near = table.get(pairKey(`${a.act}:${x}`, `${b.act}:${y}`));
      if (near !== undefined) return near * FADE_FRAME ** (i + j);
    }
  }
  return null;
}

const FADE_FRAME = 0.93;
