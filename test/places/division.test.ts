import { describe, expect, test } from '@jest/globals';
import { readDivisions } from '../../src/places/division.rule.ts';

const district = '990002';
const told = (text: string) => {
  const read = readDivisions(district, text);
  return (
    read && {
      ...read,
      divisions: read.divisions.map(({ level, code, name, town }) =>
        [level, code, name, town].join(' '),
      ),
      faults: read.faults.map(({ row }) => row),
    }
  );
};

describe('a list of divisions', () => {
  test('copied out of a workbook, with title row, codes of twelve digits and committees', () => {
    const text = [
      '合成区行政区划一览',
      '统计用区划代码\t城乡分类代码\t名称',
      '990002100000\t\t合成河口镇',
      '990002100201\t220\t柳林村村委会',
      '990002100202\t220\t杨树村民委员会',
      '990002100001\t111\t合成花园社区居委会',
      '990002100201\t220\t柳林村',
      '1.2E+11\t220\t石桥村',
      '120113100201\t220\t外区村',
    ].join('\r\n');
    expect(told(text)).toEqual({
      divisions: [
        'TOWN 990002100 合成河口镇 ',
        'VILLAGE 990002100201 柳林村 990002100',
        'VILLAGE 990002100202 杨树村 990002100',
      ],
      faults: [7, 8, 9],
      residential: 1,
    });
  });

  test('without codes, by the town’s name, commas of either width', () => {
    expect(told('名称，所属镇街\n合成河口镇,\n柳林村，合成河口镇')).toMatchObject({
      divisions: ['TOWN  合成河口镇 ', 'VILLAGE  柳林村 合成河口镇'],
      faults: [],
    });
  });

  test('as JSON, its district around it', () => {
    const children = [{ code: '990002100201', name: '柳林村委会' }];
    const text = JSON.stringify({
      code: '990002',
      name: '合成区',
      children: [{ code: 990002100, name: '合成河口镇', children }],
    });
    expect(told(text)).toMatchObject({
      divisions: ['TOWN 990002100 合成河口镇 ', 'VILLAGE 990002100201 柳林村 990002100'],
    });
  });

  test.each(['', '你好', '{', '代码\n990002100'])('%j is none', (text) => {
    expect(told(text)).toBeNull();
  });
});
