/** Reads the tab-separated tables of the lexicon and collects what is wrong with them, by file and line. */

/** One file of the lexicon: its base name decides what it holds (`object-crop.tsv`, `action.tsv`, …). */
export interface LexiconFile {
  readonly name: string;
  readonly text: string;
}

/** One mistake in a lexicon file, in both languages. */
export interface LexiconProblem {
  readonly file: string;
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

/** The lexicon could not be compiled; `problems` names every faulty line at once. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
  readonly problems: readonly LexiconProblem[];

  constructor(problems: readonly LexiconProblem[]) {
    super(
      [
        `The lexicon has ${problems.length} problem(s) / 词库有 ${problems.length} 处问题:`,
        ...problems.slice(0, 20).map((p) => `  ${p.file}:${p.line}  ${p.en} / ${p.zh}`),
      ].join('\n'),
    );
    this.problems = problems;
  }
}

/** One line of a table with where it stands, for messages. */
export interface Row {
  readonly file: string;
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Splits a file into rows of `columns` cells. Blank lines and lines that start with `#` are skipped;
 * a row with another number of cells becomes a problem instead of a row.
 */
export function readTable(file: LexiconFile, columns: number, problems: LexiconProblem[]): Row[] {
  const rows: Row[] = [];
  file.text.split(/\r?\n/).forEach((text, index) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const cells = text.split('\t').map((cell) => cell.trim());
    if (cells.length === columns && cells.every((cell) => cell !== '')) {
      rows.push({ file: file.name, line: index + 1, cells });
      return;
    }
    problems.push({
      file: file.name,
      line: index + 1,
      zh: `这一行应有 ${columns} 个用制表符分开且不为空的格子，实有 ${cells.filter((c) => c !== '').length} 个`,
      en: `expected ${columns} non-empty cells separated by tabs, found ${cells.filter((c) => c !== '').length}`,
    });
  });
  return rows;
}
