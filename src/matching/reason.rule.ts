/** Says in plain words why a pair fits. */
import type { MatchFeatures } from './features.rule.ts';
import type { Lexicon } from './lexicon.rule.ts';
import { figure } from './constraint.rule.ts';
import type { Fit } from './score.rule.ts';
import { ANYTHING } from './similarity.rule.ts';

/** One reason; `MAIN` is the whole sentence, the others are its parts for lists and filters. */
export interface Reason {
  readonly code: 'MAIN' | 'SUBJECT' | 'QUANTITY' | 'TIME' | 'DISTANCE' | 'PARTNERSHIP' | 'TEXT';
  readonly zh: string;
  readonly en: string;
}

/** What the sentence is made from. */
export interface ReasonGround {
  readonly need: Omit<MatchFeatures, 'grams'>;
  readonly resource: Omit<MatchFeatures, 'grams'>;
  readonly fit: Fit;
  readonly cover: number | null;
  readonly km: number | null;
  readonly partnership: boolean;
  readonly lexicon: Lexicon;
}

/** The sentence first, then its parts. */
export function reasonsFor(ground: ReasonGround): Reason[] {
  const parts = [subject(ground), quantity(ground), time(ground), distance(ground)].filter(
    (reason) => reason !== null,
  );
  if (ground.partnership)
    parts.push({ code: 'PARTNERSHIP', zh: '双方有结对关系', en: 'both belong to one partnership' });
  const main: Reason = {
    code: 'MAIN',
    zh: `${parts.map((p) => p.zh).join('，')}。`,
    en: `${parts.map((p) => p.en).join('; ')}.`,
  };
  return [main, ...parts];
}

function subject({ fit, lexicon }: ReasonGround): Reason {
  if (!fit.need || !fit.resource)
    return { code: 'TEXT', zh: '两条写的内容相近', en: 'the two entries read alike' };
  // 冷库 to rent against 冷库 to store in: the thing alone says it.
  const plain = fit.need.concept === fit.resource.concept && fit.need.act !== fit.resource.act;
  const asked = nameOf(fit.need.concept, plain ? PLAIN : fit.need.act, lexicon);
  const offered = nameOf(fit.resource.concept, plain ? PLAIN : fit.resource.act, lexicon);
  const gives = fit.need.flow === 'GIVE';
  if (fit.need.flow === fit.resource.flow) {
    // A mirror: one wants it taken away, the other wants it (or: one has it, the other makes something of it).
    return gives
      ? {
          code: 'SUBJECT',
          zh: `有${asked.zh}，对方可以做${offered.zh}`,
          en: `${asked.en} to hand out; the other side does ${offered.en}`,
        }
      : {
          code: 'SUBJECT',
          zh: `要${asked.zh}，对方正好要${offered.zh}`,
          en: `${asked.en} is wanted; the other side looks for ${offered.en}`,
        };
  }
  if (asked.zh === offered.zh) {
    return gives
      ? {
          code: 'SUBJECT',
          zh: `一方有${asked.zh}，另一方正要`,
          en: `one side has ${asked.en}, the other looks for it`,
        }
      : {
          code: 'SUBJECT',
          zh: `要的是${asked.zh}，对方正好提供`,
          en: `${asked.en} is wanted and offered`,
        };
  }
  return gives
    ? {
        code: 'SUBJECT',
        zh: `有${asked.zh}，对方要${offered.zh}`,
        en: `${asked.en} to hand out, ${offered.en} looked for`,
      }
    : {
        code: 'SUBJECT',
        zh: `要${asked.zh}，对方有${offered.zh}`,
        en: `${asked.en} is wanted, ${offered.en} is offered`,
      };
}

/** Dealing in a thing needs no verb in the sentence. */
const PLAIN = 'trade';

function nameOf(concept: string, act: string, lexicon: Lexicon): { zh: string; en: string } {
  const action = lexicon.actions.get(act);
  const thing = lexicon.concepts.get(concept);
  if (concept === ANYTHING || !thing) return { zh: action?.zh ?? '', en: action?.en ?? '' };
  if (act === PLAIN || act === 'serve' || act === 'host' || act === 'work')
    return { zh: thing.zh, en: thing.en };
  if (action && thing.zh.includes(action.zh)) return { zh: thing.zh, en: thing.en };
  return { zh: `${thing.zh}（${action?.zh ?? ''}）`, en: `${thing.en} (${action?.en ?? ''})` };
}

function quantity({ need, resource, fit, cover }: ReasonGround): Reason | null {
  if (cover === null) return null;
  const [wanted, offered] = [figure(need.amount), figure(resource.amount)];
  const percent = Math.min(100, Math.round(cover * 100));
  if (fit.need?.flow === 'GIVE') {
    return {
      code: 'QUANTITY',
      zh: `这边${wanted}，对方能接${offered}，可解决${percent}%`,
      en: `the other side can take ${percent} % of it`,
    };
  }
  return cover >= 1
    ? {
        code: 'QUANTITY',
        zh: `要${wanted}，对方有${offered}，够用`,
        en: 'there is enough for all that is wanted',
      }
    : {
        code: 'QUANTITY',
        zh: `要${wanted}，对方有${offered}，能解决${percent}%`,
        en: `covers ${percent} % of what is wanted`,
      };
}

function time({ need, resource }: ReasonGround): Reason | null {
  const from = Math.max(need.from ?? -Infinity, resource.from ?? -Infinity);
  const to = Math.min(need.to ?? Infinity, resource.to ?? Infinity);
  if (from === -Infinity || to === Infinity) return null;
  const [start, end] = [new Date(from * 86_400_000), new Date(to * 86_400_000)];
  const zh = (date: Date): string => `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return {
    code: 'TIME',
    zh: `${zh(start)}到${zh(end)}双方都有空`,
    en: `both can from ${start.toISOString().slice(0, 10)} to ${end.toISOString().slice(0, 10)}`,
  };
}

function distance({ km }: ReasonGround): Reason | null {
  if (km === null) return null;
  return km < 1
    ? { code: 'DISTANCE', zh: '就在附近', en: 'close by' }
    : {
        code: 'DISTANCE',
        zh: `相距约${Math.round(km)}公里`,
        en: `about ${Math.round(km)} km apart`,
      };
}
