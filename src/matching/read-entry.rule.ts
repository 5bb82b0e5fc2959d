/** Reads one entry as a cadre typed it into what matching, forms and questions need. */
import type { Lexicon } from './lexicon.rule.ts';
import type {
  Amount,
  Entry,
  Frame,
  Mention,
  Question,
  Reading,
  Side,
  Window,
} from './reading.rule.ts';
import { amountOf, findAmounts, type FoundAmount } from './amount.rule.ts';
import { frameEntry, type Framing, type PlacedClause } from './frame.rule.ts';
import { guessConcepts, guessFrames } from './guess.rule.ts';
import { ANYTHING } from './similarity.rule.ts';
import { normaliseText, segment } from './segment.rule.ts';
import { readWindow } from './window.rule.ts';
import { rarityOf } from './rarity.rule.ts';
import { categoriesOf } from './category.rule.ts';

export type { Entry, Reading } from './reading.rule.ts';

/** What a reading depends on besides the entry: the day (`YYYY-MM-DD`) and the knowledge. */
export interface ReadingContext {
  readonly today: string;
  readonly lexicon: Lexicon;
}

/** Most character pairs kept for the text part of the score, and of unknown ones for finding candidates. */
const MOST_GRAMS = 96;
const MOST_RARE = 8;
const MOST_LONE = 6;
/** How rare a character must be to be looked up alone (one of some 1,800 characters of running text). */
const LONE = 3.25;

/**
 * Reads an entry. Pure; 0.1 ms for a usual one (see docs/matching.md). Columns beat text: a quantity or a date in its
 * own field is believed before one in the title.
 */
export function readEntry(entry: Entry, context: ReadingContext): Reading {
  const { lexicon, today } = context;
  const title = normaliseText(entry.title);
  const detail = normaliseText(entry.detail ?? '');
  const text = `${title}\n${detail}`;
  const clauses: PlacedClause[] = segment(text, lexicon).map((clause) => ({
    ...clause,
    field: clause.start < title.length ? 'title' : 'detail',
  }));
  const said = sideOf(clauses);
  const kind: Side = entry.kind ?? said.side ?? 'NEED';
  const framed = frameEntry(clauses, kind, lexicon);
  const understood = framed.frames.some((frame) => frame.concept !== ANYTHING);
  const framing = understood
    ? framed
    : { ...framed, frames: [...framed.frames, ...guessFrames(clauses, kind, lexicon)] };
  const misfiled = isMisfiled(framing, kind, said.side);
  const side: Side = misfiled ? (kind === 'NEED' ? 'RESOURCE' : 'NEED') : kind;
  const found = findAmounts(text, lexicon);
  const amount = amountIn(entry, found, framing, lexicon);
  const window = windowOf(entry, text, today, lexicon);
  const grams = gramsOf(clauses, framing.objects, lexicon, understood);
  const money = framing.frames[0]?.act === 'fund';
  const lot = found.find(
    (f) =>
      f.bound === 'AT_LEAST' &&
      (money || f.amount.dimension !== 'money') &&
      !['days', 'age'].includes(f.amount.dimension),
  );
  return {
    side,
    sideConfidence: misfiled ? 0.7 : said.side === kind ? 0.95 : entry.kind ? 0.85 : 0.6,
    misfiled,
    objects: framing.objects,
    actions: framing.actions,
    frames: framing.frames,
    amount,
    minimumLot: lot ? { ...lot.amount, role: amount?.role ?? 'STUFF' } : null,
    divisible: framing.cues.has('indivisible')
      ? false
      : framing.cues.has('divisible')
        ? true
        : null,
    window,
    price: framing.cues.has('free')
      ? 'FREE'
      : framing.cues.has('low-cost')
        ? 'LOW_COST'
        : framing.cues.has('market-price')
          ? 'MARKET'
          : null,
    placeHints: [
      ...text.matchAll(
        /(?:仅限|只限|限|只接|只收|只面向)?(本[镇村区县乡]|全[区镇县]|[一-鿿]{2,4}[镇乡](?:内|周边)?|(?:周边|附近|方圆)[\d一二三四五六七八九十]*(?:公里|里)?)/g,
      ),
    ]
      .map((m) => m[0])
      .slice(0, 4),
    categories: categoriesOf(framing.frames, lexicon),
    questions: questionsFor({ misfiled, side, amount, window, framing, entry }),
    ...grams,
  };
}

/** What the words alone say about the list the entry belongs in. */
function sideOf(clauses: readonly PlacedClause[]): { side: Side | null } {
  const cues = new Set(
    clauses.flatMap((c) =>
      c.tokens.flatMap((t) => t.senses.flatMap((s) => (s.type === 'cue' ? [s.kind] : []))),
    ),
  );
  const flows = new Set(
    clauses.flatMap((c) =>
      c.tokens.flatMap((t) =>
        t.senses.flatMap((s) => (s.type !== 'cue' && s.flow ? [s.flow] : [])),
      ),
    ),
  );
  const needs =
    Number(cues.has('seek')) +
    Number(cues.has('lack')) +
    Number(cues.has('ask')) * 0.5 +
    Number(flows.has('TAKE')) +
    Number(cues.has('somebody'));
  const has =
    Number(cues.has('offer')) +
    Number(cues.has('hire-out')) +
    Number(flows.has('GIVE')) * 0.5 +
    Number(cues.has('free')) * 0.5;
  return { side: needs > has ? 'NEED' : has > needs ? 'RESOURCE' : null };
}

/** Filed as a resource but asking, or filed as a need but plainly handing out without looking for anyone. */
function isMisfiled(framing: Framing, kind: Side, said: Side | null): boolean {
  const main = framing.frames[0];
  if (!main) return false;
  if (kind === 'RESOURCE')
    return (
      main.flow === 'TAKE' &&
      said !== 'RESOURCE' &&
      (framing.cues.has('seek') || framing.cues.has('lack') || framing.actions.length > 0)
    );
  return (
    main.flow === 'GIVE' &&
    said === 'RESOURCE' &&
    !framing.cues.has('seek') &&
    !framing.cues.has('somebody') &&
    !framing.cues.has('surplus')
  );
}

/** The quantity meant: the column when filled, otherwise the first fitting one in the text. */
function amountIn(
  entry: Entry,
  found: readonly FoundAmount[],
  framing: Framing,
  lexicon: Lexicon,
): Amount | null {
  const column =
    entry.quantity != null && entry.unit != null
      ? amountOf(String(entry.quantity), entry.unit, lexicon)
      : null;
  // 一百亩以上 alone is the least that is dealt in, not how much there is.
  const counted = found.filter((f) => f.bound !== 'AT_LEAST' && !onlyOneCourse(f.amount));
  const spoken =
    counted.find((f) => !['days', 'age'].includes(f.amount.dimension)) ??
    counted.find((f) => f.amount.dimension !== 'days');
  const amount = column ?? spoken?.amount ?? null;
  return (
    amount && {
      ...amount,
      role: roleOf(amount, framing, entry, lexicon),
      rate: RATE.test(`${entry.title}${entry.detail ?? ''}`),
      ...(column === null && entry.quantity != null ? { spoken: true } : {}),
    }
  );
}

/** 办一期培训班, 三天一期: says that there is a course, not how much of it. */
const onlyOneCourse = ({ unit, max }: Amount): boolean => unit === 'course' && max === 1;

const SERVING = new Set(['host', 'care', 'rent', 'store', 'test', 'certify']);
const PEOPLE = new Set(['people', 'visits', 'teams']);

/** Whether a head count is of those who come to help, of those who are helped, or plain stuff. */
/** The number is per day, per time, per village: it says nothing about the total. */
const RATE = /每(?:天|日|周|月|次|期|村|年|批|户|车|季|家|回|场)|一天|单次|一次|每个月/;

function roleOf(amount: Amount, framing: Framing, entry: Entry, lexicon: Lexicon): Amount['role'] {
  const main = framing.frames[0];
  if (!PEOPLE.has(amount.dimension))
    return main && measuresPurpose(amount, main, lexicon) ? 'SERVED' : 'STUFF';
  if (main && main.act === 'work') return 'STUFF';
  if (entry.kind !== 'RESOURCE' || framing.cues.has('course') || amount.dimension === 'visits')
    return 'SERVED';
  if (main && SERVING.has(main.act)) return 'SERVED';
  // 理发师傅4人: those who come; only courses, beds and visits count those who are served.
  return 'PROVIDERS';
}

/**
 * 给三百亩买种子, 库房存八十吨: the area is what the seed is for, the weight what the room holds. Such a number does not
 * count the thing itself, so it never rules out one that is counted otherwise.
 */
function measuresPurpose({ dimension }: Amount, main: Frame, lexicon: Lexicon): boolean {
  const about = lexicon.concepts.get(main.concept)?.class;
  if (dimension === 'area') return about === 'good' || about === 'produce' || about === 'machine';
  if (dimension === 'mass' || dimension === 'volume') return STORES.test(main.concept);
  return false;
}

const STORES = /^(?:coldstore|house)(?:\.|$)/;

function windowOf(entry: Entry, text: string, today: string, lexicon: Lexicon): Window {
  if (entry.availableFrom != null || entry.availableTo != null) {
    return { from: entry.availableFrom ?? null, to: entry.availableTo ?? null, approximate: false };
  }
  return readWindow(text, today, lexicon);
}

/**
 * Characters and pairs of the content, and those worth finding candidates by. Where the words are understood, only
 * the title's are: details are full of standing phrases (可以商量, 手续配合办理) that half a district shares.
 */
function gramsOf(
  clauses: readonly PlacedClause[],
  objects: readonly Mention[],
  lexicon: Lexicon,
  understood: boolean,
): { grams: string[]; rareGrams: string[] } {
  const grams = new Set<string>();
  const telling = new Set<string>();
  const rare = new Map<string, number>();
  for (const { text, start, tokens, field } of clauses) {
    const finds = !understood || field === 'title';
    const known = new Uint8Array(text.length);
    for (const token of tokens)
      known.fill(token.senses[0]?.type === 'cue' ? 2 : 1, token.start - start, token.end - start);
    for (let at = 0; at < text.length; at++) {
      const first = text[at] ?? '';
      if (known[at] === 2 || !HAN.test(first) || DULL.test(first)) continue;
      grams.add(first);
      if (finds) telling.add(first);
      const second = text[at + 1] ?? '';
      if (at + 1 >= text.length || known[at + 1] === 2 || !HAN.test(second) || DULL.test(second))
        continue;
      grams.add(first + second);
      if (!finds) continue;
      const strange = (known[at] === 0 ? 1 : 0) + (known[at + 1] === 0 ? 1 : 0);
      rare.set(first + second, strange + rarityOf(first + second, lexicon));
    }
  }
  // Concepts count as words too, so that 蘑菇 and 食用菌 are shared wording whatever is done with them.
  const guesses = guessConcepts(clauses, lexicon).slice(0, 3);
  for (const code of [...objects.map((o) => o.code), ...guesses]) {
    grams.add(`#${code}`);
    for (const above of lexicon.concepts.get(code)?.ancestors ?? []) grams.add(`#${above}`);
  }
  // A rare character finds candidates alone.
  const lone = [...telling]
    .filter((gram) => rarityOf(gram, lexicon) >= LONE)
    .sort((a, b) => rarityOf(b, lexicon) - rarityOf(a, lexicon) || (a < b ? -1 : 1))
    .slice(0, MOST_LONE);
  const ranked = [...rare]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([gram]) => gram);
  return {
    grams: [...grams].slice(0, MOST_GRAMS).sort(),
    rareGrams: [...ranked.slice(0, MOST_RARE), ...lone],
  };
}

const HAN = /[一-鿿]/;

/** Function characters and numerals say nothing about the subject. */
const DULL =
  /[的了着过地得在和与及或把被给让从到向往对为于是有没不也都就还再又很太个位名一二两三四五六七八九十百千万几多来我们你他她它这那哪谁吗呢吧啊想要能会可以村里]/;

function questionsFor(about: {
  misfiled: boolean;
  side: Side;
  amount: Amount | null;
  window: Window;
  framing: Framing;
  entry: Entry;
}): Question[] {
  const questions: Question[] = [];
  const { misfiled, side, amount, window, framing } = about;
  if (misfiled) {
    questions.push(
      side === 'NEED'
        ? {
            code: 'SIDE',
            zh: '这条看起来是“需求”，不是“资源”，要移到需求清单吗？',
            en: 'This reads like a need, not a resource. Move it to the need list?',
          }
        : {
            code: 'SIDE',
            zh: '这条看起来是“资源”，不是“需求”，要移到资源清单吗？',
            en: 'This reads like a resource, not a need. Move it to the resource list?',
          },
    );
  }
  if (framing.frames.length === 0)
    questions.push({
      code: 'SUBJECT',
      zh: '没看出具体要办什么事，请再写清楚要什么、做什么。',
      en: 'It is not clear what this is about. Please say what is wanted and what should be done.',
    });
  if (!amount)
    questions.push({
      code: 'QUANTITY',
      zh: '大概要多少？写个数和单位就行。',
      en: 'About how much? A number and a unit will do.',
    });
  if (window.from === null && window.to === null)
    questions.push({
      code: 'WINDOW',
      zh: '什么时候要（可用）？',
      en: 'When is it wanted (available)?',
    });
  for (const mention of [...framing.objects, ...framing.actions]) {
    if (mention.typo)
      questions.push({
        code: 'TYPO',
        zh: `“${mention.typo}”按相近的词理解了，对吗？`,
        en: `"${mention.typo}" was read as a similar known word. Is that right?`,
      });
  }
  return questions.slice(0, 4);
}

export type { Frame };
