import { enRead } from './read.en.ts';
import { wordsWith } from './words.ts';
import { zhRead } from './read.zh.ts';

/** The sentences of the pages people look at after the first, and those of the shell. */
export const useReadWords = wordsWith(zhRead, enRead);
