/** A word in both languages. */
export interface Texts {
  readonly en: string;
  readonly zh: string;
}

/** How far an import is. */
export type ImportState =
  'RECEIVED' | 'READING' | 'READY' | 'APPLYING' | 'APPLIED' | 'UNDOING' | 'UNDONE' | 'FAILED';

export const importStates: Readonly<Record<ImportState, Texts>> = {
  RECEIVED: { en: 'Received, waiting to be read', zh: '等待读取' },
  READING: { en: 'Being read and looked at', zh: '读取中' },
  READY: { en: 'Read; nothing is done before it is confirmed', zh: '待确认' },
  APPLYING: { en: 'Being carried out', zh: '导入中' },
  APPLIED: { en: 'Carried out', zh: '已导入' },
  UNDOING: { en: 'Being taken back', zh: '撤销中' },
  UNDONE: { en: 'Taken back', zh: '已撤销' },
  FAILED: { en: 'It could not be read', zh: '未能读取' },
};

/** What a row turned out to be. */
export type RowVerdict =
  'UNREAD' | 'NEW' | 'UPDATE' | 'UNCHANGED' | 'ERROR' | 'MISSING' | 'LEFT_OUT';

export const rowVerdicts: Readonly<Record<RowVerdict, Texts>> = {
  UNREAD: { en: 'Not looked at yet', zh: '尚未读取' },
  NEW: { en: 'Makes a new entry', zh: '新增' },
  UPDATE: { en: 'Changes the entry that is there', zh: '修改' },
  UNCHANGED: { en: 'Says what is there already', zh: '无变化' },
  ERROR: { en: 'Something has to be put right first', zh: '有误待改' },
  MISSING: { en: 'The ledger had it before and has it no more', zh: '表中已没有' },
  LEFT_OUT: { en: 'The same row twice, or a row that is no entry', zh: '重复或无内容，略过' },
};

/** What came of a row. */
export type RowState = 'WAITING' | 'DONE' | 'REFUSED' | 'UNDONE';

export const rowStates: Readonly<Record<RowState, Texts>> = {
  WAITING: { en: 'Nothing yet', zh: '待办理' },
  DONE: { en: 'Done', zh: '已办理' },
  REFUSED: { en: 'It could not be done or taken back', zh: '未能办理' },
  UNDONE: { en: 'Taken back', zh: '已撤销' },
};
