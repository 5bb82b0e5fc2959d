import { enReport } from './report.en.ts';
import { wordsWith } from './words.ts';
import { zhReport } from './report.zh.ts';

/** The sentences of public links, and those of the shell. */
export const useReportWords = wordsWith(zhReport, enReport);
