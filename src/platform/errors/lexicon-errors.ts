import type { ErrorText } from './error-text.ts';

/** What can go wrong with a district's own words. */
export const lexiconErrors = {
  LEXICON_WORD_INVALID: {
    http: 422,
    en: '“{word}” cannot be a word here; write two to twenty Chinese characters, letters or digits, without spaces, and not a number alone.',
    zh: '“{word}”不能作为词语；请填写2到20个汉字、字母或数字，不含空格，不能只是数字。',
  },
  LEXICON_WORD_KNOWN: {
    http: 409,
    en: '“{word}” means that already; nothing needs to be added.',
    zh: '“{word}”本来就是这个意思，不必再添加。',
  },
  LEXICON_WORD_NOT_FOUND: {
    http: 404,
    en: 'The district has no such word of its own; reload the list.',
    zh: '本区没有添加过这个词，请刷新列表。',
  },
  LEXICON_TARGET_UNKNOWN: {
    http: 404,
    en: 'The lexicon has no “{code}”; choose one of `lexiconConcepts`.',
    zh: '词库中没有“{code}”，请从 lexiconConcepts 中选择。',
  },
  LEXICON_PROPOSAL_NOT_FOUND: {
    http: 404,
    en: 'There is no such proposal; reload the list.',
    zh: '没有找到这条建议，请刷新列表。',
  },
  LEXICON_PROPOSAL_DECIDED: {
    http: 409,
    en: 'This proposal has been decided so already; reload the list.',
    zh: '这条建议已如此处理，请刷新列表。',
  },
  LEXICON_FULL: {
    http: 422,
    en: 'A district may have at most {most} words of its own; remove some that are not needed.',
    zh: '每个区最多自定 {most} 个词语；请先删去不用的。',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;
