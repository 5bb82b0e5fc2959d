import { en } from '../words/en.ts';

/** The English sentences, for whoever wants them: their own file, so that nobody else waits for it. */
Object.assign(self, { lianzuEnglish: en });
