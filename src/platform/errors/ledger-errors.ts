import type { ErrorText } from './error-text.ts';

/** The part of the error table (see error-table.ts) that ledgers add: files, rows and what is downloaded. */
export const ledgerErrors = {
  // — ledgers: files
  LEDGER_UNREADABLE: {
    http: 422,
    en: 'This is no workbook or table that can be read; save it as .xlsx or .csv and send it again.',
    zh: '无法读取这个文件；请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后重新上传。',
  },
  LEDGER_TOO_LARGE: {
    http: 422,
    en: 'The file holds more than can be read at once; split it into several of at most 100,000 rows.',
    zh: '文件内容过大；请拆成几个文件（每个不超过 10 万行）后分别上传。',
  },
  LEDGER_PROTECTED: {
    http: 422,
    en: 'The file is protected by a password; take the password off and send it again.',
    zh: '文件设有密码；请取消密码保护后重新上传。',
  },
  LEDGER_NOTHING_FOUND: {
    http: 422,
    en: 'No sheet has a heading that can be recognised; begin with a template, or say what each column is.',
    zh: '没有找到认得出的表头；请参照模板填写，或指定各列含义后重试。',
  },
  LEDGER_NOT_FOUND: {
    http: 404,
    en: 'There is no such import; reload the list.',
    zh: '没有找到这次导入，请刷新列表。',
  },
  LEDGER_BUSY: {
    http: 409,
    en: 'This cannot be done while the import is “{state}”; wait for it, or reload.',
    zh: '这次导入当前为“{state}”，不能进行此操作；请稍候或刷新。',
  },

  // — ledgers: rows
  LEDGER_PARTY_MISSING: {
    http: 422,
    en: 'The row does not say whose it is; fill in the village or party.',
    zh: '这一行没有写明是哪个村（主体），请补填。',
  },
  LEDGER_PARTY_UNKNOWN: {
    http: 422,
    en: 'No village or party is called “{name}”; correct the name, or add it first.',
    zh: '没有名为“{name}”的村或主体；请核对名称，或先登记该主体。',
  },
  LEDGER_PARTY_AMBIGUOUS: {
    http: 422,
    en: 'Several are called “{name}”; name the town as well.',
    zh: '有多个主体名为“{name}”；请同时填写镇街。',
  },
  LEDGER_PARTY_NOT_YOURS: {
    http: 403,
    en: '“{name}” is not among those you write for; take the row out or ask the district.',
    zh: '“{name}”不在您的填报范围内；请删去此行，或由上级单位导入。',
  },
  LEDGER_QUANTITY_UNREAD: {
    http: 422,
    en: '“{text}” is no quantity; write a number such as 300 (and the unit in its own column).',
    zh: '“{text}”看不出数量；请写成数字，如 300，单位另填一列。',
  },
  LEDGER_UNIT_UNKNOWN: {
    http: 422,
    en: '“{text}” is no unit of the platform; choose one such as 亩, 斤 or 人.',
    zh: '平台没有“{text}”这个单位；请选用亩、斤、人等常用单位。',
  },
  LEDGER_UNIT_MISSING: {
    http: 422,
    en: 'The quantity {quantity} has no unit; add one such as 亩, 斤 or 人.',
    zh: '数量 {quantity} 没有写单位；请补填亩、斤、人等。',
  },
  LEDGER_DATE_UNREAD: {
    http: 422,
    en: '“{text}” is no date; write it as 2026-3-1 or 3月上旬.',
    zh: '“{text}”看不出日期；请写成 2026-3-1 或“3月上旬”这样的形式。',
  },
  LEDGER_VALUE_UNKNOWN: {
    http: 422,
    en: '“{value}” is none of the choices for {what}; choose one of: {choices}.',
    zh: '{what}中没有“{value}”；可选：{choices}。',
  },
  LEDGER_CELL_BROKEN: {
    http: 422,
    en: 'The cell holds a formula that fails ({value}); write the value itself.',
    zh: '单元格的公式出错（{value}）；请直接填写内容。',
  },
  LEDGER_REPEATED: {
    http: 422,
    en: 'This is the same entry as row {row} of “{sheet}”; keep one of them.',
    zh: '与“{sheet}”第 {row} 行重复；请只保留一行。',
  },
  LEDGER_NUMBER_INVALID: {
    http: 422,
    en: '“{text}” is not a number between {least} and {most}; correct it in the file, or leave it empty.',
    zh: '“{text}”不是 {least} 至 {most} 之间的数字，请在表中改正或留空。',
  },
  LEDGER_CHANGED_SINCE: {
    http: 409,
    en: 'The entry has been changed since it was imported; look at it and change it there.',
    zh: '该条目导入后又被修改过；请打开条目自行处理。',
  },
  LEDGER_IN_USE: {
    http: 409,
    en: 'Something refers to it by now, so it stays.',
    zh: '已有其他内容引用它，因此予以保留。',
  },
  LEDGER_SLIPS_NONE: {
    http: 409,
    en: 'No account of this import waits for a slip; where one was lost, reset the password of that account.',
    zh: '这次导入中没有待发凭条的账号；如凭条遗失，请为该账号重置密码。',
  },
  LEDGER_ROW_NOT_FOUND: {
    http: 404,
    en: 'There is no such row in an import of yours; reload the import.',
    zh: '没有找到这一行，请刷新这次导入。',
  },
  LEDGER_COLUMN_UNKNOWN: {
    http: 422,
    en: 'The sheet has no such column or kind of row; reload the import and choose again.',
    zh: '表中没有这一列或这类内容，请刷新后重新选择。',
  },
  LEDGER_FORGOTTEN: {
    http: 409,
    en: 'The rows of this import have been cleared away for privacy; send the file again.',
    zh: '为保护个人信息，这次导入的明细已清除；如仍需要，请重新上传文件。',
  },

  // — ledgers: downloads
  LEDGER_DOWNLOAD_OVER: {
    http: 404,
    en: 'This address is not good or no longer so; ask for the file again.',
    zh: '下载地址无效或已过期，请重新导出。',
  },
  LEDGER_FILTER_UNSOUND: {
    http: 422,
    en: 'The list cannot be asked so, correct the filter: {fault}.',
    zh: '筛选条件不适用于这个清单，请改正：{fault}。',
  },
  LEDGER_LAYOUT_UNKNOWN: {
    http: 404,
    en: 'There is no layout “{code}” of this list; choose one from `ledgerLists`.',
    zh: '这个清单没有“{code}”版式，请从 ledgerLists 中选择。',
  },
  LEDGER_LAYOUT_UNSOUND: {
    http: 422,
    en: 'This part of the layout does not fit; give a code of small letters, names of at most 60 characters, columns of the list each once, and at most 60 layouts.',
    zh: '版式的这一项不合要求；代码须为小写字母，名称不超过60字，各列须属于该清单且不重复，版式最多60个。',
  },
} as const satisfies Record<string, ErrorText>;
