import { enNotice } from './notice.en.ts';
import { zhNotice } from './notice.zh.ts';
import { wordsWith } from './words.ts';

/** The sentences of the inbox, and those of the shell. */
export const useNoticeWords = wordsWith(zhNotice, enNotice);
