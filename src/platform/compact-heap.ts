import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (how: {
  readonly type: 'major';
  readonly execution: 'sync';
  readonly flavor: 'last-resort';
}) => void;

/**
 * Gives the memory that starting took and serving does not need back to the system: V8 keeps the
 * pages of what was garbage when it was built up (decorators, the lexicon, the schema). Takes about
 * 100 ms, once. Measured 25 November 2026: 306 MB under load without, 209 to 221 with it and
 * `--max-semi-space-size=16`; since the lexicon takes half the memory, 161 to 173 with 8, 186 with 16.
 */
export function compactHeap(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
