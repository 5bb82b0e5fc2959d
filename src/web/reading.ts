import { sentenceOf, type Draft, type Kind, type Reading } from './draft.ts';
import { ReadEntryDocument } from './graph/generated/graphql.ts';
import { ask } from './graph/request.ts';
import { plainNumber } from './plain-number.ts';

/** So long a person waits for their sentence to be read before the questions come. */
const PATIENCE_MS = 6_000;

/** What the server understands of an entry's words; null when there is no answer in time. */
export async function readSentence(
  kind: Kind,
  draft: Draft,
  lang: 'ZH' | 'EN',
): Promise<Reading | null> {
  const { title, detail, party } = draft;
  const variables = {
    title: title.trim(),
    kind: kind === 'need' ? 'NEED' : 'RESOURCE',
    ...(detail.trim() === '' ? {} : { detail: detail.trim() }),
    ...(party === '' ? {} : { party }),
    lang,
  } as const;
  const enough = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const answer = await Promise.race([ask(ReadEntryDocument, variables).catch(() => null), enough]);
  if (answer === null) return null;
  const { side, misfiled, quantity, from, to, price, questions, similar } = answer.readEntry;
  return {
    of: sentenceOf(kind, draft),
    side: side === 'NEED' ? 'need' : 'resource',
    misfiled,
    // An amount in a unit the platform does not have is left in the words. Of a span, the most is meant.
    quantity:
      quantity === null || quantity.unit === null
        ? null
        : { value: plainNumber(String(quantity.max)), unit: quantity.unit },
    from,
    to,
    terms: price ?? '',
    questions,
    similar: similar.map(({ listing }) => listing).filter((listing) => listing !== null),
  };
}
