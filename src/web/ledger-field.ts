import type { LedgerField, LedgerKind } from './graph/generated/graphql.ts';

const listing: Partial<Record<LedgerField, readonly [string, string]>> = {
  PARTY: ['村名或单位', 'Village or party'],
  TOWN: ['镇街', 'Town'],
  TITLE: ['名称', 'Title'],
  DETAIL: ['详细说明', 'Detail'],
  CATEGORY: ['类目', 'Category'],
  CHAIN: ['链组', 'Chain'],
  STAGE: ['环节', 'Stage'],
  QUANTITY: ['数量', 'Quantity'],
  UNIT: ['单位（亩、斤）', 'Unit'],
  MINIMUM_LOT: ['起量', 'Minimum lot'],
  FROM: ['起始日期', 'From'],
  TO: ['截止日期', 'To'],
  WINDOW: ['时间', 'When'],
  TERMS: ['费用', 'Terms'],
  EXPIRES: ['有效期至', 'Expires'],
  NUMBER: ['编号', 'Number'],
  CONTACT: ['联系人', 'Contact'],
  PHONE: ['联系电话', 'Phone'],
  NOTE: ['备注', 'Note'],
};

const place: Partial<Record<LedgerField, readonly [string, string]>> = {
  PARTY: ['名称', 'Name'],
  TOWN: ['镇街', 'Town'],
  PARTY_KIND: ['主体类别', 'Kind'],
  CLUSTER: ['片区', 'Cluster'],
  STRENGTH: ['强弱', 'Strength'],
  CODE: ['代码', 'Code'],
  ALIAS: ['别名', 'Other names'],
  ABOUT: ['简介', 'About'],
  LATITUDE: ['纬度', 'Latitude'],
  LONGITUDE: ['经度', 'Longitude'],
  CONTACT: ['联系人', 'Contact'],
  PHONE: ['联系电话', 'Phone'],
  NOTE: ['备注', 'Note'],
};

/** What a column of a kind of ledger may say, in the order people are offered it. */
export function fieldChoices(
  kind: LedgerKind,
  lang: 'ZH' | 'EN',
): readonly { readonly field: LedgerField; readonly name: string }[] {
  const fields = kind === 'NEED' || kind === 'RESOURCE' ? listing : place;
  const left = kind === 'VILLAGE' ? 'PARTY_KIND' : kind === 'PARTY' ? 'STRENGTH' : null;
  return (Object.keys(fields) as LedgerField[])
    .filter((field) => field !== left && !(kind === 'PARTY' && field === 'CLUSTER'))
    .map((field) => ({ field, name: (fields[field] ?? ['', ''])[lang === 'ZH' ? 0 : 1] }));
}
