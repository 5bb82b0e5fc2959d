import { enWall } from './wall.en.ts';
import { wordsWith } from './words.ts';
import { zhWall } from './wall.zh.ts';

/** The sentences of the wall and those of the shell. */
export const useWallWords = wordsWith(zhWall, enWall);
