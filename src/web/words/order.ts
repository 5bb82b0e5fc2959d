import { enOrder } from './order.en.ts';
import { zhOrder } from './order.zh.ts';
import { wordsWith } from './words.ts';

/** The sentences of orders, and those of the shell. */
export const useOrderWords = wordsWith(zhOrder, enOrder);
