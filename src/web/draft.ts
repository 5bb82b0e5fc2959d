import { keep, newId, recall } from './keep.ts';
import { plainNumber } from './plain-number.ts';
import { localDay } from './words/words.ts';

/** Which list an entry is for. */
export type Kind = 'need' | 'resource';

/** How the time was chosen. */
export type Span = 'any' | 'month' | 'quarter' | 'year' | 'own';

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
  /** Whether quantity and unit were read from the title and not typed. */
  readonly read: boolean;
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  readonly chain: string;
  readonly terms: '' | 'FREE' | 'LOW_COST' | 'MARKET';
}

const emptyDraft = (party: string): Draft => ({
  key: newId(),
  party,
  title: '',
  detail: '',
  quantity: '',
  unit: '',
  read: false,
  span: 'any',
  from: '',
  to: '',
  chain: '',
  terms: '',
});

const place = (kind: Kind, party: string): string => `draft:${kind}:${party}`;

/** The entry this person began, or an empty one. */
export function draftOf(kind: Kind, party: string): Draft {
  return { ...emptyDraft(party), ...recall<Draft>(place(kind, party)) };
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
  };
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
