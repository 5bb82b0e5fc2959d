import { keep, newId, recall } from './keep.ts';
import { plainNumber } from './plain-number.ts';
import { localDay } from './words/words.ts';

/** Which list an entry is for. */
export type Kind = 'need' | 'resource';

/** How the time was chosen. */
export type Span = 'any' | 'month' | 'quarter' | 'year' | 'own';

/** What can be read from a sentence. */
export type Readable = 'amount' | 'when' | 'terms';

/** What the server understood of a sentence. */
export interface Reading {
  /** The words it was read from, and the list they were read for: `sentenceOf`. */
  readonly of: string;
  readonly side: Kind;
  readonly misfiled: boolean;
  readonly quantity: { readonly value: string; readonly unit: string } | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly terms: Draft['terms'];
  /** What is still to be asked, under its stable code. */
  readonly questions: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en: string;
  }[];
  /** Open entries that say nearly the same. */
  readonly similar: readonly Similar[];
}

/** An entry that is there already. */
export interface Similar {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly quantity: { readonly value: string; readonly unit: { readonly name: string } } | null;
}

/** An entry being written; every field as it stands in its box. */
export interface Draft {
  /** The idempotency key it will travel with. */
  readonly key: string;
  /** Whose list it is for; empty is one's own. */
  readonly party: string;
  readonly title: string;
  readonly detail: string;
  readonly quantity: string;
  readonly unit: string;
  /** What was read from the sentence and not chosen by hand: it follows when the sentence changes. */
  readonly read: readonly Readable[];
  readonly reading: Reading | null;
  /** The list it goes on, once a person has said so; null = the one it was begun for. */
  readonly side: Kind | null;
  /** Whether one question after the other is asked, because nobody could read the sentence. */
  readonly asked: boolean;
  /** Whether it was looked over: each question then leads back there. */
  readonly checked: boolean;
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  readonly chain: string;
  readonly terms: '' | 'FREE' | 'LOW_COST' | 'MARKET';
  /** Both empty: whom the last entry named. */
  readonly contactName: string;
  readonly contactPhone: string;
  /** The ids of its photos on the phone's shelf (photo-shelf.ts). */
  readonly photos: readonly string[];
}

/** An entry with nothing in it. */
export const emptyDraft = (party: string): Draft => ({
  key: newId(),
  party,
  title: '',
  detail: '',
  quantity: '',
  unit: '',
  read: [],
  reading: null,
  side: null,
  asked: false,
  checked: false,
  span: 'any',
  from: '',
  to: '',
  chain: '',
  terms: '',
  contactName: '',
  contactPhone: '',
  photos: [],
});

const place = (kind: Kind, party: string): string => `draft:${kind}:${party}`;

/** The entry this person began, or an empty one. */
export function draftOf(kind: Kind, party: string): Draft {
  const draft = { ...emptyDraft(party), ...recall<Draft>(place(kind, party)) };
  // Pages before November 2026 kept whether the amount was read, and nothing else.
  return Array.isArray(draft.read) ? draft : { ...draft, read: [] };
}

/** Keeps an entry as it is typed. */
export function keepDraft(kind: Kind, draft: Draft): void {
  keep(place(kind, draft.party), draft);
}

/** Forgets an entry: it was sent or discarded. */
export function dropDraft(kind: Kind, party: string): void {
  keep(place(kind, party), null);
}

/** Days as the wizard's choices mean them, from today. */
export function windowOf(
  { span, from, to }: Pick<Draft, 'span' | 'from' | 'to'>,
  today: Date,
): [string | null, string | null] {
  const after = (months: number): string =>
    localDay(new Date(today.getFullYear(), today.getMonth() + months, today.getDate()));
  switch (span) {
    case 'any':
      return [null, null];
    case 'month':
      return [localDay(today), after(1)];
    case 'quarter':
      return [localDay(today), after(3)];
    case 'year':
      return [localDay(today), `${today.getFullYear()}-12-31`];
    case 'own':
      return [from || null, to || null];
  }
}

/** The entry as the graph takes it. */
export function inputOf(draft: Draft, today: Date): Record<string, unknown> {
  const [availableFrom, availableTo] = windowOf(draft, today);
  const amount = plainNumber(draft.quantity);
  return {
    title: draft.title.trim(),
    ...(draft.party === '' ? {} : { party: draft.party }),
    ...(draft.detail.trim() === '' ? {} : { detail: draft.detail.trim() }),
    ...(amount === '' ? {} : { quantity: amount }),
    ...(draft.unit === '' || amount === '' ? {} : { unit: draft.unit }),
    ...(availableFrom === null ? {} : { availableFrom }),
    ...(availableTo === null ? {} : { availableTo }),
    ...(draft.chain === '' ? {} : { chain: draft.chain }),
    ...(draft.terms === '' ? {} : { terms: draft.terms }),
    ...(draft.contactName.trim() === '' && draft.contactPhone.trim() === ''
      ? {}
      : { contact: { name: draft.contactName.trim(), phone: draft.contactPhone.trim() } }),
  };
}

/** What a reading is of: when this changes, it is to be read again. */
export function sentenceOf(kind: Kind, { title, detail }: Draft): string {
  return [kind, title.trim(), detail.trim()].join('\n');
}

const LONGEST_TITLE = 200;
const PAUSES = /[。！？；，、,.!?;\s]/;

/** A text too long for a title is parted at a pause: the rest goes before the details, none is lost. */
export function parted(draft: Draft): Draft {
  const text = draft.title.trim();
  if (text.length <= LONGEST_TITLE) return draft;
  let end = LONGEST_TITLE;
  while (end > 0 && !PAUSES.test(text.charAt(end - 1))) end--;
  if (end === 0) end = LONGEST_TITLE;
  const rest = [text.slice(end).trim(), draft.detail.trim()].filter(Boolean).join('\n');
  return { ...draft, title: text.slice(0, end).trim(), detail: rest };
}

/** Lays what was read into the entry, except over what a person chose. */
export function withReading(draft: Draft, reading: Reading): Draft {
  const isOpen = (what: Readable, empty: boolean): boolean =>
    empty || draft.read.indexOf(what) >= 0;
  const next = { ...draft, reading };
  const read: Readable[] = [];
  if (isOpen('amount', draft.quantity === '')) {
    next.quantity = reading.quantity?.value ?? '';
    next.unit = reading.quantity?.unit ?? '';
    if (reading.quantity !== null) read.push('amount');
  }
  if (isOpen('when', draft.span === 'any')) {
    next.from = reading.from ?? '';
    next.to = reading.to ?? '';
    next.span = next.from === '' && next.to === '' ? 'any' : 'own';
    if (next.span === 'own') read.push('when');
  }
  if (isOpen('terms', draft.terms === '')) {
    next.terms = reading.terms;
    if (reading.terms !== '') read.push('terms');
  }
  return { ...next, read };
}

const fieldsRead: Readonly<Record<Readable, readonly (keyof Draft)[]>> = {
  amount: ['quantity', 'unit'],
  when: ['span', 'from', 'to'],
  terms: ['terms'],
};

/** The entry with a change by hand: what was chosen is no longer what was read. */
export function changedByHand(draft: Draft, part: Partial<Draft>): Draft {
  const touched = (what: Readable): boolean => fieldsRead[what].some((field) => field in part);
  return { ...draft, read: draft.read.filter((what) => !touched(what)), ...part };
}

/** The first `number unit` in a sentence, such as 30人; null when there is none or several. */
export function readAmount(
  text: string,
  units: readonly { readonly code: string; readonly name: string }[],
): { quantity: string; unit: string } | null {
  const plain = text.replace(/[０-９．]/g, (sign) =>
    String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
  const longestFirst = [...units].sort((a, b) => b.name.length - a.name.length);
  const found: { quantity: string; unit: string }[] = [];
  const number = /(\d+(?:\.\d+)?)\s*([^\d\s]{1,5})/g;
  for (let hit = number.exec(plain); hit !== null; hit = number.exec(plain)) {
    const [, quantity = '', rest = ''] = hit;
    const unit = longestFirst.filter(({ name }) => rest.indexOf(name) === 0)[0];
    if (unit) found.push({ quantity, unit: unit.code });
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}
