import type { ErrorText } from './error-text.ts';

/** The part of the error table (see error-table.ts) about what keys are for, who may call and who is invited. */
export const accessErrors = {
  KEY_SCOPE: {
    http: 403,
    en: 'This API key was made for less ({scopes}); ask your district administrator for one whose scopes hold this.',
    zh: '此 API 密钥的使用范围为 {scopes}，不包含这项操作；请联系区管理员发放范围合适的密钥。',
  },
  KEY_SCOPES_EMPTY: {
    http: 400,
    en: 'A key is for something: name at least one scope, READ for reading alone, or leave the scopes out.',
    zh: '请至少选择一个使用范围：只查询选 READ；不限范围则不填。',
  },
  ORIGIN_REFUSED: {
    http: 403,
    en: 'Pages of this site may not call with this key; ask your district administrator to allow the site (setAllowedOrigins) or to make a key for it.',
    zh: '该网站的网页不能使用此密钥调用；请联系区管理员放行该网站，或为它另发密钥。',
  },
  ORIGIN_INVALID: {
    http: 400,
    en: '“{origin}” is no site; write it as https://dashboard.example, without a path.',
    zh: '“{origin}”不是网站来源；请写成 https://dashboard.example 的形式，不带路径。',
  },
  ORIGINS_TOO_MANY: {
    http: 400,
    en: 'A list holds at most {most} sites; leave out those that are no longer used.',
    zh: '最多可放行{most}个网站，请去掉不再使用的。',
  },
  ORIGIN_NOT_ALLOWED: {
    http: 400,
    en: 'The site {origin} is not on the district’s list; add it with setAllowedOrigins first.',
    zh: '网站 {origin} 尚未列入本区放行名单；请先用 setAllowedOrigins 加入。',
  },
} as const satisfies Record<string, ErrorText>;
