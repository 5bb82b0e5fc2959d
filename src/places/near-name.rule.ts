/** Words that parties of one kind share, so that they tell nothing. */
const shared =
  /有限责任公司|股份有限公司|有限公司|专业合作社|联合社|合作社|家庭农场|集团|公司|村民委员会|村委会|街道办事处|人民政府/g;
/** Characters by which names of neighbours differ on purpose: 东赵庄 and 西赵庄, 双街一村 and 双街二村. */
const telling = /[一二三四五六七八九十0-9甲乙丙丁东西南北中前后上下左右大小新老内外]/;

/** A name without width, case, spaces, brackets and the words its kind shares. */
function coreOf(name: string): string {
  const bare = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）·.、“”"'-]/g, '');
  const core = bare.replace(shared, '').replace(/[村镇乡]$/, '');
  return core === '' ? bare : core;
}

/** Whether two names are so alike that they may be the same one written twice. */
export function isNearName(one: string, other: string): boolean {
  const [a, b] = [[...coreOf(one)], [...coreOf(other)]];
  if (a.join('') === b.join('')) return true;
  if (a.length !== b.length || a.length < 3) return false;
  const apart = a.map((character, i) => [character, b[i] ?? '']).filter(([x, y]) => x !== y);
  return apart.length === 1 && !(apart[0] ?? []).some((character) => telling.test(character));
}
