/** What a notice is about, as people choose how to be told of it. */
export const noticeKinds = [
  'PAIRING',
  'WAITING',
  'PROGRESS',
  'LATE',
  'ESCALATED',
  'CALLED',
  'TASK',
  'LISTING',
  'PARTNERSHIP',
  'IMPORT',
  'DIGEST',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
