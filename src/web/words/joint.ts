import { enJoint } from './joint.en.ts';
import { wordsWith } from './words.ts';
import { zhJoint } from './joint.zh.ts';

/** The sentences of partnerships and tasks, and those of the shell. */
export const useJointWords = wordsWith(zhJoint, enJoint);
