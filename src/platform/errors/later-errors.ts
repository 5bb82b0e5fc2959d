import type { ErrorText } from './error-text.ts';
import { ledgerErrors } from './ledger-errors.ts';
import { lexiconErrors } from './lexicon-errors.ts';
import { registerErrors } from './register-errors.ts';

/** The part of the error table (see error-table.ts) that the features after matching add. */
export const laterErrors = {
  // — orders
  ORDER_NOT_FOUND: {
    http: 404,
    en: 'There is no such order; reload the list.',
    zh: '没有找到这张办理单，请刷新列表。',
  },
  ORDER_STEP_IMPOSSIBLE: {
    http: 409,
    en: 'This cannot be done while the order is “{state}”; reload it and choose one of the steps it offers.',
    zh: '办理单当前为“{state}”，不能进行此操作；请刷新后选择可办的步骤。',
  },
  ORDER_PARTLY_DELIVERED: {
    http: 409,
    en: 'Part of this order has been delivered; finish it with what was delivered and place another for the rest.',
    zh: '此单已交付一部分；请按已交付的数量办结，余下的另行点单。',
  },
  METRIC_INVALID: {
    http: 400,
    en: '“{code}” cannot be a metric of the district’s own: give a code of small letters, digits and hyphens that no standard metric has, and a name in both languages.',
    zh: '“{code}”不能作为本区指标：代码用小写字母、数字和连字符，不得与标准指标相同，并填写中英文名称。',
  },
  METRIC_IN_USE: {
    http: 409,
    en: 'Outcomes have been recorded in this metric, so its unit stays; add another metric for the other unit.',
    zh: '已有成效按此指标的单位记录，单位不能再改；请为新单位另建一个指标。',
  },
  MECHANISM_NOT_PUBLIC: {
    http: 400,
    en: 'Matters cannot be raised under this mechanism; choose one that a village may place orders under.',
    zh: '这一办理机制不能由村里发起；请选择村里可以点单的机制。',
  },
  MATTERS_TOO_MANY: {
    http: 429,
    en: 'More than {most} matters came by this link in a day; call the village committee, or try again tomorrow.',
    zh: '此链接一天内反映的事项已超过 {most} 件；请直接联系村委会，或明天再试。',
  },
  WEBHOOK_NAME_INVALID: {
    http: 400,
    en: 'The webhook has no fitting name; give one of 1 to 60 characters that says who receives it.',
    zh: '推送名称不符合要求，请填写 1 至 60 个字，说明推给谁。',
  },
  WEBHOOK_ADDRESS_REFUSED: {
    http: 400,
    en: 'Nothing is sent to this address ({fault}); give an HTTPS address on the internet, or ask the operator to allow an inner host.',
    zh: '不能推送到这个地址（{fault}）；请填写互联网上的 HTTPS 地址，内网主机请运维人员先放行。',
  },
  WEBHOOK_DOCUMENT_INVALID: {
    http: 400,
    en: 'This is not what a webhook can be sent: {reason}; write a fragment Payload on Event.',
    zh: '推送内容的 GraphQL 片段有误：{reason}；请写成 fragment Payload on Event。',
  },
  WEBHOOK_NOT_FOUND: {
    http: 404,
    en: 'There is no such webhook; reload the list.',
    zh: '没有找到这个推送，请刷新列表。',
  },
  WEBHOOKS_TOO_MANY: {
    http: 409,
    en: 'The district has {most} webhooks already; remove one that nobody needs.',
    zh: '本区已有 {most} 个推送，请先删除不用的。',
  },
  WEBHOOK_CURSOR_INVALID: {
    http: 400,
    en: 'This is no cursor of an event; give one as the list of events shows it.',
    zh: '这不是事件的游标，请从事件列表中取得。',
  },
  DIGEST_HOUR_INVALID: {
    http: 400,
    en: 'This is no hour of the day; give one from 0 to 23.',
    zh: '时间不对，请填 0 到 23 之间的整点。',
  },
  NOTICE_POSITION_INVALID: {
    http: 400,
    en: 'This is no position of a notice, or too many of them; give up to 100 positions as the inbox shows them.',
    zh: '消息序号不对，或一次给得太多；请按收件箱中的序号填写，最多100条。',
  },
  CONTACT_NOT_AGREED: {
    http: 403,
    en: 'The number is shown once both sides have agreed: place an order, and wait until it is accepted.',
    zh: '双方谈妥后才显示完整号码：请先点单，待对方接单后再查看。',
  },
  CONTACT_MISSING: {
    http: 404,
    en: 'No number is kept for this entry; ask the town or the village committee.',
    zh: '这条清单没有留电话，请向所在镇街或村委会询问。',
  },
  PAIRING_NOT_FOUND: {
    http: 404,
    en: 'There is no such pairing; reload the list.',
    zh: '没有找到这个配对，请刷新列表。',
  },
  PAIRING_CLOSED: {
    http: 409,
    en: 'This pairing no longer holds; choose another.',
    zh: '这个配对已失效，请另选一个。',
  },
  PAIRING_IN_ORDER: {
    http: 409,
    en: 'This pairing is already being carried out; follow its order instead.',
    zh: '这个配对正在办理中，请查看已有的办理单。',
  },
  ORDER_SUBJECT: {
    http: 422,
    en: 'Say what the order is about: one pairing, or a need, or a resource together with the party it is for.',
    zh: '请说明为哪项办理：一个配对、一条需求，或一项资源及使用它的主体。',
  },
  RESOURCE_MISSING: {
    http: 422,
    en: 'Nobody is named who could do this; give a resource or a party.',
    zh: '还没有指定由谁承接；请选择一项资源或一个主体。',
  },
  RESOURCE_UNCHANGED: {
    http: 422,
    en: 'The order is with them already; choose another resource or party.',
    zh: '此单已在该资源或主体处；请另选一个。',
  },
  CAPACITY_TAKEN: {
    http: 409,
    en: 'Only {left} {unit} of this resource are left, {wanted} were asked for; take less, or choose another resource.',
    zh: '这项资源只剩 {left} {unit}，需要 {wanted}；请减少数量或另选资源。',
  },
  NEED_COVERED: {
    http: 409,
    en: 'Only {left} {unit} of this need are still open, {wanted} were to be given; give less.',
    zh: '这条需求只差 {left} {unit}，本次为 {wanted}；请减少数量。',
  },
  QUANTITY_MISSING: {
    http: 422,
    en: 'The quantity is missing; say how much, in the resource’s unit ({unit}).',
    zh: '缺少数量，请按资源的单位（{unit}）填写。',
  },
  NEED_QUANTITY_MISSING: {
    http: 422,
    en: 'The resource is counted in another unit than the need; say how much of the need this covers, in {unit}.',
    zh: '资源与需求的单位不同，请写明能满足多少需求（单位：{unit}）。',
  },
  QUANTITY_UNUSUAL: {
    http: 422,
    en: '{quantity} {unit} is unusually much for this; check it, and send it again with confirmUnusual if it is right.',
    zh: '{quantity} {unit} 明显偏多；请核对，确认无误后带上 confirmUnusual 再提交。',
  },
  QUANTITY_OVER_ORDER: {
    http: 422,
    en: 'Only {left} are still to be delivered on this order; give at most that much.',
    zh: '此单还剩 {left} 未交付，请填写不超过该数的数量。',
  },
  LOT_TOO_SMALL: {
    http: 422,
    en: 'At least {least} {unit} must be taken at once; take that much or choose another resource.',
    zh: '至少要 {least} {unit} 起；请增加数量或另选资源。',
  },
  NOT_DIVISIBLE: {
    http: 422,
    en: 'This resource is only given as a whole ({whole} {unit}); take all of it or choose another.',
    zh: '这项资源不可拆分，须整体承接（{whole} {unit}）；请全部承接或另选资源。',
  },
  MECHANISM_UNKNOWN: {
    http: 422,
    en: 'The district knows no mechanism “{code}”; choose one from the list, or none.',
    zh: '本区没有“{code}”这种办理机制，请从列表中选择或不填。',
  },
  DEADLINE_DAYS: {
    http: 422,
    en: 'The days do not fit; warn after 0 days or more, and be due after 1 to {most} days, not before the warning.',
    zh: '天数不合适：预警不少于 0 天，时限为 1 至 {most} 天，且不早于预警。',
  },

  // — allocations
  ALLOCATION_EMPTY: {
    http: 422,
    en: 'There is nothing to share out: {needs} open needs in this scope, none with a pairing that has something left. Widen the scope or look at the gaps.',
    zh: '没有可统筹的内容：所选范围有 {needs} 条未满足的需求，都没有尚有余量的配对。请放宽范围，或查看缺口。',
  },
  ALLOCATION_TOO_WIDE: {
    http: 422,
    en: 'That is more than can be planned at once (at most {most} needs); plan by chain, town or category.',
    zh: '范围过大，一次最多统筹 {most} 条需求；请按链组、镇街或类目分别统筹。',
  },
  ALLOCATION_WEIGHTS: {
    http: 422,
    en: 'Weights go from 0 to 1000 percent, and at most three what-ifs are worked out at once.',
    zh: '权重为 0 至 1000（百分比），一次最多试算三组。',
  },
  ALLOCATION_CAP: {
    http: 422,
    en: 'The cap is given in percent of what a resource has left, from 1 to 100.',
    zh: '上限按资源余量的百分比填写，为 1 至 100。',
  },
  ALLOCATION_BUSY: {
    http: 429,
    en: 'Several plans are being worked out just now; try again in a minute.',
    zh: '正在计算的方案较多，请一分钟后再试。',
  },
  ALLOCATION_FLOOR: {
    http: 422,
    en: 'The floor is given in percent: up to 200 of the strong villages’ fill, up to 100 in itself.',
    zh: '公平底线按百分比填写：相对强村不超过 200，绝对值不超过 100。',
  },
  ALLOCATION_UNFAIR: {
    http: 409,
    en: 'The floor cannot be held: weak villages’ needs could be filled to {weak} % at most, strong villages’ stand at {strong} % already, and the floor asks for {ofStrong} % of theirs and {least} % at least. Lower the floor, or find resources for weak villages first.',
    zh: '公平底线达不到：弱村需求最多只能满足 {weak}%，强村目前已满足 {strong}%，而底线要求不低于强村的 {ofStrong}% 且不低于 {least}%。请调低底线，或先为弱村寻找资源。',
  },
  ALLOCATION_NOT_FOUND: {
    http: 404,
    en: 'There is no such plan, or it has been forgotten; plan again.',
    zh: '没有找到这份撮合方案，或已过期清理；请重新统筹。',
  },
  ALLOCATION_APPLIED: {
    http: 409,
    en: 'This plan has been applied; see its orders.',
    zh: '这份方案已落实，请查看其办理单。',
  },
  ALLOCATION_EXPIRED: {
    http: 409,
    en: 'This plan is too old to be applied; plan again.',
    zh: '这份方案已过期，请重新统筹。',
  },
  ALLOCATION_TOO_LONG: {
    http: 422,
    en: 'The plan has {lines} lines, {most} can be applied at once; plan by chain, town or category.',
    zh: '方案共 {lines} 行，一次最多落实 {most} 行；请按链组、镇街或类目分别统筹。',
  },
  ALLOCATION_LISTING_CLOSED: {
    http: 409,
    en: 'Line {line}: the listing {listing} has been closed since; plan again.',
    zh: '第 {line} 行：条目 {listing} 此后已关闭；请重新统筹。',
  },
  ALLOCATION_LISTING_CHANGED: {
    http: 409,
    en: 'Line {line}: the listing {listing} has been edited since; plan again.',
    zh: '第 {line} 行：条目 {listing} 此后有修改；请重新统筹。',
  },
  ALLOCATION_CAPACITY_CHANGED: {
    http: 409,
    en: 'Line {line}: of the listing {listing} {was} {unit} were left, now {now}; plan again.',
    zh: '第 {line} 行：条目 {listing} 原剩 {was} {unit}，现剩 {now}；请重新统筹。',
  },
  ALLOCATION_PAIRING_CHANGED: {
    http: 409,
    en: 'Line {line}: the pairing {pairing} has been taken up, declined or scored anew since; plan again.',
    zh: '第 {line} 行：配对 {pairing} 此后已被办理、被拒绝或得分有变；请重新统筹。',
  },

  // — outcomes
  OUTCOME_RECORDED: {
    http: 409,
    en: 'This has been recorded for the order already; correct the entry instead.',
    zh: '此单的该项成效已记录；如有出入请使用更正。',
  },
  OUTCOME_NOT_FOUND: {
    http: 404,
    en: 'There is no such entry to correct; choose one that is no correction itself.',
    zh: '没有找到可更正的记录；请选择原始记录（不是更正记录）。',
  },
  OUTCOME_UNCHANGED: {
    http: 422,
    en: 'The figure is {value} already; nothing needs correcting.',
    zh: '当前数值已是 {value}，无需更正。',
  },
  NOTHING_DELIVERED: {
    http: 409,
    en: 'Nothing has been delivered on this order yet; record what came of it after a delivery.',
    zh: '此单还没有交付；请在交付之后再记录成效。',
  },

  // — partnerships
  PARTNERS_NOT_VILLAGES: {
    http: 422,
    en: 'A partnership joins two different villages of this district; choose both from the list.',
    zh: '结对的双方须是本区两个不同的村，请从列表中选择。',
  },
  PARTNERS_ALREADY: {
    http: 409,
    en: 'These two villages are partners already; see their partnership.',
    zh: '这两个村已经结对，请查看已有的结对。',
  },
  PARTNERSHIP_NOT_FOUND: {
    http: 404,
    en: 'There is no such partnership, or it has ended; reload the list.',
    zh: '没有找到这个结对，或已结束；请刷新列表。',
  },

  // — civic
  MECHANISM_UNSOUND: {
    http: 422,
    en: 'These routes do not make a life an order could have ({faults}); correct them.',
    zh: '流程不完整或有冲突（{faults}），请更正。',
  },

  ...ledgerErrors,
  ...lexiconErrors,
  ...registerErrors,
} as const satisfies Record<string, ErrorText>;
