import englishUrl from '../script/english.script.ts?worker&url';
import { load } from '../script/load.ts';
import { setting } from '../setting.ts';
import { createStore, useStore } from '../store.ts';
import { zh, type Words } from './zh.ts';

const english = createStore<Words | null>(null);

/** Brings the English sentences if they are wanted and not here yet; without network Chinese stays. */
export function bringWords(): void {
  if (setting.get().lang !== 'en' || english.get() !== null) return;
  load<Words>(englishUrl, 'lianzuEnglish').then(english.set, () => undefined);
}

/** The sentences in the reader's language, and what to ask the graph for. */
export function useWords(): { readonly words: Words; readonly lang: 'ZH' | 'EN' } {
  const { lang } = useStore(setting);
  const en = useStore(english);
  return lang === 'en' && en !== null ? { words: en, lang: 'EN' } : { words: zh, lang: 'ZH' };
}

/** The sentences of a chunk beside those of the shell: a chunk brings its own in both languages. */
export function wordsWith<Own extends object>(
  ownZh: Own,
  ownEn: Own,
): () => { readonly words: Words & Own; readonly lang: 'ZH' | 'EN' } {
  const made = new Map<Words, Words & Own>();
  return () => {
    const { words, lang } = useWords();
    const whole = made.get(words) ?? { ...words, ...(lang === 'EN' ? ownEn : ownZh) };
    made.set(words, whole);
    return { words: whole, lang };
  };
}

/** A day as people write it: 2026年5月3日, 3 May 2026. Days come as `YYYY-MM-DD`. */
export function day(date: string, lang: 'ZH' | 'EN'): string {
  const [year = '', month = '', of = ''] = date.slice(0, 10).split('-');
  if (lang === 'ZH') return `${year}年${+month}月${+of}日`;
  const name = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')[+month - 1] ?? month;
  return `${+of} ${name} ${year}`;
}

/** An instant as a day where the reader is. */
export function dayOf(instant: string | number, lang: 'ZH' | 'EN'): string {
  return day(localDay(new Date(instant)), lang);
}

/** A clock time where the reader is. */
export function clock(instant: number): string {
  const date = new Date(instant);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The day of a date where the reader is, `YYYY-MM-DD`. */
export function localDay(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A number with its thousands apart. */
export function amount(value: string): string {
  const [whole = '', rest] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return rest === undefined || /^0*$/.test(rest)
    ? grouped
    : `${grouped}.${rest.replace(/0+$/, '')}`;
}
