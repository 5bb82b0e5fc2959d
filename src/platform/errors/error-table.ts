import { accessErrors } from './access-errors.ts';
import type { ErrorText } from './error-text.ts';
import { laterErrors } from './later-errors.ts';

/**
 * Every failure that can be expected, in one table: what it is called, what it says in both
 * languages (and what to do next), and what it means in HTTP. Services throw
 * `new ExpectedError(code, params, field)`; everything else follows from here: the enum `ErrorCode`
 * of the schema, `userErrors`, refusals (`errors` of a response) and their types.
 *
 * To add one, add a line under your feature's heading; `{name}` is a parameter, and the compiler asks
 * for it wherever the code is thrown. Codes are for programs and never change their meaning.
 */
export const errorTable = {
  // — any request
  UNAUTHENTICATED: {
    http: 401,
    en: 'Sign in first, or send an API key as “Authorization: Bearer lz_…”.',
    zh: '请先登录，或在请求头中带上 API 密钥（Authorization: Bearer lz_…）。',
  },
  FORBIDDEN: {
    http: 403,
    en: 'This account or key may not do that; ask your district administrator for the right role.',
    zh: '当前账号或密钥没有这项权限；如需办理，请联系区管理员开通相应角色。',
  },
  CREDENTIAL_MALFORMED: {
    http: 401,
    en: 'This is not an API key of this platform; copy the whole key (lz_<district>_…) and send it as “Authorization: Bearer <key>”.',
    zh: '这不是本平台的 API 密钥；请完整复制密钥（lz_区代码_…），并写成 Authorization: Bearer <密钥>。',
  },
  CREDENTIAL_REFUSED: {
    http: 401,
    en: 'This API key is unknown, expired or revoked; ask your district administrator for a new one.',
    zh: '此 API 密钥不存在、已过期或已停用；请联系区管理员重新发放。',
  },
  TOKEN_REFUSED: {
    http: 401,
    en: 'This token of your identity provider is not valid here or has expired; sign in there again.',
    zh: '统一身份认证的令牌在此无效或已过期，请重新登录后再试。',
  },
  TOKEN_WITHOUT_ACCOUNT: {
    http: 401,
    en: 'Your identity provider knows you, but no open account here has that name; ask your town or district to make it.',
    zh: '统一身份认证已通过，但本平台没有对应的可用账号；请联系镇街或区管理员开通。',
  },
  IDENTITY_PROVIDER_AWAY: {
    http: 503,
    en: 'Your identity provider cannot be asked just now; try again in a minute, or sign in with your password.',
    zh: '暂时无法连接统一身份认证服务；请稍后再试，或用账号密码登录。',
  },
  PASSWORD_CHANGE_REQUIRED: {
    http: 403,
    en: 'The password is an initial one; change it first with changePassword.',
    zh: '当前使用的是初始密码，请先修改密码（changePassword）再继续。',
  },
  ID_INVALID: {
    http: 400,
    en: '“{id}” is no id; use the id as the platform gave it.',
    zh: '“{id}”不是有效的标识，请使用平台返回的标识。',
  },
  IDEMPOTENCY_KEY_INVALID: {
    http: 400,
    en: '“{key}” is no idempotency key; make a new UUID for each thing you want done.',
    zh: '“{key}”不是有效的幂等键；请为每次办理生成一个新的 UUID。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    http: 409,
    en: 'This idempotency key has been used with another input; make a new UUID for a new request.',
    zh: '此幂等键已用于内容不同的请求；新的请求请生成新的 UUID。',
  },
  RATE_LIMITED: {
    http: 429,
    en: 'Too many requests at once; go on in {seconds} seconds.',
    zh: '请求过于频繁，请 {seconds} 秒后继续。',
  },

  // — access
  DISTRICT_UNKNOWN: {
    http: 404,
    en: 'There is no district “{district}” here; give its six-digit division code, such as 120113.',
    zh: '本平台没有“{district}”这个区；请填写六位行政区划代码，例如 120113。',
  },
  SIGN_IN_REFUSED: {
    http: 401,
    en: 'The name or password is not right; check both, or ask your town or district to reset the password.',
    zh: '账号或密码不正确；请核对后重试，或联系镇街、区管理员重置密码。',
  },
  SIGN_IN_LOCKED: {
    http: 429,
    en: 'Too many failed attempts; try again in {minutes} minutes, or ask your town or district to reset the password.',
    zh: '连续输错次数过多，请 {minutes} 分钟后再试，或联系镇街、区管理员重置密码。',
  },
  SIGN_IN_OVER_HTTP: {
    http: 400,
    en: 'Signing in and out sets a cookie, which a WebSocket cannot; send it over HTTP.',
    zh: '登录和退出需要设置 Cookie，WebSocket 无法办理；请改用 HTTP 请求。',
  },
  PASSWORD_WRONG: {
    http: 403,
    en: 'The present password is not right; type it again.',
    zh: '原密码不正确，请重新输入。',
  },
  PASSWORD_TOO_SHORT: {
    http: 400,
    en: 'The password is too short; use at least {least} characters.',
    zh: '密码太短，至少需要 {least} 位。',
  },
  PASSWORD_TOO_LONG: {
    http: 400,
    en: 'The password is too long; use at most {most} characters.',
    zh: '密码太长，最多 {most} 位。',
  },
  PASSWORD_TOO_SIMPLE: {
    http: 400,
    en: 'The password is too easy to guess; mix letters with digits or signs, and leave out the account name and rows such as 123456.',
    zh: '密码过于简单；请同时使用字母和数字（或符号），不要包含账号名或 123456 之类的连续字符。',
  },
  PASSWORD_UNCHANGED: {
    http: 400,
    en: 'The new password is the old one; choose another.',
    zh: '新密码与原密码相同，请换一个。',
  },
  ACCOUNT_ONLY: {
    http: 403,
    en: 'Only a person’s account can do this; sign in with a name and password instead of an API key.',
    zh: '只有个人账号可以进行此操作；请用账号密码登录，不要使用 API 密钥。',
  },
  ACCOUNT_NAME_INVALID: {
    http: 400,
    en: 'An account name has 2 to 40 letters, digits, Chinese characters, “-”, “_” or “.”, and is no phone number.',
    zh: '账号名为 2 至 40 个字，可用汉字、字母、数字及“-”“_”“.”，且不能是手机号。',
  },
  ACCOUNT_NAME_TAKEN: {
    http: 409,
    en: 'The account name “{name}” is taken; choose another.',
    zh: '账号名“{name}”已被使用，请换一个。',
  },
  ACCOUNT_ROWS_MISSING: {
    http: 400,
    en: 'No accounts were asked for; give at least one row.',
    zh: '没有填写要创建的账号，请至少填写一行。',
  },
  ACCOUNT_ROWS_TOO_MANY: {
    http: 400,
    en: 'At most {most} accounts are made at once; send the rest separately.',
    zh: '一次最多创建 {most} 个账号，其余请分批提交。',
  },
  ACCOUNT_NAME_REPEATED: {
    http: 400,
    en: 'Row {row} has the name “{name}”, too; give one of them another.',
    zh: '第 {row} 行也用了账号名“{name}”，请改其中一个。',
  },
  ACCOUNT_NOT_YOURS: {
    http: 403,
    en: 'You do not look after accounts of this role and place; leave this row out and ask the district.',
    zh: '您不能为该村或该角色创建账号；请去掉此行，并联系区管理员办理。',
  },
  VILLAGE_NOT_FOUND: {
    http: 404,
    en: 'There is no village called “{name}” in this district; write its name as in the list of villages.',
    zh: '本区没有名为“{name}”的村，请按村庄列表中的名称填写。',
  },
  VILLAGE_NAME_SHARED: {
    http: 409,
    en: 'Several villages are called “{name}”; give the id of the right one in `party`.',
    zh: '有多个村名为“{name}”，请在 party 中填写该村的标识。',
  },
  ADDRESS_INVALID: {
    http: 400,
    en: 'The address is none of a site; write it such as https://lianzu.example.',
    zh: '网址无效，请填写例如 https://lianzu.example 这样的网址。',
  },
  ACCOUNT_NOT_FOUND: {
    http: 404,
    en: 'There is no such account that you look after; choose one from the list of accounts.',
    zh: '没有找到您所管理的这个账号，请从账号列表中选择。',
  },
  SUCCESSOR_UNFIT: {
    http: 409,
    en: 'The successor must be another open account of the same role and the same village, town or party; make one with createAccount first.',
    zh: '接任账号必须是同一村（镇街、主体）、同一角色的另一个可用账号；请先用 createAccount 创建。',
  },
  ACCOUNT_IS_OWN: {
    http: 409,
    en: 'You cannot do this to your own account; ask another administrator, or use changePassword.',
    zh: '不能对自己的账号进行此操作；请由其他管理员办理，或使用修改密码。',
  },
  KEY_NAME_INVALID: {
    http: 400,
    en: 'The key has no fitting name; give one of 1 to 60 characters that says who uses it.',
    zh: '密钥名称不符合要求，请填写 1 至 60 个字，说明由谁使用。',
  },
  KEY_NOT_FOUND: {
    http: 404,
    en: 'There is no such API key; choose one from the list of keys.',
    zh: '没有找到此 API 密钥，请从密钥列表中选择。',
  },
  EXPIRY_IN_PAST: {
    http: 400,
    en: 'The expiry lies in the past; give a later one, or none.',
    zh: '有效期早于当前时间；请填写以后的时间，或不填。',
  },
  BINDING_MISSING: {
    http: 400,
    en: 'An account or key with the role {role} needs {what}; give it.',
    zh: '角色 {role} 的账号或密钥必须指定 {what}，请补充。',
  },
  BINDING_UNWANTED: {
    http: 400,
    en: 'An account or key with the role {role} takes no {what}; leave it out.',
    zh: '角色 {role} 的账号或密钥不需要 {what}，请去掉。',
  },
  BINDING_NOT_FOUND: {
    http: 404,
    en: 'There is no such {what} in this district that fits the role; choose one from the list.',
    zh: '本区没有符合此角色的 {what}，请从列表中选择。',
  },
  PHONE_TAKEN: {
    http: 409,
    en: 'Another account signs in with this phone number; give another number, or none.',
    zh: '已有其他账号使用此手机号登录，请换一个手机号，或不填。',
  },
  PHONE_INVALID: {
    http: 400,
    en: '“{phone}” is no mobile phone number; give eleven digits that begin with 1.',
    zh: '“{phone}”不是手机号，请填写以 1 开头的十一位数字。',
  },

  // — listings
  PARTY_NOT_FOUND: {
    http: 404,
    en: 'There is no such party in this district; choose one from the list.',
    zh: '本区没有这个主体，请从列表中选择。',
  },
  LISTING_NOT_FOUND: {
    http: 404,
    en: 'There is no such entry, or it is not yours to change; reload the list.',
    zh: '没有找到这条清单，或您无权修改；请刷新列表。',
  },
  WINDOWS_AFTER_ORDERS: {
    http: 409,
    en: 'Part of this resource is promised already; put in a new resource for the windows.',
    zh: '这项资源已有预留或承诺，不能再分时段；请另填一条资源再开放时段。',
  },
  WINDOWS_NONE: {
    http: 400,
    en: 'No window lies in these days, or all are over; choose other days.',
    zh: '所选日期内没有可开放的时段，或均已过去；请另选日期。',
  },
  WINDOWS_TOO_MANY: {
    http: 400,
    en: 'At most {most} windows can be opened at once; choose a shorter span.',
    zh: '一次最多开放 {most} 个时段，请缩短日期范围。',
  },
  WINDOW_NOT_OPEN: {
    http: 409,
    en: 'This window is over, taken back or already promised; choose another.',
    zh: '该时段已结束、已收回或已有承诺，请另选时段。',
  },
  WINDOW_MISSING: {
    http: 400,
    en: 'This resource is offered in windows; choose one.',
    zh: '这项资源分时段提供，请选择一个时段。',
  },
  LAST_WINDOW: {
    http: 409,
    en: 'This is the last window; withdraw the resource instead.',
    zh: '这是最后一个时段，请直接撤回这条资源。',
  },
  QUANTITY_OF_WINDOWS: {
    http: 409,
    en: 'The quantity of this resource is the sum of its windows; open or take back windows instead.',
    zh: '这项资源的数量由各时段合计，请通过开放或收回时段来调整。',
  },
  CLOCK_INVALID: {
    http: 400,
    en: 'Give both times as hours and minutes, such as 09:00.',
    zh: '请按“时:分”填写起止时间，例如 09:00。',
  },
  CONTACT_INVALID: {
    http: 400,
    en: 'Give the contact’s name (up to 40 characters) and a number that can be called: a mobile number of eleven digits, or a landline with its area code.',
    zh: '请填写联系人姓名（不超过40字）和能打通的电话：十一位手机号，或带区号的座机号。',
  },
  LISTING_CLOSED: {
    http: 409,
    en: 'This entry is no longer open; put in a new one, or renew it.',
    zh: '这条清单已不在有效状态；请重新填报，或先续期。',
  },
  VERSION_CONFLICT: {
    http: 409,
    en: 'Someone changed this in the meantime (it is now version {version}); reload it and make your change again.',
    zh: '此条刚被他人修改（现为第 {version} 版）；请刷新后再改一次。',
  },
  TITLE_MISSING: {
    http: 422,
    en: 'The title is missing; say in a few words what it is.',
    zh: '缺少标题，请用几个字写明是什么。',
  },
  TEXT_TOO_LONG: {
    http: 422,
    en: 'This text has {length} characters; at most {most} fit.',
    zh: '这段文字有 {length} 字，最多 {most} 字，请缩短。',
  },
  QUANTITY_NOT_POSITIVE: {
    http: 422,
    en: 'A quantity must be more than nothing; give a number above zero, or leave it out.',
    zh: '数量须大于零；请填写大于零的数，或不填。',
  },
  QUANTITY_AND_UNIT: {
    http: 422,
    en: 'Give both a quantity and its unit, or neither.',
    zh: '数量和单位须一起填写，或都不填。',
  },
  QUANTITY_BELOW_PROMISED: {
    http: 409,
    en: 'More than this is already reserved or promised; give at least that much.',
    zh: '已预留和承诺的数量超过此数，请填写不小于该数的数量。',
  },
  MINIMUM_LOT_TOO_LARGE: {
    http: 422,
    en: 'The least lot is more than the whole quantity; give a smaller lot or a larger quantity.',
    zh: '最小起量超过了总量，请减小起量或增加总量。',
  },
  WINDOW_REVERSED: {
    http: 422,
    en: 'The last day {to} lies before the first day {from}; swap or correct them.',
    zh: '截止日期 {to} 早于起始日期 {from}，请更正。',
  },
  WINDOW_OVER: {
    http: 422,
    en: 'The last day {to} is already over; give a later one.',
    zh: '截止日期 {to} 已过，请填写以后的日期。',
  },
  AREA_INCOMPLETE: {
    http: 422,
    en: 'The place is incomplete; give both latitude (−90 to 90) and longitude (−180 to 180).',
    zh: '位置不完整，请同时填写纬度（−90 至 90）和经度（−180 至 180）。',
  },
  PHOTO_UNREADABLE: {
    http: 422,
    en: 'This picture cannot be read; send a JPEG, PNG or WebP photo of at most 40 megapixels.',
    zh: '无法读取这张图片；请上传 JPEG、PNG 或 WebP 格式、不超过4000万像素的照片。',
  },
  PHOTOS_FULL: {
    http: 409,
    en: 'An entry takes {most} photos; remove one first.',
    zh: '每条最多 {most} 张照片，请先删除一张。',
  },
  PHOTO_NOT_FOUND: {
    http: 404,
    en: 'There is no such photo; reload the entry.',
    zh: '没有找到这张照片，请刷新后再试。',
  },
  REFERENCE_NOT_FOUND: {
    http: 422,
    en: 'There is no {what} “{value}”; choose one from the list.',
    zh: '没有 {what}“{value}”，请从列表中选择。',
  },

  // — orders, outcomes, partnerships: in their own file
  ...accessErrors,
  ...laterErrors,
} as const satisfies Record<string, ErrorText>;

/** The name of an expected failure. */
export type ErrorCode = keyof typeof errorTable;

/** The `{names}` in a text. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

/** What a code's message needs to know. */
export type ErrorParams<Code extends ErrorCode> = Readonly<
  Record<Names<(typeof errorTable)[Code]['en'] | (typeof errorTable)[Code]['zh']>, string | number>
>;

/** The message of a failure in one language, its parameters filled in. */
export function messageOf(
  code: ErrorCode,
  params: Readonly<Record<string, string | number>>,
  language: 'zh' | 'en',
): string {
  return errorTable[code][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? ''),
  );
}

/** Whether a code is of this table: its message is written for callers. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorTable, code);
}
