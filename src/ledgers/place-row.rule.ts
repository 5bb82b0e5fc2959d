import { likeNames, named, nameKey } from './name-book.rule.ts';
import { contactOf, partyOf } from './listing-row.rule.ts';
import type { RowReading, RowSheet } from './row-draft.rule.ts';
import { readPhone } from './cell.rule.ts';

type Said = Record<string, string | number | boolean | null>;

const partyKinds = [
  ['COOPERATIVE', /合作社|联合社/, '合作社'],
  ['FAMILY_FARM', /家庭农场/, '家庭农场'],
  ['BANK', /银行|信用社|金融/, '银行'],
  ['UNIVERSITY', /大学|高校|学院/, '高校'],
  ['INSTITUTE', /院所|研究|科研/, '科研院所'],
  ['MEDIA', /媒体|融媒/, '媒体'],
  ['SOCIAL_ORGANIZATION', /社会组织|协会|商会|公益|志愿/, '社会组织'],
  ['DEPARTMENT', /部门|机关|政府|局|委$|办$|事业/, '部门'],
  ['ENTERPRISE', /企业|公司|厂|有限|商户|个体/, '企业'],
  ['OTHER', /其他|其它/, '其他'],
] as const;

const strengths = [
  ['STRONG', /较?强|较好|好|^A/i, '较好'],
  ['AVERAGE', /一般|中|^B/i, '一般'],
  ['WEAK', /弱|差|薄弱|空壳|^C/i, '较弱'],
] as const;

const roles = [
  ['DISTRICT_ADMIN', /区管理|管理员/, '区管理员'],
  ['CHAIN_LEAD', /牵头|链组|链长/, '链组牵头单位'],
  ['TOWN', /镇|街/, '镇街'],
  ['GRID', /网格/, '网格员'],
  ['VILLAGE', /村/, '村'],
  ['PARTY', /主体|企业|合作社|单位/, '主体'],
  ['AUDITOR', /审计/, '审计'],
  ['READER', /查看|只读|浏览/, '查看'],
] as const;

function townOf(sheet: RowSheet): string | null {
  const { book } = sheet.context;
  const name = sheet.get('TOWN');
  const town = name === null ? null : named(book.town, name, 'town');
  if (name !== null && town === null) {
    const names = book.towns.map((one) => one.name);
    sheet.fault('LEDGER_VALUE_UNKNOWN', 'TOWN', {
      what: '镇街',
      value: name.slice(0, 40),
      choices: names.slice(0, 20).join('、'),
    });
    sheet.suggest('TOWN', likeNames(names, name));
  }
  return town?.id ?? null;
}

/** Reads a row of a list of parties or villages. */
export function readPlaceRow(sheet: RowSheet): RowReading {
  const { kind, book } = sheet.context;
  const village = kind === 'VILLAGE';
  const name = sheet.get('PARTY')?.slice(0, 100) ?? null;
  if (name === null) sheet.fault('LEDGER_PARTY_MISSING', 'PARTY');
  const said: Said = {};
  if (name !== null) said['name'] = name;
  const town = townOf(sheet);
  if (town !== null) said['town'] = town;
  const sort = village ? null : (sheet.choice('PARTY_KIND', partyKinds) ?? guessed(name, sheet));
  said['kind'] = village ? 'VILLAGE' : sort === 'ENTERPRISE' ? 'ENTERPRISE' : 'ORGANIZATION';
  if (said['kind'] === 'ORGANIZATION') said['organizationKind'] = sort ?? 'OTHER';
  if (village) villageOf(sheet, said, name, town);
  for (const [field, key, most] of [
    ['CODE', 'code', 40],
    ['ABOUT', 'about', 2_000],
    ['ALIAS', 'aliases', 400],
  ] as const) {
    const text = sheet.get(field);
    if (text !== null) said[key] = text.slice(0, most);
  }
  const note = sheet.get('NOTE');
  if (note !== null && said['about'] === undefined) said['about'] = note.slice(0, 2_000);
  const [lat, lon] = [sheet.number('LATITUDE', -90, 90), sheet.number('LONGITUDE', -180, 180)];
  if (lat !== null && lon !== null) Object.assign(said, { lat, lon });
  const contact = contactOf(sheet);
  const known = name === null ? [] : (book.party.get(nameKey(name)) ?? []);
  const same = known.filter((one) => one.kind === said['kind']);
  return {
    kind,
    title: name,
    draft:
      sheet.problems.length > 0 ? null : { party: same[0]?.id ?? null, said, read: {}, contact },
    problems: sheet.problems,
    suggestions: sheet.suggestions,
    key: name === null ? null : `${String(said['kind'])}|${nameKey(name)}`,
  };
}

function guessed(name: string | null, sheet: RowSheet): (typeof partyKinds)[number][0] | null {
  if (name === null || sheet.get('PARTY_KIND') !== null) return null;
  return partyKinds.find(([, words]) => words.test(name))?.[0] ?? 'OTHER';
}

function villageOf(sheet: RowSheet, said: Said, name: string | null, town: string | null): void {
  const { book } = sheet.context;
  const strength = sheet.choice('STRENGTH', strengths);
  if (strength !== null) said['strength'] = strength;
  const clusterName = sheet.get('CLUSTER');
  const cluster = clusterName === null ? null : named(book.cluster, clusterName);
  if (clusterName !== null && cluster === null) {
    sheet.fault('LEDGER_VALUE_UNKNOWN', 'CLUSTER', {
      what: '片区',
      value: clusterName.slice(0, 40),
      choices: book.clusters
        .map((one) => one.name)
        .slice(0, 20)
        .join('、'),
    });
  }
  if (cluster !== null) said['cluster'] = cluster.id;
  const known =
    name !== null && book.party.get(nameKey(name))?.some((one) => one.kind === 'VILLAGE');
  if (town === null && known !== true && sheet.get('TOWN') === null)
    sheet.fault('LEDGER_VALUE_UNKNOWN', 'TOWN', {
      what: '镇街',
      value: '',
      choices: book.towns
        .map((one) => one.name)
        .slice(0, 20)
        .join('、'),
    });
}

/** Reads a row of a list of accounts. */
export function readAccountRow(sheet: RowSheet): RowReading {
  const { kind, book } = sheet.context;
  const name = sheet.get('ACCOUNT_NAME');
  if (name === null) sheet.fault('ACCOUNT_NAME_INVALID', 'ACCOUNT_NAME');
  const said: Said = {};
  if (name !== null) said['name'] = name;
  const role = sheet.choice('ROLE', roles);
  if (role !== null) said['role'] = role;
  else if (sheet.get('ROLE') === null)
    sheet.fault('LEDGER_VALUE_UNKNOWN', 'ROLE', {
      what: '角色',
      value: '',
      choices: roles.map(([, , zh]) => zh).join('、'),
    });
  if (role === 'TOWN') said['town'] = townOf(sheet);
  if (role === 'VILLAGE' || role === 'PARTY' || role === 'GRID')
    said['party'] = partyOf(sheet)?.id ?? null;
  if (role === 'CHAIN_LEAD') {
    const chain = named(book.chain, sheet.get('CHAIN') ?? '', 'chain');
    if (chain === null)
      sheet.fault('LEDGER_VALUE_UNKNOWN', 'CHAIN', {
        what: '链组',
        value: (sheet.get('CHAIN') ?? '').slice(0, 40),
        choices: book.chains.map((one) => one.name).join('、'),
      });
    said['chain'] = chain?.id ?? null;
  }
  const person = sheet.get('CONTACT');
  if (person !== null) said['personName'] = person.slice(0, 60);
  const phone = sheet.get('PHONE');
  if (phone !== null) {
    said['phone'] = readPhone(phone);
    if (said['phone'] === null)
      sheet.fault('PHONE_INVALID', 'PHONE', { phone: phone.slice(0, 20) });
  }
  return {
    kind,
    title: name,
    draft: sheet.problems.length > 0 ? null : { party: null, said, read: {}, contact: null },
    problems: sheet.problems,
    suggestions: sheet.suggestions,
    key: name === null ? null : `ACCOUNT|${name}`,
  };
}
