/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which entries to list; all fields must hold (AccountFilter). 列出哪些条目；各项须同时满足（AccountFilter）。 */
export type AccountFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<AccountFilter> | null | undefined;
  /** Whether it is for demonstration. 是否为演示账号。 */
  demo?: BooleanFilter | null | undefined;
  /** Its name. 账号名。 */
  name?: TextFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: AccountFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<AccountFilter> | null | undefined;
  /** The party it belongs to. 所属主体。 */
  party?: IdFilter | null | undefined;
  /** What it may do. 角色。 */
  role?: RoleFilter | null | undefined;
  /** Its town. 所属镇街。 */
  town?: IdFilter | null | undefined;
};

/** One account. 指定一个账号。 */
export type AccountInput = {
  /** The account. 账号标识。 */
  account: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
};

/** A chain to add. 要新增的链组。 */
export type AddChainInput = {
  /** What it is about. 说明。 */
  about?: string | null | undefined;
  /** All other names it goes by. 全部别名。 */
  aliases?: Array<string> | null | undefined;
  /** Its code: capital letters, such as FARMING. 代号：大写字母，如 FARMING。 */
  code: string;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** The department that leads it. 牵头部门。 */
  lead?: string | null | undefined;
  /** Its name. 名称。 */
  name: string;
  /** All stages in order. 全部环节（按次序）。 */
  stages?: Array<StageInput> | null | undefined;
};

/** A cluster to add. 要新增的片区。 */
export type AddClusterInput = {
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Its name. 名称。 */
  name: string;
  /** What it is about. 主题。 */
  theme?: string | null | undefined;
  /** The town it lies in. 所在镇街。 */
  town: string;
};

/** A word to add. 要添加的词语。 */
export type AddLexiconWordInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The code of what it means, from `lexiconConcepts`. 所指事物或动作的代码，见 lexiconConcepts。 */
  target: string;
  /** The word as people write it: two to twenty characters. 大家怎么写就怎么填，2到20个字。 */
  word: string;
};

/** A new need or resource. 新填报的需求或资源。 */
export type AddListingInput = {
  /** First day, inclusive. 起始日期（含）。 */
  availableFrom?: string | null | undefined;
  /** Last day, inclusive. 截止日期（含）。 */
  availableTo?: string | null | undefined;
  /** Category code. 类目代码。 */
  category?: string | null | undefined;
  /** The chain it serves. 所属链组。 */
  chain?: string | null | undefined;
  /** Whom to call; in a new entry, the one of the party’s last entry if absent. 联系人；新填报时不填则沿用本主体上一条的联系人。 */
  contact?: ContactInput | null | undefined;
  /** More about it. 详细说明。 */
  detail?: string | null | undefined;
  /** Whether it can be shared among several; yes unless told. 可否拆分，默认可以。 */
  divisible?: boolean | null | undefined;
  /** The day after which it expires; set by the platform if absent. 到期日；不填由系统设定。 */
  expiresOn?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Latitude of the service area’s centre; the party’s own if absent. 服务范围中心纬度；不填用主体自身位置。 */
  lat?: number | null | undefined;
  /** Longitude of the centre. 中心经度。 */
  lon?: number | null | undefined;
  /** The least that can be taken at once, in the unit. 最小起量（按单位）。 */
  minimumLot?: string | null | undefined;
  /** Only for parties of this town. 限此镇街。 */
  onlyTown?: string | null | undefined;
  /** Whose it is; the viewer’s own party if absent. 所属主体；不填为本人所属主体。 */
  party?: string | null | undefined;
  /** How much. 数量。 */
  quantity?: string | null | undefined;
  /** Radius in metres. 服务半径（米）。 */
  radiusMetres?: number | null | undefined;
  /** The stage it serves. 所属环节。 */
  stage?: string | null | undefined;
  /** On what terms. 费用条件。 */
  terms?: Terms | null | undefined;
  /** What it is, in a few words. 标题，几个字说清。 */
  title: string;
  /** Unit code; needed with a quantity. 单位代码，有数量时必填。 */
  unit?: string | null | undefined;
};

/** An enterprise, or another organisation where its kind is given. 要新增的企业；填写组织类别时为其他组织。 */
export type AddPartyInput = {
  /** What it is about. 简介。 */
  about?: string | null | undefined;
  /** All other names it goes by. 全部别名。 */
  aliases?: Array<string> | null | undefined;
  /** Its official code: 9 digits for a town, 12 for a village, 18 characters for an enterprise. 官方代码：镇街 9 位、村 12 位、企业 18 位。 */
  code?: string | null | undefined;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Where it is. 位置。 */
  location?: PositionInput | null | undefined;
  /** Its name. 名称。 */
  name: string;
  /** What kind of organisation; OTHER if absent. 组织类别；不填为“其他”。 */
  organizationKind?: OrganizationKind | null | undefined;
  /** The town it lies in. 所在镇街。 */
  town?: string | null | undefined;
};

/** A town to add. 要新增的镇街。 */
export type AddTownInput = {
  /** Its official code: 9 digits for a town, 12 for a village, 18 characters for an enterprise. 官方代码：镇街 9 位、村 12 位、企业 18 位。 */
  code?: string | null | undefined;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Its kind. 类别。 */
  kind: TownKind;
  /** Its name. 名称。 */
  name: string;
};

/** A village to add. 要新增的村。 */
export type AddVillageInput = {
  /** What it is about. 简介。 */
  about?: string | null | undefined;
  /** All other names it goes by. 全部别名。 */
  aliases?: Array<string> | null | undefined;
  /** Its cluster. 所属片区。 */
  cluster?: string | null | undefined;
  /** Its official code: 9 digits for a town, 12 for a village, 18 characters for an enterprise. 官方代码：镇街 9 位、村 12 位、企业 18 位。 */
  code?: string | null | undefined;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Where it is. 位置。 */
  location?: PositionInput | null | undefined;
  /** Its name. 名称。 */
  name: string;
  /** How strong it is. 强弱。 */
  strength?: Strength | null | undefined;
  /** The town it lies in. 所在镇街。 */
  town: string;
};

/** One key. 指定一个密钥。 */
export type ApiKeyInput = {
  /** The key. 密钥标识。 */
  apiKey: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
};

/** An import to carry out. 要办理的导入。 */
export type ApplyLedgerImportInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The import. 导入标识。 */
  import: string;
  /** Whether entries the ledger no longer has are withdrawn; not if absent. 是否撤回表中已没有的条目，默认不撤回。 */
  withdrawMissing?: boolean | null | undefined;
};

/** Which entries to list; all fields must hold (AuditEntryFilter). 列出哪些条目；各项须同时满足（AuditEntryFilter）。 */
export type AuditEntryFilter = {
  /** The mutation. 操作。 */
  action?: TextFilter | null | undefined;
  /** The account or key. 账号或密钥。 */
  actor?: IdFilter | null | undefined;
  /** All of these hold. 全部满足。 */
  and?: Array<AuditEntryFilter> | null | undefined;
  /** When. 时间。 */
  at?: DateTimeFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: AuditEntryFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<AuditEntryFilter> | null | undefined;
  /** What came of it. 结果。 */
  result?: AuditResultFilter | null | undefined;
};

/** What came of a mutation. 操作结果。 */
export type AuditResult =
  /** It was done, such as signing in. 已完成（如登录）。 */
  | 'DONE'
  /** It failed unexpectedly. 意外失败。 */
  | 'FAILED'
  /** It was refused; `code` says why. 被拒绝，原因见 code。 */
  | 'REFUSED'
  /** It changed the district; this line was written with the change. 已写入。 */
  | 'WRITTEN';

/** Conditions on one value (AuditResultFilter). 对一个值的条件（AuditResultFilter）。 */
export type AuditResultFilter = {
  /** Equal to. 等于。 */
  eq?: AuditResult | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<AuditResult> | null | undefined;
};

/** Conditions on one value (BooleanFilter). 对一个值的条件（BooleanFilter）。 */
export type BooleanFilter = {
  /** Equal to. 等于。 */
  eq?: boolean | null | undefined;
};

/** A chain and one of its members. 链组及其成员。 */
export type ChainMemberInput = {
  /** The chain. 链组。 */
  chain: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** The member. 成员主体。 */
  party: string;
  /** The stage it serves. 所在环节。 */
  stage?: string | null | undefined;
};

/** A change of one's own password. 修改本人密码。 */
export type ChangePasswordInput = {
  /** The next: 8 characters or more, letters with digits or signs. 新密码：至少8位，字母加数字或符号。 */
  next: string;
  /** The present password. 原密码。 */
  present: string;
};

/** On which ground a chart is drawn. 图表底色。 */
export type ChartTheme =
  /** For a dark ground. 深色。 */
  | 'DARK'
  /** For a light ground. 浅色。 */
  | 'LIGHT';

/** A chain to close or to open again. 要停用或恢复的链组。 */
export type ClosingChainInput = {
  /** Which chain. 链组标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** Something to close or to open again. 要停用或恢复的对象。 */
export type ClosingInput = {
  /** Which. 标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** Whom to call about a listing. 条目的联系人。 */
export type ContactInput = {
  /** A person or an office. 联系人或联系单位。 */
  name: string;
  /** A mobile number, or a landline with its area code. 手机号，或带区号的座机号。 */
  phone: string;
};

/** An account to make. 要创建的账号。 */
export type CreateAccountInput = {
  /** The chain, for CHAIN_LEAD. 牵头的链组（角色为链组牵头单位时）。 */
  chain?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The name to sign in with. 账号名。 */
  name: string;
  /** The village or party, for VILLAGE, GRID and PARTY. 所属村或主体（角色为村、网格员、主体时）。 */
  party?: string | null | undefined;
  /** The person it is for. 使用人姓名。 */
  personName?: string | null | undefined;
  /** Their mobile phone; they may sign in with it. 使用人手机号，可用于登录。 */
  phone?: string | null | undefined;
  /** What it may do. 角色。 */
  role: Role;
  /** The town, for the role TOWN. 所属镇街（角色为镇街时）。 */
  town?: string | null | undefined;
};

/** Accounts to make together. 要批量创建的账号。 */
export type CreateAccountsInput = {
  /** Where people sign in, such as https://lianzu.example; it stands on the slips. 登录网址，例如 https://lianzu.example，将印在登录凭条上。 */
  address?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** At most 200; all are made, or none. 最多200个；全部创建，或一个也不创建。 */
  rows: Array<CreateAccountsRow>;
};

/** One account of many. 批量创建中的一个账号。 */
export type CreateAccountsRow = {
  /** The name to sign in with; like the village without one. 账号名；不填则同村名。 */
  name?: string | null | undefined;
  /** The village or party by its id. 村或主体的标识。 */
  party?: string | null | undefined;
  /** The person it is for. 使用人姓名。 */
  personName?: string | null | undefined;
  /** Their mobile phone; they may sign in with it. 使用人手机号，可用于登录。 */
  phone?: string | null | undefined;
  /** VILLAGE, GRID or PARTY; VILLAGE without one. 角色：村、网格员或主体；不填为村。 */
  role?: Role | null | undefined;
  /** The village by its name; or give `party`. 村名；也可改用 party。 */
  village?: string | null | undefined;
};

/** A key to make. 要创建的密钥。 */
export type CreateApiKeyInput = {
  /** The chain, for CHAIN_LEAD. 牵头的链组（角色为链组牵头单位时）。 */
  chain?: string | null | undefined;
  /** When it expires; never, without one. 到期时间；不填则长期有效。 */
  expiresAt?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Who uses it. 名称（由谁使用）。 */
  name: string;
  /** The sites whose pages may call by it, of the district's list; all of that without any, none for []. 可使用此密钥的网站，须在本区放行名单内；不填同名单，空列表为均不可。 */
  origins?: Array<string> | null | undefined;
  /** The village or party, for VILLAGE, GRID and PARTY. 所属村或主体（角色为村、网格员、主体时）。 */
  party?: string | null | undefined;
  /** What it may do. 角色。 */
  role: Role;
  /** What of its role's work it is for; all of it, without any. 可办理的范围；不填则为该角色的全部权限。 */
  scopes?: Array<KeyScope> | null | undefined;
  /** The town, for the role TOWN. 所属镇街（角色为镇街时）。 */
  town?: string | null | undefined;
};

/** A public link to make. 要开通的公开上报链接。 */
export type CreateReportLinkInput = {
  /** When it expires; never, without one. 到期时间；不填则长期有效。 */
  expiresAt?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The mechanism’s code. 办理机制代码。 */
  mechanism: string;
  /** Where it hangs. 名称（张贴在哪里）。 */
  name: string;
  /** The village; the viewer’s own if absent. 所属村；不填为本村。 */
  party?: string | null | undefined;
};

/** A webhook to make. 要创建的推送。 */
export type CreateWebhookInput = {
  /** What to send of each: `fragment Payload on Event { … }`; STANDARD only. 每条推送什么：fragment Payload on Event { … }；仅 STANDARD。 */
  document?: string | null | undefined;
  /** Which events; all without one. 推送哪些事件；不填为全部。 */
  filter?: EventFilter | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** How it is sent. 推送方式。 */
  kind: WebhookKind;
  /** Who receives it. 名称（推给谁）。 */
  name: string;
  /** The signing secret DingTalk gave; STANDARD is given one. 钉钉机器人的加签密钥；STANDARD 由系统生成。 */
  secret?: string | null | undefined;
  /** Where to, HTTPS. 接收地址（HTTPS）。 */
  url: string;
};

/** Conditions on one value (DateFilter). 对一个值的条件（DateFilter）。 */
export type DateFilter = {
  /** Equal to. 等于。 */
  eq?: string | null | undefined;
  /** At or after, at least. 不早于、不少于。 */
  gte?: string | null | undefined;
  /** Whether the value is missing. 是否为空。 */
  isNull?: boolean | null | undefined;
  /** At or before, at most. 不晚于、不多于。 */
  lte?: string | null | undefined;
};

/** Conditions on one value (DateTimeFilter). 对一个值的条件（DateTimeFilter）。 */
export type DateTimeFilter = {
  /** After, more than. 晚于、多于。 */
  gt?: string | null | undefined;
  /** At or after, at least. 不早于、不少于。 */
  gte?: string | null | undefined;
  /** Before, less than. 早于、少于。 */
  lt?: string | null | undefined;
  /** At or before, at most. 不晚于、不多于。 */
  lte?: string | null | undefined;
};

/** A pairing that does not fit, and why. 不合适的配对及原因。 */
export type DeclinePairingInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** The pairing. 配对。 */
  pairing: string;
  /** Why. 原因。 */
  reason: PairingRefusalReason;
  /** The version seen. 所见的版本号。 */
  version?: number | null | undefined;
};

/** What was handed over. 交付了什么。 */
export type DeliverOrderInput = {
  /** Whether what was lent is free again, such as a room. 借用的（如场地）是否已归还可再用。 */
  comesBack?: boolean | null | undefined;
  /** The day; today if absent. 日期；不填为当天。 */
  deliveredOn?: string | null | undefined;
  /** Whether this closes the order; it does by itself when nothing is left to deliver. 是否办结；全部交付后自动办结。 */
  finish?: boolean | null | undefined;
  /** The order. 办理单。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** How much, in the order’s unit. 数量（按办理单的单位）。 */
  quantity?: string | null | undefined;
  /** Unit code, where the order says none. 单位代码；办理单没有单位时填写。 */
  unit?: string | null | undefined;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** Whom to send an order to. 下单给谁。 */
export type DispatchOrderInput = {
  /** Confirms a quantity that was called unusual. 确认被提示为异常的数量。 */
  confirmUnusual?: boolean | null | undefined;
  /** The order. 办理单。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** How much of the need this covers, in the need’s unit, where the units differ in kind. 能满足需求的数量（按需求单位），单位不同类时填写。 */
  needQuantity?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** A party that lists no resource for it. 未列出资源的承接主体。 */
  party?: string | null | undefined;
  /** How much, in the resource’s unit; as much as fits if absent. 数量（按资源单位）；不填取可满足的数量。 */
  quantity?: string | null | undefined;
  /** Why it goes to somebody else. 改派原因。 */
  reason?: OrderReason | null | undefined;
  /** Whether the quantity is set aside until they answer; without it, who accepts first has it. 是否先预留数量；不预留则先接先得。 */
  reserve?: boolean;
  /** The resource; the one on the order if absent. 资源；不填为单上已有的资源。 */
  resource?: string | null | undefined;
  /** Unit code, where neither need nor resource says one. 单位代码；需求和资源都没有单位时填写。 */
  unit?: string | null | undefined;
  /** The version seen. 所见的版本号。 */
  version: number;
  /** The window, where the resource is offered in windows; at the latest when it is dispatched. 资源分时段提供时所用的时段；最迟在下单时选定。 */
  window?: string | null | undefined;
};

/** A town or a village. 镇街或村。 */
export type DivisionLevel =
  /** A town, subdistrict, park or farm. 镇、街道、园区或农场。 */
  | 'TOWN'
  /** A village. 村。 */
  | 'VILLAGE';

/** What would come of a row. 该行导入后的结果。 */
export type DivisionVerdict =
  /** Its name, code or town would change. 名称、代码或镇街有变更。 */
  | 'CHANGED'
  /** It would be added. 新增。 */
  | 'NEW'
  /** Nothing would change. 无变化。 */
  | 'SAME';

/** A list of towns and villages. 镇街和村的列表。 */
export type DivisionsInput = {
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Lines with a heading (代码, 名称, 所属镇街), parted by commas or tabs, or JSON (code, name, children). 带表头的文本（代码、名称、所属镇街，用逗号或制表符分隔，可从 Excel 直接复制），或 JSON（code、name、children）。 */
  text: string;
};

/** What of a chain is to be another. 链组的修改。 */
export type EditChainInput = {
  /** What it is about. 说明。 */
  about?: string | null | undefined;
  /** All other names it goes by. 全部别名。 */
  aliases?: Array<string> | null | undefined;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** Which chain. 链组标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** The department that leads it. 牵头部门。 */
  lead?: string | null | undefined;
  /** Its name. 名称。 */
  name?: string | null | undefined;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** What of a cluster is to be another. 片区的修改。 */
export type EditClusterInput = {
  /** Which. 标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Its name. 名称。 */
  name?: string | null | undefined;
  /** What it is about. 主题。 */
  theme?: string | null | undefined;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** Changes to a listing. 对条目的修改。 */
export type EditListingInput = {
  /** First day, inclusive. 起始日期（含）。 */
  availableFrom?: string | null | undefined;
  /** Last day, inclusive. 截止日期（含）。 */
  availableTo?: string | null | undefined;
  /** Category code. 类目代码。 */
  category?: string | null | undefined;
  /** The chain it serves. 所属链组。 */
  chain?: string | null | undefined;
  /** Whom to call; in a new entry, the one of the party’s last entry if absent. 联系人；新填报时不填则沿用本主体上一条的联系人。 */
  contact?: ContactInput | null | undefined;
  /** More about it. 详细说明。 */
  detail?: string | null | undefined;
  /** Whether it can be shared among several; yes unless told. 可否拆分，默认可以。 */
  divisible?: boolean | null | undefined;
  /** The day after which it expires; set by the platform if absent. 到期日；不填由系统设定。 */
  expiresOn?: string | null | undefined;
  /** The listing. 条目。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Latitude of the service area’s centre; the party’s own if absent. 服务范围中心纬度；不填用主体自身位置。 */
  lat?: number | null | undefined;
  /** Longitude of the centre. 中心经度。 */
  lon?: number | null | undefined;
  /** The least that can be taken at once, in the unit. 最小起量（按单位）。 */
  minimumLot?: string | null | undefined;
  /** Only for parties of this town. 限此镇街。 */
  onlyTown?: string | null | undefined;
  /** How much. 数量。 */
  quantity?: string | null | undefined;
  /** Radius in metres. 服务半径（米）。 */
  radiusMetres?: number | null | undefined;
  /** The stage it serves. 所属环节。 */
  stage?: string | null | undefined;
  /** On what terms. 费用条件。 */
  terms?: Terms | null | undefined;
  /** What it is. 标题。 */
  title?: string | null | undefined;
  /** Unit code; needed with a quantity. 单位代码，有数量时必填。 */
  unit?: string | null | undefined;
  /** The version the change is based on. 修改所依据的版本号。 */
  version: number;
};

/** What of a village or another party is to be another. 村或其他主体的修改。 */
export type EditPartyInput = {
  /** What it is about. 简介。 */
  about?: string | null | undefined;
  /** All other names it goes by. 全部别名。 */
  aliases?: Array<string> | null | undefined;
  /** Its cluster. 所属片区。 */
  cluster?: string | null | undefined;
  /** Its official code: 9 digits for a town, 12 for a village, 18 characters for an enterprise. 官方代码：镇街 9 位、村 12 位、企业 18 位。 */
  code?: string | null | undefined;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** Which. 标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Where it is. 位置。 */
  location?: PositionInput | null | undefined;
  /** Its name. 名称。 */
  name?: string | null | undefined;
  /** What kind of organisation; OTHER if absent. 组织类别；不填为“其他”。 */
  organizationKind?: OrganizationKind | null | undefined;
  /** How strong it is. 强弱。 */
  strength?: Strength | null | undefined;
  /** The town it lies in. 所在镇街。 */
  town?: string | null | undefined;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** What of a town is to be another. 镇街的修改。 */
export type EditTownInput = {
  /** Its official code: 9 digits for a town, 12 for a village, 18 characters for an enterprise. 官方代码：镇街 9 位、村 12 位、企业 18 位。 */
  code?: string | null | undefined;
  /** That a nearly equal name is known to be another’s. 已确认与相近名称不是同一个。 */
  evenIfNear?: boolean | null | undefined;
  /** Which. 标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** Its kind. 类别。 */
  kind?: TownKind | null | undefined;
  /** Its name. 名称。 */
  name?: string | null | undefined;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** A partnership to end. 要结束的结对。 */
export type EndPartnershipInput = {
  /** The partnership. 结对。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** Every failure that can be expected. 可预期的各种失败。 */
export type ErrorCode =
  /** You cannot do this to your own account; ask another administrator, or use changePassword. 不能对自己的账号进行此操作；请由其他管理员办理，或使用修改密码。 */
  | 'ACCOUNT_IS_OWN'
  /** An account name has 2 to 40 letters, digits, Chinese characters, “-”, “_” or “.”, and is no phone number. 账号名为 2 至 40 个字，可用汉字、字母、数字及“-”“_”“.”，且不能是手机号。 */
  | 'ACCOUNT_NAME_INVALID'
  /** Row {row} has the name “{name}”, too; give one of them another. 第 {row} 行也用了账号名“{name}”，请改其中一个。 */
  | 'ACCOUNT_NAME_REPEATED'
  /** The account name “{name}” is taken; choose another. 账号名“{name}”已被使用，请换一个。 */
  | 'ACCOUNT_NAME_TAKEN'
  /** There is no such account that you look after; choose one from the list of accounts. 没有找到您所管理的这个账号，请从账号列表中选择。 */
  | 'ACCOUNT_NOT_FOUND'
  /** You do not look after accounts of this role and place; leave this row out and ask the district. 您不能为该村或该角色创建账号；请去掉此行，并联系区管理员办理。 */
  | 'ACCOUNT_NOT_YOURS'
  /** Only a person’s account can do this; sign in with a name and password instead of an API key. 只有个人账号可以进行此操作；请用账号密码登录，不要使用 API 密钥。 */
  | 'ACCOUNT_ONLY'
  /** No accounts were asked for; give at least one row. 没有填写要创建的账号，请至少填写一行。 */
  | 'ACCOUNT_ROWS_MISSING'
  /** At most {most} accounts are made at once; send the rest separately. 一次最多创建 {most} 个账号，其余请分批提交。 */
  | 'ACCOUNT_ROWS_TOO_MANY'
  /** The address is none of a site; write it such as https://lianzu.example. 网址无效，请填写例如 https://lianzu.example 这样的网址。 */
  | 'ADDRESS_INVALID'
  /** This plan has been applied; see its orders. 这份方案已落实，请查看其办理单。 */
  | 'ALLOCATION_APPLIED'
  /** Several plans are being worked out just now; try again in a minute. 正在计算的方案较多，请一分钟后再试。 */
  | 'ALLOCATION_BUSY'
  /** The cap is given in percent of what a resource has left, from 1 to 100. 上限按资源余量的百分比填写，为 1 至 100。 */
  | 'ALLOCATION_CAP'
  /** Line {line}: of the listing {listing} {was} {unit} were left, now {now}; plan again. 第 {line} 行：条目 {listing} 原剩 {was} {unit}，现剩 {now}；请重新统筹。 */
  | 'ALLOCATION_CAPACITY_CHANGED'
  /** There is nothing to share out: {needs} open needs in this scope, none with a pairing that has something left. Widen the scope or look at the gaps. 没有可统筹的内容：所选范围有 {needs} 条未满足的需求，都没有尚有余量的配对。请放宽范围，或查看缺口。 */
  | 'ALLOCATION_EMPTY'
  /** This plan is too old to be applied; plan again. 这份方案已过期，请重新统筹。 */
  | 'ALLOCATION_EXPIRED'
  /** The floor is given in percent: up to 200 of the strong villages’ fill, up to 100 in itself. 公平底线按百分比填写：相对强村不超过 200，绝对值不超过 100。 */
  | 'ALLOCATION_FLOOR'
  /** Line {line}: the listing {listing} has been edited since; plan again. 第 {line} 行：条目 {listing} 此后有修改；请重新统筹。 */
  | 'ALLOCATION_LISTING_CHANGED'
  /** Line {line}: the listing {listing} has been closed since; plan again. 第 {line} 行：条目 {listing} 此后已关闭；请重新统筹。 */
  | 'ALLOCATION_LISTING_CLOSED'
  /** There is no such plan, or it has been forgotten; plan again. 没有找到这份撮合方案，或已过期清理；请重新统筹。 */
  | 'ALLOCATION_NOT_FOUND'
  /** Line {line}: the pairing {pairing} has been taken up, declined or scored anew since; plan again. 第 {line} 行：配对 {pairing} 此后已被办理、被拒绝或得分有变；请重新统筹。 */
  | 'ALLOCATION_PAIRING_CHANGED'
  /** The plan has {lines} lines, {most} can be applied at once; plan by chain, town or category. 方案共 {lines} 行，一次最多落实 {most} 行；请按链组、镇街或类目分别统筹。 */
  | 'ALLOCATION_TOO_LONG'
  /** That is more than can be planned at once (at most {most} needs); plan by chain, town or category. 范围过大，一次最多统筹 {most} 条需求；请按链组、镇街或类目分别统筹。 */
  | 'ALLOCATION_TOO_WIDE'
  /** The floor cannot be held: weak villages’ needs could be filled to {weak} % at most, strong villages’ stand at {strong} % already, and the floor asks for {ofStrong} % of theirs and {least} % at least. Lower the floor, or find resources for weak villages first. 公平底线达不到：弱村需求最多只能满足 {weak}%，强村目前已满足 {strong}%，而底线要求不低于强村的 {ofStrong}% 且不低于 {least}%。请调低底线，或先为弱村寻找资源。 */
  | 'ALLOCATION_UNFAIR'
  /** Weights go from 0 to 1000 percent, and at most three what-ifs are worked out at once. 权重为 0 至 1000（百分比），一次最多试算三组。 */
  | 'ALLOCATION_WEIGHTS'
  /** The place is incomplete; give both latitude (−90 to 90) and longitude (−180 to 180). 位置不完整，请同时填写纬度（−90 至 90）和经度（−180 至 180）。 */
  | 'AREA_INCOMPLETE'
  /** An account or key with the role {role} needs {what}; give it. 角色 {role} 的账号或密钥必须指定 {what}，请补充。 */
  | 'BINDING_MISSING'
  /** There is no such {what} in this district that fits the role; choose one from the list. 本区没有符合此角色的 {what}，请从列表中选择。 */
  | 'BINDING_NOT_FOUND'
  /** An account or key with the role {role} takes no {what}; leave it out. 角色 {role} 的账号或密钥不需要 {what}，请去掉。 */
  | 'BINDING_UNWANTED'
  /** Only {left} {unit} of this resource are left, {wanted} were asked for; take less, or choose another resource. 这项资源只剩 {left} {unit}，需要 {wanted}；请减少数量或另选资源。 */
  | 'CAPACITY_TAKEN'
  /** “{code}” cannot be a chain’s code; use 2 to 20 capital letters, digits or hyphens, such as FARMING. “{code}”不能作为链组代号，请用 2 至 20 个大写字母、数字或连字符，例如 FARMING。 */
  | 'CHAIN_CODE_INVALID'
  /** There is no such chain in this district; reload the list. 本区没有这个链组，请刷新列表。 */
  | 'CHAIN_NOT_FOUND'
  /** Give both times as hours and minutes, such as 09:00. 请按“时:分”填写起止时间，例如 09:00。 */
  | 'CLOCK_INVALID'
  /** It is closed; reopen it first if it is to be used again. 已停用；如需继续使用，请先恢复。 */
  | 'CLOSED_ALREADY'
  /** “{code}” is no code of this kind; a town has 9 digits, a village 12, an enterprise 18 characters; leave it empty if unknown. “{code}”不是有效的代码：镇街 9 位、村 12 位数字，企业 18 位统一社会信用代码；不清楚时可不填，以后再补。 */
  | 'CODE_INVALID'
  /** “{name}” has this code already; correct one of the two. “{name}”已使用这个代码，请更正其中一个。 */
  | 'CODE_TAKEN'
  /** Give the contact’s name (up to 40 characters) and a number that can be called: a mobile number of eleven digits, or a landline with its area code. 请填写联系人姓名（不超过40字）和能打通的电话：十一位手机号，或带区号的座机号。 */
  | 'CONTACT_INVALID'
  /** No number is kept for this entry; ask the town or the village committee. 这条清单没有留电话，请向所在镇街或村委会询问。 */
  | 'CONTACT_MISSING'
  /** The number is shown once both sides have agreed: place an order, and wait until it is accepted. 双方谈妥后才显示完整号码：请先点单，待对方接单后再查看。 */
  | 'CONTACT_NOT_AGREED'
  /** This is not an API key of this platform; copy the whole key (lz_<district>_…) and send it as “Authorization: Bearer <key>”. 这不是本平台的 API 密钥；请完整复制密钥（lz_区代码_…），并写成 Authorization: Bearer <密钥>。 */
  | 'CREDENTIAL_MALFORMED'
  /** This API key is unknown, expired or revoked; ask your district administrator for a new one. 此 API 密钥不存在、已过期或已停用；请联系区管理员重新发放。 */
  | 'CREDENTIAL_REFUSED'
  /** The days do not fit; warn after 0 days or more, and be due after 1 to {most} days, not before the warning. 天数不合适：预警不少于 0 天，时限为 1 至 {most} 天，且不早于预警。 */
  | 'DEADLINE_DAYS'
  /** This is no hour of the day; give one from 0 to 23. 时间不对，请填 0 到 23 之间的整点。 */
  | 'DIGEST_HOUR_INVALID'
  /** There is no district “{district}” here; give its six-digit division code, such as 120113. 本平台没有“{district}”这个区；请填写六位行政区划代码，例如 120113。 */
  | 'DISTRICT_UNKNOWN'
  /** {faults} rows cannot be taken; correct them as the preview says, or leave them out. 有 {faults} 行不能导入，请按预览提示更正，或去掉这些行。 */
  | 'DIVISIONS_FAULTY'
  /** At most {most} rows are taken at once; split the list by town. 一次最多导入 {most} 行，请按镇街拆分后分别导入。 */
  | 'DIVISIONS_TOO_MANY'
  /** No list of towns and villages was found; give the columns 代码 and 名称, or a JSON list of code, name and children. 没有读到镇街和村；请提供“代码”“名称”两列，或含 code、name、children 的 JSON 列表。 */
  | 'DIVISIONS_UNREADABLE'
  /** The expiry lies in the past; give a later one, or none. 有效期早于当前时间；请填写以后的时间，或不填。 */
  | 'EXPIRY_IN_PAST'
  /** Something of this kind has no {field}; leave it out. 这类主体没有 {field} 这一项，请去掉。 */
  | 'FIELD_UNFIT'
  /** This account or key may not do that; ask your district administrator for the right role. 当前账号或密钥没有这项权限；如需办理，请联系区管理员开通相应角色。 */
  | 'FORBIDDEN'
  /** “{key}” is no idempotency key; make a new UUID for each thing you want done. “{key}”不是有效的幂等键；请为每次办理生成一个新的 UUID。 */
  | 'IDEMPOTENCY_KEY_INVALID'
  /** This idempotency key has been used with another input; make a new UUID for a new request. 此幂等键已用于内容不同的请求；新的请求请生成新的 UUID。 */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** Your identity provider cannot be asked just now; try again in a minute, or sign in with your password. 暂时无法连接统一身份认证服务；请稍后再试，或用账号密码登录。 */
  | 'IDENTITY_PROVIDER_AWAY'
  /** “{id}” is no id; use the id as the platform gave it. “{id}”不是有效的标识，请使用平台返回的标识。 */
  | 'ID_INVALID'
  /** The key has no fitting name; give one of 1 to 60 characters that says who uses it. 密钥名称不符合要求，请填写 1 至 60 个字，说明由谁使用。 */
  | 'KEY_NAME_INVALID'
  /** There is no such API key; choose one from the list of keys. 没有找到此 API 密钥，请从密钥列表中选择。 */
  | 'KEY_NOT_FOUND'
  /** This API key was made for less ({scopes}); ask your district administrator for one whose scopes hold this. 此 API 密钥的使用范围为 {scopes}，不包含这项操作；请联系区管理员发放范围合适的密钥。 */
  | 'KEY_SCOPE'
  /** A key is for something: name at least one scope, READ for reading alone, or leave the scopes out. 请至少选择一个使用范围：只查询选 READ；不限范围则不填。 */
  | 'KEY_SCOPES_EMPTY'
  /** This is the last window; withdraw the resource instead. 这是最后一个时段，请直接撤回这条资源。 */
  | 'LAST_WINDOW'
  /** This cannot be done while the import is “{state}”; wait for it, or reload. 这次导入当前为“{state}”，不能进行此操作；请稍候或刷新。 */
  | 'LEDGER_BUSY'
  /** The cell holds a formula that fails ({value}); write the value itself. 单元格的公式出错（{value}）；请直接填写内容。 */
  | 'LEDGER_CELL_BROKEN'
  /** The entry has been changed since it was imported; look at it and change it there. 该条目导入后又被修改过；请打开条目自行处理。 */
  | 'LEDGER_CHANGED_SINCE'
  /** The sheet has no such column or kind of row; reload the import and choose again. 表中没有这一列或这类内容，请刷新后重新选择。 */
  | 'LEDGER_COLUMN_UNKNOWN'
  /** “{text}” is no date; write it as 2026-3-1 or 3月上旬. “{text}”看不出日期；请写成 2026-3-1 或“3月上旬”这样的形式。 */
  | 'LEDGER_DATE_UNREAD'
  /** This address is not good or no longer so; ask for the file again. 下载地址无效或已过期，请重新导出。 */
  | 'LEDGER_DOWNLOAD_OVER'
  /** The list cannot be asked so, correct the filter: {fault}. 筛选条件不适用于这个清单，请改正：{fault}。 */
  | 'LEDGER_FILTER_UNSOUND'
  /** The rows of this import have been cleared away for privacy; send the file again. 为保护个人信息，这次导入的明细已清除；如仍需要，请重新上传文件。 */
  | 'LEDGER_FORGOTTEN'
  /** Something refers to it by now, so it stays. 已有其他内容引用它，因此予以保留。 */
  | 'LEDGER_IN_USE'
  /** There is no layout “{code}” of this list; choose one from `ledgerLists`. 这个清单没有“{code}”版式，请从 ledgerLists 中选择。 */
  | 'LEDGER_LAYOUT_UNKNOWN'
  /** This part of the layout does not fit; give a code of small letters, names of at most 60 characters, columns of the list each once, and at most 60 layouts. 版式的这一项不合要求；代码须为小写字母，名称不超过60字，各列须属于该清单且不重复，版式最多60个。 */
  | 'LEDGER_LAYOUT_UNSOUND'
  /** No sheet has a heading that can be recognised; begin with a template, or say what each column is. 没有找到认得出的表头；请参照模板填写，或指定各列含义后重试。 */
  | 'LEDGER_NOTHING_FOUND'
  /** There is no such import; reload the list. 没有找到这次导入，请刷新列表。 */
  | 'LEDGER_NOT_FOUND'
  /** “{text}” is not a number between {least} and {most}; correct it in the file, or leave it empty. “{text}”不是 {least} 至 {most} 之间的数字，请在表中改正或留空。 */
  | 'LEDGER_NUMBER_INVALID'
  /** Several are called “{name}”; name the town as well. 有多个主体名为“{name}”；请同时填写镇街。 */
  | 'LEDGER_PARTY_AMBIGUOUS'
  /** The row does not say whose it is; fill in the village or party. 这一行没有写明是哪个村（主体），请补填。 */
  | 'LEDGER_PARTY_MISSING'
  /** “{name}” is not among those you write for; take the row out or ask the district. “{name}”不在您的填报范围内；请删去此行，或由上级单位导入。 */
  | 'LEDGER_PARTY_NOT_YOURS'
  /** No village or party is called “{name}”; correct the name, or add it first. 没有名为“{name}”的村或主体；请核对名称，或先登记该主体。 */
  | 'LEDGER_PARTY_UNKNOWN'
  /** The file is protected by a password; take the password off and send it again. 文件设有密码；请取消密码保护后重新上传。 */
  | 'LEDGER_PROTECTED'
  /** “{text}” is no quantity; write a number such as 300 (and the unit in its own column). “{text}”看不出数量；请写成数字，如 300，单位另填一列。 */
  | 'LEDGER_QUANTITY_UNREAD'
  /** This is the same entry as row {row} of “{sheet}”; keep one of them. 与“{sheet}”第 {row} 行重复；请只保留一行。 */
  | 'LEDGER_REPEATED'
  /** There is no such row in an import of yours; reload the import. 没有找到这一行，请刷新这次导入。 */
  | 'LEDGER_ROW_NOT_FOUND'
  /** No account of this import waits for a slip; where one was lost, reset the password of that account. 这次导入中没有待发凭条的账号；如凭条遗失，请为该账号重置密码。 */
  | 'LEDGER_SLIPS_NONE'
  /** The file holds more than can be read at once; split it into several of at most 100,000 rows. 文件内容过大；请拆成几个文件（每个不超过 10 万行）后分别上传。 */
  | 'LEDGER_TOO_LARGE'
  /** The quantity {quantity} has no unit; add one such as 亩, 斤 or 人. 数量 {quantity} 没有写单位；请补填亩、斤、人等。 */
  | 'LEDGER_UNIT_MISSING'
  /** “{text}” is no unit of the platform; choose one such as 亩, 斤 or 人. 平台没有“{text}”这个单位；请选用亩、斤、人等常用单位。 */
  | 'LEDGER_UNIT_UNKNOWN'
  /** This is no workbook or table that can be read; save it as .xlsx or .csv and send it again. 无法读取这个文件；请用 Excel 或 WPS 另存为 .xlsx 或 .csv 后重新上传。 */
  | 'LEDGER_UNREADABLE'
  /** “{value}” is none of the choices for {what}; choose one of: {choices}. {what}中没有“{value}”；可选：{choices}。 */
  | 'LEDGER_VALUE_UNKNOWN'
  /** A district may have at most {most} words of its own; remove some that are not needed. 每个区最多自定 {most} 个词语；请先删去不用的。 */
  | 'LEXICON_FULL'
  /** This proposal has been decided so already; reload the list. 这条建议已如此处理，请刷新列表。 */
  | 'LEXICON_PROPOSAL_DECIDED'
  /** There is no such proposal; reload the list. 没有找到这条建议，请刷新列表。 */
  | 'LEXICON_PROPOSAL_NOT_FOUND'
  /** The lexicon has no “{code}”; choose one of `lexiconConcepts`. 词库中没有“{code}”，请从 lexiconConcepts 中选择。 */
  | 'LEXICON_TARGET_UNKNOWN'
  /** “{word}” cannot be a word here; write two to twenty Chinese characters, letters or digits, without spaces, and not a number alone. “{word}”不能作为词语；请填写2到20个汉字、字母或数字，不含空格，不能只是数字。 */
  | 'LEXICON_WORD_INVALID'
  /** “{word}” means that already; nothing needs to be added. “{word}”本来就是这个意思，不必再添加。 */
  | 'LEXICON_WORD_KNOWN'
  /** The district has no such word of its own; reload the list. 本区没有添加过这个词，请刷新列表。 */
  | 'LEXICON_WORD_NOT_FOUND'
  /** This entry is no longer open; put in a new one, or renew it. 这条清单已不在有效状态；请重新填报，或先续期。 */
  | 'LISTING_CLOSED'
  /** There is no such entry, or it is not yours to change; reload the list. 没有找到这条清单，或您无权修改；请刷新列表。 */
  | 'LISTING_NOT_FOUND'
  /** Coordinates need a latitude (−90 to 90), a longitude (−180 to 180) and where they are from; give all three or none. 坐标须同时填写纬度（−90 至 90）、经度（−180 至 180）和来源，请补齐，或都不填。 */
  | 'LOCATION_INCOMPLETE'
  /** At least {least} {unit} must be taken at once; take that much or choose another resource. 至少要 {least} {unit} 起；请增加数量或另选资源。 */
  | 'LOT_TOO_SMALL'
  /** More than {most} matters came by this link in a day; call the village committee, or try again tomorrow. 此链接一天内反映的事项已超过 {most} 件；请直接联系村委会，或明天再试。 */
  | 'MATTERS_TOO_MANY'
  /** Matters cannot be raised under this mechanism; choose one that a village may place orders under. 这一办理机制不能由村里发起；请选择村里可以点单的机制。 */
  | 'MECHANISM_NOT_PUBLIC'
  /** The district knows no mechanism “{code}”; choose one from the list, or none. 本区没有“{code}”这种办理机制，请从列表中选择或不填。 */
  | 'MECHANISM_UNKNOWN'
  /** These routes do not make a life an order could have ({faults}); correct them. 流程不完整或有冲突（{faults}），请更正。 */
  | 'MECHANISM_UNSOUND'
  /** This party is no member of the chain; reload the list. 该主体不是这个链组的成员，请刷新列表。 */
  | 'MEMBER_NOT_FOUND'
  /** “{code}” cannot be a metric of the district’s own: give a code of small letters, digits and hyphens that no standard metric has, and a name in both languages. “{code}”不能作为本区指标：代码用小写字母、数字和连字符，不得与标准指标相同，并填写中英文名称。 */
  | 'METRIC_INVALID'
  /** Outcomes have been recorded in this metric, so its unit stays; add another metric for the other unit. 已有成效按此指标的单位记录，单位不能再改；请为新单位另建一个指标。 */
  | 'METRIC_IN_USE'
  /** The least lot is more than the whole quantity; give a smaller lot or a larger quantity. 最小起量超过了总量，请减小起量或增加总量。 */
  | 'MINIMUM_LOT_TOO_LARGE'
  /** The name is missing or too long; give one of 1 to {most} characters. 名称未填写或过长，请填写 1 至 {most} 个字。 */
  | 'NAME_INVALID'
  /** Nearly the same is there already: {names}; if this is another one, confirm it with evenIfNear. 已有相近的名称：{names}；如确实是另一个，请确认后再保存（evenIfNear）。 */
  | 'NAME_NEAR'
  /** “{name}” is there already; edit that one, or give another name. “{name}”已经存在，请修改原有的，或换一个名称。 */
  | 'NAME_TAKEN'
  /** Only {left} {unit} of this need are still open, {wanted} were to be given; give less. 这条需求只差 {left} {unit}，本次为 {wanted}；请减少数量。 */
  | 'NEED_COVERED'
  /** The resource is counted in another unit than the need; say how much of the need this covers, in {unit}. 资源与需求的单位不同，请写明能满足多少需求（单位：{unit}）。 */
  | 'NEED_QUANTITY_MISSING'
  /** Nothing has been delivered on this order yet; record what came of it after a delivery. 此单还没有交付；请在交付之后再记录成效。 */
  | 'NOTHING_DELIVERED'
  /** This is no position of a notice, or too many of them; give up to 100 positions as the inbox shows them. 消息序号不对，或一次给得太多；请按收件箱中的序号填写，最多100条。 */
  | 'NOTICE_POSITION_INVALID'
  /** This resource is only given as a whole ({whole} {unit}); take all of it or choose another. 这项资源不可拆分，须整体承接（{whole} {unit}）；请全部承接或另选资源。 */
  | 'NOT_DIVISIBLE'
  /** There is no such order; reload the list. 没有找到这张办理单，请刷新列表。 */
  | 'ORDER_NOT_FOUND'
  /** Part of this order has been delivered; finish it with what was delivered and place another for the rest. 此单已交付一部分；请按已交付的数量办结，余下的另行点单。 */
  | 'ORDER_PARTLY_DELIVERED'
  /** This cannot be done while the order is “{state}”; reload it and choose one of the steps it offers. 办理单当前为“{state}”，不能进行此操作；请刷新后选择可办的步骤。 */
  | 'ORDER_STEP_IMPOSSIBLE'
  /** Say what the order is about: one pairing, or a need, or a resource together with the party it is for. 请说明为哪项办理：一个配对、一条需求，或一项资源及使用它的主体。 */
  | 'ORDER_SUBJECT'
  /** A list holds at most {most} sites; leave out those that are no longer used. 最多可放行{most}个网站，请去掉不再使用的。 */
  | 'ORIGINS_TOO_MANY'
  /** “{origin}” is no site; write it as https://dashboard.example, without a path. “{origin}”不是网站来源；请写成 https://dashboard.example 的形式，不带路径。 */
  | 'ORIGIN_INVALID'
  /** The site {origin} is not on the district’s list; add it with setAllowedOrigins first. 网站 {origin} 尚未列入本区放行名单；请先用 setAllowedOrigins 加入。 */
  | 'ORIGIN_NOT_ALLOWED'
  /** Pages of this site may not call with this key; ask your district administrator to allow the site (setAllowedOrigins) or to make a key for it. 该网站的网页不能使用此密钥调用；请联系区管理员放行该网站，或为它另发密钥。 */
  | 'ORIGIN_REFUSED'
  /** There is no such entry to correct; choose one that is no correction itself. 没有找到可更正的记录；请选择原始记录（不是更正记录）。 */
  | 'OUTCOME_NOT_FOUND'
  /** This has been recorded for the order already; correct the entry instead. 此单的该项成效已记录；如有出入请使用更正。 */
  | 'OUTCOME_RECORDED'
  /** The figure is {value} already; nothing needs correcting. 当前数值已是 {value}，无需更正。 */
  | 'OUTCOME_UNCHANGED'
  /** This pairing no longer holds; choose another. 这个配对已失效，请另选一个。 */
  | 'PAIRING_CLOSED'
  /** This pairing is already being carried out; follow its order instead. 这个配对正在办理中，请查看已有的办理单。 */
  | 'PAIRING_IN_ORDER'
  /** There is no such pairing; reload the list. 没有找到这个配对，请刷新列表。 */
  | 'PAIRING_NOT_FOUND'
  /** There is no such partnership, or it has ended; reload the list. 没有找到这个结对，或已结束；请刷新列表。 */
  | 'PARTNERSHIP_NOT_FOUND'
  /** These two villages are partners already; see their partnership. 这两个村已经结对，请查看已有的结对。 */
  | 'PARTNERS_ALREADY'
  /** A partnership joins two different villages of this district; choose both from the list. 结对的双方须是本区两个不同的村，请从列表中选择。 */
  | 'PARTNERS_NOT_VILLAGES'
  /** There is no such party in this district; choose one from the list. 本区没有这个主体，请从列表中选择。 */
  | 'PARTY_NOT_FOUND'
  /** The password is an initial one; change it first with changePassword. 当前使用的是初始密码，请先修改密码（changePassword）再继续。 */
  | 'PASSWORD_CHANGE_REQUIRED'
  /** The password is too long; use at most {most} characters. 密码太长，最多 {most} 位。 */
  | 'PASSWORD_TOO_LONG'
  /** The password is too short; use at least {least} characters. 密码太短，至少需要 {least} 位。 */
  | 'PASSWORD_TOO_SHORT'
  /** The password is too easy to guess; mix letters with digits or signs, and leave out the account name and rows such as 123456. 密码过于简单；请同时使用字母和数字（或符号），不要包含账号名或 123456 之类的连续字符。 */
  | 'PASSWORD_TOO_SIMPLE'
  /** The new password is the old one; choose another. 新密码与原密码相同，请换一个。 */
  | 'PASSWORD_UNCHANGED'
  /** The present password is not right; type it again. 原密码不正确，请重新输入。 */
  | 'PASSWORD_WRONG'
  /** “{phone}” is no mobile phone number; give eleven digits that begin with 1. “{phone}”不是手机号，请填写以 1 开头的十一位数字。 */
  | 'PHONE_INVALID'
  /** Another account signs in with this phone number; give another number, or none. 已有其他账号使用此手机号登录，请换一个手机号，或不填。 */
  | 'PHONE_TAKEN'
  /** An entry takes {most} photos; remove one first. 每条最多 {most} 张照片，请先删除一张。 */
  | 'PHOTOS_FULL'
  /** There is no such photo; reload the entry. 没有找到这张照片，请刷新后再试。 */
  | 'PHOTO_NOT_FOUND'
  /** This picture cannot be read; send a JPEG, PNG or WebP photo of at most 40 megapixels. 无法读取这张图片；请上传 JPEG、PNG 或 WebP 格式、不超过4000万像素的照片。 */
  | 'PHOTO_UNREADABLE'
  /** It is still in use: {entries} open entries, {orders} orders under way, {accounts} open accounts, {places} places or parties in it; finish or move these first. 仍在使用中：有效清单 {entries} 条、在办办理单 {orders} 张、可用账号 {accounts} 个、下属村和主体 {places} 个；请先办结、撤回或转移。 */
  | 'PLACE_IN_USE'
  /** There is no such town, cluster, village or party in this district; reload the list. 本区没有这个镇街、片区、村或主体，请刷新列表。 */
  | 'PLACE_NOT_FOUND'
  /** Give both a quantity and its unit, or neither. 数量和单位须一起填写，或都不填。 */
  | 'QUANTITY_AND_UNIT'
  /** More than this is already reserved or promised; give at least that much. 已预留和承诺的数量超过此数，请填写不小于该数的数量。 */
  | 'QUANTITY_BELOW_PROMISED'
  /** The quantity is missing; say how much, in the resource’s unit ({unit}). 缺少数量，请按资源的单位（{unit}）填写。 */
  | 'QUANTITY_MISSING'
  /** A quantity must be more than nothing; give a number above zero, or leave it out. 数量须大于零；请填写大于零的数，或不填。 */
  | 'QUANTITY_NOT_POSITIVE'
  /** The quantity of this resource is the sum of its windows; open or take back windows instead. 这项资源的数量由各时段合计，请通过开放或收回时段来调整。 */
  | 'QUANTITY_OF_WINDOWS'
  /** Only {left} are still to be delivered on this order; give at most that much. 此单还剩 {left} 未交付，请填写不超过该数的数量。 */
  | 'QUANTITY_OVER_ORDER'
  /** {quantity} {unit} is unusually much for this; check it, and send it again with confirmUnusual if it is right. {quantity} {unit} 明显偏多；请核对，确认无误后带上 confirmUnusual 再提交。 */
  | 'QUANTITY_UNUSUAL'
  /** Too many requests at once; go on in {seconds} seconds. 请求过于频繁，请 {seconds} 秒后继续。 */
  | 'RATE_LIMITED'
  /** There is no {what} “{value}”; choose one from the list. 没有 {what}“{value}”，请从列表中选择。 */
  | 'REFERENCE_NOT_FOUND'
  /** Nobody is named who could do this; give a resource or a party. 还没有指定由谁承接；请选择一项资源或一个主体。 */
  | 'RESOURCE_MISSING'
  /** The order is with them already; choose another resource or party. 此单已在该资源或主体处；请另选一个。 */
  | 'RESOURCE_UNCHANGED'
  /** Too many failed attempts; try again in {minutes} minutes, or ask your town or district to reset the password. 连续输错次数过多，请 {minutes} 分钟后再试，或联系镇街、区管理员重置密码。 */
  | 'SIGN_IN_LOCKED'
  /** Signing in and out sets a cookie, which a WebSocket cannot; send it over HTTP. 登录和退出需要设置 Cookie，WebSocket 无法办理；请改用 HTTP 请求。 */
  | 'SIGN_IN_OVER_HTTP'
  /** The name or password is not right; check both, or ask your town or district to reset the password. 账号或密码不正确；请核对后重试，或联系镇街、区管理员重置密码。 */
  | 'SIGN_IN_REFUSED'
  /** Two stages are called “{name}”; give one of them another name. 有两个环节都叫“{name}”，请改其中一个。 */
  | 'STAGES_REPEATED'
  /** The stage “{name}” still has {entries} open entries; keep it, or move these to another stage first. 环节“{name}”还有 {entries} 条有效清单；请保留此环节，或先把这些清单改到其他环节。 */
  | 'STAGE_IN_USE'
  /** The successor must be another open account of the same role and the same village, town or party; make one with createAccount first. 接任账号必须是同一村（镇街、主体）、同一角色的另一个可用账号；请先用 createAccount 创建。 */
  | 'SUCCESSOR_UNFIT'
  /** This text has {length} characters; at most {most} fit. 这段文字有 {length} 字，最多 {most} 字，请缩短。 */
  | 'TEXT_TOO_LONG'
  /** The title is missing; say in a few words what it is. 缺少标题，请用几个字写明是什么。 */
  | 'TITLE_MISSING'
  /** This token of your identity provider is not valid here or has expired; sign in there again. 统一身份认证的令牌在此无效或已过期，请重新登录后再试。 */
  | 'TOKEN_REFUSED'
  /** Your identity provider knows you, but no open account here has that name; ask your town or district to make it. 统一身份认证已通过，但本平台没有对应的可用账号；请联系镇街或区管理员开通。 */
  | 'TOKEN_WITHOUT_ACCOUNT'
  /** Sign in first, or send an API key as “Authorization: Bearer lz_…”. 请先登录，或在请求头中带上 API 密钥（Authorization: Bearer lz_…）。 */
  | 'UNAUTHENTICATED'
  /** Someone changed this in the meantime (it is now version {version}); reload it and make your change again. 此条刚被他人修改（现为第 {version} 版）；请刷新后再改一次。 */
  | 'VERSION_CONFLICT'
  /** Several villages are called “{name}”; give the id of the right one in `party`. 有多个村名为“{name}”，请在 party 中填写该村的标识。 */
  | 'VILLAGE_NAME_SHARED'
  /** There is no village called “{name}” in this district; write its name as in the list of villages. 本区没有名为“{name}”的村，请按村庄列表中的名称填写。 */
  | 'VILLAGE_NOT_FOUND'
  /** The district has {most} webhooks already; remove one that nobody needs. 本区已有 {most} 个推送，请先删除不用的。 */
  | 'WEBHOOKS_TOO_MANY'
  /** Nothing is sent to this address ({fault}); give an HTTPS address on the internet, or ask the operator to allow an inner host. 不能推送到这个地址（{fault}）；请填写互联网上的 HTTPS 地址，内网主机请运维人员先放行。 */
  | 'WEBHOOK_ADDRESS_REFUSED'
  /** This is no cursor of an event; give one as the list of events shows it. 这不是事件的游标，请从事件列表中取得。 */
  | 'WEBHOOK_CURSOR_INVALID'
  /** This is not what a webhook can be sent: {reason}; write a fragment Payload on Event. 推送内容的 GraphQL 片段有误：{reason}；请写成 fragment Payload on Event。 */
  | 'WEBHOOK_DOCUMENT_INVALID'
  /** The webhook has no fitting name; give one of 1 to 60 characters that says who receives it. 推送名称不符合要求，请填写 1 至 60 个字，说明推给谁。 */
  | 'WEBHOOK_NAME_INVALID'
  /** There is no such webhook; reload the list. 没有找到这个推送，请刷新列表。 */
  | 'WEBHOOK_NOT_FOUND'
  /** Part of this resource is promised already; put in a new resource for the windows. 这项资源已有预留或承诺，不能再分时段；请另填一条资源再开放时段。 */
  | 'WINDOWS_AFTER_ORDERS'
  /** No window lies in these days, or all are over; choose other days. 所选日期内没有可开放的时段，或均已过去；请另选日期。 */
  | 'WINDOWS_NONE'
  /** At most {most} windows can be opened at once; choose a shorter span. 一次最多开放 {most} 个时段，请缩短日期范围。 */
  | 'WINDOWS_TOO_MANY'
  /** This resource is offered in windows; choose one. 这项资源分时段提供，请选择一个时段。 */
  | 'WINDOW_MISSING'
  /** This window is over, taken back or already promised; choose another. 该时段已结束、已收回或已有承诺，请另选时段。 */
  | 'WINDOW_NOT_OPEN'
  /** The last day {to} is already over; give a later one. 截止日期 {to} 已过，请填写以后的日期。 */
  | 'WINDOW_OVER'
  /** The last day {to} lies before the first day {from}; swap or correct them. 截止日期 {to} 早于起始日期 {from}，请更正。 */
  | 'WINDOW_REVERSED';

/** Which entries to list; all fields must hold (EventFilter). 列出哪些条目；各项须同时满足（EventFilter）。 */
export type EventFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<EventFilter> | null | undefined;
  /** The category’s code; `startsWith` takes a whole branch. 类目代码；startsWith 可取整个分支。 */
  category?: TextFilter | null | undefined;
  /** Why it happened. 起因。 */
  cause?: TextFilter | null | undefined;
  /** The chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** Which list the listing stands in; pairing events have none. 所属清单；配对事件没有。 */
  kind?: ListingKindFilter | null | undefined;
  /** The need or resource it is about. 涉及的需求或资源。 */
  listing?: IdFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: EventFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<EventFilter> | null | undefined;
  /** The order it is about. 涉及的办理单。 */
  order?: IdFilter | null | undefined;
  /** The pairing it is about. 涉及的配对。 */
  pairing?: IdFilter | null | undefined;
  /** The village or other party on either side. 任一方的村或其他主体。 */
  party?: IdFilter | null | undefined;
  /** The pairing’s score; `gte` sets a minimum. Listing events have none. 配对得分，gte 为最低分；清单事件没有。 */
  score?: IntFilter | null | undefined;
  /** The town of either side. 任一方所在镇街。 */
  town?: IdFilter | null | undefined;
  /** What happened. 事件类型。 */
  type?: EventTypeFilter | null | undefined;
};

/** What happened. 事件类型。 */
export type EventType =
  /** An allocation was applied. 撮合方案已落实。 */
  | 'ALLOCATION_APPLIED'
  /** An allocation was planned. 生成了撮合方案。 */
  | 'ALLOCATION_PLANNED'
  /** A chain, its stages or its members changed. 链组及其环节、成员有变更。 */
  | 'CHAIN_CHANGED'
  /** A ledger was carried out or undone. 台账已导入或撤销。 */
  | 'LEDGER_APPLIED'
  /** All listings have been looked at with the lexicon as it is. 全部清单已按现有词库核对。 */
  | 'LEXICON_APPLIED'
  /** The district’s own words changed. 本区自定词语有变。 */
  | 'LEXICON_CHANGED'
  /** A need or resource was added. 新增需求或资源。 */
  | 'LISTING_ADDED'
  /** A need or resource was edited. 需求或资源有修改。 */
  | 'LISTING_CHANGED'
  /** A need or resource was confirmed as still valid. 需求或资源已确认仍有效。 */
  | 'LISTING_CONFIRMED'
  /** A need or resource expired. 需求或资源已到期。 */
  | 'LISTING_EXPIRED'
  /** Nothing is left to give or to need. 需求或资源已满足。 */
  | 'LISTING_FULFILLED'
  /** A need or resource was renewed. 需求或资源已续期。 */
  | 'LISTING_RENEWED'
  /** A need or resource was withdrawn. 需求或资源已撤回。 */
  | 'LISTING_WITHDRAWN'
  /** An order was accepted. 已接单。 */
  | 'ORDER_ACCEPTED'
  /** Several parties were called to an order. 已召集多方办理。 */
  | 'ORDER_CALLED'
  /** An order was cancelled. 已取消办理。 */
  | 'ORDER_CANCELLED'
  /** An order was delivered and closed. 已办结。 */
  | 'ORDER_COMPLETED'
  /** An order was declined. 未接单。 */
  | 'ORDER_DECLINED'
  /** Part of an order was delivered. 交付了一部分。 */
  | 'ORDER_DELIVERED'
  /** An order was dispatched. 已下单。 */
  | 'ORDER_DISPATCHED'
  /** An overdue order was reported one level up. 超期办理单已上报一级。 */
  | 'ORDER_ESCALATED'
  /** An order was given back. 已退单。 */
  | 'ORDER_GIVEN_BACK'
  /** An order was handed over. 已交单。 */
  | 'ORDER_HANDED_OVER'
  /** An order’s step is due soon or overdue. 办理单亮灯变化。 */
  | 'ORDER_PACE_CHANGED'
  /** An order was placed. 已点单。 */
  | 'ORDER_PLACED'
  /** An order was rated. 已评单。 */
  | 'ORDER_RATED'
  /** An order was sent to somebody else. 已改派。 */
  | 'ORDER_REASSIGNED'
  /** An order was taken up again. 已恢复办理。 */
  | 'ORDER_REINSTATED'
  /** A called party reported in. 已报到。 */
  | 'ORDER_REPORTED_IN'
  /** An order with a wrong pairing was ended. 已解除配对。 */
  | 'ORDER_UNMATCHED'
  /** An outcome was corrected. 成效已更正。 */
  | 'OUTCOME_CORRECTED'
  /** An outcome was recorded. 已记录成效。 */
  | 'OUTCOME_RECORDED'
  /** A pairing was said not to fit. 配对被标为不合适。 */
  | 'PAIRING_DECLINED'
  /** A pairing was proposed. 提出了新配对。 */
  | 'PAIRING_PROPOSED'
  /** A refusal of a pairing was taken back. 配对已恢复推荐。 */
  | 'PAIRING_REINSTATED'
  /** A pairing is free again: its order came to nothing. 配对已释放，可另行办理。 */
  | 'PAIRING_RELEASED'
  /** A pairing’s score or reasons changed. 配对的得分或理由有变。 */
  | 'PAIRING_RESCORED'
  /** A pairing was taken up in an order. 配对已办理。 */
  | 'PAIRING_TAKEN_UP'
  /** A pairing no longer holds. 配对已失效。 */
  | 'PAIRING_WITHDRAWN'
  /** A partnership ended. 结对结束。 */
  | 'PARTNERSHIP_ENDED'
  /** Two villages became partners. 两村结对。 */
  | 'PARTNERSHIP_FORMED'
  /** A village or party was added, edited or closed. 村或主体有新增、修改或停用。 */
  | 'PARTY_CHANGED'
  /** A task was set. 下达了任务。 */
  | 'TASK_SET'
  /** A town or one of its clusters was added, edited or closed. 镇街或其片区有新增、修改或停用。 */
  | 'TOWN_CHANGED'
  /** A town was told of its villages. 已发镇街早报。 */
  | 'TOWN_DIGESTED';

/** Conditions on one value (EventTypeFilter). 对一个值的条件（EventTypeFilter）。 */
export type EventTypeFilter = {
  /** Equal to. 等于。 */
  eq?: EventType | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<EventType> | null | undefined;
};

/** What is wanted as a file. 要导出的内容。 */
export type ExportLedgerInput = {
  /** SUMMARY: one line for each what; chain if absent. 态势按什么分行，默认链组。 */
  by?: StandingBy | null | undefined;
  /** What kind of file. 文件格式。 */
  format?: LedgerFormat;
  /** The language of headings and words. 表头和用词的语言。 */
  lang?: Language;
  /** The code of a layout (`ledgerLists`); every column without one. 版式代码（见 ledgerLists）；不填则导出全部列。 */
  layout?: string | null | undefined;
  /** Which list. 哪张清单。 */
  list: LedgerList;
  /** Which needs. 哪些需求。 */
  needs?: NeedFilter | null | undefined;
  /** Which orders. 哪些办理单。 */
  orders?: OrderFilter | null | undefined;
  /** Which outcomes. 哪些成效。 */
  outcomes?: OutcomeFilter | null | undefined;
  /** Which pairings. 哪些配对。 */
  pairings?: PairingFilter | null | undefined;
  /** Which parties. 哪些主体。 */
  parties?: PartyFilter | null | undefined;
  /** Which resources. 哪些资源。 */
  resources?: ResourceFilter | null | undefined;
};

/** Cells to put right. 要改正的单元格。 */
export type FixLedgerRowInput = {
  /** The cells. 单元格。 */
  cells: Array<LedgerCellInput>;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The row. 行标识。 */
  row: string;
};

/** A partnership to form. 要建立的结对。 */
export type FormPartnershipInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The strong village. 大村。 */
  strong: string;
  /** What the strong one brings. 大村带来什么。 */
  strongBrings?: string | null | undefined;
  /** The weak village. 小村。 */
  weak: string;
  /** What the weak one brings. 小村带来什么。 */
  weakBrings?: string | null | undefined;
};

/** How lately the listing was confirmed. 新鲜度：多久前确认过。 */
export type Freshness =
  /** Should be confirmed soon. 应尽快确认。 */
  | 'AGING'
  /** Confirmed lately. 近期确认过。 */
  | 'FRESH'
  /** Not confirmed for long. 久未确认。 */
  | 'STALE';

/** Conditions on one value (FreshnessFilter). 对一个值的条件（FreshnessFilter）。 */
export type FreshnessFilter = {
  /** Equal to. 等于。 */
  eq?: Freshness | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<Freshness> | null | undefined;
};

/** Who leaves and who takes over. 离任与接任账号。 */
export type HandOverAccountInput = {
  /** The account of who leaves. 离任者的账号。 */
  account: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The account of who takes over, of the same role and village. 接任者的账号，须为同一村、同一角色。 */
  successor: string;
};

/** Conditions on one value (IdFilter). 对一个值的条件（IdFilter）。 */
export type IdFilter = {
  /** Equal to. 等于。 */
  eq?: string | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<string> | null | undefined;
  /** Whether the value is missing. 是否为空。 */
  isNull?: boolean | null | undefined;
};

/** Conditions on one value (IntFilter). 对一个值的条件（IntFilter）。 */
export type IntFilter = {
  /** Equal to. 等于。 */
  eq?: number | null | undefined;
  /** At or after, at least. 不早于、不少于。 */
  gte?: number | null | undefined;
  /** At or before, at most. 不晚于、不多于。 */
  lte?: number | null | undefined;
};

/** What of its role's work a key is for; reading is part of each. 密钥可办理的范围；各项均含查询。 */
export type KeyScope =
  /** People's phone numbers, where both sides agreed: revealContact, exportLedgerWithNumbers. 查看双方已同意的联系电话。 */
  | 'CONTACTS'
  /** All that its role may. 该角色的全部权限。 */
  | 'EVERYTHING'
  /** Ledgers brought in: mapLedgerSheet, fixLedgerRow, applyLedgerImport, undoLedgerImport, saveLedgerLayout, removeLedgerLayout, sendLedger. 台账导入与版式。 */
  | 'LEDGERS'
  /** Resources and needs: addNeed, addResource, editListing, renewListing, confirmListing, withdrawListing, openWindows, closeWindow, offerUnder, sendPhoto. 资源与需求清单的填报和修改。 */
  | 'LISTINGS'
  /** Orders, pairings and what came of them: placeOrder, handOverOrder, dispatchOrder, reassignOrder, acceptOrder, declineOrder, giveBackOrder, deliverOrder, rateOrder, cancelOrder, unmatchOrder, reinstateOrder, callToOrder, reportIn, declinePairing, reinstatePairing, recordOutcome, correctOutcome. 办理单、配对与成效。 */
  | 'ORDERS'
  /** Reading alone, lists as files too (exportLedger, markNoticesRead). 只查询，含导出清单。 */
  | 'READ'
  /** Matters reported and the links for it: raiseMatter, reportMatter, rateMatter, createReportLink, revokeReportLink. 事项上报与公开上报链接。 */
  | 'REPORTS'
  /** Where events are sent: createWebhook, pauseWebhook, testWebhook, redeliverWebhook, rotateWebhookSecret, removeWebhook. 事件推送。 */
  | 'WEBHOOKS';

/** A language of names and sentences. 名称和说明所用的语言。 */
export type Language =
  /** English. 英文。 */
  | 'EN'
  /** Chinese. 中文。 */
  | 'ZH';

/** What a cell is to say. 单元格改成什么。 */
export type LedgerCellInput = {
  /** The column, from 0. 第几列，从0起。 */
  at: number;
  /** What it is to say. 内容。 */
  text: string;
};

/** What a column says. 某列的含义。 */
export type LedgerColumnInput = {
  /** The column, from 0. 第几列，从0起。 */
  at: number;
  /** What it says. 含义。 */
  field: LedgerField;
};

/** What a column of a ledger says. 台账某列的含义。 */
export type LedgerField =
  /** About. 简介。 */
  | 'ABOUT'
  /** Account. 账号。 */
  | 'ACCOUNT_NAME'
  /** Other names. 别名。 */
  | 'ALIAS'
  /** Category. 类目。 */
  | 'CATEGORY'
  /** Chain. 链组。 */
  | 'CHAIN'
  /** Cluster. 片区。 */
  | 'CLUSTER'
  /** Code. 代码。 */
  | 'CODE'
  /** Contact. 联系人。 */
  | 'CONTACT'
  /** Detail. 详细说明。 */
  | 'DETAIL'
  /** Expires. 有效期至。 */
  | 'EXPIRES'
  /** From. 起始日期。 */
  | 'FROM'
  /** Not read. 不导入。 */
  | 'IGNORE'
  /** Latitude. 纬度。 */
  | 'LATITUDE'
  /** Longitude. 经度。 */
  | 'LONGITUDE'
  /** Minimum lot. 起量。 */
  | 'MINIMUM_LOT'
  /** Note. 备注。 */
  | 'NOTE'
  /** Number. 编号。 */
  | 'NUMBER'
  /** Party. 村名。 */
  | 'PARTY'
  /** Kind. 主体类别。 */
  | 'PARTY_KIND'
  /** Phone. 联系电话。 */
  | 'PHONE'
  /** Quantity. 数量。 */
  | 'QUANTITY'
  /** Role. 角色。 */
  | 'ROLE'
  /** Row. 序号。 */
  | 'SEQUENCE'
  /** Stage. 环节。 */
  | 'STAGE'
  /** Strength. 强弱。 */
  | 'STRENGTH'
  /** Terms. 费用。 */
  | 'TERMS'
  /** Title. 名称。 */
  | 'TITLE'
  /** To. 截止日期。 */
  | 'TO'
  /** Town. 镇街。 */
  | 'TOWN'
  /** Unit. 单位。 */
  | 'UNIT'
  /** When. 时间。 */
  | 'WINDOW';

/** What kind of file. 文件格式。 */
export type LedgerFormat =
  /** One table as text, UTF-8; what looks like a formula is made plain text. UTF-8 文本表格；形似公式的内容转为普通文字。 */
  | 'CSV'
  /** A workbook. Excel 工作簿。 */
  | 'XLSX';

/** One import. 指定一次导入。 */
export type LedgerImportInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The import. 导入标识。 */
  import: string;
};

/** How far an import is. 导入进展。 */
export type LedgerImportState =
  /** Carried out. 已导入。 */
  | 'APPLIED'
  /** Being carried out. 导入中。 */
  | 'APPLYING'
  /** It could not be read. 未能读取。 */
  | 'FAILED'
  /** Being read and looked at. 读取中。 */
  | 'READING'
  /** Read; nothing is done before it is confirmed. 待确认。 */
  | 'READY'
  /** Received, waiting to be read. 等待读取。 */
  | 'RECEIVED'
  /** Being taken back. 撤销中。 */
  | 'UNDOING'
  /** Taken back. 已撤销。 */
  | 'UNDONE';

/** What a sheet’s rows are. 表中各行是什么。 */
export type LedgerKind =
  /** Accounts: recognised, not taken in. 账号（只识别，不导入）。 */
  | 'ACCOUNT'
  /** Needs. 需求。 */
  | 'NEED'
  /** Enterprises and organizations. 企业及单位。 */
  | 'PARTY'
  /** Resources. 资源。 */
  | 'RESOURCE'
  /** Villages. 村庄。 */
  | 'VILLAGE';

/** A list that can be taken out as a file. 可导出的清单。 */
export type LedgerList =
  /** Needs. 需求清单。 */
  | 'NEED'
  /** Orders. 办理单。 */
  | 'ORDER'
  /** Outcomes. 成效清单。 */
  | 'OUTCOME'
  /** Pairings. 配对清单。 */
  | 'PAIRING'
  /** Villages and other parties. 主体名录。 */
  | 'PARTY'
  /** Resources. 资源清单。 */
  | 'RESOURCE'
  /** Standings, one line each. 供需态势，每个对象一行。 */
  | 'SUMMARY';

/** Which entries to list; all fields must hold (LedgerRowFilter). 列出哪些条目；各项须同时满足（LedgerRowFilter）。 */
export type LedgerRowFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<LedgerRowFilter> | null | undefined;
  /** This does not hold. 不满足。 */
  not?: LedgerRowFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<LedgerRowFilter> | null | undefined;
  /** The sheet. 所在表。 */
  sheet?: IntFilter | null | undefined;
  /** What came of it. 结果。 */
  state?: LedgerRowStateFilter | null | undefined;
  /** What it does. 处理。 */
  verdict?: LedgerRowVerdictFilter | null | undefined;
};

/** What came of a row. 这一行的办理结果。 */
export type LedgerRowState =
  /** Done. 已办理。 */
  | 'DONE'
  /** It could not be done or taken back. 未能办理。 */
  | 'REFUSED'
  /** Taken back. 已撤销。 */
  | 'UNDONE'
  /** Nothing yet. 待办理。 */
  | 'WAITING';

/** Conditions on one value (LedgerRowStateFilter). 对一个值的条件（LedgerRowStateFilter）。 */
export type LedgerRowStateFilter = {
  /** Equal to. 等于。 */
  eq?: LedgerRowState | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<LedgerRowState> | null | undefined;
};

/** What applying a row does. 这一行将如何处理。 */
export type LedgerRowVerdict =
  /** Something has to be put right first. 有误待改。 */
  | 'ERROR'
  /** The same row twice, or a row that is no entry. 重复或无内容，略过。 */
  | 'LEFT_OUT'
  /** The ledger had it before and has it no more. 表中已没有。 */
  | 'MISSING'
  /** Makes a new entry. 新增。 */
  | 'NEW'
  /** Says what is there already. 无变化。 */
  | 'UNCHANGED'
  /** Not looked at yet. 尚未读取。 */
  | 'UNREAD'
  /** Changes the entry that is there. 修改。 */
  | 'UPDATE';

/** Conditions on one value (LedgerRowVerdictFilter). 对一个值的条件（LedgerRowVerdictFilter）。 */
export type LedgerRowVerdictFilter = {
  /** Equal to. 等于。 */
  eq?: LedgerRowVerdict | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<LedgerRowVerdict> | null | undefined;
};

/** A proposal to decide. 要处理的建议。 */
export type LexiconDecisionInput = {
  /** Which. 哪条建议。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** Where a proposal stands. 建议的处理状态。 */
export type LexiconProposalState =
  /** Accepted. 已采纳。 */
  | 'ACCEPTED'
  /** Dismissed. 已忽略。 */
  | 'DISMISSED'
  /** To be decided. 待处理。 */
  | 'OPEN';

/** A listing to act on. 要处理的条目。 */
export type ListingInput = {
  /** The listing. 条目。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The version seen; a conflict is reported if it has changed. 所见的版本号；已变更时会提示冲突。 */
  version?: number | null | undefined;
};

/** Which of the two lists. 属于哪张清单。 */
export type ListingKind =
  /** The need list. 需求清单。 */
  | 'NEED'
  /** The resource list. 资源清单。 */
  | 'RESOURCE';

/** Conditions on one value (ListingKindFilter). 对一个值的条件（ListingKindFilter）。 */
export type ListingKindFilter = {
  /** Equal to. 等于。 */
  eq?: ListingKind | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<ListingKind> | null | undefined;
};

/** Where a listing stands. 条目状态。 */
export type ListingStatus =
  /** Its time is over. 已过期。 */
  | 'EXPIRED'
  /** Nothing is left to give or to need. 已满足。 */
  | 'FULFILLED'
  /** Open: it is matched. 有效：参与配对。 */
  | 'OPEN'
  /** Withdrawn by its party. 已撤回。 */
  | 'WITHDRAWN';

/** Conditions on one value (ListingStatusFilter). 对一个值的条件（ListingStatusFilter）。 */
export type ListingStatusFilter = {
  /** Equal to. 等于。 */
  eq?: ListingStatus | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<ListingStatus> | null | undefined;
};

/** How a sheet is to be understood. 一张表应如何理解。 */
export type MapLedgerSheetInput = {
  /** The columns that say something else than was understood. 须更正的列。 */
  columns: Array<LedgerColumnInput>;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The import. 导入标识。 */
  import: string;
  /** What its rows are. 各行是什么。 */
  kind: LedgerKind;
  /** The sheet, from 0. 第几张表，从0起。 */
  sheet: number;
};

/** Which notices are read. 哪些消息已读。 */
export type MarkNoticesReadInput = {
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** These, by their positions, at most 100. 这些序号的消息，最多100条。 */
  positions?: Array<string> | null | undefined;
  /** All up to this position, it included. 此序号及以前的全部消息。 */
  upTo?: string | null | undefined;
};

/** Which entries to list; all fields must hold (NeedFilter). 列出哪些条目；各项须同时满足（NeedFilter）。 */
export type NeedFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<NeedFilter> | null | undefined;
  /** First day. 起始日期。 */
  availableFrom?: DateFilter | null | undefined;
  /** Last day. 截止日期。 */
  availableTo?: DateFilter | null | undefined;
  /** The category’s code; `startsWith` takes a whole branch. 类目代码；startsWith 可取整个分支。 */
  category?: TextFilter | null | undefined;
  /** The chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** When it was entered. 录入时间。 */
  createdAt?: DateTimeFilter | null | undefined;
  /** When it expires. 到期日。 */
  expiresOn?: DateFilter | null | undefined;
  /** How lately it was confirmed. 新鲜度。 */
  freshness?: FreshnessFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: NeedFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<NeedFilter> | null | undefined;
  /** Whose it is. 所属主体。 */
  party?: IdFilter | null | undefined;
  /** Words that must occur in its title or detail. 标题或说明中须出现的词。 */
  search?: string | null | undefined;
  /** The stage. 环节。 */
  stage?: IdFilter | null | undefined;
  /** Where it stands. 状态。 */
  status?: ListingStatusFilter | null | undefined;
  /** Whether it is made up. 是否为合成数据。 */
  synthetic?: BooleanFilter | null | undefined;
  /** On what terms. 费用条件。 */
  terms?: TermsFilter | null | undefined;
  /** The title. 标题。 */
  title?: TextFilter | null | undefined;
  /** The party’s town. 主体所在镇街。 */
  town?: IdFilter | null | undefined;
  /** When it was last changed. 更新时间。 */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a notice is about. 消息类别。 */
export type NoticeKind =
  /** You were called to an order. 有单召集您报到。 */
  | 'CALLED'
  /** What the morning brings a town. 镇街早报。 */
  | 'DIGEST'
  /** An overdue order was reported to you. 超期办理单上报到您这里。 */
  | 'ESCALATED'
  /** A ledger you sent is done. 您导入的台账已处理完。 */
  | 'IMPORT'
  /** A step in your hands is due soon or overdue. 您手上的环节即将到期或已超期。 */
  | 'LATE'
  /** A listing expired or wants confirming. 清单条目到期或需要确认。 */
  | 'LISTING'
  /** New pairings good enough to tell of. 值得一看的新配对。 */
  | 'PAIRING'
  /** A partnership formed or ended. 结对建立或结束。 */
  | 'PARTNERSHIP'
  /** An order of yours moved on. 您的办理单有进展。 */
  | 'PROGRESS'
  /** A task was set. 下达了任务。 */
  | 'TASK'
  /** An order waits for you. 有办理单等您处理。 */
  | 'WAITING';

/** What can be done to an order. 办理动作。 */
export type OrderAction =
  /** Accepted. 接单。 */
  | 'ACCEPT'
  /** Cancelled. 取消。 */
  | 'CANCEL'
  /** Declined. 不接单。 */
  | 'DECLINE'
  /** A part was delivered. 交付一部分。 */
  | 'DELIVER'
  /** Dispatched to who can do it. 下单给承接方。 */
  | 'DISPATCH'
  /** Delivered and closed. 办结。 */
  | 'FINISH'
  /** Given back. 退单。 */
  | 'GIVE_BACK'
  /** Handed over to the chain’s lead department. 交单给链组牵头部门。 */
  | 'HAND_OVER'
  /** Placed. 点单。 */
  | 'PLACE'
  /** Rated by who received it. 评单。 */
  | 'RATE'
  /** Sent to somebody else. 改派。 */
  | 'REASSIGN'
  /** Reinstated. 恢复办理。 */
  | 'REINSTATE'
  /** Unmatched: it was the wrong pairing. 解除配对。 */
  | 'UNMATCH';

/** Which entries to list; all fields must hold (OrderFilter). 列出哪些条目；各项须同时满足（OrderFilter）。 */
export type OrderFilter = {
  /** Whether somebody still has to act. 是否仍在办理。 */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. 全部满足。 */
  and?: Array<OrderFilter> | null | undefined;
  /** The category’s code. 类目代码。 */
  category?: TextFilter | null | undefined;
  /** The chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** When it was placed. 点单时间。 */
  createdAt?: DateTimeFilter | null | undefined;
  /** Whose turn it is. 在谁手里。 */
  holder?: OrderHolderFilter | null | undefined;
  /** The party whose turn it is. 持单主体。 */
  holderParty?: IdFilter | null | undefined;
  /** The town whose turn it is. 持单镇街。 */
  holderTown?: IdFilter | null | undefined;
  /** The mechanism’s code. 机制代码。 */
  mechanism?: TextFilter | null | undefined;
  /** The need. 需求。 */
  need?: IdFilter | null | undefined;
  /** Who needs it. 需求方。 */
  needParty?: IdFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: OrderFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<OrderFilter> | null | undefined;
  /** How it stands against its time. 亮灯。 */
  pace?: OrderPaceFilter | null | undefined;
  /** The pairing. 配对。 */
  pairing?: IdFilter | null | undefined;
  /** The resource. 资源。 */
  resource?: IdFilter | null | undefined;
  /** Who gives it. 承接方。 */
  resourceParty?: IdFilter | null | undefined;
  /** Where it stands. 状态。 */
  state?: OrderStateFilter | null | undefined;
  /** The town of who needs it. 需求方镇街。 */
  town?: IdFilter | null | undefined;
};

/** Whose turn it is. 目前在谁手里。 */
export type OrderHolder =
  /** With the lead department or the district: to dispatch. 在牵头部门（或区级），待下单。 */
  | 'CHAIN_LEAD'
  /** With who needs it: to rate it. 在需求方，待评单。 */
  | 'NEED_SIDE'
  /** With the town: to hand it over. 在镇街，待交单。 */
  | 'NEED_TOWN'
  /** Nobody has to act. 已了结。 */
  | 'NOBODY'
  /** With who gives it: to accept or deliver. 在承接方，待接单或交付。 */
  | 'RESOURCE_SIDE';

/** Conditions on one value (OrderHolderFilter). 对一个值的条件（OrderHolderFilter）。 */
export type OrderHolderFilter = {
  /** Equal to. 等于。 */
  eq?: OrderHolder | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<OrderHolder> | null | undefined;
};

/** Orders of Order lists. Order列表的排序方式。 */
export type OrderOrder =
  /** Latest first. 新的在前。 */
  | 'NEWEST'
  /** Held longest first. 持单最久的在前。 */
  | 'WAITING';

/** How the present step stands against its time. 当前环节的时限情况。 */
export type OrderPace =
  /** In time. 绿灯：正常。 */
  | 'GREEN'
  /** Overdue. 红灯：已超期。 */
  | 'RED'
  /** Due soon. 黄灯：即将到期。 */
  | 'YELLOW';

/** Conditions on one value (OrderPaceFilter). 对一个值的条件（OrderPaceFilter）。 */
export type OrderPaceFilter = {
  /** Equal to. 等于。 */
  eq?: OrderPace | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<OrderPace> | null | undefined;
};

/** Why an order is declined, given back, cancelled or sent elsewhere. 不接、退回、取消或改派的原因。 */
export type OrderReason =
  /** It is solved already. 已经解决了。 */
  | 'ALREADY_SOLVED'
  /** It was entered by mistake. 填错了。 */
  | 'MISTAKE'
  /** It is not ours to do. 不归我们办。 */
  | 'NOT_OURS'
  /** It is not the same thing. 不是一回事。 */
  | 'NOT_THE_SAME_THING'
  /** The other side does not answer. 对方没有回应。 */
  | 'NO_ANSWER'
  /** There is no capacity at the moment. 手头没有余量。 */
  | 'NO_CAPACITY'
  /** It is no longer needed. 不再需要。 */
  | 'NO_LONGER_NEEDED'
  /** Another reason. 其他原因。 */
  | 'OTHER'
  /** The price does not fit. 价格不合适。 */
  | 'TOO_DEAR'
  /** It is too far away. 太远。 */
  | 'TOO_FAR'
  /** There is too little of it. 数量不够。 */
  | 'TOO_LITTLE'
  /** The time does not fit. 时间不对。 */
  | 'WRONG_TIME';

/** An order to act on, and why. 要办理的单及原因。 */
export type OrderReasonInput = {
  /** The order. 办理单。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** Why. 原因。 */
  reason: OrderReason;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** What somebody is to an order. 与办理单的关系。 */
export type OrderSide =
  /** The chain’s lead department. 链组牵头部门。 */
  | 'CHAIN_LEAD'
  /** Who coordinates several. 协调单位。 */
  | 'COORDINATOR'
  /** The district. 区级。 */
  | 'DISTRICT'
  /** Who needs it. 需求方。 */
  | 'NEED_SIDE'
  /** The town of who needs it. 需求方所在镇街。 */
  | 'NEED_TOWN'
  /** Who gives it. 承接方。 */
  | 'RESOURCE_SIDE'
  /** The town of who gives it. 承接方所在镇街。 */
  | 'RESOURCE_TOWN';

/** Where an order stands. 办理单状态。 */
export type OrderState =
  /** It is accepted. 已接单。 */
  | 'ACCEPTED'
  /** It is cancelled. 已取消。 */
  | 'CANCELLED'
  /** It is declined. 未接单。 */
  | 'DECLINED'
  /** It is delivered. 已办结。 */
  | 'DELIVERED'
  /** It is dispatched. 已下单。 */
  | 'DISPATCHED'
  /** It is handed over. 已交单。 */
  | 'HANDED_OVER'
  /** It is placed. 已点单。 */
  | 'PLACED'
  /** It is rated. 已评单。 */
  | 'RATED'
  /** It is unmatched. 已解除。 */
  | 'UNMATCHED';

/** Conditions on one value (OrderStateFilter). 对一个值的条件（OrderStateFilter）。 */
export type OrderStateFilter = {
  /** Equal to. 等于。 */
  eq?: OrderState | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<OrderState> | null | undefined;
};

/** An order to act on. 要办理的单。 */
export type OrderStepInput = {
  /** The order. 办理单。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** What an organisation is. 组织的类别。 */
export type OrganizationKind =
  /** A bank. 银行。 */
  | 'BANK'
  /** A cooperative. 合作社。 */
  | 'COOPERATIVE'
  /** A government department. 部门单位。 */
  | 'DEPARTMENT'
  /** A family farm. 家庭农场。 */
  | 'FAMILY_FARM'
  /** Several, published only as a group. 公布时只称一类、未列名的多家。 */
  | 'GROUP'
  /** A research institute. 科研院所。 */
  | 'INSTITUTE'
  /** A media organisation. 媒体。 */
  | 'MEDIA'
  /** Something else. 其他。 */
  | 'OTHER'
  /** A social organisation. 社会组织。 */
  | 'SOCIAL_ORGANIZATION'
  /** A university. 高校。 */
  | 'UNIVERSITY';

/** Which entries to list; all fields must hold (OutcomeFilter). 列出哪些条目；各项须同时满足（OutcomeFilter）。 */
export type OutcomeFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<OutcomeFilter> | null | undefined;
  /** Counted by the platform. 是否自动计入。 */
  automatic?: BooleanFilter | null | undefined;
  /** The chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** The metric’s code. 指标代码。 */
  metric?: TextFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: OutcomeFilter | null | undefined;
  /** The day. 日期。 */
  occurredOn?: DateFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<OutcomeFilter> | null | undefined;
  /** The order. 办理单。 */
  order?: IdFilter | null | undefined;
  /** A party that had a part in it. 参与的主体。 */
  party?: string | null | undefined;
};

/** Which entries to list; all fields must hold (PairingFilter). 列出哪些条目；各项须同时满足（PairingFilter）。 */
export type PairingFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<PairingFilter> | null | undefined;
  /** The need’s category. 需求类目。 */
  category?: TextFilter | null | undefined;
  /** The need’s chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** When it was proposed. 提出时间。 */
  createdAt?: DateTimeFilter | null | undefined;
  /** Who needs. 需求方。 */
  needParty?: IdFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: PairingFilter | null | undefined;
  /** Good enough to tell. 是否值得通知。 */
  notify?: BooleanFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<PairingFilter> | null | undefined;
  /** Who gives. 资源方。 */
  resourceParty?: IdFilter | null | undefined;
  /** The score. 得分。 */
  score?: IntFilter | null | undefined;
  /** Where it stands. 状态。 */
  state?: PairingStateFilter | null | undefined;
};

/** Why a pairing does not fit. 配对不合适的原因。 */
export type PairingRefusalReason =
  /** It is solved already. 已经解决了。 */
  | 'ALREADY_SOLVED'
  /** It is not the same thing. 不是一回事。 */
  | 'NOT_THE_SAME_THING'
  /** Another reason. 其他原因。 */
  | 'OTHER'
  /** The price does not fit. 价格不合适。 */
  | 'TOO_DEAR'
  /** It is too far away. 太远。 */
  | 'TOO_FAR'
  /** There is too little of it. 数量不够。 */
  | 'TOO_LITTLE'
  /** The time does not fit. 时间不对。 */
  | 'WRONG_TIME';

/** Where a pairing stands. 配对状态。 */
export type PairingState =
  /** Declined as not fitting. 不合适。 */
  | 'DECLINED'
  /** Proposed by the matcher. 已提出。 */
  | 'PROPOSED'
  /** Taken up in an order. 已办理。 */
  | 'TAKEN_UP'
  /** It no longer holds. 已失效。 */
  | 'WITHDRAWN';

/** Conditions on one value (PairingStateFilter). 对一个值的条件（PairingStateFilter）。 */
export type PairingStateFilter = {
  /** Equal to. 等于。 */
  eq?: PairingState | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<PairingState> | null | undefined;
};

/** Which entries to list; all fields must hold (PartnershipFilter). 列出哪些条目；各项须同时满足（PartnershipFilter）。 */
export type PartnershipFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<PartnershipFilter> | null | undefined;
  /** Until when; `isNull` for those that last. 结束日期；isNull 取进行中的。 */
  endedOn?: DateFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: PartnershipFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<PartnershipFilter> | null | undefined;
  /** The strong village. 大村。 */
  strong?: IdFilter | null | undefined;
  /** The weak village. 小村。 */
  weak?: IdFilter | null | undefined;
};

/** Which entries to list; all fields must hold (PartyFilter). 列出哪些条目；各项须同时满足（PartyFilter）。 */
export type PartyFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<PartyFilter> | null | undefined;
  /** When it was closed. 停用时间。 */
  closedAt?: DateTimeFilter | null | undefined;
  /** What it is. 类别。 */
  kind?: PartyKindFilter | null | undefined;
  /** Its name. 名称。 */
  name?: TextFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: PartyFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<PartyFilter> | null | undefined;
  /** Whether it is made up. 是否为合成数据。 */
  synthetic?: BooleanFilter | null | undefined;
  /** The town it lies in. 所在镇街。 */
  town?: IdFilter | null | undefined;
};

/** What a party is. 主体的类别。 */
export type PartyKind =
  /** An enterprise. 企业。 */
  | 'ENTERPRISE'
  /** Another organisation. 其他组织。 */
  | 'ORGANIZATION'
  /** A village. 村。 */
  | 'VILLAGE';

/** Conditions on one value (PartyKindFilter). 对一个值的条件（PartyKindFilter）。 */
export type PartyKindFilter = {
  /** Equal to. 等于。 */
  eq?: PartyKind | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<PartyKind> | null | undefined;
};

/** Whether a webhook sends. 停发或恢复。 */
export type PauseWebhookInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Whether nothing is sent. 是否停发。 */
  paused: boolean;
  /** The webhook. 推送标识。 */
  webhook: string;
};

/** What to order: a pairing, a need, or a resource with the party it is for. 点什么单：一个配对、一条需求，或一项资源及使用它的主体。 */
export type PlaceOrderInput = {
  /** Confirms a quantity that was called unusual. 确认被提示为异常的数量。 */
  confirmUnusual?: boolean | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The mechanism’s code; that of the listing if absent. 机制代码；不填随清单条目。 */
  mechanism?: string | null | undefined;
  /** The need, where there is no pairing. 需求（没有配对时）。 */
  need?: string | null | undefined;
  /** How much of the need this covers, in the need’s unit, where the units differ in kind. 能满足需求的数量（按需求单位），单位不同类时填写。 */
  needQuantity?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** The pairing to take up. 要办理的配对。 */
  pairing?: string | null | undefined;
  /** For whom, where there is no need. 使用资源的主体（没有需求条目时）。 */
  party?: string | null | undefined;
  /** How much, in the resource’s unit; as much as fits if absent. 数量（按资源单位）；不填取可满足的数量。 */
  quantity?: string | null | undefined;
  /** The resource. 资源。 */
  resource?: string | null | undefined;
  /** Unit code, where neither need nor resource says one. 单位代码；需求和资源都没有单位时填写。 */
  unit?: string | null | undefined;
  /** The window, where the resource is offered in windows; at the latest when it is dispatched. 资源分时段提供时所用的时段；最迟在下单时选定。 */
  window?: string | null | undefined;
};

/** A point and where it is from. 坐标及其来源。 */
export type PositionInput = {
  /** Latitude in degrees, WGS 84. 纬度（WGS 84）。 */
  lat: number;
  /** Longitude in degrees, WGS 84. 经度（WGS 84）。 */
  lon: number;
  /** Where they are from. 坐标来源。 */
  source: string;
};

/** How a reported matter was handled. 对事项办理情况的评价。 */
export type RateMatterInput = {
  /** The matter. 事项。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** In words. 文字评价。 */
  note?: string | null | undefined;
  /** From 1 (bad) to 5 (very good). 1（差）到5（很好）。 */
  rating: number;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** The receiver’s word. 评价。 */
export type RateOrderInput = {
  /** The order. 办理单。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Whether the need is met; closes a need that cannot be counted. 需求是否已满足；不可计量的需求据此关闭。 */
  needMet?: boolean | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** From 1 (bad) to 5 (very good). 1（差）到5（很好）。 */
  rating: number;
  /** The version seen. 所见的版本号。 */
  version: number;
};

/** What came of an order. 一笔成效。 */
export type RecordOutcomeInput = {
  /** The delivery it came of, where it is recorded for each. 对应的交付（按次记录时）。 */
  delivery?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The metric’s code. 指标代码。 */
  metric: string;
  /** What there is to say. 说明。 */
  note?: string | null | undefined;
  /** The day; today if absent. 日期；不填为当天。 */
  occurredOn?: string | null | undefined;
  /** The order. 办理单。 */
  order: string;
  /** How much, in the metric’s unit. 数值（按指标单位）。 */
  value: string;
};

/** From where to send again. 从哪里起重发。 */
export type RedeliverWebhookInput = {
  /** An event’s cursor: what came after it is sent again. 事件游标：其后的事件重发。 */
  after: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The webhook. 推送标识。 */
  webhook: string;
};

/** A refused pairing to propose again. 要恢复的配对。 */
export type ReinstatePairingInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** What there is to say, at most 2000 characters. 附言，最多2000字。 */
  note?: string | null | undefined;
  /** The pairing. 配对。 */
  pairing: string;
  /** The version seen. 所见的版本号。 */
  version?: number | null | undefined;
};

/** A word to take back. 要删去的词语。 */
export type RemoveLexiconWordInput = {
  /** The word’s id. 词语标识。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
};

/** A listing to renew. 要续期的条目。 */
export type RenewListingInput = {
  /** Until when; half a year if absent. 续到哪天；不填为半年。 */
  expiresOn?: string | null | undefined;
  /** The listing. 条目。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The version seen; a conflict is reported if it has changed. 所见的版本号；已变更时会提示冲突。 */
  version?: number | null | undefined;
};

/** An order to report in for. 要报到的办理单。 */
export type ReportInInput = {
  /** The order. 办理单。 */
  id: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
};

/** One public link. 指定一个公开上报链接。 */
export type ReportLinkInput = {
  /** The link’s key. 链接的密钥标识。 */
  apiKey: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
};

/** A matter to report by a public link. 通过公开链接反映的事项。 */
export type ReportMatterInput = {
  /** Whom to ask back; nobody has to say. 联系人；可不填。 */
  contact?: ContactInput | null | undefined;
  /** More about it. 详细说明。 */
  detail?: string | null | undefined;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Latitude of the place. 地点纬度。 */
  lat?: number | null | undefined;
  /** Longitude of the place. 地点经度。 */
  lon?: number | null | undefined;
  /** What it is, in a few words. 几个字说清是什么事。 */
  title: string;
};

/** Which entries to list; all fields must hold (ResourceFilter). 列出哪些条目；各项须同时满足（ResourceFilter）。 */
export type ResourceFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<ResourceFilter> | null | undefined;
  /** First day. 起始日期。 */
  availableFrom?: DateFilter | null | undefined;
  /** Last day. 截止日期。 */
  availableTo?: DateFilter | null | undefined;
  /** The category’s code; `startsWith` takes a whole branch. 类目代码；startsWith 可取整个分支。 */
  category?: TextFilter | null | undefined;
  /** The chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** When it was entered. 录入时间。 */
  createdAt?: DateTimeFilter | null | undefined;
  /** When it expires. 到期日。 */
  expiresOn?: DateFilter | null | undefined;
  /** How lately it was confirmed. 新鲜度。 */
  freshness?: FreshnessFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: ResourceFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<ResourceFilter> | null | undefined;
  /** Whose it is. 所属主体。 */
  party?: IdFilter | null | undefined;
  /** Words that must occur in its title or detail. 标题或说明中须出现的词。 */
  search?: string | null | undefined;
  /** The stage. 环节。 */
  stage?: IdFilter | null | undefined;
  /** Where it stands. 状态。 */
  status?: ListingStatusFilter | null | undefined;
  /** Whether it is made up. 是否为合成数据。 */
  synthetic?: BooleanFilter | null | undefined;
  /** On what terms. 费用条件。 */
  terms?: TermsFilter | null | undefined;
  /** The title. 标题。 */
  title?: TextFilter | null | undefined;
  /** The party’s town. 主体所在镇街。 */
  town?: IdFilter | null | undefined;
  /** When it was last changed. 更新时间。 */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Whose number to show in full. 要查看完整号码的条目。 */
export type RevealContactInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The listing. 条目。 */
  listing: string;
};

/** What an account or key may do. 账号或密钥的角色。 */
export type Role =
  /** Inspects what was done. 审计人员。 */
  | 'AUDITOR'
  /** A chain's lead department. 链组牵头单位。 */
  | 'CHAIN_LEAD'
  /** Administers the district. 区管理员。 */
  | 'DISTRICT_ADMIN'
  /** A grid worker of a village. 网格员。 */
  | 'GRID'
  /** An enterprise or another organisation. 企业或其他组织。 */
  | 'PARTY'
  /** Reads, such as a dashboard. 只读，例如大屏。 */
  | 'READER'
  /** A town; works for its villages, too. 镇街；可代辖区各村办理。 */
  | 'TOWN'
  /** A village. 村。 */
  | 'VILLAGE';

/** Conditions on one value (RoleFilter). 对一个值的条件（RoleFilter）。 */
export type RoleFilter = {
  /** Equal to. 等于。 */
  eq?: Role | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<Role> | null | undefined;
};

/** A holiday, or a weekend day that is worked. 节假日或调休上班日。 */
export type SetHolidayInput = {
  /** The day. 日期。 */
  day: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Its name. 名称。 */
  name: string;
  /** Where this is from. 来源。 */
  source?: string | null | undefined;
  /** Whether it is worked. 是否上班。 */
  worked: boolean;
};

/** A metric of the district’s own. 本区自定指标。 */
export type SetMetricInput = {
  /** Its code: small letters, digits, hyphens. 代码：小写字母、数字、连字符。 */
  code: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** Its English name. 英文名称。 */
  nameEn: string;
  /** Its Chinese name. 中文名称。 */
  nameZh: string;
  /** The code of its unit. 单位代码。 */
  unit: string;
};

/** How much time a step has. 某环节的时限。 */
export type SetOrderDeadlineInput = {
  /** Working days until it is overdue. 几个工作日后超期。 */
  dueDays: number;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The mechanism’s code; the usual life if absent. 机制代码；不填为常规流程。 */
  mechanism?: string | null | undefined;
  /** The state that waits, or REPORT for reporting in. 等待的状态，或 REPORT（报到）。 */
  state: string;
  /** Working days until it turns yellow. 几个工作日后亮黄灯。 */
  warnDays: number;
};

/** All stages of a chain. 链组的全部环节。 */
export type SetStagesInput = {
  /** Which chain. 链组标识。 */
  id: string;
  /** A UUID for this one wish. 本次操作的 UUID。 */
  idempotencyKey?: string | null | undefined;
  /** All stages in order. 全部环节（按次序）。 */
  stages: Array<StageInput>;
  /** The version it was read in. 读取时的版本号。 */
  version: number;
};

/** A task to set. 要下达的任务。 */
export type SetTaskInput = {
  /** The chain; a chain’s lead sets those of its own. 链组；牵头部门只能下达本链组的。 */
  chain?: string | null | undefined;
  /** By when. 时限。 */
  deadline: string;
  /** The goal. 目标。 */
  goal: string;
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** By what means. 措施。 */
  measure: string;
  /** The metric’s code. 指标代码。 */
  metric?: string | null | undefined;
  /** The responsible party. 责任主体。 */
  responsible: string;
  /** How much is to be reached. 目标值。 */
  target: string;
  /** What is to be done. 任务。 */
  task: string;
};

/** Who signs in, with what. 登录信息。 */
export type SignInInput = {
  /** The district, six digits. 行政区划代码（六位）。 */
  district: string;
  /** The account name or phone number. 账号名或手机号。 */
  name: string;
  /** The password. 密码。 */
  password: string;
};

/** A stage as it is to be. 环节。 */
export type StageInput = {
  /** The stage of now that it is; absent for a new one. 原有环节的标识；新环节不填。 */
  id?: string | null | undefined;
  /** Its name. 名称。 */
  name: string;
  /** Its English name. 英文名称。 */
  nameEn?: string | null | undefined;
};

/** By what the district is divided. 按什么划分。 */
export type StandingBy =
  /** By chain. 按链组。 */
  | 'CHAIN'
  /** The district as a whole. 全区合计。 */
  | 'DISTRICT'
  /** By town. 按镇街。 */
  | 'TOWN'
  /** By village. 按村。 */
  | 'VILLAGE';

/** How strong a village is, as the district grades it. 村的强弱（区里评定）。 */
export type Strength =
  /** Average. 一般。 */
  | 'AVERAGE'
  /** Strong. 较好。 */
  | 'STRONG'
  /** Weak. 较弱。 */
  | 'WEAK';

/** Which entries to list; all fields must hold (TaskFilter). 列出哪些条目；各项须同时满足（TaskFilter）。 */
export type TaskFilter = {
  /** All of these hold. 全部满足。 */
  and?: Array<TaskFilter> | null | undefined;
  /** The chain. 链组。 */
  chain?: IdFilter | null | undefined;
  /** By when. 时限。 */
  deadline?: DateFilter | null | undefined;
  /** This does not hold. 不满足。 */
  not?: TaskFilter | null | undefined;
  /** At least one of these holds. 至少一个满足。 */
  or?: Array<TaskFilter> | null | undefined;
  /** Who is responsible. 责任主体。 */
  responsible?: IdFilter | null | undefined;
};

/** On what terms. 费用条件。 */
export type Terms =
  /** Free of charge. 免费。 */
  | 'FREE'
  /** At cost or a low price. 低偿。 */
  | 'LOW_COST'
  /** At the market price. 市场价。 */
  | 'MARKET';

/** Conditions on one value (TermsFilter). 对一个值的条件（TermsFilter）。 */
export type TermsFilter = {
  /** Equal to. 等于。 */
  eq?: Terms | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<Terms> | null | undefined;
};

/** Conditions on one value (TextFilter). 对一个值的条件（TextFilter）。 */
export type TextFilter = {
  /** Equal to. 等于。 */
  eq?: string | null | undefined;
  /** One of these. 是其中之一。 */
  in?: Array<string> | null | undefined;
  /** Whether the value is missing. 是否为空。 */
  isNull?: boolean | null | undefined;
  /** Begins with. 以此开头。 */
  startsWith?: string | null | undefined;
};

/** What kind of division it is. 乡级区划的类别。 */
export type TownKind =
  /** A state farm. 农场。 */
  | 'FARM'
  /** An industrial park. 园区。 */
  | 'PARK'
  /** A subdistrict. 街道。 */
  | 'SUBDISTRICT'
  /** A town. 镇。 */
  | 'TOWN';

/** One webhook. 指定一个推送。 */
export type WebhookInput = {
  /** A UUID made by the client for this one wish; sending it again does nothing twice. 客户端为此次操作生成的 UUID；重复发送不会重复办理。 */
  idempotencyKey?: string | null | undefined;
  /** The webhook. 推送标识。 */
  webhook: string;
};

/** How events are sent. 推送方式。 */
export type WebhookKind =
  /** A DingTalk group robot, signed. 钉钉群机器人（加签）。 */
  | 'DINGTALK'
  /** Signed JSON by the Standard Webhooks scheme, one event a message. 按 Standard Webhooks 规范签名的 JSON，一条事件一次。 */
  | 'STANDARD'
  /** A WeCom group robot. 企业微信群机器人。 */
  | 'WECOM';

/** Why nothing is sent. 停发原因。 */
export type WebhookPauseCause =
  /** Somebody paused it. 人工停发。 */
  | 'ASKED'
  /** Its document fits the schema no more. 推送片段与当前接口不符。 */
  | 'DOCUMENT'
  /** It failed for about five days. 连续约五天发送失败。 */
  | 'FAILING'
  /** The receiver said it is gone (410). 接收方已下线（410）。 */
  | 'GONE';

export type AdminStartQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminStartQuery = { towns: { totalCount: number }, villages: { totalCount: number }, parties: { totalCount: number }, chains: { totalCount: number }, accounts: { totalCount: number }, needs: { totalCount: number }, resources: { totalCount: number }, pairings: { totalCount: number } };

export type AdminTownFragment = { id: string, version: number, name: string, kind: TownKind, code: string | null, closedAt: string | null, villages: { totalCount: number } };

export type AdminClusterFragment = { id: string, version: number, name: string, theme: string | null, closedAt: string | null, town: { id: string, name: string } };

export type AdminTownsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminTownsQuery = { towns: { nodes: Array<{ id: string, version: number, name: string, kind: TownKind, code: string | null, closedAt: string | null, villages: { totalCount: number } }> }, clusters: { nodes: Array<{ id: string, version: number, name: string, theme: string | null, closedAt: string | null, town: { id: string, name: string } }> } };

type AdminParty_Enterprise_Fragment = { id: string, version: number, kind: PartyKind, name: string, aliases: Array<string>, about: string | null, closedAt: string | null, creditCode: string | null, town: { id: string, name: string } | null, location: { lat: number, lon: number, source: string } | null };

type AdminParty_Organization_Fragment = { organizationKind: OrganizationKind, id: string, version: number, kind: PartyKind, name: string, aliases: Array<string>, about: string | null, closedAt: string | null, town: { id: string, name: string } | null, location: { lat: number, lon: number, source: string } | null };

type AdminParty_Village_Fragment = { code: string | null, strength: Strength | null, id: string, version: number, kind: PartyKind, name: string, aliases: Array<string>, about: string | null, closedAt: string | null, cluster: { id: string, name: string } | null, town: { id: string, name: string } | null, location: { lat: number, lon: number, source: string } | null };

export type AdminPartyFragment =
  | AdminParty_Enterprise_Fragment
  | AdminParty_Organization_Fragment
  | AdminParty_Village_Fragment
;

export type AdminPartiesQueryVariables = Exact<{
  filter?: PartyFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminPartiesQuery = { parties: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | { id: string, version: number, kind: PartyKind, name: string, aliases: Array<string>, about: string | null, closedAt: string | null, creditCode: string | null, town: { id: string, name: string } | null, location: { lat: number, lon: number, source: string } | null }
      | { organizationKind: OrganizationKind, id: string, version: number, kind: PartyKind, name: string, aliases: Array<string>, about: string | null, closedAt: string | null, town: { id: string, name: string } | null, location: { lat: number, lon: number, source: string } | null }
      | { code: string | null, strength: Strength | null, id: string, version: number, kind: PartyKind, name: string, aliases: Array<string>, about: string | null, closedAt: string | null, cluster: { id: string, name: string } | null, town: { id: string, name: string } | null, location: { lat: number, lon: number, source: string } | null }
    > } };

export type AdminChainFragment = { id: string, version: number, code: string, name: string, about: string | null, aliases: Array<string>, closedAt: string | null, lead:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
   | null, stages: Array<{ id: string, name: string, closedAt: string | null }>, members: { totalCount: number, nodes: Array<{ id: string, party:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , stage: { id: string, name: string } | null }> } };

export type AdminChainsQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminChainsQuery = { chains: { nodes: Array<{ id: string, version: number, code: string, name: string, about: string | null, aliases: Array<string>, closedAt: string | null, lead:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       | null, stages: Array<{ id: string, name: string, closedAt: string | null }>, members: { totalCount: number, nodes: Array<{ id: string, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , stage: { id: string, name: string } | null }> } }> } };

export type AdminNamesQueryVariables = Exact<{
  name: string;
}>;


export type AdminNamesQuery = { parties: { nodes: Array<
      | { id: string, name: string, closedAt: string | null }
      | { id: string, name: string, closedAt: string | null }
      | { id: string, name: string, closedAt: string | null }
    > } };

export type AddTownMutationVariables = Exact<{
  input: AddTownInput;
  lang: Language;
}>;


export type AddTownMutation = { addTown: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type EditTownMutationVariables = Exact<{
  input: EditTownInput;
  lang: Language;
}>;


export type EditTownMutation = { editTown: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AddClusterMutationVariables = Exact<{
  input: AddClusterInput;
  lang: Language;
}>;


export type AddClusterMutation = { addCluster: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type EditClusterMutationVariables = Exact<{
  input: EditClusterInput;
  lang: Language;
}>;


export type EditClusterMutation = { editCluster: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AddVillageMutationVariables = Exact<{
  input: AddVillageInput;
  lang: Language;
}>;


export type AddVillageMutation = { addVillage: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AddPartyMutationVariables = Exact<{
  input: AddPartyInput;
  lang: Language;
}>;


export type AddPartyMutation = { addParty: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type EditPartyMutationVariables = Exact<{
  input: EditPartyInput;
  lang: Language;
}>;


export type EditPartyMutation = { editParty: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ClosePlaceMutationVariables = Exact<{
  input: ClosingInput;
  lang: Language;
}>;


export type ClosePlaceMutation = { closePlace: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReopenPlaceMutationVariables = Exact<{
  input: ClosingInput;
  lang: Language;
}>;


export type ReopenPlaceMutation = { reopenPlace: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AddChainMutationVariables = Exact<{
  input: AddChainInput;
  lang: Language;
}>;


export type AddChainMutation = { addChain: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type EditChainMutationVariables = Exact<{
  input: EditChainInput;
  lang: Language;
}>;


export type EditChainMutation = { editChain: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type SetStagesMutationVariables = Exact<{
  input: SetStagesInput;
  lang: Language;
}>;


export type SetStagesMutation = { setStages: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AddChainMemberMutationVariables = Exact<{
  input: ChainMemberInput;
  lang: Language;
}>;


export type AddChainMemberMutation = { addChainMember: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RemoveChainMemberMutationVariables = Exact<{
  input: ChainMemberInput;
  lang: Language;
}>;


export type RemoveChainMemberMutation = { removeChainMember: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type CloseChainMutationVariables = Exact<{
  input: ClosingChainInput;
  lang: Language;
}>;


export type CloseChainMutation = { closeChain: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReopenChainMutationVariables = Exact<{
  input: ClosingChainInput;
  lang: Language;
}>;


export type ReopenChainMutation = { reopenChain: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DivisionsPreviewQueryVariables = Exact<{
  input: DivisionsInput;
  lang: Language;
}>;


export type DivisionsPreviewQuery = { divisionsPreview: { residential: number | null, rows: Array<{ row: number, level: DivisionLevel, code: string | null, name: string, townName: string | null, verdict: DivisionVerdict }> | null, faults: Array<{ row: number, zh: string, en: string }> | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ImportDivisionsMutationVariables = Exact<{
  input: DivisionsInput;
  lang: Language;
}>;


export type ImportDivisionsMutation = { importDivisions: { added: number | null, changed: number | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AdminAccountsQueryVariables = Exact<{
  filter?: AccountFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminAccountsQuery = { accounts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, role: Role, personName: string | null, maskedPhone: string | null, mustChangePassword: boolean, signedInAt: string | null, disabledAt: string | null, successor: { name: string } | null, town: { name: string } | null, party:
        | { name: string }
        | { name: string }
        | { name: string }
       | null, chain: { name: string } | null }> } };

export type CreateAccountMutationVariables = Exact<{
  input: CreateAccountInput;
  lang: Language;
}>;


export type CreateAccountMutation = { createAccount: { initialPassword: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type CreateAccountsMutationVariables = Exact<{
  input: CreateAccountsInput;
  lang: Language;
}>;


export type CreateAccountsMutation = { createAccounts: { slips: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ResetPasswordMutationVariables = Exact<{
  input: AccountInput;
  lang: Language;
}>;


export type ResetPasswordMutation = { resetPassword: { initialPassword: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DisableAccountMutationVariables = Exact<{
  input: AccountInput;
  lang: Language;
}>;


export type DisableAccountMutation = { disableAccount: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type HandOverAccountMutationVariables = Exact<{
  input: HandOverAccountInput;
  lang: Language;
}>;


export type HandOverAccountMutation = { handOverAccount: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AdminWordsQueryVariables = Exact<{
  lang: Language;
}>;


export type AdminWordsQuery = { lexiconWords: { totalCount: number, nodes: Array<{ id: string, word: string, target: { code: string, name: string } }> }, lexiconProposals: { nodes: Array<{ id: string, version: number, state: LexiconProposalState, declines: number, one: { code: string, name: string }, other: { code: string, name: string } }> }, categories: { nodes: Array<{ code: string, name: string, children: Array<{ code: string, name: string }> }> } };

export type AdminConceptsQueryVariables = Exact<{
  name: string;
  lang: Language;
}>;


export type AdminConceptsQuery = { lexiconConcepts: { nodes: Array<{ code: string, name: string, words: string }> } };

export type AddLexiconWordMutationVariables = Exact<{
  input: AddLexiconWordInput;
  lang: Language;
}>;


export type AddLexiconWordMutation = { addLexiconWord: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RemoveLexiconWordMutationVariables = Exact<{
  input: RemoveLexiconWordInput;
  lang: Language;
}>;


export type RemoveLexiconWordMutation = { removeLexiconWord: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AcceptLexiconProposalMutationVariables = Exact<{
  input: LexiconDecisionInput;
  lang: Language;
}>;


export type AcceptLexiconProposalMutation = { acceptLexiconProposal: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DismissLexiconProposalMutationVariables = Exact<{
  input: LexiconDecisionInput;
  lang: Language;
}>;


export type DismissLexiconProposalMutation = { dismissLexiconProposal: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AdminTimesQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminTimesQuery = { orderDeadlines: Array<{ state: string, warnDays: number, dueDays: number, own: boolean }>, holidays: { nodes: Array<{ day: string, worked: boolean, name: string }> } };

export type SetOrderDeadlineMutationVariables = Exact<{
  input: SetOrderDeadlineInput;
  lang: Language;
}>;


export type SetOrderDeadlineMutation = { setOrderDeadline: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type SetHolidayMutationVariables = Exact<{
  input: SetHolidayInput;
  lang: Language;
}>;


export type SetHolidayMutation = { setHoliday: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AdminMetricsQueryVariables = Exact<{
  lang: Language;
}>;


export type AdminMetricsQuery = { metrics: { nodes: Array<{ code: string, name: string, own: boolean, unit: { code: string, name: string } }> }, units: { nodes: Array<{ code: string, name: string }> } };

export type SetMetricMutationVariables = Exact<{
  input: SetMetricInput;
  lang: Language;
}>;


export type SetMetricMutation = { setMetric: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AdminAuditQueryVariables = Exact<{
  filter?: AuditEntryFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type AdminAuditQuery = { audit: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, actor: string | null, from: string | null, action: string, result: AuditResult, code: string | null }> } };

export type HomeQueryVariables = Exact<{
  party: string;
  own: boolean;
  lang: Language;
}>;


export type HomeQuery = { myDesk: Array<{ kind: string, count: number, overdue: number, nextDueAt: string | null }>, party?:
    | { needs: { totalCount: number }, resources: { totalCount: number }, pairingsAsNeed: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, pairingsAsResource: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
    | { needs: { totalCount: number }, resources: { totalCount: number }, pairingsAsNeed: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, pairingsAsResource: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
    | { needs: { totalCount: number }, resources: { totalCount: number }, pairingsAsNeed: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, pairingsAsResource: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
   | null, needs: { totalCount: number }, resources: { totalCount: number }, pairings: { totalCount: number }, chains: { nodes: Array<{ id: string, code: string, name: string, about: string | null, lead:
        | { name: string }
        | { name: string }
        | { name: string }
       | null, needs: { totalCount: number }, resources: { totalCount: number }, pairings: { totalCount: number } }> } };

export type ChainNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ChainNamesQuery = { chains: { nodes: Array<{ id: string, name: string, about: string | null }> } };

export type ChainPageQueryVariables = Exact<{
  code: string;
  lang: Language;
}>;


export type ChainPageQuery = { chain: { id: string, code: string, name: string, about: string | null, source: string | null, lead:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, stages: Array<{ id: string, name: string, nameEn: string | null }>, members: { totalCount: number, nodes: Array<{ id: string, party:
          | { id: string, name: string, kind: PartyKind }
          | { id: string, name: string, kind: PartyKind }
          | { id: string, name: string, kind: PartyKind }
        , stage: { id: string } | null }> }, needs: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, resources: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, pairings: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , resourceParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } } | null };

export type DeveloperKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type DeveloperKeysQuery = { apiKeys: { totalCount: number, nodes: Array<{ id: string, name: string, prefix: string, role: Role, demo: boolean, createdAt: string, usedAt: string | null, expiresAt: string | null, revokedAt: string | null }> } };

export type DeveloperCreateKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
  lang: Language;
}>;


export type DeveloperCreateKeyMutation = { createApiKey: { key: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperRevokeKeyMutationVariables = Exact<{
  input: ApiKeyInput;
  lang: Language;
}>;


export type DeveloperRevokeKeyMutation = { revokeApiKey: { apiKey: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperLimitsQueryVariables = Exact<{ [key: string]: never; }>;


export type DeveloperLimitsQuery = { limits: { tokens: number, depth: number, fields: number, aliases: number, directives: number, cost: number, requestBytes: number, pageSize: number, filterConditions: number, filterValues: number, operationsPerSocket: number } };

export type DeveloperHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type DeveloperHeadQuery = { events: { nodes: Array<
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
      | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    > } };

type DeveloperEvent_AllocationApplied_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_AllocationPlanned_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ChainChanged_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_LedgerApplied_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_LexiconApplied_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_LexiconChanged_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingAdded_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingChanged_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingConfirmed_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingExpired_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingFulfilled_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingRenewed_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_ListingWithdrawn_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderAccepted_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderCalled_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderCancelled_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderCompleted_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderDeclined_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderDelivered_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderDispatched_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderEscalated_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderGivenBack_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderHandedOver_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderPaceChanged_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderPlaced_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderRated_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderReassigned_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderReinstated_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderReportedIn_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OrderUnmatched_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OutcomeCorrected_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_OutcomeRecorded_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingDeclined_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingProposed_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingReinstated_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingReleased_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingRescored_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingTakenUp_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PairingWithdrawn_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PartnershipEnded_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PartnershipFormed_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_PartyChanged_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_TaskSet_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_TownChanged_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

type DeveloperEvent_TownDigested_Fragment = { cursor: string, position: string, type: EventType, cause: string, occurredAt: string };

export type DeveloperEventFragment =
  | DeveloperEvent_AllocationApplied_Fragment
  | DeveloperEvent_AllocationPlanned_Fragment
  | DeveloperEvent_ChainChanged_Fragment
  | DeveloperEvent_LedgerApplied_Fragment
  | DeveloperEvent_LexiconApplied_Fragment
  | DeveloperEvent_LexiconChanged_Fragment
  | DeveloperEvent_ListingAdded_Fragment
  | DeveloperEvent_ListingChanged_Fragment
  | DeveloperEvent_ListingConfirmed_Fragment
  | DeveloperEvent_ListingExpired_Fragment
  | DeveloperEvent_ListingFulfilled_Fragment
  | DeveloperEvent_ListingRenewed_Fragment
  | DeveloperEvent_ListingWithdrawn_Fragment
  | DeveloperEvent_OrderAccepted_Fragment
  | DeveloperEvent_OrderCalled_Fragment
  | DeveloperEvent_OrderCancelled_Fragment
  | DeveloperEvent_OrderCompleted_Fragment
  | DeveloperEvent_OrderDeclined_Fragment
  | DeveloperEvent_OrderDelivered_Fragment
  | DeveloperEvent_OrderDispatched_Fragment
  | DeveloperEvent_OrderEscalated_Fragment
  | DeveloperEvent_OrderGivenBack_Fragment
  | DeveloperEvent_OrderHandedOver_Fragment
  | DeveloperEvent_OrderPaceChanged_Fragment
  | DeveloperEvent_OrderPlaced_Fragment
  | DeveloperEvent_OrderRated_Fragment
  | DeveloperEvent_OrderReassigned_Fragment
  | DeveloperEvent_OrderReinstated_Fragment
  | DeveloperEvent_OrderReportedIn_Fragment
  | DeveloperEvent_OrderUnmatched_Fragment
  | DeveloperEvent_OutcomeCorrected_Fragment
  | DeveloperEvent_OutcomeRecorded_Fragment
  | DeveloperEvent_PairingDeclined_Fragment
  | DeveloperEvent_PairingProposed_Fragment
  | DeveloperEvent_PairingReinstated_Fragment
  | DeveloperEvent_PairingReleased_Fragment
  | DeveloperEvent_PairingRescored_Fragment
  | DeveloperEvent_PairingTakenUp_Fragment
  | DeveloperEvent_PairingWithdrawn_Fragment
  | DeveloperEvent_PartnershipEnded_Fragment
  | DeveloperEvent_PartnershipFormed_Fragment
  | DeveloperEvent_PartyChanged_Fragment
  | DeveloperEvent_TaskSet_Fragment
  | DeveloperEvent_TownChanged_Fragment
  | DeveloperEvent_TownDigested_Fragment
;

export type DeveloperEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeveloperEventsSubscription = { events:
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
    | { cursor: string, position: string, type: EventType, cause: string, occurredAt: string }
   };

export type DeveloperWebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type DeveloperWebhooksQuery = { webhooks: { nodes: Array<{ id: string, name: string, kind: WebhookKind, host: string, document: string, filter: string, attempts: number, nextAttemptAt: string | null, pausedAt: string | null, pauseCause: WebhookPauseCause | null, createdAt: string, deliveries: Array<{ id: string, sentAt: string, events: number, status: number | null, fault: string | null, test: boolean }> }> } };

export type DeveloperCreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
  lang: Language;
}>;


export type DeveloperCreateWebhookMutation = { createWebhook: { secret: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperRotateWebhookMutationVariables = Exact<{
  input: WebhookInput;
  lang: Language;
}>;


export type DeveloperRotateWebhookMutation = { rotateWebhookSecret: { secret: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperTestWebhookMutationVariables = Exact<{
  input: WebhookInput;
  lang: Language;
}>;


export type DeveloperTestWebhookMutation = { testWebhook: { delivery: { id: string, fault: string | null } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperPauseWebhookMutationVariables = Exact<{
  input: PauseWebhookInput;
  lang: Language;
}>;


export type DeveloperPauseWebhookMutation = { pauseWebhook: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperRedeliverWebhookMutationVariables = Exact<{
  input: RedeliverWebhookInput;
  lang: Language;
}>;


export type DeveloperRedeliverWebhookMutation = { redeliverWebhook: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeveloperRemoveWebhookMutationVariables = Exact<{
  input: WebhookInput;
  lang: Language;
}>;


export type DeveloperRemoveWebhookMutation = { removeWebhook: { removed: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type PartnershipCardFragment = { id: string, version: number, strongBrings: string | null, weakBrings: string | null, begunOn: string, endedOn: string | null, needsBefore: number, coveredBefore: number, needsNow: number, coveredNow: number, orderCount: number, strong: { id: string, name: string, town: { name: string } | null }, weak: { id: string, name: string, town: { name: string } | null } };

export type PartnershipsQueryVariables = Exact<{
  filter: PartnershipFilter;
  after?: string | null | undefined;
}>;


export type PartnershipsQuery = { partnerships: { totalCount: number, nodes: Array<{ id: string, version: number, strongBrings: string | null, weakBrings: string | null, begunOn: string, endedOn: string | null, needsBefore: number, coveredBefore: number, needsNow: number, coveredNow: number, orderCount: number, strong: { id: string, name: string, town: { name: string } | null }, weak: { id: string, name: string, town: { name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SuggestPartnershipsQueryVariables = Exact<{ [key: string]: never; }>;


export type SuggestPartnershipsQuery = { suggestPartnerships: Array<{ score: number, kilometres: number | null, strong: { id: string, name: string } | null, weak: { id: string, name: string } | null, reasons: Array<{ code: string, zh: string, en: string }> }> };

export type FormPartnershipMutationVariables = Exact<{
  input: FormPartnershipInput;
  lang: Language;
}>;


export type FormPartnershipMutation = { done: { it: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type EndPartnershipMutationVariables = Exact<{
  input: EndPartnershipInput;
  lang: Language;
}>;


export type EndPartnershipMutation = { done: { it: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type TasksQueryVariables = Exact<{
  filter: TaskFilter;
  after?: string | null | undefined;
  lang: Language;
}>;


export type TasksQuery = { tasks: { totalCount: number, nodes: Array<{ id: string, goal: string, task: string, measure: string, deadline: string, begunOn: string, target: string, reached: string, responsible:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , chain: { code: string, name: string } | null, metric: { name: string, unit: { name: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PartiesNamedQueryVariables = Exact<{
  name: string;
}>;


export type PartiesNamedQuery = { parties: { nodes: Array<
      | { id: string, name: string, town: { name: string } | null }
      | { id: string, name: string, town: { name: string } | null }
      | { id: string, name: string, town: { name: string } | null }
    > } };

export type SetTaskMutationVariables = Exact<{
  input: SetTaskInput;
  lang: Language;
}>;


export type SetTaskMutation = { done: { it: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ImportHeadFragment = { id: string, fileName: string, state: LedgerImportState, rowCount: number, doneCount: number, createdAt: string, forgottenAt: string | null };

export type LedgersQueryVariables = Exact<{
  lang: Language;
}>;


export type LedgersQuery = { ledgerImports: { totalCount: number, nodes: Array<{ id: string, fileName: string, state: LedgerImportState, rowCount: number, doneCount: number, createdAt: string, forgottenAt: string | null, counts: { faulty: number } }> }, ledgerLists: Array<{ list: LedgerList, name: string, layouts: Array<{ code: string, name: string }> }> };

export type LedgerImportQueryVariables = Exact<{
  id: string;
  rows?: LedgerRowFilter | null | undefined;
  lang: Language;
}>;


export type LedgerImportQuery = { ledgerImport: { id: string, fileName: string, state: LedgerImportState, rowCount: number, doneCount: number, createdAt: string, forgottenAt: string | null, counts: { fresh: number, changed: number, unchanged: number, faulty: number, missing: number, leftOut: number, ready: number }, problem: { message: string } | null, sheets: Array<{ at: number, name: string, kind: LedgerKind | null, remembered: boolean, rows: number, columns: Array<{ at: number, heading: string, field: LedgerField }> }>, rows: { totalCount: number, nodes: Array<{ id: string, sheet: number, number: number, cells: Array<string>, title: string | null, verdict: LedgerRowVerdict, state: LedgerRowState, listing: string | null, party:
          | { name: string }
          | { name: string }
          | { name: string }
         | null, problems: Array<{ code: ErrorCode, field: LedgerField | null, message: string }>, suggestions: Array<{ field: LedgerField, value: string }> }> } } | null };

export type FixLedgerRowMutationVariables = Exact<{
  input: FixLedgerRowInput;
  lang: Language;
}>;


export type FixLedgerRowMutation = { done: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type MapLedgerSheetMutationVariables = Exact<{
  input: MapLedgerSheetInput;
  lang: Language;
}>;


export type MapLedgerSheetMutation = { done: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ApplyLedgerImportMutationVariables = Exact<{
  input: ApplyLedgerImportInput;
  lang: Language;
}>;


export type ApplyLedgerImportMutation = { done: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type UndoLedgerImportMutationVariables = Exact<{
  input: LedgerImportInput;
  lang: Language;
}>;


export type UndoLedgerImportMutation = { done: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ExportLedgerMutationVariables = Exact<{
  input: ExportLedgerInput;
  lang: Language;
}>;


export type ExportLedgerMutation = { done: { url: string | null, rows: number | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

type ListingRow_Need_Fragment = { id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, party:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , quantity: { value: string, remaining: string, unit: { name: string } } | null };

type ListingRow_Resource_Fragment = { id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, party:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , quantity: { value: string, remaining: string, unit: { name: string } } | null };

export type ListingRowFragment =
  | ListingRow_Need_Fragment
  | ListingRow_Resource_Fragment
;

export type NeedRowFragment = { id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , quantity: { value: string, remaining: string, unit: { name: string } } | null };

export type ResourceRowFragment = { id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , quantity: { value: string, remaining: string, unit: { name: string } } | null };

type ListingWhole_Need_Fragment = { version: number, detail: string | null, source: string | null, synthetic: boolean, expiresOn: string | null, createdAt: string, confirmedAt: string, id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, enteredBy: { role: Role, onBehalf: boolean, town: { name: string } | null } | null, party:
    | { id: string, name: string, town: { id: string } | null }
    | { id: string, name: string, town: { id: string } | null }
    | { id: string, name: string, town: { id: string } | null }
  , town: { name: string } | null, chain: { id: string, code: string, name: string } | null, stage: { name: string, nameEn: string | null } | null, category: { name: string } | null, quantity: { value: string, remaining: string, unit: { code: string, name: string } } | null, photos: Array<{ id: string, url: string, width: number, height: number }> };

type ListingWhole_Resource_Fragment = { version: number, detail: string | null, source: string | null, synthetic: boolean, expiresOn: string | null, createdAt: string, confirmedAt: string, id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, enteredBy: { role: Role, onBehalf: boolean, town: { name: string } | null } | null, party:
    | { id: string, name: string, town: { id: string } | null }
    | { id: string, name: string, town: { id: string } | null }
    | { id: string, name: string, town: { id: string } | null }
  , town: { name: string } | null, chain: { id: string, code: string, name: string } | null, stage: { name: string, nameEn: string | null } | null, category: { name: string } | null, quantity: { value: string, remaining: string, unit: { code: string, name: string } } | null, photos: Array<{ id: string, url: string, width: number, height: number }> };

export type ListingWholeFragment =
  | ListingWhole_Need_Fragment
  | ListingWhole_Resource_Fragment
;

export type ListingPageQueryVariables = Exact<{
  id: string;
  lang: Language;
}>;


export type ListingPageQuery = { listing:
    | { version: number, detail: string | null, source: string | null, synthetic: boolean, expiresOn: string | null, createdAt: string, confirmedAt: string, id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, enteredBy: { role: Role, onBehalf: boolean, town: { name: string } | null } | null, party:
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
      , town: { name: string } | null, chain: { id: string, code: string, name: string } | null, stage: { name: string, nameEn: string | null } | null, category: { name: string } | null, quantity: { value: string, remaining: string, unit: { code: string, name: string } } | null, photos: Array<{ id: string, url: string, width: number, height: number }> }
    | { version: number, detail: string | null, source: string | null, synthetic: boolean, expiresOn: string | null, createdAt: string, confirmedAt: string, id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, enteredBy: { role: Role, onBehalf: boolean, town: { name: string } | null } | null, party:
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
      , town: { name: string } | null, chain: { id: string, code: string, name: string } | null, stage: { name: string, nameEn: string | null } | null, category: { name: string } | null, quantity: { value: string, remaining: string, unit: { code: string, name: string } } | null, photos: Array<{ id: string, url: string, width: number, height: number }> }
   | null };

export type UnitsQueryVariables = Exact<{
  lang: Language;
}>;


export type UnitsQuery = { units: { nodes: Array<{ code: string, name: string, dimension: string }> } };

export type ReadEntryQueryVariables = Exact<{
  title: string;
  kind: ListingKind;
  detail?: string | null | undefined;
  party?: string | null | undefined;
  lang: Language;
}>;


export type ReadEntryQuery = { readEntry: { side: ListingKind, misfiled: boolean, price: Terms | null, from: string | null, to: string | null, quantity: { min: number, max: number, unit: string | null } | null, questions: Array<{ code: string, zh: string, en: string }>, similar: Array<{ listing:
        | { id: string, title: string, createdAt: string, quantity: { value: string, unit: { name: string } } | null }
        | { id: string, title: string, createdAt: string, quantity: { value: string, unit: { name: string } } | null }
       | null }> } };

export type LastContactQueryVariables = Exact<{
  party: string;
}>;


export type LastContactQuery = { party:
    | { id: string, needs: { nodes: Array<{ createdAt: string, contact: { name: string, maskedPhone: string | null } | null }> }, resources: { nodes: Array<{ createdAt: string, contact: { name: string, maskedPhone: string | null } | null }> } }
    | { id: string, needs: { nodes: Array<{ createdAt: string, contact: { name: string, maskedPhone: string | null } | null }> }, resources: { nodes: Array<{ createdAt: string, contact: { name: string, maskedPhone: string | null } | null }> } }
    | { id: string, needs: { nodes: Array<{ createdAt: string, contact: { name: string, maskedPhone: string | null } | null }> }, resources: { nodes: Array<{ createdAt: string, contact: { name: string, maskedPhone: string | null } | null }> } }
   | null };

export type SearchQueryVariables = Exact<{
  text: string;
  lang: Language;
}>;


export type SearchQuery = { needs: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, resources: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , quantity: { value: string, remaining: string, unit: { name: string } } | null }> } };

export type AddNeedMutationVariables = Exact<{
  input: AddListingInput;
  lang: Language;
}>;


export type AddNeedMutation = { done: { it: { id: string, title: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AddResourceMutationVariables = Exact<{
  input: AddListingInput;
  lang: Language;
}>;


export type AddResourceMutation = { done: { it: { id: string, title: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type EditListingMutationVariables = Exact<{
  input: EditListingInput;
  lang: Language;
}>;


export type EditListingMutation = { done: { it:
      | { id: string, title: string }
      | { id: string, title: string }
     | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type WithdrawListingMutationVariables = Exact<{
  input: ListingInput;
  lang: Language;
}>;


export type WithdrawListingMutation = { done: { it:
      | { id: string, title: string }
      | { id: string, title: string }
     | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RenewListingMutationVariables = Exact<{
  input: RenewListingInput;
  lang: Language;
}>;


export type RenewListingMutation = { done: { it:
      | { id: string, title: string }
      | { id: string, title: string }
     | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ConfirmListingMutationVariables = Exact<{
  input: ListingInput;
  lang: Language;
}>;


export type ConfirmListingMutation = { done: { it:
      | { id: string, title: string }
      | { id: string, title: string }
     | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ChangedFragment = { it:
    | { id: string, title: string }
    | { id: string, title: string }
   | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> };

export type BellQueryVariables = Exact<{ [key: string]: never; }>;


export type BellQuery = { unreadNotices: number };

export type InboxQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type InboxQuery = { inbox: { nodes: Array<{ kind: NoticeKind, type: EventType, count: number, occurredAt: string, read: boolean, id: string, order: { id: string, need: { title: string } | null, resource: { title: string } | null, needParty:
          | { name: string }
          | { name: string }
          | { name: string }
         } | null, pairing: { id: string, need: { title: string }, resource: { title: string } } | null, listing:
        | { id: string, title: string }
        | { id: string, title: string }
       | null, task: { id: string, task: string } | null, partnership: { id: string, strong: { name: string }, weak: { name: string } } | null, digest: { added: number, pairings: number, waiting: number, overdue: number } | null, import: { id: string, fileName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MarkNoticesReadMutationVariables = Exact<{
  input: MarkNoticesReadInput;
  lang: Language;
}>;


export type MarkNoticesReadMutation = { markNoticesRead: { unread: number | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type OrderRowFragment = { id: string, receipt: string, state: OrderState, pace: OrderPace, holder: OrderHolder, heldSince: string, dueAt: string | null, createdAt: string, quantity: string | null, delivered: string, need: { id: string, title: string } | null, resource: { id: string, title: string } | null, needParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , resourceParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
   | null, holderParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
   | null, holderTown: { name: string } | null, unit: { code: string, name: string } | null, chain: { name: string, lead:
      | { name: string }
      | { name: string }
      | { name: string }
     | null } | null };

export type OrdersQueryVariables = Exact<{
  filter: OrderFilter;
  orderBy: OrderOrder;
  after?: string | null | undefined;
  lang: Language;
}>;


export type OrdersQuery = { orders: { totalCount: number, nodes: Array<{ id: string, receipt: string, state: OrderState, pace: OrderPace, holder: OrderHolder, heldSince: string, dueAt: string | null, createdAt: string, quantity: string | null, delivered: string, need: { id: string, title: string } | null, resource: { id: string, title: string } | null, needParty:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , resourceParty:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       | null, holderParty:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       | null, holderTown: { name: string } | null, unit: { code: string, name: string } | null, chain: { name: string, lead:
          | { name: string }
          | { name: string }
          | { name: string }
         | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OrderCountsQueryVariables = Exact<{
  mine: OrderFilter;
  waiting: OrderFilter;
  active: OrderFilter;
  over: OrderFilter;
}>;


export type OrderCountsQuery = { mine: { totalCount: number }, waiting: { totalCount: number }, active: { totalCount: number }, over: { totalCount: number } };

export type OrderPageQueryVariables = Exact<{
  id: string;
  lang: Language;
}>;


export type OrderPageQuery = { order: { version: number, steps: Array<OrderAction>, note: string | null, rating: number | null, active: boolean, escalation: number, mechanism: string, synthetic: boolean, needQuantity: string | null, id: string, receipt: string, state: OrderState, pace: OrderPace, holder: OrderHolder, heldSince: string, dueAt: string | null, createdAt: string, quantity: string | null, delivered: string, chain: { code: string, name: string, lead:
        | { name: string }
        | { name: string }
        | { name: string }
       | null } | null, pairing: { id: string } | null, coordinator:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, participants: Array<{ id: string, reportedAt: string | null, party:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
       }>, need: { status: ListingStatus, id: string, title: string, contact: { name: string, maskedPhone: string | null } | null, quantity: { value: string, unit: { name: string } } | null } | null, resource: { status: ListingStatus, id: string, title: string, contact: { name: string, maskedPhone: string | null } | null, quantity: { remaining: string, unit: { name: string } } | null } | null, timeline: Array<{ id: string, ordinal: number, action: OrderAction, from: OrderState | null, to: OrderState, side: OrderSide | null, reason: OrderReason | null, note: string | null, occurredAt: string, dueAt: string | null, holder: OrderHolder, holderParty:
        | { name: string }
        | { name: string }
        | { name: string }
       | null, holderTown: { name: string } | null, resourceParty:
        | { name: string }
        | { name: string }
        | { name: string }
       | null }>, deliveries: Array<{ id: string, ordinal: number, quantity: string | null, deliveredOn: string, note: string | null, unit: { name: string } | null }>, outcomes: { nodes: Array<{ id: string, value: string, automatic: boolean, occurredOn: string, metric: { code: string, name: string, unit: { name: string } } }> }, needParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , resourceParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, holderParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, holderTown: { name: string } | null, unit: { code: string, name: string } | null } | null };

export type OrderCandidatesQueryVariables = Exact<{
  need: string;
  lang: Language;
}>;


export type OrderCandidatesQuery = { listing:
    | { pairings: { nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, resource: { id: string, title: string, quantity: { remaining: string, unit: { name: string } } | null }, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
    | Record<PropertyKey, never>
   | null };

export type MetricsQueryVariables = Exact<{
  lang: Language;
}>;


export type MetricsQuery = { metrics: { nodes: Array<{ code: string, name: string, unit: { name: string } }> } };

export type MovedFragment = { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> };

export type PlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
  lang: Language;
}>;


export type PlaceOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type HandOverOrderMutationVariables = Exact<{
  input: OrderStepInput;
  lang: Language;
}>;


export type HandOverOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DispatchOrderMutationVariables = Exact<{
  input: DispatchOrderInput;
  lang: Language;
}>;


export type DispatchOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReassignOrderMutationVariables = Exact<{
  input: DispatchOrderInput;
  lang: Language;
}>;


export type ReassignOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type AcceptOrderMutationVariables = Exact<{
  input: OrderStepInput;
  lang: Language;
}>;


export type AcceptOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeclineOrderMutationVariables = Exact<{
  input: OrderReasonInput;
  lang: Language;
}>;


export type DeclineOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type GiveBackOrderMutationVariables = Exact<{
  input: OrderReasonInput;
  lang: Language;
}>;


export type GiveBackOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type CancelOrderMutationVariables = Exact<{
  input: OrderReasonInput;
  lang: Language;
}>;


export type CancelOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type UnmatchOrderMutationVariables = Exact<{
  input: OrderReasonInput;
  lang: Language;
}>;


export type UnmatchOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReinstateOrderMutationVariables = Exact<{
  input: OrderStepInput;
  lang: Language;
}>;


export type ReinstateOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeliverOrderMutationVariables = Exact<{
  input: DeliverOrderInput;
  lang: Language;
}>;


export type DeliverOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RateOrderMutationVariables = Exact<{
  input: RateOrderInput;
  lang: Language;
}>;


export type RateOrderMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReportInMutationVariables = Exact<{
  input: ReportInInput;
  lang: Language;
}>;


export type ReportInMutation = { done: { it: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RecordOutcomeMutationVariables = Exact<{
  input: RecordOutcomeInput;
  lang: Language;
}>;


export type RecordOutcomeMutation = { done: { it: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type DeclinePairingMutationVariables = Exact<{
  input: DeclinePairingInput;
  lang: Language;
}>;


export type DeclinePairingMutation = { done: { it: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReinstatePairingMutationVariables = Exact<{
  input: ReinstatePairingInput;
  lang: Language;
}>;


export type ReinstatePairingMutation = { done: { it: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RevealContactMutationVariables = Exact<{
  input: RevealContactInput;
  lang: Language;
}>;


export type RevealContactMutation = { done: { contact: { name: string, phone: string | null } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type OrderNewsSubscriptionVariables = Exact<{
  filter: EventFilter;
}>;


export type OrderNewsSubscription = { events:
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
    | { cursor: string, type: EventType }
   };

export type PairingRowFragment = { id: string, score: number, state: PairingState, createdAt: string, needParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , resourceParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> };

export type PairingPageQueryVariables = Exact<{
  id: string;
  lang: Language;
}>;


export type PairingPageQuery = { pairing: { live: boolean, quantity: string | null, updatedAt: string, version: number, id: string, score: number, state: PairingState, createdAt: string, chain: { code: string, name: string } | null, parts: { object: number | null, action: number | null, text: number | null, quantity: number | null, time: number | null, distance: number | null, terms: number | null, freshness: number | null, partnership: number | null, chain: number | null }, orders: { nodes: Array<{ id: string, state: OrderState }> }, need: { detail: string | null, id: string, title: string, kind: ListingKind, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
      , quantity: { value: string, remaining: string, unit: { code: string, name: string } } | null, contact: { name: string, maskedPhone: string | null } | null }, resource: { detail: string | null, id: string, title: string, kind: ListingKind, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
        | { id: string, name: string, town: { id: string } | null }
      , quantity: { value: string, remaining: string, unit: { code: string, name: string } } | null, contact: { name: string, maskedPhone: string | null } | null }, needParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , resourceParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , reasons: Array<{ code: string, text: string }> } | null };

type PairingSide_Need_Fragment = { party:
    | { town: { id: string } | null }
    | { town: { id: string } | null }
    | { town: { id: string } | null }
  , quantity: { unit: { code: string } } | null, contact: { name: string, maskedPhone: string | null } | null };

type PairingSide_Resource_Fragment = { party:
    | { town: { id: string } | null }
    | { town: { id: string } | null }
    | { town: { id: string } | null }
  , quantity: { unit: { code: string } } | null, contact: { name: string, maskedPhone: string | null } | null };

export type PairingSideFragment =
  | PairingSide_Need_Fragment
  | PairingSide_Resource_Fragment
;

export type LogHeadQueryVariables = Exact<{ [key: string]: never; }>;


export type LogHeadQuery = { events: { nodes: Array<
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
    > } };

export type MissedQueryVariables = Exact<{
  after: string;
  filter: EventFilter;
}>;


export type MissedQuery = { events: { totalCount: number, nodes: Array<
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
    > } };

export type NewPairingsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter: EventFilter;
  lang: Language;
}>;


export type NewPairingsSubscription = { newPairings: { cursor: string, pairing: { id: string, score: number, state: PairingState, createdAt: string, needParty:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , resourceParty:
        | { id: string, name: string }
        | { id: string, name: string }
        | { id: string, name: string }
      , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> } } };

export type VillagesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type VillagesQuery = { villages: { totalCount: number, nodes: Array<{ id: string, name: string, aliases: Array<string>, strength: Strength | null, town: { id: string } | null, cluster: { name: string } | null, needs: { totalCount: number }, resources: { totalCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, towns: { nodes: Array<{ id: string, name: string }> } };

export type PartyPageQueryVariables = Exact<{
  id: string;
  lang: Language;
}>;


export type PartyPageQuery = { party:
    | { __typename: 'Enterprise', id: string, name: string, kind: PartyKind, about: string | null, aliases: Array<string>, source: string | null, synthetic: boolean, town: { id: string, name: string } | null, chains: { nodes: Array<{ id: string, chain: { code: string, name: string }, stage: { name: string, nameEn: string | null } | null }> }, needs: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, resources: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, pairingsAsNeed: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, pairingsAsResource: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
    | { __typename: 'Organization', organizationKind: OrganizationKind, id: string, name: string, kind: PartyKind, about: string | null, aliases: Array<string>, source: string | null, synthetic: boolean, town: { id: string, name: string } | null, chains: { nodes: Array<{ id: string, chain: { code: string, name: string }, stage: { name: string, nameEn: string | null } | null }> }, needs: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, resources: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, pairingsAsNeed: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, pairingsAsResource: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
    | { __typename: 'Village', strength: Strength | null, code: string | null, id: string, name: string, kind: PartyKind, about: string | null, aliases: Array<string>, source: string | null, synthetic: boolean, cluster: { name: string } | null, partnershipsAsStrong: { nodes: Array<{ id: string, weak: { name: string } }> }, partnershipsAsWeak: { nodes: Array<{ id: string, strong: { name: string } }> }, town: { id: string, name: string } | null, chains: { nodes: Array<{ id: string, chain: { code: string, name: string }, stage: { name: string, nameEn: string | null } | null }> }, needs: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, resources: { totalCount: number, nodes: Array<{ id: string, kind: ListingKind, title: string, status: ListingStatus, freshness: Freshness, availableFrom: string | null, availableTo: string | null, terms: Terms | null, pairings: { totalCount: number }, party:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , quantity: { value: string, remaining: string, unit: { name: string } } | null }> }, pairingsAsNeed: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> }, pairingsAsResource: { totalCount: number, nodes: Array<{ id: string, score: number, state: PairingState, createdAt: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string }, reasons: Array<{ code: string, text: string }> }> } }
   | null };

export type PartyNameQueryVariables = Exact<{
  id: string;
}>;


export type PartyNameQuery = { party:
    | { id: string, name: string, town: { id: string } | null }
    | { id: string, name: string, town: { id: string } | null }
    | { id: string, name: string, town: { id: string } | null }
   | null };

export type ReportDeskQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportDeskQuery = { reportDesk: { district: string, party: string, mechanism: string, about: string | null } };

export type MatterSeenFragment = { id: string, version: number, receipt: string, title: string, state: OrderState, holder: string | null, rating: number | null, steps: Array<{ state: OrderState, at: string }> };

export type ReportedMatterQueryVariables = Exact<{
  id: string;
}>;


export type ReportedMatterQuery = { matter: { id: string, version: number, receipt: string, title: string, state: OrderState, holder: string | null, rating: number | null, steps: Array<{ state: OrderState, at: string }> } | null };

export type ReportMatterMutationVariables = Exact<{
  input: ReportMatterInput;
  lang: Language;
}>;


export type ReportMatterMutation = { reportMatter: { matter: { id: string, version: number, receipt: string, title: string, state: OrderState, holder: string | null, rating: number | null, steps: Array<{ state: OrderState, at: string }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RateMatterMutationVariables = Exact<{
  input: RateMatterInput;
  lang: Language;
}>;


export type RateMatterMutation = { rateMatter: { matter: { id: string, version: number, receipt: string, title: string, state: OrderState, holder: string | null, rating: number | null, steps: Array<{ state: OrderState, at: string }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ReportLinksQueryVariables = Exact<{
  lang: Language;
}>;


export type ReportLinksQuery = { apiKeys: { nodes: Array<{ id: string, name: string, mechanism: string | null, createdAt: string, usedAt: string | null, expiresAt: string | null, revokedAt: string | null }> }, mechanisms: { nodes: Array<{ code: string, name: string, routes: string }> } };

export type CreateReportLinkMutationVariables = Exact<{
  input: CreateReportLinkInput;
  lang: Language;
}>;


export type CreateReportLinkMutation = { createReportLink: { link: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type RevokeReportLinkMutationVariables = Exact<{
  input: ReportLinkInput;
  lang: Language;
}>;


export type RevokeReportLinkMutation = { revokeReportLink: { userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string | null, role: Role, mustChangePassword: boolean | null, district: { code: string, name: string, timeZone: string } | null, town: { id: string, name: string } | null, chain: { id: string, name: string } | null, party:
      | { id: string, name: string, kind: PartyKind, town: { id: string } | null }
      | { id: string, name: string, kind: PartyKind, town: { id: string } | null }
      | { id: string, name: string, kind: PartyKind, town: { id: string } | null }
     | null } | null };

export type NewViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type NewViewerQuery = { viewer: { id: string, name: string | null, role: Role, mustChangePassword: boolean | null } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
  lang: Language;
}>;


export type SignInMutation = { signIn: { accountId: string | null, mustChangePassword: boolean | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean | null } };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
  lang: Language;
}>;


export type ChangePasswordMutation = { changePassword: { accountId: string | null, userErrors: Array<{ code: ErrorCode, field: Array<string> | null, message: string }> } };

export type FaultFragment = { code: ErrorCode, field: Array<string> | null, message: string };

export type DemoAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoAccountsQuery = { demoAccounts: Array<{ district: string, name: string, password: string, role: Role, of: string | null }> };

export type WallTextFragment = { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } };

export type WallDeckQueryVariables = Exact<{
  chain?: string | null | undefined;
  town?: string | null | undefined;
  party?: string | null | undefined;
  by: StandingBy;
  theme: ChartTheme;
  lang: Language;
  width: number;
  height: number;
  letters: number;
  age: number;
}>;


export type WallDeckQuery = { standings: Array<{ needs: number, met: number, underWay: number, matched: number, waiting: number, fillRate: number | null, matchRate: number | null, resources: number, idle: number, green: number, yellow: number, red: number }>, map: { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } }, supply: { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } }, flows: { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } }, timeline: { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } }, steps: { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } }, outcomes: { title: string, summary: string, empty: boolean, position: string, table: { columns: Array<string>, rows: Array<{ cells: Array<string> }> } } };

export type WallChainQueryVariables = Exact<{
  code: string;
}>;


export type WallChainQuery = { chain: { id: string, name: string } | null };

export type WallPlaceQueryVariables = Exact<{
  id: string;
}>;


export type WallPlaceQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { name: string, id: string }
    | { name: string, id: string }
   | null };

export type WallPairingFragment = { id: string, needParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , resourceParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , need: { id: string, title: string }, resource: { id: string, title: string } };

export type WallOrderFragment = { id: string, needParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
  , resourceParty:
    | { id: string, name: string }
    | { id: string, name: string }
    | { id: string, name: string }
   | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null };

type WallEvent_AllocationApplied_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_AllocationPlanned_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ChainChanged_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_LedgerApplied_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_LexiconApplied_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_LexiconChanged_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingAdded_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingChanged_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingConfirmed_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingExpired_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingFulfilled_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingRenewed_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_ListingWithdrawn_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderAccepted_Fragment = { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , resourceParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } };

type WallEvent_OrderCalled_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderCancelled_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderCompleted_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderDeclined_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderDelivered_Fragment = { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , resourceParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } };

type WallEvent_OrderDispatched_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderEscalated_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderGivenBack_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderHandedOver_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderPaceChanged_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderPlaced_Fragment = { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , resourceParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
     | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } };

type WallEvent_OrderRated_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderReassigned_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderReinstated_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderReportedIn_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OrderUnmatched_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OutcomeCorrected_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_OutcomeRecorded_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PairingDeclined_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PairingProposed_Fragment = { notify: boolean | null, cursor: string, type: EventType, occurredAt: string, pairing: { id: string, needParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , resourceParty:
      | { id: string, name: string }
      | { id: string, name: string }
      | { id: string, name: string }
    , need: { id: string, title: string }, resource: { id: string, title: string } } };

type WallEvent_PairingReinstated_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PairingReleased_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PairingRescored_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PairingTakenUp_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PairingWithdrawn_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PartnershipEnded_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PartnershipFormed_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_PartyChanged_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_TaskSet_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_TownChanged_Fragment = { cursor: string, type: EventType, occurredAt: string };

type WallEvent_TownDigested_Fragment = { cursor: string, type: EventType, occurredAt: string };

export type WallEventFragment =
  | WallEvent_AllocationApplied_Fragment
  | WallEvent_AllocationPlanned_Fragment
  | WallEvent_ChainChanged_Fragment
  | WallEvent_LedgerApplied_Fragment
  | WallEvent_LexiconApplied_Fragment
  | WallEvent_LexiconChanged_Fragment
  | WallEvent_ListingAdded_Fragment
  | WallEvent_ListingChanged_Fragment
  | WallEvent_ListingConfirmed_Fragment
  | WallEvent_ListingExpired_Fragment
  | WallEvent_ListingFulfilled_Fragment
  | WallEvent_ListingRenewed_Fragment
  | WallEvent_ListingWithdrawn_Fragment
  | WallEvent_OrderAccepted_Fragment
  | WallEvent_OrderCalled_Fragment
  | WallEvent_OrderCancelled_Fragment
  | WallEvent_OrderCompleted_Fragment
  | WallEvent_OrderDeclined_Fragment
  | WallEvent_OrderDelivered_Fragment
  | WallEvent_OrderDispatched_Fragment
  | WallEvent_OrderEscalated_Fragment
  | WallEvent_OrderGivenBack_Fragment
  | WallEvent_OrderHandedOver_Fragment
  | WallEvent_OrderPaceChanged_Fragment
  | WallEvent_OrderPlaced_Fragment
  | WallEvent_OrderRated_Fragment
  | WallEvent_OrderReassigned_Fragment
  | WallEvent_OrderReinstated_Fragment
  | WallEvent_OrderReportedIn_Fragment
  | WallEvent_OrderUnmatched_Fragment
  | WallEvent_OutcomeCorrected_Fragment
  | WallEvent_OutcomeRecorded_Fragment
  | WallEvent_PairingDeclined_Fragment
  | WallEvent_PairingProposed_Fragment
  | WallEvent_PairingReinstated_Fragment
  | WallEvent_PairingReleased_Fragment
  | WallEvent_PairingRescored_Fragment
  | WallEvent_PairingTakenUp_Fragment
  | WallEvent_PairingWithdrawn_Fragment
  | WallEvent_PartnershipEnded_Fragment
  | WallEvent_PartnershipFormed_Fragment
  | WallEvent_PartyChanged_Fragment
  | WallEvent_TaskSet_Fragment
  | WallEvent_TownChanged_Fragment
  | WallEvent_TownDigested_Fragment
;

export type WallRecentQueryVariables = Exact<{
  filter: EventFilter;
}>;


export type WallRecentQuery = { head: { nodes: Array<
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
      | { cursor: string }
    > }, recent: { nodes: Array<
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
           | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { notify: boolean | null, cursor: string, type: EventType, occurredAt: string, pairing: { id: string, needParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , resourceParty:
            | { id: string, name: string }
            | { id: string, name: string }
            | { id: string, name: string }
          , need: { id: string, title: string }, resource: { id: string, title: string } } }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
      | { cursor: string, type: EventType, occurredAt: string }
    > } };

export type WallEventsSubscriptionVariables = Exact<{
  filter: EventFilter;
  after?: string | null | undefined;
}>;


export type WallEventsSubscription = { events:
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , resourceParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
         | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , resourceParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
         | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string, order: { id: string, needParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , resourceParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
         | null, need: { id: string, title: string } | null, resource: { id: string, title: string } | null } }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { notify: boolean | null, cursor: string, type: EventType, occurredAt: string, pairing: { id: string, needParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , resourceParty:
          | { id: string, name: string }
          | { id: string, name: string }
          | { id: string, name: string }
        , need: { id: string, title: string }, resource: { id: string, title: string } } }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
    | { cursor: string, type: EventType, occurredAt: string }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AdminTownFragmentDoc = new TypedDocumentString(`
    fragment AdminTown on Town {
  id
  version
  name
  kind
  code
  closedAt
  villages(first: 1) {
    totalCount
  }
}
    `, {"fragmentName":"AdminTown"}) as unknown as TypedDocumentString<AdminTownFragment, unknown>;
export const AdminClusterFragmentDoc = new TypedDocumentString(`
    fragment AdminCluster on Cluster {
  id
  version
  name
  theme
  closedAt
  town {
    id
    name
  }
}
    `, {"fragmentName":"AdminCluster"}) as unknown as TypedDocumentString<AdminClusterFragment, unknown>;
export const AdminPartyFragmentDoc = new TypedDocumentString(`
    fragment AdminParty on Party {
  id
  version
  kind
  name
  aliases
  about
  closedAt
  town {
    id
    name
  }
  location {
    lat
    lon
    source
  }
  ... on Village {
    code
    strength
    cluster {
      id
      name
    }
  }
  ... on Enterprise {
    creditCode: code
  }
  ... on Organization {
    organizationKind
  }
}
    `, {"fragmentName":"AdminParty"}) as unknown as TypedDocumentString<AdminPartyFragment, unknown>;
export const AdminChainFragmentDoc = new TypedDocumentString(`
    fragment AdminChain on Chain {
  id
  version
  code
  name
  about
  aliases
  closedAt
  lead {
    id
    name
  }
  stages {
    id
    name
    closedAt
  }
  members(first: 100) {
    totalCount
    nodes {
      id
      party {
        id
        name
      }
      stage {
        id
        name
      }
    }
  }
}
    `, {"fragmentName":"AdminChain"}) as unknown as TypedDocumentString<AdminChainFragment, unknown>;
export const DeveloperEventFragmentDoc = new TypedDocumentString(`
    fragment DeveloperEvent on Event {
  cursor
  position
  type
  cause
  occurredAt
}
    `, {"fragmentName":"DeveloperEvent"}) as unknown as TypedDocumentString<DeveloperEventFragment, unknown>;
export const PartnershipCardFragmentDoc = new TypedDocumentString(`
    fragment PartnershipCard on Partnership {
  id
  version
  strong {
    id
    name
    town {
      name
    }
  }
  weak {
    id
    name
    town {
      name
    }
  }
  strongBrings
  weakBrings
  begunOn
  endedOn
  needsBefore
  coveredBefore
  needsNow
  coveredNow
  orderCount
}
    `, {"fragmentName":"PartnershipCard"}) as unknown as TypedDocumentString<PartnershipCardFragment, unknown>;
export const ImportHeadFragmentDoc = new TypedDocumentString(`
    fragment ImportHead on LedgerImport {
  id
  fileName
  state
  rowCount
  doneCount
  createdAt
  forgottenAt
}
    `, {"fragmentName":"ImportHead"}) as unknown as TypedDocumentString<ImportHeadFragment, unknown>;
export const ListingRowFragmentDoc = new TypedDocumentString(`
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}
    `, {"fragmentName":"ListingRow"}) as unknown as TypedDocumentString<ListingRowFragment, unknown>;
export const NeedRowFragmentDoc = new TypedDocumentString(`
    fragment NeedRow on Need {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}`, {"fragmentName":"NeedRow"}) as unknown as TypedDocumentString<NeedRowFragment, unknown>;
export const ResourceRowFragmentDoc = new TypedDocumentString(`
    fragment ResourceRow on Resource {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}`, {"fragmentName":"ResourceRow"}) as unknown as TypedDocumentString<ResourceRowFragment, unknown>;
export const ListingWholeFragmentDoc = new TypedDocumentString(`
    fragment ListingWhole on Listing {
  ...ListingRow
  version
  detail
  source
  synthetic
  expiresOn
  enteredBy {
    role
    onBehalf
    town {
      name
    }
  }
  createdAt
  confirmedAt
  party {
    town {
      id
    }
  }
  town {
    name
  }
  chain {
    id
    code
    name
  }
  stage {
    name
    nameEn
  }
  category {
    name(lang: $lang)
  }
  quantity {
    unit {
      code
    }
  }
  photos {
    id
    url
    width
    height
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}`, {"fragmentName":"ListingWhole"}) as unknown as TypedDocumentString<ListingWholeFragment, unknown>;
export const FaultFragmentDoc = new TypedDocumentString(`
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}
    `, {"fragmentName":"Fault"}) as unknown as TypedDocumentString<FaultFragment, unknown>;
export const ChangedFragmentDoc = new TypedDocumentString(`
    fragment Changed on ListingPayload {
  it: listing {
    id
    title
  }
  userErrors {
    ...Fault
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`, {"fragmentName":"Changed"}) as unknown as TypedDocumentString<ChangedFragment, unknown>;
export const OrderRowFragmentDoc = new TypedDocumentString(`
    fragment OrderRow on Order {
  id
  receipt
  state
  pace
  holder
  heldSince
  dueAt
  createdAt
  need {
    id
    title
  }
  resource {
    id
    title
  }
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  holderParty {
    id
    name
  }
  holderTown {
    name
  }
  quantity
  delivered
  unit {
    code
    name(lang: $lang)
  }
  chain {
    name
    lead {
      name
    }
  }
}
    `, {"fragmentName":"OrderRow"}) as unknown as TypedDocumentString<OrderRowFragment, unknown>;
export const MovedFragmentDoc = new TypedDocumentString(`
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`, {"fragmentName":"Moved"}) as unknown as TypedDocumentString<MovedFragment, unknown>;
export const PairingRowFragmentDoc = new TypedDocumentString(`
    fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}
    `, {"fragmentName":"PairingRow"}) as unknown as TypedDocumentString<PairingRowFragment, unknown>;
export const PairingSideFragmentDoc = new TypedDocumentString(`
    fragment PairingSide on Listing {
  party {
    town {
      id
    }
  }
  quantity {
    unit {
      code
    }
  }
  contact {
    name
    maskedPhone
  }
}
    `, {"fragmentName":"PairingSide"}) as unknown as TypedDocumentString<PairingSideFragment, unknown>;
export const MatterSeenFragmentDoc = new TypedDocumentString(`
    fragment MatterSeen on Matter {
  id
  version
  receipt
  title
  state
  holder
  rating
  steps {
    state
    at
  }
}
    `, {"fragmentName":"MatterSeen"}) as unknown as TypedDocumentString<MatterSeenFragment, unknown>;
export const WallTextFragmentDoc = new TypedDocumentString(`
    fragment WallText on Chart {
  title
  summary
  empty
  position
  table {
    columns
    rows {
      cells
    }
  }
}
    `, {"fragmentName":"WallText"}) as unknown as TypedDocumentString<WallTextFragment, unknown>;
export const WallPairingFragmentDoc = new TypedDocumentString(`
    fragment WallPairing on Pairing {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
    `, {"fragmentName":"WallPairing"}) as unknown as TypedDocumentString<WallPairingFragment, unknown>;
export const WallOrderFragmentDoc = new TypedDocumentString(`
    fragment WallOrder on Order {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
    `, {"fragmentName":"WallOrder"}) as unknown as TypedDocumentString<WallOrderFragment, unknown>;
export const WallEventFragmentDoc = new TypedDocumentString(`
    fragment WallEvent on Event {
  cursor
  type
  occurredAt
  ... on PairingProposed {
    notify
    pairing {
      ...WallPairing
    }
  }
  ... on OrderPlaced {
    order {
      ...WallOrder
    }
  }
  ... on OrderAccepted {
    order {
      ...WallOrder
    }
  }
  ... on OrderDelivered {
    order {
      ...WallOrder
    }
  }
}
    fragment WallPairing on Pairing {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
fragment WallOrder on Order {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}`, {"fragmentName":"WallEvent"}) as unknown as TypedDocumentString<WallEventFragment, unknown>;
export const AdminStartDocument = new TypedDocumentString(`
    query AdminStart {
  towns(first: 1) {
    totalCount
  }
  villages(first: 1) {
    totalCount
  }
  parties(first: 1, filter: {kind: {in: [ENTERPRISE, ORGANIZATION]}}) {
    totalCount
  }
  chains(first: 1) {
    totalCount
  }
  accounts(first: 1) {
    totalCount
  }
  needs(first: 1) {
    totalCount
  }
  resources(first: 1) {
    totalCount
  }
  pairings(first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<AdminStartQuery, AdminStartQueryVariables>;
export const AdminTownsDocument = new TypedDocumentString(`
    query AdminTowns {
  towns(first: 100) {
    nodes {
      ...AdminTown
    }
  }
  clusters(first: 100) {
    nodes {
      ...AdminCluster
    }
  }
}
    fragment AdminTown on Town {
  id
  version
  name
  kind
  code
  closedAt
  villages(first: 1) {
    totalCount
  }
}
fragment AdminCluster on Cluster {
  id
  version
  name
  theme
  closedAt
  town {
    id
    name
  }
}`) as unknown as TypedDocumentString<AdminTownsQuery, AdminTownsQueryVariables>;
export const AdminPartiesDocument = new TypedDocumentString(`
    query AdminParties($filter: PartyFilter, $after: String) {
  parties(first: 50, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...AdminParty
    }
  }
}
    fragment AdminParty on Party {
  id
  version
  kind
  name
  aliases
  about
  closedAt
  town {
    id
    name
  }
  location {
    lat
    lon
    source
  }
  ... on Village {
    code
    strength
    cluster {
      id
      name
    }
  }
  ... on Enterprise {
    creditCode: code
  }
  ... on Organization {
    organizationKind
  }
}`) as unknown as TypedDocumentString<AdminPartiesQuery, AdminPartiesQueryVariables>;
export const AdminChainsDocument = new TypedDocumentString(`
    query AdminChains {
  chains(first: 30) {
    nodes {
      ...AdminChain
    }
  }
}
    fragment AdminChain on Chain {
  id
  version
  code
  name
  about
  aliases
  closedAt
  lead {
    id
    name
  }
  stages {
    id
    name
    closedAt
  }
  members(first: 100) {
    totalCount
    nodes {
      id
      party {
        id
        name
      }
      stage {
        id
        name
      }
    }
  }
}`) as unknown as TypedDocumentString<AdminChainsQuery, AdminChainsQueryVariables>;
export const AdminNamesDocument = new TypedDocumentString(`
    query AdminNames($name: String!) {
  parties(first: 12, filter: {name: {startsWith: $name}}) {
    nodes {
      id
      name
      closedAt
    }
  }
}
    `) as unknown as TypedDocumentString<AdminNamesQuery, AdminNamesQueryVariables>;
export const AddTownDocument = new TypedDocumentString(`
    mutation AddTown($input: AddTownInput!, $lang: Language!) {
  addTown(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddTownMutation, AddTownMutationVariables>;
export const EditTownDocument = new TypedDocumentString(`
    mutation EditTown($input: EditTownInput!, $lang: Language!) {
  editTown(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<EditTownMutation, EditTownMutationVariables>;
export const AddClusterDocument = new TypedDocumentString(`
    mutation AddCluster($input: AddClusterInput!, $lang: Language!) {
  addCluster(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddClusterMutation, AddClusterMutationVariables>;
export const EditClusterDocument = new TypedDocumentString(`
    mutation EditCluster($input: EditClusterInput!, $lang: Language!) {
  editCluster(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<EditClusterMutation, EditClusterMutationVariables>;
export const AddVillageDocument = new TypedDocumentString(`
    mutation AddVillage($input: AddVillageInput!, $lang: Language!) {
  addVillage(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddVillageMutation, AddVillageMutationVariables>;
export const AddPartyDocument = new TypedDocumentString(`
    mutation AddParty($input: AddPartyInput!, $lang: Language!) {
  addParty(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddPartyMutation, AddPartyMutationVariables>;
export const EditPartyDocument = new TypedDocumentString(`
    mutation EditParty($input: EditPartyInput!, $lang: Language!) {
  editParty(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<EditPartyMutation, EditPartyMutationVariables>;
export const ClosePlaceDocument = new TypedDocumentString(`
    mutation ClosePlace($input: ClosingInput!, $lang: Language!) {
  closePlace(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ClosePlaceMutation, ClosePlaceMutationVariables>;
export const ReopenPlaceDocument = new TypedDocumentString(`
    mutation ReopenPlace($input: ClosingInput!, $lang: Language!) {
  reopenPlace(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReopenPlaceMutation, ReopenPlaceMutationVariables>;
export const AddChainDocument = new TypedDocumentString(`
    mutation AddChain($input: AddChainInput!, $lang: Language!) {
  addChain(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddChainMutation, AddChainMutationVariables>;
export const EditChainDocument = new TypedDocumentString(`
    mutation EditChain($input: EditChainInput!, $lang: Language!) {
  editChain(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<EditChainMutation, EditChainMutationVariables>;
export const SetStagesDocument = new TypedDocumentString(`
    mutation SetStages($input: SetStagesInput!, $lang: Language!) {
  setStages(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<SetStagesMutation, SetStagesMutationVariables>;
export const AddChainMemberDocument = new TypedDocumentString(`
    mutation AddChainMember($input: ChainMemberInput!, $lang: Language!) {
  addChainMember(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddChainMemberMutation, AddChainMemberMutationVariables>;
export const RemoveChainMemberDocument = new TypedDocumentString(`
    mutation RemoveChainMember($input: ChainMemberInput!, $lang: Language!) {
  removeChainMember(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RemoveChainMemberMutation, RemoveChainMemberMutationVariables>;
export const CloseChainDocument = new TypedDocumentString(`
    mutation CloseChain($input: ClosingChainInput!, $lang: Language!) {
  closeChain(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<CloseChainMutation, CloseChainMutationVariables>;
export const ReopenChainDocument = new TypedDocumentString(`
    mutation ReopenChain($input: ClosingChainInput!, $lang: Language!) {
  reopenChain(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReopenChainMutation, ReopenChainMutationVariables>;
export const DivisionsPreviewDocument = new TypedDocumentString(`
    query DivisionsPreview($input: DivisionsInput!, $lang: Language!) {
  divisionsPreview(input: $input) {
    rows {
      row
      level
      code
      name
      townName
      verdict
    }
    faults {
      row
      zh
      en
    }
    residential
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DivisionsPreviewQuery, DivisionsPreviewQueryVariables>;
export const ImportDivisionsDocument = new TypedDocumentString(`
    mutation ImportDivisions($input: DivisionsInput!, $lang: Language!) {
  importDivisions(input: $input) {
    added
    changed
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ImportDivisionsMutation, ImportDivisionsMutationVariables>;
export const AdminAccountsDocument = new TypedDocumentString(`
    query AdminAccounts($filter: AccountFilter, $after: String) {
  accounts(first: 50, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      role
      personName
      maskedPhone
      mustChangePassword
      signedInAt
      disabledAt
      successor {
        name
      }
      town {
        name
      }
      party {
        name
      }
      chain {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminAccountsQuery, AdminAccountsQueryVariables>;
export const CreateAccountDocument = new TypedDocumentString(`
    mutation CreateAccount($input: CreateAccountInput!, $lang: Language!) {
  createAccount(input: $input) {
    initialPassword
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<CreateAccountMutation, CreateAccountMutationVariables>;
export const CreateAccountsDocument = new TypedDocumentString(`
    mutation CreateAccounts($input: CreateAccountsInput!, $lang: Language!) {
  createAccounts(input: $input) {
    slips
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<CreateAccountsMutation, CreateAccountsMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: AccountInput!, $lang: Language!) {
  resetPassword(input: $input) {
    initialPassword
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const DisableAccountDocument = new TypedDocumentString(`
    mutation DisableAccount($input: AccountInput!, $lang: Language!) {
  disableAccount(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DisableAccountMutation, DisableAccountMutationVariables>;
export const HandOverAccountDocument = new TypedDocumentString(`
    mutation HandOverAccount($input: HandOverAccountInput!, $lang: Language!) {
  handOverAccount(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<HandOverAccountMutation, HandOverAccountMutationVariables>;
export const AdminWordsDocument = new TypedDocumentString(`
    query AdminWords($lang: Language!) {
  lexiconWords(first: 100) {
    totalCount
    nodes {
      id
      word
      target {
        code
        name(lang: $lang)
      }
    }
  }
  lexiconProposals(first: 50) {
    nodes {
      id
      version
      state
      declines
      one {
        code
        name(lang: $lang)
      }
      other {
        code
        name(lang: $lang)
      }
    }
  }
  categories(first: 100, filter: {depth: {eq: 1}}) {
    nodes {
      code
      name(lang: $lang)
      children {
        code
        name(lang: $lang)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminWordsQuery, AdminWordsQueryVariables>;
export const AdminConceptsDocument = new TypedDocumentString(`
    query AdminConcepts($name: String!, $lang: Language!) {
  lexiconConcepts(
    first: 12
    filter: {name: {startsWith: $name}, retired: {eq: false}}
  ) {
    nodes {
      code
      name(lang: $lang)
      words
    }
  }
}
    `) as unknown as TypedDocumentString<AdminConceptsQuery, AdminConceptsQueryVariables>;
export const AddLexiconWordDocument = new TypedDocumentString(`
    mutation AddLexiconWord($input: AddLexiconWordInput!, $lang: Language!) {
  addLexiconWord(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddLexiconWordMutation, AddLexiconWordMutationVariables>;
export const RemoveLexiconWordDocument = new TypedDocumentString(`
    mutation RemoveLexiconWord($input: RemoveLexiconWordInput!, $lang: Language!) {
  removeLexiconWord(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RemoveLexiconWordMutation, RemoveLexiconWordMutationVariables>;
export const AcceptLexiconProposalDocument = new TypedDocumentString(`
    mutation AcceptLexiconProposal($input: LexiconDecisionInput!, $lang: Language!) {
  acceptLexiconProposal(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AcceptLexiconProposalMutation, AcceptLexiconProposalMutationVariables>;
export const DismissLexiconProposalDocument = new TypedDocumentString(`
    mutation DismissLexiconProposal($input: LexiconDecisionInput!, $lang: Language!) {
  dismissLexiconProposal(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DismissLexiconProposalMutation, DismissLexiconProposalMutationVariables>;
export const AdminTimesDocument = new TypedDocumentString(`
    query AdminTimes {
  orderDeadlines {
    state
    warnDays
    dueDays
    own
  }
  holidays(first: 100) {
    nodes {
      day
      worked
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AdminTimesQuery, AdminTimesQueryVariables>;
export const SetOrderDeadlineDocument = new TypedDocumentString(`
    mutation SetOrderDeadline($input: SetOrderDeadlineInput!, $lang: Language!) {
  setOrderDeadline(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<SetOrderDeadlineMutation, SetOrderDeadlineMutationVariables>;
export const SetHolidayDocument = new TypedDocumentString(`
    mutation SetHoliday($input: SetHolidayInput!, $lang: Language!) {
  setHoliday(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<SetHolidayMutation, SetHolidayMutationVariables>;
export const AdminMetricsDocument = new TypedDocumentString(`
    query AdminMetrics($lang: Language!) {
  metrics(first: 100) {
    nodes {
      code
      name(lang: $lang)
      own
      unit {
        code
        name(lang: $lang)
      }
    }
  }
  units(first: 100) {
    nodes {
      code
      name(lang: $lang)
    }
  }
}
    `) as unknown as TypedDocumentString<AdminMetricsQuery, AdminMetricsQueryVariables>;
export const SetMetricDocument = new TypedDocumentString(`
    mutation SetMetric($input: SetMetricInput!, $lang: Language!) {
  setMetric(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<SetMetricMutation, SetMetricMutationVariables>;
export const AdminAuditDocument = new TypedDocumentString(`
    query AdminAudit($filter: AuditEntryFilter, $after: String) {
  audit(first: 50, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      at
      actor
      from
      action
      result
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AdminAuditQuery, AdminAuditQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home($party: ID!, $own: Boolean!, $lang: Language!) {
  myDesk {
    kind
    count
    overdue
    nextDueAt
  }
  party(id: $party) @include(if: $own) {
    needs(first: 1, filter: {status: {eq: OPEN}}) {
      totalCount
    }
    resources(first: 1, filter: {status: {eq: OPEN}}) {
      totalCount
    }
    pairingsAsNeed(first: 3) {
      totalCount
      nodes {
        ...PairingRow
      }
    }
    pairingsAsResource(first: 3) {
      totalCount
      nodes {
        ...PairingRow
      }
    }
  }
  needs(first: 1, filter: {status: {eq: OPEN}}) {
    totalCount
  }
  resources(first: 1, filter: {status: {eq: OPEN}}) {
    totalCount
  }
  pairings(first: 1, filter: {state: {in: [PROPOSED, TAKEN_UP]}}) {
    totalCount
  }
  chains {
    nodes {
      id
      code
      name
      about
      lead {
        name
      }
      needs(first: 1, filter: {status: {eq: OPEN}}) {
        totalCount
      }
      resources(first: 1, filter: {status: {eq: OPEN}}) {
        totalCount
      }
      pairings(first: 1) {
        totalCount
      }
    }
  }
}
    fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}`) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const ChainNamesDocument = new TypedDocumentString(`
    query ChainNames {
  chains {
    nodes {
      id
      name
      about
    }
  }
}
    `) as unknown as TypedDocumentString<ChainNamesQuery, ChainNamesQueryVariables>;
export const ChainPageDocument = new TypedDocumentString(`
    query ChainPage($code: String!, $lang: Language!) {
  chain(code: $code) {
    id
    code
    name
    about
    source
    lead {
      id
      name
    }
    stages {
      id
      name
      nameEn
    }
    members(first: 100) {
      totalCount
      nodes {
        id
        party {
          id
          name
          kind
        }
        stage {
          id
        }
      }
    }
    needs(first: 50, filter: {status: {eq: OPEN}}) {
      totalCount
      nodes {
        ...NeedRow
      }
    }
    resources(first: 50, filter: {status: {eq: OPEN}}) {
      totalCount
      nodes {
        ...ResourceRow
      }
    }
    pairings(first: 30) {
      totalCount
      nodes {
        ...PairingRow
      }
    }
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}
fragment NeedRow on Need {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment ResourceRow on Resource {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}`) as unknown as TypedDocumentString<ChainPageQuery, ChainPageQueryVariables>;
export const DeveloperKeysDocument = new TypedDocumentString(`
    query DeveloperKeys {
  apiKeys(first: 100) {
    totalCount
    nodes {
      id
      name
      prefix
      role
      demo
      createdAt
      usedAt
      expiresAt
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<DeveloperKeysQuery, DeveloperKeysQueryVariables>;
export const DeveloperCreateKeyDocument = new TypedDocumentString(`
    mutation DeveloperCreateKey($input: CreateApiKeyInput!, $lang: Language!) {
  createApiKey(input: $input) {
    key
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperCreateKeyMutation, DeveloperCreateKeyMutationVariables>;
export const DeveloperRevokeKeyDocument = new TypedDocumentString(`
    mutation DeveloperRevokeKey($input: ApiKeyInput!, $lang: Language!) {
  revokeApiKey(input: $input) {
    apiKey {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperRevokeKeyMutation, DeveloperRevokeKeyMutationVariables>;
export const DeveloperLimitsDocument = new TypedDocumentString(`
    query DeveloperLimits {
  limits {
    tokens
    depth
    fields
    aliases
    directives
    cost
    requestBytes
    pageSize
    filterConditions
    filterValues
    operationsPerSocket
  }
}
    `) as unknown as TypedDocumentString<DeveloperLimitsQuery, DeveloperLimitsQueryVariables>;
export const DeveloperHeadDocument = new TypedDocumentString(`
    query DeveloperHead {
  events(last: 20) {
    nodes {
      ...DeveloperEvent
    }
  }
}
    fragment DeveloperEvent on Event {
  cursor
  position
  type
  cause
  occurredAt
}`) as unknown as TypedDocumentString<DeveloperHeadQuery, DeveloperHeadQueryVariables>;
export const DeveloperEventsDocument = new TypedDocumentString(`
    subscription DeveloperEvents($after: String) {
  events(after: $after) {
    ...DeveloperEvent
  }
}
    fragment DeveloperEvent on Event {
  cursor
  position
  type
  cause
  occurredAt
}`) as unknown as TypedDocumentString<DeveloperEventsSubscription, DeveloperEventsSubscriptionVariables>;
export const DeveloperWebhooksDocument = new TypedDocumentString(`
    query DeveloperWebhooks {
  webhooks(first: 20) {
    nodes {
      id
      name
      kind
      host
      document
      filter
      attempts
      nextAttemptAt
      pausedAt
      pauseCause
      createdAt
      deliveries {
        id
        sentAt
        events
        status
        fault
        test
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeveloperWebhooksQuery, DeveloperWebhooksQueryVariables>;
export const DeveloperCreateWebhookDocument = new TypedDocumentString(`
    mutation DeveloperCreateWebhook($input: CreateWebhookInput!, $lang: Language!) {
  createWebhook(input: $input) {
    secret
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperCreateWebhookMutation, DeveloperCreateWebhookMutationVariables>;
export const DeveloperRotateWebhookDocument = new TypedDocumentString(`
    mutation DeveloperRotateWebhook($input: WebhookInput!, $lang: Language!) {
  rotateWebhookSecret(input: $input) {
    secret
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperRotateWebhookMutation, DeveloperRotateWebhookMutationVariables>;
export const DeveloperTestWebhookDocument = new TypedDocumentString(`
    mutation DeveloperTestWebhook($input: WebhookInput!, $lang: Language!) {
  testWebhook(input: $input) {
    delivery {
      id
      fault
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperTestWebhookMutation, DeveloperTestWebhookMutationVariables>;
export const DeveloperPauseWebhookDocument = new TypedDocumentString(`
    mutation DeveloperPauseWebhook($input: PauseWebhookInput!, $lang: Language!) {
  pauseWebhook(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperPauseWebhookMutation, DeveloperPauseWebhookMutationVariables>;
export const DeveloperRedeliverWebhookDocument = new TypedDocumentString(`
    mutation DeveloperRedeliverWebhook($input: RedeliverWebhookInput!, $lang: Language!) {
  redeliverWebhook(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperRedeliverWebhookMutation, DeveloperRedeliverWebhookMutationVariables>;
export const DeveloperRemoveWebhookDocument = new TypedDocumentString(`
    mutation DeveloperRemoveWebhook($input: WebhookInput!, $lang: Language!) {
  removeWebhook(input: $input) {
    removed
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeveloperRemoveWebhookMutation, DeveloperRemoveWebhookMutationVariables>;
export const PartnershipsDocument = new TypedDocumentString(`
    query Partnerships($filter: PartnershipFilter!, $after: String) {
  partnerships(first: 50, after: $after, filter: $filter) {
    totalCount
    nodes {
      ...PartnershipCard
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PartnershipCard on Partnership {
  id
  version
  strong {
    id
    name
    town {
      name
    }
  }
  weak {
    id
    name
    town {
      name
    }
  }
  strongBrings
  weakBrings
  begunOn
  endedOn
  needsBefore
  coveredBefore
  needsNow
  coveredNow
  orderCount
}`) as unknown as TypedDocumentString<PartnershipsQuery, PartnershipsQueryVariables>;
export const SuggestPartnershipsDocument = new TypedDocumentString(`
    query SuggestPartnerships {
  suggestPartnerships {
    strong {
      id
      name
    }
    weak {
      id
      name
    }
    score
    kilometres
    reasons {
      code
      zh
      en
    }
  }
}
    `) as unknown as TypedDocumentString<SuggestPartnershipsQuery, SuggestPartnershipsQueryVariables>;
export const FormPartnershipDocument = new TypedDocumentString(`
    mutation FormPartnership($input: FormPartnershipInput!, $lang: Language!) {
  done: formPartnership(input: $input) {
    it: partnership {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<FormPartnershipMutation, FormPartnershipMutationVariables>;
export const EndPartnershipDocument = new TypedDocumentString(`
    mutation EndPartnership($input: EndPartnershipInput!, $lang: Language!) {
  done: endPartnership(input: $input) {
    it: partnership {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<EndPartnershipMutation, EndPartnershipMutationVariables>;
export const TasksDocument = new TypedDocumentString(`
    query Tasks($filter: TaskFilter!, $after: String, $lang: Language!) {
  tasks(first: 50, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      goal
      task
      measure
      responsible {
        id
        name
      }
      deadline
      begunOn
      chain {
        code
        name
      }
      metric {
        name(lang: $lang)
        unit {
          name(lang: $lang)
        }
      }
      target
      reached
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TasksQuery, TasksQueryVariables>;
export const PartiesNamedDocument = new TypedDocumentString(`
    query PartiesNamed($name: String!) {
  parties(first: 8, filter: {name: {startsWith: $name}}) {
    nodes {
      id
      name
      town {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PartiesNamedQuery, PartiesNamedQueryVariables>;
export const SetTaskDocument = new TypedDocumentString(`
    mutation SetTask($input: SetTaskInput!, $lang: Language!) {
  done: setTask(input: $input) {
    it: task {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<SetTaskMutation, SetTaskMutationVariables>;
export const LedgersDocument = new TypedDocumentString(`
    query Ledgers($lang: Language!) {
  ledgerImports(first: 20) {
    totalCount
    nodes {
      ...ImportHead
      counts {
        faulty
      }
    }
  }
  ledgerLists {
    list
    name(lang: $lang)
    layouts {
      code
      name(lang: $lang)
    }
  }
}
    fragment ImportHead on LedgerImport {
  id
  fileName
  state
  rowCount
  doneCount
  createdAt
  forgottenAt
}`) as unknown as TypedDocumentString<LedgersQuery, LedgersQueryVariables>;
export const LedgerImportDocument = new TypedDocumentString(`
    query LedgerImport($id: ID!, $rows: LedgerRowFilter, $lang: Language!) {
  ledgerImport(id: $id) {
    ...ImportHead
    counts {
      fresh
      changed
      unchanged
      faulty
      missing
      leftOut
      ready
    }
    problem {
      message(lang: $lang)
    }
    sheets {
      at
      name
      kind
      remembered
      rows
      columns {
        at
        heading
        field
      }
    }
    rows(first: 30, filter: $rows) {
      totalCount
      nodes {
        id
        sheet
        number
        cells
        title
        verdict
        state
        listing
        party {
          name
        }
        problems {
          code
          field
          message(lang: $lang)
        }
        suggestions {
          field
          value
        }
      }
    }
  }
}
    fragment ImportHead on LedgerImport {
  id
  fileName
  state
  rowCount
  doneCount
  createdAt
  forgottenAt
}`) as unknown as TypedDocumentString<LedgerImportQuery, LedgerImportQueryVariables>;
export const FixLedgerRowDocument = new TypedDocumentString(`
    mutation FixLedgerRow($input: FixLedgerRowInput!, $lang: Language!) {
  done: fixLedgerRow(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<FixLedgerRowMutation, FixLedgerRowMutationVariables>;
export const MapLedgerSheetDocument = new TypedDocumentString(`
    mutation MapLedgerSheet($input: MapLedgerSheetInput!, $lang: Language!) {
  done: mapLedgerSheet(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<MapLedgerSheetMutation, MapLedgerSheetMutationVariables>;
export const ApplyLedgerImportDocument = new TypedDocumentString(`
    mutation ApplyLedgerImport($input: ApplyLedgerImportInput!, $lang: Language!) {
  done: applyLedgerImport(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ApplyLedgerImportMutation, ApplyLedgerImportMutationVariables>;
export const UndoLedgerImportDocument = new TypedDocumentString(`
    mutation UndoLedgerImport($input: LedgerImportInput!, $lang: Language!) {
  done: undoLedgerImport(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<UndoLedgerImportMutation, UndoLedgerImportMutationVariables>;
export const ExportLedgerDocument = new TypedDocumentString(`
    mutation ExportLedger($input: ExportLedgerInput!, $lang: Language!) {
  done: exportLedger(input: $input) {
    url
    rows
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ExportLedgerMutation, ExportLedgerMutationVariables>;
export const ListingPageDocument = new TypedDocumentString(`
    query ListingPage($id: ID!, $lang: Language!) {
  listing(id: $id) {
    ...ListingWhole
    ... on Need {
      pairings(first: 20) {
        totalCount
        nodes {
          ...PairingRow
        }
      }
    }
    ... on Resource {
      pairings(first: 20) {
        totalCount
        nodes {
          ...PairingRow
        }
      }
    }
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}
fragment ListingWhole on Listing {
  ...ListingRow
  version
  detail
  source
  synthetic
  expiresOn
  enteredBy {
    role
    onBehalf
    town {
      name
    }
  }
  createdAt
  confirmedAt
  party {
    town {
      id
    }
  }
  town {
    name
  }
  chain {
    id
    code
    name
  }
  stage {
    name
    nameEn
  }
  category {
    name(lang: $lang)
  }
  quantity {
    unit {
      code
    }
  }
  photos {
    id
    url
    width
    height
  }
}
fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}`) as unknown as TypedDocumentString<ListingPageQuery, ListingPageQueryVariables>;
export const UnitsDocument = new TypedDocumentString(`
    query Units($lang: Language!) {
  units(first: 100) {
    nodes {
      code
      name(lang: $lang)
      dimension
    }
  }
}
    `) as unknown as TypedDocumentString<UnitsQuery, UnitsQueryVariables>;
export const ReadEntryDocument = new TypedDocumentString(`
    query ReadEntry($title: String!, $kind: ListingKind!, $detail: String, $party: ID, $lang: Language!) {
  readEntry(title: $title, kind: $kind, detail: $detail, party: $party) {
    side
    misfiled
    price
    from
    to
    quantity {
      min
      max
      unit
    }
    questions {
      code
      zh
      en
    }
    similar {
      listing {
        id
        title
        createdAt
        quantity {
          value
          unit {
            name(lang: $lang)
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReadEntryQuery, ReadEntryQueryVariables>;
export const LastContactDocument = new TypedDocumentString(`
    query LastContact($party: ID!) {
  party(id: $party) {
    id
    needs(first: 10) {
      nodes {
        createdAt
        contact {
          name
          maskedPhone
        }
      }
    }
    resources(first: 10) {
      nodes {
        createdAt
        contact {
          name
          maskedPhone
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LastContactQuery, LastContactQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $lang: Language!) {
  needs(first: 30, filter: {search: $text, status: {eq: OPEN}}) {
    totalCount
    nodes {
      ...NeedRow
    }
  }
  resources(first: 30, filter: {search: $text, status: {eq: OPEN}}) {
    totalCount
    nodes {
      ...ResourceRow
    }
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}
fragment NeedRow on Need {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment ResourceRow on Resource {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const AddNeedDocument = new TypedDocumentString(`
    mutation AddNeed($input: AddListingInput!, $lang: Language!) {
  done: addNeed(input: $input) {
    it: need {
      id
      title
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddNeedMutation, AddNeedMutationVariables>;
export const AddResourceDocument = new TypedDocumentString(`
    mutation AddResource($input: AddListingInput!, $lang: Language!) {
  done: addResource(input: $input) {
    it: resource {
      id
      title
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AddResourceMutation, AddResourceMutationVariables>;
export const EditListingDocument = new TypedDocumentString(`
    mutation EditListing($input: EditListingInput!, $lang: Language!) {
  done: editListing(input: $input) {
    ...Changed
  }
}
    fragment Changed on ListingPayload {
  it: listing {
    id
    title
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<EditListingMutation, EditListingMutationVariables>;
export const WithdrawListingDocument = new TypedDocumentString(`
    mutation WithdrawListing($input: ListingInput!, $lang: Language!) {
  done: withdrawListing(input: $input) {
    ...Changed
  }
}
    fragment Changed on ListingPayload {
  it: listing {
    id
    title
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<WithdrawListingMutation, WithdrawListingMutationVariables>;
export const RenewListingDocument = new TypedDocumentString(`
    mutation RenewListing($input: RenewListingInput!, $lang: Language!) {
  done: renewListing(input: $input) {
    ...Changed
  }
}
    fragment Changed on ListingPayload {
  it: listing {
    id
    title
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RenewListingMutation, RenewListingMutationVariables>;
export const ConfirmListingDocument = new TypedDocumentString(`
    mutation ConfirmListing($input: ListingInput!, $lang: Language!) {
  done: confirmListing(input: $input) {
    ...Changed
  }
}
    fragment Changed on ListingPayload {
  it: listing {
    id
    title
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ConfirmListingMutation, ConfirmListingMutationVariables>;
export const BellDocument = new TypedDocumentString(`
    query Bell {
  unreadNotices
}
    `) as unknown as TypedDocumentString<BellQuery, BellQueryVariables>;
export const InboxDocument = new TypedDocumentString(`
    query Inbox($after: String) {
  inbox(first: 30, after: $after) {
    nodes {
      id: position
      kind
      type
      count
      occurredAt
      read
      order {
        id
        need {
          title
        }
        resource {
          title
        }
        needParty {
          name
        }
      }
      pairing {
        id
        need {
          title
        }
        resource {
          title
        }
      }
      listing {
        id
        title
      }
      task {
        id
        task
      }
      partnership {
        id
        strong {
          name
        }
        weak {
          name
        }
      }
      digest {
        added
        pairings
        waiting
        overdue
      }
      import {
        id
        fileName
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<InboxQuery, InboxQueryVariables>;
export const MarkNoticesReadDocument = new TypedDocumentString(`
    mutation MarkNoticesRead($input: MarkNoticesReadInput!, $lang: Language!) {
  markNoticesRead(input: $input) {
    unread
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<MarkNoticesReadMutation, MarkNoticesReadMutationVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($filter: OrderFilter!, $orderBy: OrderOrder!, $after: String, $lang: Language!) {
  orders(first: 30, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      ...OrderRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment OrderRow on Order {
  id
  receipt
  state
  pace
  holder
  heldSince
  dueAt
  createdAt
  need {
    id
    title
  }
  resource {
    id
    title
  }
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  holderParty {
    id
    name
  }
  holderTown {
    name
  }
  quantity
  delivered
  unit {
    code
    name(lang: $lang)
  }
  chain {
    name
    lead {
      name
    }
  }
}`) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const OrderCountsDocument = new TypedDocumentString(`
    query OrderCounts($mine: OrderFilter!, $waiting: OrderFilter!, $active: OrderFilter!, $over: OrderFilter!) {
  mine: orders(first: 1, filter: $mine) {
    totalCount
  }
  waiting: orders(first: 1, filter: $waiting) {
    totalCount
  }
  active: orders(first: 1, filter: $active) {
    totalCount
  }
  over: orders(first: 1, filter: $over) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<OrderCountsQuery, OrderCountsQueryVariables>;
export const OrderPageDocument = new TypedDocumentString(`
    query OrderPage($id: ID!, $lang: Language!) {
  order(id: $id) {
    ...OrderRow
    version
    steps
    note
    rating
    active
    escalation
    mechanism
    synthetic
    needQuantity
    chain {
      code
    }
    pairing {
      id
    }
    coordinator {
      id
      name
    }
    participants {
      id
      party {
        id
        name
      }
      reportedAt
    }
    need {
      status
      contact {
        name
        maskedPhone
      }
      quantity {
        value
        unit {
          name(lang: $lang)
        }
      }
    }
    resource {
      status
      contact {
        name
        maskedPhone
      }
      quantity {
        remaining
        unit {
          name(lang: $lang)
        }
      }
    }
    timeline {
      id
      ordinal
      action
      from
      to
      side
      reason
      note
      occurredAt
      dueAt
      holder
      holderParty {
        name
      }
      holderTown {
        name
      }
      resourceParty {
        name
      }
    }
    deliveries {
      id
      ordinal
      quantity
      deliveredOn
      note
      unit {
        name(lang: $lang)
      }
    }
    outcomes(first: 20) {
      nodes {
        id
        value
        automatic
        occurredOn
        metric {
          code
          name(lang: $lang)
          unit {
            name(lang: $lang)
          }
        }
      }
    }
  }
}
    fragment OrderRow on Order {
  id
  receipt
  state
  pace
  holder
  heldSince
  dueAt
  createdAt
  need {
    id
    title
  }
  resource {
    id
    title
  }
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  holderParty {
    id
    name
  }
  holderTown {
    name
  }
  quantity
  delivered
  unit {
    code
    name(lang: $lang)
  }
  chain {
    name
    lead {
      name
    }
  }
}`) as unknown as TypedDocumentString<OrderPageQuery, OrderPageQueryVariables>;
export const OrderCandidatesDocument = new TypedDocumentString(`
    query OrderCandidates($need: ID!, $lang: Language!) {
  listing(id: $need) {
    ... on Need {
      pairings(first: 8, filter: {state: {in: [PROPOSED, TAKEN_UP]}}) {
        nodes {
          ...PairingRow
          resource {
            quantity {
              remaining
              unit {
                name(lang: $lang)
              }
            }
          }
        }
      }
    }
  }
}
    fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}`) as unknown as TypedDocumentString<OrderCandidatesQuery, OrderCandidatesQueryVariables>;
export const MetricsDocument = new TypedDocumentString(`
    query Metrics($lang: Language!) {
  metrics(first: 50) {
    nodes {
      code
      name(lang: $lang)
      unit {
        name(lang: $lang)
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MetricsQuery, MetricsQueryVariables>;
export const PlaceOrderDocument = new TypedDocumentString(`
    mutation PlaceOrder($input: PlaceOrderInput!, $lang: Language!) {
  done: placeOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<PlaceOrderMutation, PlaceOrderMutationVariables>;
export const HandOverOrderDocument = new TypedDocumentString(`
    mutation HandOverOrder($input: OrderStepInput!, $lang: Language!) {
  done: handOverOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<HandOverOrderMutation, HandOverOrderMutationVariables>;
export const DispatchOrderDocument = new TypedDocumentString(`
    mutation DispatchOrder($input: DispatchOrderInput!, $lang: Language!) {
  done: dispatchOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DispatchOrderMutation, DispatchOrderMutationVariables>;
export const ReassignOrderDocument = new TypedDocumentString(`
    mutation ReassignOrder($input: DispatchOrderInput!, $lang: Language!) {
  done: reassignOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReassignOrderMutation, ReassignOrderMutationVariables>;
export const AcceptOrderDocument = new TypedDocumentString(`
    mutation AcceptOrder($input: OrderStepInput!, $lang: Language!) {
  done: acceptOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<AcceptOrderMutation, AcceptOrderMutationVariables>;
export const DeclineOrderDocument = new TypedDocumentString(`
    mutation DeclineOrder($input: OrderReasonInput!, $lang: Language!) {
  done: declineOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeclineOrderMutation, DeclineOrderMutationVariables>;
export const GiveBackOrderDocument = new TypedDocumentString(`
    mutation GiveBackOrder($input: OrderReasonInput!, $lang: Language!) {
  done: giveBackOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<GiveBackOrderMutation, GiveBackOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($input: OrderReasonInput!, $lang: Language!) {
  done: cancelOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const UnmatchOrderDocument = new TypedDocumentString(`
    mutation UnmatchOrder($input: OrderReasonInput!, $lang: Language!) {
  done: unmatchOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<UnmatchOrderMutation, UnmatchOrderMutationVariables>;
export const ReinstateOrderDocument = new TypedDocumentString(`
    mutation ReinstateOrder($input: OrderStepInput!, $lang: Language!) {
  done: reinstateOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReinstateOrderMutation, ReinstateOrderMutationVariables>;
export const DeliverOrderDocument = new TypedDocumentString(`
    mutation DeliverOrder($input: DeliverOrderInput!, $lang: Language!) {
  done: deliverOrder(input: $input) {
    it: order {
      id
      version
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeliverOrderMutation, DeliverOrderMutationVariables>;
export const RateOrderDocument = new TypedDocumentString(`
    mutation RateOrder($input: RateOrderInput!, $lang: Language!) {
  done: rateOrder(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RateOrderMutation, RateOrderMutationVariables>;
export const ReportInDocument = new TypedDocumentString(`
    mutation ReportIn($input: ReportInInput!, $lang: Language!) {
  done: reportIn(input: $input) {
    ...Moved
  }
}
    fragment Moved on OrderPayload {
  it: order {
    id
    version
  }
  userErrors {
    ...Fault
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReportInMutation, ReportInMutationVariables>;
export const RecordOutcomeDocument = new TypedDocumentString(`
    mutation RecordOutcome($input: RecordOutcomeInput!, $lang: Language!) {
  done: recordOutcome(input: $input) {
    it: outcome {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RecordOutcomeMutation, RecordOutcomeMutationVariables>;
export const DeclinePairingDocument = new TypedDocumentString(`
    mutation DeclinePairing($input: DeclinePairingInput!, $lang: Language!) {
  done: declinePairing(input: $input) {
    it: pairing {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<DeclinePairingMutation, DeclinePairingMutationVariables>;
export const ReinstatePairingDocument = new TypedDocumentString(`
    mutation ReinstatePairing($input: ReinstatePairingInput!, $lang: Language!) {
  done: reinstatePairing(input: $input) {
    it: pairing {
      id
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReinstatePairingMutation, ReinstatePairingMutationVariables>;
export const RevealContactDocument = new TypedDocumentString(`
    mutation RevealContact($input: RevealContactInput!, $lang: Language!) {
  done: revealContact(input: $input) {
    contact {
      name
      phone
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RevealContactMutation, RevealContactMutationVariables>;
export const OrderNewsDocument = new TypedDocumentString(`
    subscription OrderNews($filter: EventFilter!) {
  events(filter: $filter) {
    cursor
    type
  }
}
    `) as unknown as TypedDocumentString<OrderNewsSubscription, OrderNewsSubscriptionVariables>;
export const PairingPageDocument = new TypedDocumentString(`
    query PairingPage($id: ID!, $lang: Language!) {
  pairing(id: $id) {
    ...PairingRow
    live
    quantity
    updatedAt
    chain {
      code
      name
    }
    parts {
      object
      action
      text
      quantity
      time
      distance
      terms
      freshness
      partnership
      chain
    }
    version
    orders(first: 1, filter: {active: {eq: true}}) {
      nodes {
        id
        state
      }
    }
    need {
      ...NeedRow
      ...PairingSide
      detail
    }
    resource {
      ...ResourceRow
      ...PairingSide
      detail
    }
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}
fragment NeedRow on Need {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment ResourceRow on Resource {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}
fragment PairingSide on Listing {
  party {
    town {
      id
    }
  }
  quantity {
    unit {
      code
    }
  }
  contact {
    name
    maskedPhone
  }
}`) as unknown as TypedDocumentString<PairingPageQuery, PairingPageQueryVariables>;
export const LogHeadDocument = new TypedDocumentString(`
    query LogHead {
  events(last: 1) {
    nodes {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<LogHeadQuery, LogHeadQueryVariables>;
export const MissedDocument = new TypedDocumentString(`
    query Missed($after: String!, $filter: EventFilter!) {
  events(first: 100, after: $after, filter: $filter) {
    totalCount
    nodes {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<MissedQuery, MissedQueryVariables>;
export const NewPairingsDocument = new TypedDocumentString(`
    subscription NewPairings($after: String, $filter: EventFilter!, $lang: Language!) {
  newPairings(after: $after, filter: $filter) {
    cursor
    pairing {
      ...PairingRow
    }
  }
}
    fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}`) as unknown as TypedDocumentString<NewPairingsSubscription, NewPairingsSubscriptionVariables>;
export const VillagesDocument = new TypedDocumentString(`
    query Villages($after: String) {
  villages(first: 100, after: $after) {
    totalCount
    nodes {
      id
      name
      aliases
      strength
      town {
        id
      }
      cluster {
        name
      }
      needs(first: 1, filter: {status: {eq: OPEN}}) {
        totalCount
      }
      resources(first: 1, filter: {status: {eq: OPEN}}) {
        totalCount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  towns(first: 100) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<VillagesQuery, VillagesQueryVariables>;
export const PartyPageDocument = new TypedDocumentString(`
    query PartyPage($id: ID!, $lang: Language!) {
  party(id: $id) {
    __typename
    id
    name
    kind
    about
    aliases
    source
    synthetic
    town {
      id
      name
    }
    ... on Village {
      strength
      code
      cluster {
        name
      }
      partnershipsAsStrong(first: 10, filter: {endedOn: {isNull: true}}) {
        nodes {
          id
          weak {
            name
          }
        }
      }
      partnershipsAsWeak(first: 10, filter: {endedOn: {isNull: true}}) {
        nodes {
          id
          strong {
            name
          }
        }
      }
    }
    ... on Organization {
      organizationKind
    }
    chains(first: 20) {
      nodes {
        id
        chain {
          code
          name
        }
        stage {
          name
          nameEn
        }
      }
    }
    needs(first: 100) {
      totalCount
      nodes {
        ...NeedRow
      }
    }
    resources(first: 100) {
      totalCount
      nodes {
        ...ResourceRow
      }
    }
    pairingsAsNeed(first: 20) {
      totalCount
      nodes {
        ...PairingRow
      }
    }
    pairingsAsResource(first: 20) {
      totalCount
      nodes {
        ...PairingRow
      }
    }
  }
}
    fragment ListingRow on Listing {
  id
  kind
  title
  status
  freshness
  availableFrom
  availableTo
  terms
  party {
    id
    name
  }
  quantity {
    value
    remaining
    unit {
      name(lang: $lang)
    }
  }
}
fragment NeedRow on Need {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment ResourceRow on Resource {
  ...ListingRow
  pairings(first: 1) {
    totalCount
  }
}
fragment PairingRow on Pairing {
  id
  score
  state
  createdAt
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
  reasons {
    code
    text(lang: $lang)
  }
}`) as unknown as TypedDocumentString<PartyPageQuery, PartyPageQueryVariables>;
export const PartyNameDocument = new TypedDocumentString(`
    query PartyName($id: ID!) {
  party(id: $id) {
    id
    name
    town {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PartyNameQuery, PartyNameQueryVariables>;
export const ReportDeskDocument = new TypedDocumentString(`
    query ReportDesk {
  reportDesk {
    district
    party
    mechanism
    about
  }
}
    `) as unknown as TypedDocumentString<ReportDeskQuery, ReportDeskQueryVariables>;
export const ReportedMatterDocument = new TypedDocumentString(`
    query ReportedMatter($id: ID!) {
  matter(id: $id) {
    ...MatterSeen
  }
}
    fragment MatterSeen on Matter {
  id
  version
  receipt
  title
  state
  holder
  rating
  steps {
    state
    at
  }
}`) as unknown as TypedDocumentString<ReportedMatterQuery, ReportedMatterQueryVariables>;
export const ReportMatterDocument = new TypedDocumentString(`
    mutation ReportMatter($input: ReportMatterInput!, $lang: Language!) {
  reportMatter(input: $input) {
    matter {
      ...MatterSeen
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment MatterSeen on Matter {
  id
  version
  receipt
  title
  state
  holder
  rating
  steps {
    state
    at
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ReportMatterMutation, ReportMatterMutationVariables>;
export const RateMatterDocument = new TypedDocumentString(`
    mutation RateMatter($input: RateMatterInput!, $lang: Language!) {
  rateMatter(input: $input) {
    matter {
      ...MatterSeen
    }
    userErrors {
      ...Fault
    }
  }
}
    fragment MatterSeen on Matter {
  id
  version
  receipt
  title
  state
  holder
  rating
  steps {
    state
    at
  }
}
fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RateMatterMutation, RateMatterMutationVariables>;
export const ReportLinksDocument = new TypedDocumentString(`
    query ReportLinks($lang: Language!) {
  apiKeys(first: 100, orderBy: NEWEST, filter: {mechanism: {isNull: false}}) {
    nodes {
      id
      name
      mechanism
      createdAt
      usedAt
      expiresAt
      revokedAt
    }
  }
  mechanisms(first: 100) {
    nodes {
      code
      name(lang: $lang)
      routes
    }
  }
}
    `) as unknown as TypedDocumentString<ReportLinksQuery, ReportLinksQueryVariables>;
export const CreateReportLinkDocument = new TypedDocumentString(`
    mutation CreateReportLink($input: CreateReportLinkInput!, $lang: Language!) {
  createReportLink(input: $input) {
    link
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<CreateReportLinkMutation, CreateReportLinkMutationVariables>;
export const RevokeReportLinkDocument = new TypedDocumentString(`
    mutation RevokeReportLink($input: ReportLinkInput!, $lang: Language!) {
  revokeReportLink(input: $input) {
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<RevokeReportLinkMutation, RevokeReportLinkMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    name
    role
    mustChangePassword
    district {
      code
      name
      timeZone
    }
    town {
      id
      name
    }
    chain {
      id
      name
    }
    party {
      id
      name
      kind
      town {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const NewViewerDocument = new TypedDocumentString(`
    query NewViewer {
  viewer {
    id
    name
    role
    mustChangePassword
  }
}
    `) as unknown as TypedDocumentString<NewViewerQuery, NewViewerQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!, $lang: Language!) {
  signIn(input: $input) {
    accountId
    mustChangePassword
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!, $lang: Language!) {
  changePassword(input: $input) {
    accountId
    userErrors {
      ...Fault
    }
  }
}
    fragment Fault on UserError {
  code
  field
  message(lang: $lang)
}`) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const DemoAccountsDocument = new TypedDocumentString(`
    query DemoAccounts {
  demoAccounts {
    district
    name
    password
    role
    of
  }
}
    `) as unknown as TypedDocumentString<DemoAccountsQuery, DemoAccountsQueryVariables>;
export const WallDeckDocument = new TypedDocumentString(`
    query WallDeck($chain: ID, $town: ID, $party: ID, $by: StandingBy!, $theme: ChartTheme!, $lang: Language!, $width: Int!, $height: Int!, $letters: Int!, $age: Int!) {
  standings(by: DISTRICT, chain: $chain, town: $town, party: $party, age: $age) {
    needs
    met
    underWay
    matched
    waiting
    fillRate
    matchRate
    resources
    idle
    green
    yellow
    red
  }
  map: chart(
    name: MAP
    chain: $chain
    town: $town
    party: $party
    by: $by
    theme: $theme
    lang: $lang
    width: $width
    height: $height
    letters: $letters
    age: $age
  ) {
    ...WallText
  }
  supply: chart(
    name: SUPPLY
    chain: $chain
    town: $town
    party: $party
    by: $by
    theme: $theme
    lang: $lang
    width: $width
    height: $height
    letters: $letters
    age: $age
  ) {
    ...WallText
  }
  flows: chart(
    name: FLOWS
    chain: $chain
    town: $town
    party: $party
    by: $by
    theme: $theme
    lang: $lang
    width: $width
    height: $height
    letters: $letters
    age: $age
  ) {
    ...WallText
  }
  timeline: chart(
    name: TIMELINE
    chain: $chain
    town: $town
    party: $party
    by: $by
    theme: $theme
    lang: $lang
    width: $width
    height: $height
    letters: $letters
    age: $age
  ) {
    ...WallText
  }
  steps: chart(
    name: STEPS
    chain: $chain
    town: $town
    party: $party
    by: $by
    theme: $theme
    lang: $lang
    width: $width
    height: $height
    letters: $letters
    age: $age
  ) {
    ...WallText
  }
  outcomes: chart(
    name: OUTCOMES
    days: 365
    chain: $chain
    town: $town
    party: $party
    by: $by
    theme: $theme
    lang: $lang
    width: $width
    height: $height
    letters: $letters
    age: $age
  ) {
    ...WallText
  }
}
    fragment WallText on Chart {
  title
  summary
  empty
  position
  table {
    columns
    rows {
      cells
    }
  }
}`) as unknown as TypedDocumentString<WallDeckQuery, WallDeckQueryVariables>;
export const WallChainDocument = new TypedDocumentString(`
    query WallChain($code: String!) {
  chain(code: $code) {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<WallChainQuery, WallChainQueryVariables>;
export const WallPlaceDocument = new TypedDocumentString(`
    query WallPlace($id: ID!) {
  node(id: $id) {
    id
    ... on Town {
      name
    }
    ... on Village {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WallPlaceQuery, WallPlaceQueryVariables>;
export const WallRecentDocument = new TypedDocumentString(`
    query WallRecent($filter: EventFilter!) {
  head: events(last: 1) {
    nodes {
      cursor
    }
  }
  recent: events(last: 20, filter: $filter) {
    nodes {
      ...WallEvent
    }
  }
}
    fragment WallPairing on Pairing {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
fragment WallOrder on Order {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
fragment WallEvent on Event {
  cursor
  type
  occurredAt
  ... on PairingProposed {
    notify
    pairing {
      ...WallPairing
    }
  }
  ... on OrderPlaced {
    order {
      ...WallOrder
    }
  }
  ... on OrderAccepted {
    order {
      ...WallOrder
    }
  }
  ... on OrderDelivered {
    order {
      ...WallOrder
    }
  }
}`) as unknown as TypedDocumentString<WallRecentQuery, WallRecentQueryVariables>;
export const WallEventsDocument = new TypedDocumentString(`
    subscription WallEvents($filter: EventFilter!, $after: String) {
  events(filter: $filter, after: $after) {
    ...WallEvent
  }
}
    fragment WallPairing on Pairing {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
fragment WallOrder on Order {
  id
  needParty {
    id
    name
  }
  resourceParty {
    id
    name
  }
  need {
    id
    title
  }
  resource {
    id
    title
  }
}
fragment WallEvent on Event {
  cursor
  type
  occurredAt
  ... on PairingProposed {
    notify
    pairing {
      ...WallPairing
    }
  }
  ... on OrderPlaced {
    order {
      ...WallOrder
    }
  }
  ... on OrderAccepted {
    order {
      ...WallOrder
    }
  }
  ... on OrderDelivered {
    order {
      ...WallOrder
    }
  }
}`) as unknown as TypedDocumentString<WallEventsSubscription, WallEventsSubscriptionVariables>;