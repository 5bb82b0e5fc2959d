/** What a ledger may hold, and by which words its columns are known: data, read by heading.rule.ts. */

/** What a sheet's rows are. */
export const ledgerKinds = ['RESOURCE', 'NEED', 'PARTY', 'VILLAGE', 'ACCOUNT'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/** What a column of a ledger says. `SEQUENCE` and `IGNORE` say nothing about the row. */
export const ledgerFields = [
  'NUMBER',
  'SEQUENCE',
  'PARTY',
  'TOWN',
  'TITLE',
  'DETAIL',
  'NOTE',
  'CATEGORY',
  'CHAIN',
  'STAGE',
  'QUANTITY',
  'UNIT',
  'MINIMUM_LOT',
  'FROM',
  'TO',
  'WINDOW',
  'TERMS',
  'EXPIRES',
  'CONTACT',
  'PHONE',
  'PARTY_KIND',
  'CLUSTER',
  'STRENGTH',
  'CODE',
  'ALIAS',
  'ABOUT',
  'LATITUDE',
  'LONGITUDE',
  'ACCOUNT_NAME',
  'ROLE',
  'IGNORE',
] as const;
export type LedgerField = (typeof ledgerFields)[number];

/** A field's name in templates and reports, and the other words people head its column with. */
export interface FieldWords {
  readonly zh: string;
  readonly en: string;
  /** Written as a normalised heading would be: no spaces, brackets or marks. */
  readonly also: readonly string[];
}

const listing: Partial<Record<LedgerField, FieldWords>> = {
  NUMBER: {
    zh: '编号',
    en: 'Number',
    also: ['台账编号', '资源编号', '需求编号', '清单编号', '项目编号', '唯一编号', 'number', 'no'],
  },
  PARTY: {
    zh: '村名',
    en: 'Party',
    also: [
      '村',
      '村庄',
      '行政村',
      '村名称',
      '所属村',
      '所在村',
      '村庄名称',
      '村居',
      '村社',
      '村单位',
      '主体',
      '主体名称',
      '单位名称',
      '企业名称',
      '填报单位',
      '填报主体',
      '申报单位',
      '责任单位',
      '提供方',
      '提供单位',
      '提供主体',
      '资源方',
      '资源提供方',
      '资源单位',
      '资源主体',
      '需求方',
      '需求单位',
      '需求主体',
      '需求村',
      '资源村',
      '合作社',
      '企业',
      'party',
      'village',
    ],
  },
  TITLE: {
    zh: '名称',
    en: 'Title',
    also: [
      '内容',
      '标题',
      '事项',
      '项目',
      '项目名称',
      '资源',
      '资源名称',
      '资源内容',
      '资源清单',
      '现有资源',
      '可提供资源',
      '可提供内容',
      '提供内容',
      '供给内容',
      '需求',
      '需求名称',
      '需求内容',
      '需求事项',
      '需求清单',
      '具体需求',
      '主要需求',
      '所需资源',
      '产品',
      '产品名称',
      '品名',
      '物品',
      '服务内容',
      '服务名称',
      'title',
      'need',
      'resource',
    ],
  },
  DETAIL: {
    zh: '详细说明',
    en: 'Detail',
    also: [
      '说明',
      '详情',
      '描述',
      '具体内容',
      '具体情况',
      '详细内容',
      '详细情况',
      '内容说明',
      '资源描述',
      '需求描述',
      '资源说明',
      '需求说明',
      '情况说明',
      '规格',
      '规格型号',
      '基本情况',
      'detail',
      'description',
    ],
  },
  CATEGORY: {
    zh: '类目',
    en: 'Category',
    also: ['类别', '分类', '资源类别', '需求类别', '资源类型', '需求类型', '类型', 'category'],
  },
  STAGE: { zh: '环节', en: 'Stage', also: ['所属环节', '产业环节', 'stage'] },
  QUANTITY: {
    zh: '数量',
    en: 'Quantity',
    also: [
      '总量',
      '规模',
      '数目',
      '面积',
      '产量',
      '需求数量',
      '资源数量',
      '需求量',
      '供应量',
      '可供数量',
      '数量规模',
      '数量及单位',
      '数量单位',
      'quantity',
      'amount',
    ],
  },
  UNIT: { zh: '单位', en: 'Unit', also: ['计量单位', '数量的单位', 'unit'] },
  MINIMUM_LOT: {
    zh: '起量',
    en: 'Minimum lot',
    also: ['最小起量', '起订量', '起批量', '最少数量', 'minimumlot'],
  },
  FROM: {
    zh: '起始日期',
    en: 'From',
    also: ['开始时间', '开始日期', '起始时间', '起', '自', '可用起始', 'from', 'start'],
  },
  TO: {
    zh: '截止日期',
    en: 'To',
    also: ['结束时间', '结束日期', '截止时间', '止', '至', '完成时限', '可用截止', 'to', 'end'],
  },
  WINDOW: {
    zh: '时间',
    en: 'When',
    also: [
      '需求时间',
      '可用时间',
      '供应时间',
      '使用时间',
      '时间要求',
      '时间段',
      '起止时间',
      '起止日期',
      '期限',
      '时限',
      '服务时间',
      '供货时间',
      '上市时间',
      'when',
      'time',
    ],
  },
  TERMS: {
    zh: '费用',
    en: 'Terms',
    also: ['费用条件', '收费', '收费情况', '是否收费', '是否免费', '价格', 'terms'],
  },
  EXPIRES: { zh: '有效期至', en: 'Expires', also: ['到期日', '到期时间', '有效期', 'expires'] },
};

const shared: Partial<Record<LedgerField, FieldWords>> = {
  SEQUENCE: { zh: '序号', en: 'Row', also: ['序', '号', '行号', '项次'] },
  TOWN: {
    zh: '镇街',
    en: 'Town',
    also: [
      '镇',
      '乡镇',
      '街道',
      '街镇',
      '镇街道',
      '所属镇',
      '所属镇街',
      '所在镇街',
      '所属乡镇',
      'town',
    ],
  },
  CHAIN: {
    zh: '链组',
    en: 'Chain',
    also: ['所属链组', '产业链', '振兴链', '所属链', '链条', '链', 'chain'],
  },
  CONTACT: {
    zh: '联系人',
    en: 'Contact',
    also: ['姓名', '联系人姓名', '负责人', '经办人', '对接人', '责任人', '村负责人', 'contact'],
  },
  PHONE: {
    zh: '联系电话',
    en: 'Phone',
    also: [
      '电话',
      '手机',
      '手机号',
      '手机号码',
      '联系方式',
      '电话号码',
      '联系人电话',
      'phone',
      'tel',
    ],
  },
  NOTE: {
    zh: '备注',
    en: 'Note',
    also: ['备注说明', '其他', '其它', '其他说明', 'note', 'remark'],
  },
};

const place: Partial<Record<LedgerField, FieldWords>> = {
  CODE: {
    zh: '代码',
    en: 'Code',
    also: [
      '区划代码',
      '统计代码',
      '统一社会信用代码',
      '信用代码',
      '社会信用代码',
      '村代码',
      'code',
    ],
  },
  ALIAS: { zh: '别名', en: 'Other names', also: ['曾用名', '简称', '俗称', '其他名称', 'alias'] },
  ABOUT: {
    zh: '简介',
    en: 'About',
    also: ['主体简介', '村情', '介绍', '基本情况', '概况', 'about'],
  },
  LATITUDE: { zh: '纬度', en: 'Latitude', also: ['北纬', 'lat', 'latitude'] },
  LONGITUDE: { zh: '经度', en: 'Longitude', also: ['东经', 'lon', 'lng', 'longitude'] },
};

/** The fields of each kind of ledger, in the order a template shows them. */
export const fieldsOf: Readonly<
  Record<LedgerKind, Partial<Readonly<Record<LedgerField, FieldWords>>>>
> = {
  RESOURCE: { ...listing, ...shared },
  NEED: { ...listing, ...shared },
  PARTY: {
    PARTY: {
      zh: '主体名称',
      en: 'Name',
      also: [
        '名称',
        '单位',
        '单位名称',
        '企业名称',
        '组织名称',
        '企业',
        '主体',
        '合作社名称',
        'name',
      ],
    },
    PARTY_KIND: {
      zh: '主体类别',
      en: 'Kind',
      also: ['类别', '类型', '单位性质', '性质', '主体类型', '单位类型', '组织类别', 'kind'],
    },
    ...place,
    ...shared,
  },
  VILLAGE: {
    PARTY: {
      zh: '村名',
      en: 'Name',
      also: ['村', '村庄', '行政村', '名称', '村名称', '村庄名称', '村居', 'name', 'village'],
    },
    CLUSTER: { zh: '片区', en: 'Cluster', also: ['所属片区', '组团', '所在片区', 'cluster'] },
    STRENGTH: {
      zh: '强弱',
      en: 'Strength',
      also: [
        '强弱村',
        '村强弱',
        '发展水平',
        '评定',
        '等级',
        '类别',
        '类型',
        '集体经济情况',
        'strength',
      ],
    },
    ...place,
    ...shared,
  },
  ACCOUNT: {
    ACCOUNT_NAME: {
      zh: '账号',
      en: 'Account',
      also: ['账号名', '用户名', '登录名', '登录账号', 'account', 'username'],
    },
    ROLE: { zh: '角色', en: 'Role', also: ['账号角色', '权限', '用户角色', '身份', 'role'] },
    PARTY: {
      zh: '所属主体',
      en: 'Party',
      also: ['村名', '村', '单位', '单位名称', '所属单位', '所属村', '主体', 'party'],
    },
    ...shared,
  },
};

/** Fields without which a row of the kind says nothing. */
export const neededFields: Readonly<Record<LedgerKind, readonly LedgerField[]>> = {
  RESOURCE: ['TITLE'],
  NEED: ['TITLE'],
  PARTY: ['PARTY'],
  VILLAGE: ['PARTY'],
  ACCOUNT: ['ACCOUNT_NAME', 'ROLE'],
};

/** What a sheet's name, title row or headings say its rows are; the first that is found counts. */
export const kindWords: readonly (readonly [LedgerKind, RegExp])[] = [
  ['ACCOUNT', /账号|用户名|登录名/],
  ['NEED', /需求|诉求|问题清单|求助/],
  ['RESOURCE', /资源|供给|可提供|产品清单|服务清单|闲置/],
  ['VILLAGE', /村庄(?:名录|台账|一览|基本|清单)|村情|行政村(?:名录|一览)|强弱村/],
  ['PARTY', /主体(?:名录|台账|清单)|企业(?:名录|台账|清单)|合作社(?:名录|台账)|单位(?:名录|台账)/],
];
