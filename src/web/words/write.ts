import { enWrite } from './write.en.ts';
import { wordsWith } from './words.ts';
import { zhWrite } from './write.zh.ts';

/** The sentences of the pages where people write, and those of the shell. */
export const useWriteWords = wordsWith(zhWrite, enWrite);
