/** Compiles the lexicon's text files into what reading and scoring look things up in. */
import type { Lexicon } from './concept.rule.ts';
import { LexiconDraft } from './lexicon-draft.rule.ts';
import {
  LexiconError,
  readTable,
  type LexiconFile,
  type LexiconProblem,
} from './lexicon-table.rule.ts';

export { LexiconError, type Lexicon, type LexiconFile, type LexiconProblem };
export { pairKey } from './concept.rule.ts';

/** How many columns each kind of file has; the kind is the file's base name up to the first `-` or `.`. */
const COLUMNS: Readonly<Record<string, number>> = {
  version: 1,
  object: 6,
  action: 7,
  relation: 4,
  cue: 2,
  word: 2,
  category: 4,
  unit: 6,
  season: 3,
  pinyin: 2,
  shape: 2,
  suffix: 3,
  frequency: 2,
  scene: 4,
};

/** The order in which kinds are compiled: later ones refer to earlier ones. */
const ORDER = [
  'version',
  'pinyin',
  'shape',
  'frequency',
  'unit',
  'season',
  'action',
  'object',
  'suffix',
  'cue',
  'word',
  'relation',
  'scene',
  'category',
];

/**
 * Compiles lexicon files. Throws {@link LexiconError} naming every faulty file and line at once.
 * The order of the files does not matter; words of `word-*.tsv` (added by district admins) join those of the concepts.
 */
export function parseLexicon(files: readonly LexiconFile[]): Lexicon {
  const draft = new LexiconDraft();
  const byKind = new Map<string, LexiconFile[]>();
  for (const file of files) {
    const kind = /^(?:.*\/)?([a-z]+)/.exec(file.name)?.[1] ?? '';
    if (kind in COLUMNS) byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
    else
      draft.problem(
        { file: file.name, line: 1, cells: [] },
        '文件名不认识',
        `unknown kind of file; expected one of ${ORDER.join(', ')}`,
      );
  }
  for (const kind of ORDER) {
    const rows = (byKind.get(kind) ?? []).flatMap((file) =>
      readTable(file, COLUMNS[kind] ?? 0, draft.problems),
    );
    // Parents before children, whatever file they stand in.
    if (kind === 'object') rows.sort((a, b) => depth(a.cells[0]) - depth(b.cells[0]));
    for (const row of rows) draft.read(kind, row);
  }
  return draft.finish();
}

const depth = (code: string | undefined): number => (code ?? '').split('.').length;
