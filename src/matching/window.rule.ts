/** Dates and seasons in people's words, read against an injected day: 开春, 三月, 国庆前, 秋收后, 下月中旬, 10月8日到20日. */
import type { Lexicon } from './lexicon.rule.ts';
import type { Window } from './reading.rule.ts';
import { readNumeral } from './amount.rule.ts';

const DAY = 86_400_000;
const NOTHING: Window = { from: null, to: null, approximate: false };

/** A span of days inside the text, before `前`/`后` are applied. */
interface Stretch {
  from: number;
  to: number;
  end: number;
  start: number;
  approximate: boolean;
}

/** The window a normalised text speaks of, or an open one. `today` is `YYYY-MM-DD`; past stretches move to next year. */
export function readWindow(text: string, today: string, lexicon: Lexicon): Window {
  const now = Date.parse(`${today}T00:00:00Z`);
  const first = stretch(text, 0, now, lexicon);
  if (!first) return NOTHING;
  const rest = text.slice(first.end);
  if (/^(之?前|以前)/.test(rest))
    return { from: today, to: iso(first.from - DAY), approximate: true };
  if (/^(之?后|以后|起|开始)/.test(rest))
    return {
      from: iso(first.to + (/^(起|开始)/.test(rest) ? first.from - first.to : DAY)),
      to: null,
      approximate: true,
    };
  const joined = /^(到|至|-|~|—)/.exec(rest);
  const second = joined ? stretch(text, first.end + 1, Math.max(now, first.from), lexicon) : null;
  if (second && second.start <= first.end + 1)
    return {
      from: iso(first.from),
      to: iso(second.to),
      approximate: first.approximate || second.approximate,
    };
  return { from: iso(first.from), to: iso(first.to), approximate: first.approximate };
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const utc = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day);

function stretch(text: string, at: number, now: number, lexicon: Lexicon): Stretch | null {
  const found = [
    relative(text, at, now),
    monthly(text, at, now),
    seasonal(text, at, now, lexicon),
  ].filter((s) => s !== null);
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;
}

const THIRDS: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  初: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  底: [21, 31],
};

/** 3月, 三月上旬, 10月8日, 2027年1月, 下月中旬, 本月底, 8日 (after another date). */
function monthly(text: string, at: number, now: number): Stretch | null {
  const pattern =
    /(?:(\d{4}|今|明|后)年)?(?:(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?|(下个?月|本月|这个?月)|(?<=[到至~—-])(?=\d{1,2}[日号]))(上旬|中旬|下旬|初|底)?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?/g;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match || match[0] === '') return null;
  const [whole, yearWord, monthWord, shifted, third, dayWord] = match;
  const today = new Date(now);
  let year = today.getUTCFullYear();
  let month: number;
  if (monthWord === undefined) {
    month = today.getUTCMonth() + 1 + (shifted?.startsWith('下') ? 1 : 0);
  } else {
    month = /\d/.test(monthWord) ? Number(monthWord) : (readNumeral(monthWord)?.min ?? 1);
  }
  const day =
    dayWord === undefined
      ? null
      : /\d/.test(dayWord)
        ? Number(dayWord)
        : (readNumeral(dayWord)?.min ?? 1);
  const [low, high] = day !== null ? [day, day] : (THIRDS[third ?? ''] ?? [1, 31]);
  if (yearWord === '明') year += 1;
  else if (yearWord === '后') year += 2;
  else if (yearWord && yearWord !== '今') year = Number(yearWord);
  else if (shifted === undefined && endOf(year, month, high) < now) year += 1;
  return {
    from: utc(year, month, low),
    to: endOf(year, month, high),
    start: match.index,
    end: match.index + whole.length,
    approximate: day === null,
  };
}

/** The last day meant, never beyond the month's own end. */
function endOf(year: number, month: number, day: number): number {
  return Math.min(utc(year, month, day), utc(year, month + 1, 0));
}

/** 今天, 明天, 后天, 这几天, 本周, 下周, 年底, 年前, 半个月内, 三天内. */
function relative(text: string, at: number, now: number): Stretch | null {
  const pattern =
    /今天|明天|后天|这几天|这两天|马上|本周末?|这周末?|下周末?|年底|年前|今年内|明年|([\d一二两三四五六七八九十半]+)(天|周|个星期|个月)(?:之内|以内|内)/g;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return null;
  const [word, count, unit] = match;
  const year = new Date(now).getUTCFullYear();
  const weekday = (new Date(now).getUTCDay() + 6) % 7;
  const base = { start: match.index, end: match.index + word.length, approximate: true };
  const span = (from: number, to: number): Stretch => ({
    ...base,
    from: now + from * DAY,
    to: now + to * DAY,
  });
  if (count !== undefined) {
    const length = (readNumeral(count)?.max ?? 1) * (unit === '天' ? 1 : unit === '个月' ? 30 : 7);
    return span(0, Math.round(length));
  }
  if (word === '今天') return span(0, 0);
  if (word === '明天') return span(1, 1);
  if (word === '后天') return span(2, 2);
  if (/^这[几两]天|马上/.test(word)) return span(0, 3);
  if (/^[本这]周/.test(word)) return span(word.endsWith('末') ? 5 - weekday : 0, 6 - weekday);
  if (word.startsWith('下周'))
    return span(7 - weekday + (word.endsWith('末') ? 5 : 0), 13 - weekday);
  if (word === '明年') return { ...base, from: utc(year + 1, 1, 1), to: utc(year + 1, 12, 31) };
  if (word === '年底') return { ...base, from: utc(year, 12, 1), to: utc(year, 12, 31) };
  return { ...base, from: now, to: utc(year, 12, 31) };
}

function seasonal(text: string, at: number, now: number, lexicon: Lexicon): Stretch | null {
  let best: Stretch | null = null;
  for (const season of lexicon.seasons) {
    const start = text.indexOf(season.word, at);
    if (
      start < 0 ||
      (best &&
        (start > best.start ||
          (start === best.start && season.word.length <= best.end - best.start)))
    )
      continue;
    const [fromMonth = 1, fromDay = 1] = season.from.split('-').map(Number);
    const [toMonth = 1, toDay = 1] = season.to.split('-').map(Number);
    let year = new Date(now).getUTCFullYear();
    const wraps = season.to < season.from ? 1 : 0;
    if (utc(year + wraps - 1, toMonth, toDay) >= now && wraps) year -= 1;
    else if (utc(year + wraps, toMonth, toDay) < now) year += 1;
    best = {
      from: utc(year, fromMonth, fromDay),
      to: utc(year + wraps, toMonth, toDay),
      start,
      end: start + season.word.length,
      approximate: true,
    };
  }
  return best;
}
