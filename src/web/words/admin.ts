import { enAdmin } from './admin.en.ts';
import { zhAdmin } from './admin.zh.ts';
import { wordsWith } from './words.ts';

/** The sentences of the administrators' pages and those of the shell. */
export const useAdminWords = wordsWith(zhAdmin, enAdmin);
