import type { ErrorText } from './error-text.ts';

/** The part of the error table (see error-table.ts) that keeping places, parties and chains adds. */
export const registerErrors = {
  PLACE_NOT_FOUND: {
    http: 404,
    en: 'There is no such town, cluster, village or party in this district; reload the list.',
    zh: '本区没有这个镇街、片区、村或主体，请刷新列表。',
  },
  CHAIN_NOT_FOUND: {
    http: 404,
    en: 'There is no such chain in this district; reload the list.',
    zh: '本区没有这个链组，请刷新列表。',
  },
  NAME_INVALID: {
    http: 422,
    en: 'The name is missing or too long; give one of 1 to {most} characters.',
    zh: '名称未填写或过长，请填写 1 至 {most} 个字。',
  },
  NAME_TAKEN: {
    http: 409,
    en: '“{name}” is there already; edit that one, or give another name.',
    zh: '“{name}”已经存在，请修改原有的，或换一个名称。',
  },
  NAME_NEAR: {
    http: 409,
    en: 'Nearly the same is there already: {names}; if this is another one, confirm it with evenIfNear.',
    zh: '已有相近的名称：{names}；如确实是另一个，请确认后再保存（evenIfNear）。',
  },
  CODE_INVALID: {
    http: 422,
    en: '“{code}” is no code of this kind; a town has 9 digits, a village 12, an enterprise 18 characters; leave it empty if unknown.',
    zh: '“{code}”不是有效的代码：镇街 9 位、村 12 位数字，企业 18 位统一社会信用代码；不清楚时可不填，以后再补。',
  },
  CODE_TAKEN: {
    http: 409,
    en: '“{name}” has this code already; correct one of the two.',
    zh: '“{name}”已使用这个代码，请更正其中一个。',
  },
  CHAIN_CODE_INVALID: {
    http: 422,
    en: '“{code}” cannot be a chain’s code; use 2 to 20 capital letters, digits or hyphens, such as FARMING.',
    zh: '“{code}”不能作为链组代号，请用 2 至 20 个大写字母、数字或连字符，例如 FARMING。',
  },
  LOCATION_INCOMPLETE: {
    http: 422,
    en: 'Coordinates need a latitude (−90 to 90), a longitude (−180 to 180) and where they are from; give all three or none.',
    zh: '坐标须同时填写纬度（−90 至 90）、经度（−180 至 180）和来源，请补齐，或都不填。',
  },
  FIELD_UNFIT: {
    http: 422,
    en: 'Something of this kind has no {field}; leave it out.',
    zh: '这类主体没有 {field} 这一项，请去掉。',
  },
  PLACE_IN_USE: {
    http: 409,
    en: 'It is still in use: {entries} open entries, {orders} orders under way, {accounts} open accounts, {places} places or parties in it; finish or move these first.',
    zh: '仍在使用中：有效清单 {entries} 条、在办办理单 {orders} 张、可用账号 {accounts} 个、下属村和主体 {places} 个；请先办结、撤回或转移。',
  },
  CLOSED_ALREADY: {
    http: 409,
    en: 'It is closed; reopen it first if it is to be used again.',
    zh: '已停用；如需继续使用，请先恢复。',
  },
  STAGE_IN_USE: {
    http: 409,
    en: 'The stage “{name}” still has {entries} open entries; keep it, or move these to another stage first.',
    zh: '环节“{name}”还有 {entries} 条有效清单；请保留此环节，或先把这些清单改到其他环节。',
  },
  STAGES_REPEATED: {
    http: 422,
    en: 'Two stages are called “{name}”; give one of them another name.',
    zh: '有两个环节都叫“{name}”，请改其中一个。',
  },
  MEMBER_NOT_FOUND: {
    http: 404,
    en: 'This party is no member of the chain; reload the list.',
    zh: '该主体不是这个链组的成员，请刷新列表。',
  },
  DIVISIONS_UNREADABLE: {
    http: 422,
    en: 'No list of towns and villages was found; give the columns 代码 and 名称, or a JSON list of code, name and children.',
    zh: '没有读到镇街和村；请提供“代码”“名称”两列，或含 code、name、children 的 JSON 列表。',
  },
  DIVISIONS_TOO_MANY: {
    http: 422,
    en: 'At most {most} rows are taken at once; split the list by town.',
    zh: '一次最多导入 {most} 行，请按镇街拆分后分别导入。',
  },
  DIVISIONS_FAULTY: {
    http: 422,
    en: '{faults} rows cannot be taken; correct them as the preview says, or leave them out.',
    zh: '有 {faults} 行不能导入，请按预览提示更正，或去掉这些行。',
  },
} as const satisfies Record<string, ErrorText>;
