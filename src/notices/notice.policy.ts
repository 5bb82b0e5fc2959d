import type { Policy } from '../access/access.policy.ts';
import { toldFor } from '../access/recipient.rule.ts';

/** Whoever is told of anything: those who only look have no inbox to keep. */
export const mayBeTold: Policy = ({ role }) => toldFor[role] !== null;
