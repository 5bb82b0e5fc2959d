import { describe, expect, it } from '@jest/globals';
import { readEntry } from '../../src/matching/read-entry.rule.ts';
import type { Side } from '../../src/matching/reading.rule.ts';
import { lexicon } from './lexicon-fixture.ts';

const read = (title: string, kind?: Side) =>
  readEntry({ title, ...(kind ? { kind } : {}) }, { today: '2026-09-15', lexicon });
const main = (title: string, kind: Side) => {
  const frame = read(title, kind).frames[0];
  return frame ? `${frame.flow} ${frame.act} ${frame.concept}` : 'nothing';
};

describe('readEntry understands what is given and what is taken', () => {
  it.each<[string, Side, string]>([
    ['想给村里妇女办一期电商直播培训，30人', 'NEED', 'TAKE train skill.ecommerce.live'],
    ['直播间缺家伙什，借灯和话筒用一个月', 'NEED', 'TAKE rent equipment.livestream'],
    ['承接直播代卖，按销售额抽成', 'RESOURCE', 'TAKE trade produce'],
    ['青萝卜三万斤卖不出去', 'NEED', 'GIVE trade produce.vegetable.radish'],
    ['收购白萝卜，量大从优', 'RESOURCE', 'TAKE trade produce.vegetable.radish'],
    ['采购土豆20吨', 'NEED', 'TAKE trade produce.grain.potato'],
    ['老屋漏雨，请人来修', 'NEED', 'TAKE repair works.house'],
    ['求租耕地二百亩', 'RESOURCE', 'TAKE rent land.farm'],
    ['四十亩地没人种，谁要包', 'NEED', 'GIVE rent land.farm'],
    ['民宿装修施工', 'RESOURCE', 'GIVE build works.decoration'],
    ['民宿运营公司可托管乡村院落', 'RESOURCE', 'GIVE operate homestay-operation'],
    ['闲置农房12套可整体出租', 'RESOURCE', 'GIVE rent house.idle'],
    ['劳动教育园建好了，没有学校团队来', 'NEED', 'GIVE host host.study'],
    ['四十来岁妇女没活干，想就近上班', 'NEED', 'GIVE work labour'],
    ['食品厂招普工60名', 'RESOURCE', 'TAKE work labour.factory'],
    ['想租台挖掘机清淤', 'NEED', 'TAKE rent machine.digger'],
    ['拖拉机坏在地里了，找人来修', 'NEED', 'TAKE repair machine-repair'],
    // Selling for somebody takes it off their hands; selling one's own gives.
    ['帮村里卖萝卜', 'RESOURCE', 'TAKE trade produce.vegetable.radish'],
    ['为农户代卖苹果', 'RESOURCE', 'TAKE trade produce.fruit.apple'],
    ['自家种的，卖萝卜', 'RESOURCE', 'GIVE trade produce.vegetable.radish'],
    // Who is sent out is given by the one who sends, wanted by the one who asks.
    ['需要派驻第一书记', 'NEED', 'TAKE work person.cadre'],
    ['区直机关选派驻村第一书记', 'RESOURCE', 'GIVE work person.cadre'],
    // The head of a noun phrase is wanted, not what modifies it.
    ['需要粮油作物轮作技术，种高粱和油菜', 'NEED', 'TAKE advise agtech.grain'],
    ['想要草莓大棚', 'NEED', 'TAKE rent greenhouse'],
    ['塘里草鱼一早都张着嘴往上浮', 'NEED', 'TAKE advise agtech.aquatic'],
    ['老板一跑，大伙的工钱都没了影', 'NEED', 'TAKE advise legal.wage'],
    ['谷子还潮着，这几天老阴雨', 'NEED', 'TAKE process machine.dryer'],
    ['收割机半道不转了', 'NEED', 'TAKE repair machine-repair'],
    ['核桃没人来收', 'NEED', 'GIVE trade produce.nut'],
    ['临时工找活', 'RESOURCE', 'GIVE work labour'],
    ['畜牧场收粪污', 'RESOURCE', 'GIVE clean environment.manure'],
    ['空调清洗服务', 'RESOURCE', 'GIVE serve household'],
    // Who is asked to hand something out is not who does.
    ['想请医院免费提供义诊', 'NEED', 'TAKE serve medical'],
    ['谁能免费提供一批课桌', 'NEED', 'TAKE trade equipment.furniture'],
    // What is put in is not what is sought.
    ['我们免费提供住房，想请支教老师', 'NEED', 'TAKE train child.tutor'],
    // The last of a chain of services is done, those before say in which field; who hires is not hired.
    ['公路工程监理', 'RESOURCE', 'GIVE test works.supervision'],
    ['种公羊改良配种上门', 'RESOURCE', 'GIVE serve vet.breeding'],
    ['养老院招护工，会翻身喂饭的', 'NEED', 'TAKE work labour.carer'],
  ])('%s (%s)', (title, kind, expected) => {
    expect(main(title, kind)).toBe(expected);
  });
});

describe('readEntry hears through typing slips', () => {
  it.each<[string, string]>([
    ['想搞电商直拨培训', 'skill.ecommerce.live'],
    ['宣全片拍摄', 'media.video'],
    ['有机肥科200吨', 'input.fertiliser.organic'],
    ['太阳能路灯安装', 'works.streetlamp'],
  ])('%s', (title, code) => {
    expect(read(title, 'NEED').objects.map((o) => o.code)).toContain(code);
  });

  it('asks about what it repaired', () => {
    expect(read('想搞电商直拨培训', 'NEED').questions.map((q) => q.code)).toContain('TYPO');
  });
});

describe('readEntry finds entries in the wrong list', () => {
  it.each<[string, Side, boolean]>([
    ['求租仓库五百平', 'RESOURCE', true],
    ['急需收割机两台', 'RESOURCE', true],
    ['出租挖掘机两台', 'RESOURCE', false],
    ['可提供直播培训，免费上门', 'NEED', true],
    ['想租仓库五百平', 'NEED', false],
    ['萝卜卖不掉', 'NEED', false],
  ])('%s filed as %s: %s', (title, kind, misfiled) => {
    const reading = read(title, kind);
    expect(reading.misfiled).toBe(misfiled);
    expect(reading.questions.some((q) => q.code === 'SIDE')).toBe(misfiled);
  });

  it.each<[string, Side]>([
    ['三月份想找人收五千斤白萝卜', 'NEED'],
    ['缺二十个人手摘葡萄', 'NEED'],
    ['可提供免费法律咨询', 'RESOURCE'],
    ['冷库对外出租', 'RESOURCE'],
  ])('%s is a %s when nobody says where it belongs', (title, side) => {
    expect(read(title).side).toBe(side);
  });
});

describe('readEntry fills a form from one sentence', () => {
  it('三月份想找人收五千斤白萝卜', () => {
    const reading = read('三月份想找人收五千斤白萝卜');
    expect(reading).toMatchObject({
      side: 'NEED',
      amount: { min: 5000, unit: 'jin', dimension: 'mass', baseMin: 2500 },
      window: { from: '2027-03-01', to: '2027-03-31' },
    });
    expect(reading.categories[0]).toBe('produce.vegetable');
    expect(reading.frames[0]).toMatchObject({
      act: 'trade',
      concept: 'produce.vegetable.radish',
      flow: 'GIVE',
    });
  });

  it('believes columns before text', () => {
    const reading = readEntry(
      { title: '借三台水泵', kind: 'NEED', quantity: '5', unit: '台', availableFrom: '2026-10-01' },
      { today: '2026-09-15', lexicon },
    );
    expect(reading.amount?.min).toBe(5);
    expect(reading.window).toEqual({ from: '2026-10-01', to: null, approximate: false });
  });

  it.each([
    ['办一期电商培训班，40人', 40],
    ['办一期电商培训班', null],
    ['每年办十期电商培训班', 10],
  ])('one course says how, not how much: %s', (title, least) => {
    expect(read(title, 'NEED').amount?.min ?? null).toBe(least);
  });

  it.each([
    ['厂房两千平，500平起租', { minimumLot: { min: 500, unit: 'sqm' } }],
    ['一千亩地整体流转，不零租', { divisible: false }],
    ['免费培训', { price: 'FREE' }],
  ])('%s', (title, expected) => {
    expect(read(title, 'RESOURCE')).toMatchObject(expected);
  });

  it('asks for what is missing', () => {
    expect(read('那个事', 'NEED').questions.map((q) => q.code)).toEqual([
      'SUBJECT',
      'QUANTITY',
      'WINDOW',
    ]);
  });
});
