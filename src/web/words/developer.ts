import { enDeveloper } from './developer.en.ts';
import { wordsWith } from './words.ts';
import { zhDeveloper } from './developer.zh.ts';

/** The sentences of the developers' pages and those of the shell. */
export const useDeveloperWords = wordsWith(zhDeveloper, enDeveloper);
