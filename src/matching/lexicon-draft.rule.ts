/** Compiles lexicon rows one by one, collecting every problem instead of stopping at the first. */
import {
  pairKey,
  type Action,
  type Category,
  type Concept,
  type ConceptClass,
  type Flow,
  type Lexicon,
  type Scene,
  type Season,
  type Sense,
  type Unit,
} from './concept.rule.ts';
import { LexiconError, type LexiconProblem, type Row } from './lexicon-table.rule.ts';
import { homophoneKeys, readPinyin } from './pinyin.rule.ts';
import { pointingPairs } from './pointing-pair.rule.ts';

const CLASSES = new Set<string>([
  'produce',
  'outlet',
  'good',
  'machine',
  'space',
  'service',
  'skill',
  'person',
  'labour',
  'money',
  'host',
]);
const CODE = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;

/** The lexicon while it is being compiled. */
export class LexiconDraft {
  readonly problems: LexiconProblem[] = [];
  private version = '';
  private readonly concepts = new Map<string, Concept>();
  private readonly actions = new Map<string, Action>();
  private readonly categories: Category[] = [];
  private readonly words = new Map<string, readonly Sense[]>();
  /** Most words mean one of some six hundred things: those share what they mean. */
  private readonly alone = new Map<string, readonly Sense[]>();
  /** Words made by endings: 发电机贷 must not make 电机 point to loans. */
  private readonly grown = new Set<string>();
  private readonly units = new Map<string, Unit>();
  private readonly unitWords = new Map<string, string>();
  private readonly seasons: Season[] = [];
  private readonly scenes: Scene[] = [];
  private readonly rarity = new Map<string, number>();
  private readonly pinyin = new Map<string, readonly string[]>();
  private readonly lookalikes = new Map<string, string>();
  private readonly actionNear = new Map<string, number>();
  private readonly conceptNear = new Map<string, number>();
  private readonly neighbours = new Map<string, string[]>();
  private readonly frameNear = new Map<string, number>();
  private readonly frameNeighbours = new Map<string, string[]>();
  private readonly mirrorNear = new Map<string, number>();
  private readonly mirrorNeighbours = new Map<string, string[]>();

  problem(row: Row, zh: string, en: string): void {
    this.problems.push({ file: row.file, line: row.line, zh, en });
  }

  read(kind: string, row: Row): void {
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = row.cells;
    if (kind === 'version') this.version = a;
    else if (kind === 'pinyin') readPinyin(a, b, this.pinyin);
    else if (kind === 'shape')
      for (const ch of b)
        if (ch !== ' ') this.lookalikes.set(a, (this.lookalikes.get(a) ?? '') + ch);
    if (kind === 'frequency') for (const gram of b.split(/\s+/)) this.rarity.set(gram, Number(a));
    if (kind === 'unit') this.readUnit(row, a, b, c, d, e, f);
    else if (kind === 'season') this.readSeason(row, a, b, c);
    else if (kind === 'action') this.readAction(row, [a, b, c, d, e, f, g]);
    else if (kind === 'object') this.readConcept(row, a, b, c, d, e, f);
    else if (kind === 'cue') this.readCue(a, b);
    else if (kind === 'word') for (const word of a.split(/\s+/)) this.readWord(row, word, b);
    else if (kind === 'suffix') this.readSuffix(row, a, b, c);
    else if (kind === 'relation') this.readRelation(row, a, b, c, d);
    else if (kind === 'scene') this.readScene(row, a, b, c, d);
    else if (kind === 'category') this.readCategory(row, a, b, c, d);
  }

  finish(): Lexicon {
    for (const action of this.actions.values()) {
      if (action.topic === undefined || this.concepts.has(action.topic)) continue;
      this.problem(
        { file: 'action.tsv', line: 1, cells: [] },
        `动作“${action.code}”的对象“${action.topic}”不存在`,
        `the topic "${action.topic}" of "${action.code}" does not exist`,
      );
    }
    if (this.version === '')
      this.problem(
        { file: 'version.tsv', line: 1, cells: [] },
        '缺少版本号',
        'the version is missing',
      );
    if (this.problems.length > 0) throw new LexiconError(this.problems);
    const longest = new Map<string, number>();
    const homophones = new Map<string, string>();
    for (const [word, senses] of this.words) {
      const first = word[0] ?? '';
      longest.set(first, Math.max(longest.get(first) ?? 0, word.length));
      if (word.length < 3 || word.length > 6 || senses[0]?.type === 'cue') continue;
      for (const key of homophoneKeys(word, this.pinyin)) {
        const alike = homophones.get(key);
        homophones.set(key, alike === undefined ? word : `${alike} ${word}`);
      }
    }
    return {
      version: this.version,
      concepts: this.concepts,
      actions: this.actions,
      categories: this.categories,
      words: this.words,
      longest,
      units: this.units,
      unitWords: this.unitWords,
      seasons: this.seasons,
      scenes: this.scenes,
      pinyin: this.pinyin,
      homophones,
      lookalikes: this.lookalikes,
      actionNear: this.actionNear,
      conceptNear: this.conceptNear,
      neighbours: this.neighbours,
      frameNear: this.frameNear,
      frameNeighbours: this.frameNeighbours,
      mirrorNear: this.mirrorNear,
      mirrorNeighbours: this.mirrorNeighbours,
      rarity: this.rarity,
      pairs: pointingPairs(this.words, this.grown),
    };
  }

  private readCue(kind: string, words: string): void {
    for (const word of words.split(/\s+/)) this.addWord(word, { type: 'cue', kind });
  }

  /** 黄瓜 + 苗 is seedlings, 荞麦 + 种 is seed: words made from every word of a branch and an ending. */
  private readSuffix(row: Row, branch: string, endings: string, target: string): void {
    if (!this.concepts.has(branch) || !this.concepts.has(target))
      return this.problem(
        row,
        `“${branch}”或“${target}”不存在`,
        `"${branch}" or "${target}" does not exist`,
      );
    for (const [word, senses] of [...this.words]) {
      const grown = senses.some(
        (s) =>
          s.type === 'object' && !s.flip && (s.code === branch || s.code.startsWith(`${branch}.`)),
      );
      for (const ending of grown ? endings.split(/\s+/) : [])
        if (!this.words.has(word + ending)) {
          // Joined, not added up: V8 keeps a sum as the tree of its parts, twice the memory.
          const grownWord = [word, ending].join('');
          this.addWord(grownWord, { type: 'object', code: target });
          this.grown.add(grownWord);
        }
    }
  }

  private readUnit(
    row: Row,
    code: string,
    zh: string,
    en: string,
    dimension: string,
    factor: string,
    words: string,
  ): void {
    const match = /^(\d+)(?:\/(\d+))?$/.exec(factor);
    if (!match)
      return this.problem(
        row,
        `换算系数“${factor}”应写成整数或分数，如 2000/3`,
        `the factor "${factor}" must be an integer or a fraction such as 2000/3`,
      );
    this.units.set(code, {
      code,
      zh,
      en,
      dimension,
      numerator: Number(match[1]),
      denominator: Number(match[2] ?? 1),
    });
    for (const word of words.split(/\s+/)) this.unitWords.set(word, code);
  }

  private readSeason(row: Row, words: string, from: string, to: string): void {
    if (!/^\d\d-\d\d$/.test(from) || !/^\d\d-\d\d$/.test(to))
      return this.problem(row, '日期应写成 月-日，如 03-21', 'dates must be MM-DD, such as 03-21');
    for (const word of words.split(/\s+/)) this.seasons.push({ word, from, to });
  }

  private readAction(
    row: Row,
    [code = '', zh = '', en = '', mode = '', rank = '', topic = '', words = '']: readonly string[],
  ): void {
    if (mode !== 'market' && mode !== 'service')
      return this.problem(row, '方式应是 market 或 service', 'the mode must be market or service');
    if (!/^\d+$/.test(rank))
      return this.problem(row, '等级应是整数', 'the rank must be an integer');
    this.actions.set(code, {
      code,
      zh,
      en,
      mode,
      rank: Number(rank),
      ...(topic === '-' ? {} : { topic }),
    });
    for (const written of words.split(/\s+/)) {
      const { word, flow } = marks(written);
      this.addWord(word, { type: 'action', code, ...(flow ? { flow } : {}) });
    }
  }

  private readConcept(
    row: Row,
    code: string,
    zh: string,
    en: string,
    ownClass: string,
    ownAct: string,
    words: string,
  ): void {
    if (!CODE.test(code))
      return this.problem(
        row,
        `代码“${code}”只能用小写字母、数字、- 和 .`,
        `the code "${code}" may hold only lower-case letters, digits, - and .`,
      );
    if (this.concepts.has(code))
      return this.problem(row, `代码“${code}”重复`, `the code "${code}" stands twice`);
    const parent = code.includes('.')
      ? this.concepts.get(code.slice(0, code.lastIndexOf('.')))
      : undefined;
    if (code.includes('.') && !parent)
      return this.problem(row, `“${code}”的上级不存在`, `the parent of "${code}" does not exist`);
    const conceptClass = ownClass === '-' ? parent?.class : ownClass;
    const act = ownAct === '-' ? parent?.act : ownAct;
    if (!conceptClass || !CLASSES.has(conceptClass))
      return this.problem(row, `类别“${ownClass}”不认识`, `unknown class "${ownClass}"`);
    if (!act || !this.actions.has(act))
      return this.problem(row, `动作“${ownAct}”不认识`, `unknown action "${ownAct}"`);
    const ancestors = parent ? [parent.code, ...parent.ancestors] : [];
    this.concepts.set(code, { code, zh, en, class: conceptClass as ConceptClass, act, ancestors });
    for (const written of words === '-' ? [] : words.split(/\s+/))
      this.addObjectWord(row, code, written);
  }

  private addObjectWord(row: Row, code: string, written: string): void {
    const { word, act, flow, flip } = marks(written);
    if (act !== undefined && !this.actions.has(act))
      return this.problem(row, `“${written}”的动作不认识`, `unknown action in "${written}"`);
    this.addWord(word, {
      type: 'object',
      code,
      ...(act ? { act } : {}),
      ...(flow ? { flow } : {}),
      ...(flip ? { flip } : {}),
    });
  }

  private readWord(row: Row, written: string, target: string): void {
    if (this.concepts.has(target)) return this.addObjectWord(row, target, written);
    if (!this.actions.has(target))
      return this.problem(
        row,
        `“${target}”既不是概念也不是动作`,
        `"${target}" is neither a concept nor an action`,
      );
    const { word, flow } = marks(written);
    this.addWord(word, { type: 'action', code: target, ...(flow ? { flow } : {}) });
  }

  private readRelation(row: Row, kind: string, a: string, b: string, weight: string): void {
    const near = Number(weight);
    if (!(near >= 0 && near <= 1))
      return this.problem(row, '远近应在 0 与 1 之间', 'the nearness must lie between 0 and 1');
    const known = kind === 'action' ? this.actions : kind === 'concept' ? this.concepts : null;
    const names =
      kind === 'frame' || kind === 'mirror' ? [a, b].flatMap((frame) => frame.split(':')) : [a, b];
    for (const name of names) {
      if (known ? known.has(name) : this.concepts.has(name) || this.actions.has(name)) continue;
      return this.problem(row, `“${name}”不认识`, `unknown "${name}"`);
    }
    if (kind === 'action') this.actionNear.set(pairKey(a, b), near);
    else if (kind === 'concept') link(this.conceptNear, this.neighbours, a, b, near);
    else if (kind === 'frame') link(this.frameNear, this.frameNeighbours, a, b, near);
    else if (kind === 'mirror') link(this.mirrorNear, this.mirrorNeighbours, a, b, near);
    else
      this.problem(
        row,
        `关系“${kind}”应是 action、concept、frame 或 mirror`,
        `the relation "${kind}" must be action, concept, frame or mirror`,
      );
  }

  private readScene(row: Row, side: string, groups: string, target: string, unless: string): void {
    const [, act = '', concept = '', mark] = /^([a-z]+):([^<>]+)([<>]?)$/.exec(target) ?? [];
    const parts = groups.split(/\s+/).map((group) => group.toLowerCase().split('/'));
    const branches = parts.flat().filter((word) => word.startsWith('@'));
    const names = [...branches.map((b) => b.slice(1)), ...(concept === '@' ? [] : [concept])];
    const stranger = names.find((name) => !this.concepts.has(name));
    if (!['need', 'resource', 'both'].includes(side) || !this.actions.has(act) || stranger != null)
      return this.problem(
        row,
        `情景“${groups}”的清单、动作或概念${stranger == null ? '' : `“${stranger}”`}不认识`,
        `unknown side, action or concept ${stranger == null ? '' : `"${stranger}" `}in the scene "${groups}"`,
      );
    if (concept === '@' && branches.length === 0)
      return this.problem(
        row,
        '目标是 @ 时要写一个 @概念',
        'a target @ needs a group with an @concept',
      );
    this.scenes.push({
      side: side === 'need' ? 'NEED' : side === 'resource' ? 'RESOURCE' : null,
      groups: parts,
      unless: unless === '-' ? [] : unless.toLowerCase().split(/[\s/]+/),
      act,
      concept,
      ...(mark === '>' ? { flow: 'GIVE' as const } : mark === '<' ? { flow: 'TAKE' as const } : {}),
    });
  }

  private readCategory(row: Row, code: string, zh: string, en: string, matches: string): void {
    const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null;
    if (parent && !this.categories.some((category) => category.code === parent))
      return this.problem(row, `“${code}”的上级不存在`, `the parent of "${code}" does not exist`);
    const pairs =
      matches === '-'
        ? []
        : matches.split(/\s+/).map((pair) => pair.split(':') as [string, string]);
    for (const [act, concept] of pairs) {
      if ((act === '*' || this.actions.has(act)) && (concept === '*' || this.concepts.has(concept)))
        continue;
      return this.problem(row, `“${act}:${concept}”不认识`, `unknown "${act}:${concept}"`);
    }
    this.categories.push({ code, zh, en, parent, matches: pairs });
  }

  private addWord(word: string, sense: Sense): void {
    const said = JSON.stringify(sense);
    const senses = this.words.get(word);
    if (senses?.some((other) => JSON.stringify(other) === said) === true) return;
    this.words.set(word, senses === undefined ? this.meaning(said, sense) : [...senses, sense]);
  }

  private meaning(said: string, sense: Sense): readonly Sense[] {
    const known = this.alone.get(said);
    if (known !== undefined) return known;
    const senses = [sense];
    this.alone.set(said, senses);
    return senses;
  }
}

function link(
  near: Map<string, number>,
  neighbours: Map<string, string[]>,
  a: string,
  b: string,
  weight: number,
): void {
  near.set(pairKey(a, b), weight);
  if (weight === 0) return;
  neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
}

/** `打井:build>` → word, action, flow; `>` gives, `<` takes, `!` names the other party. */
function marks(written: string): { word: string; act?: string; flow?: Flow; flip?: boolean } {
  const match = /^([^:<>!]+)(?::([a-z-]+))?([<>!]?)$/.exec(written);
  const [, word = written, act, mark] = match ?? [];
  return {
    word: word.toLowerCase(),
    ...(act ? { act } : {}),
    ...(mark === '>' ? { flow: 'GIVE' as const } : mark === '<' ? { flow: 'TAKE' as const } : {}),
    ...(mark === '!' ? { flip: true } : {}),
  };
}
