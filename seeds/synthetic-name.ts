/** Names that are clearly made up: every one begins with this. */
const MARK = '样例·';

const FIRST = [...'青禾云溪杏柳清望长安永新丰平东明朝春秋星月石泉松竹荷兰梨枣榆槐河湖原野和乐福康'];
const SECOND = [...'禾田湾桥园坡塘渠林岗洼台港口门庄井堤营寨泽沟滩集店坊苑屯坪岭'];
const COMBINATIONS = FIRST.length * SECOND.length;
/** Steps through the combinations without repeating: shares no factor with their number. */
const STRIDE = 461;

/** The n-th made-up name with this ending, such as 样例·青禾村; never the same one twice for an ending. */
export function sampleName(n: number, offset: number, ending: string): string {
  const at = (offset + n * STRIDE) % COMBINATIONS;
  const round = Math.floor(n / COMBINATIONS);
  const stem = `${FIRST[at % FIRST.length]}${SECOND[Math.floor(at / FIRST.length)]}`;
  return `${MARK}${stem}${round === 0 ? '' : round + 1}${ending}`;
}
