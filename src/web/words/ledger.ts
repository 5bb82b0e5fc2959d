import { enLedger } from './ledger.en.ts';
import { zhLedger } from './ledger.zh.ts';
import { wordsWith } from './words.ts';

/** The sentences of ledgers in and out, and those of the shell. */
export const useLedgerWords = wordsWith(zhLedger, enLedger);
