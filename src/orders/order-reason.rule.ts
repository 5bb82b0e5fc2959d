/** Why a pairing does not fit: what either side can say with one tap. */
export const pairingRefusalReasons = {
  NOT_THE_SAME_THING: { zh: '不是一回事。', en: 'It is not the same thing.' },
  TOO_FAR: { zh: '太远。', en: 'It is too far away.' },
  WRONG_TIME: { zh: '时间不对。', en: 'The time does not fit.' },
  TOO_LITTLE: { zh: '数量不够。', en: 'There is too little of it.' },
  TOO_DEAR: { zh: '价格不合适。', en: 'The price does not fit.' },
  ALREADY_SOLVED: { zh: '已经解决了。', en: 'It is solved already.' },
  OTHER: { zh: '其他原因。', en: 'Another reason.' },
} as const;
export type PairingRefusalReason = keyof typeof pairingRefusalReasons;

/** Why an order is declined, given back, cancelled, unmatched or sent to somebody else. */
export const orderReasons = {
  ...pairingRefusalReasons,
  NO_CAPACITY: { zh: '手头没有余量。', en: 'There is no capacity at the moment.' },
  NOT_OURS: { zh: '不归我们办。', en: 'It is not ours to do.' },
  NO_ANSWER: { zh: '对方没有回应。', en: 'The other side does not answer.' },
  NO_LONGER_NEEDED: { zh: '不再需要。', en: 'It is no longer needed.' },
  MISTAKE: { zh: '填错了。', en: 'It was entered by mistake.' },
} as const;
export type OrderReason = keyof typeof orderReasons;

/** Whether a reason for declining an order says that the pairing itself does not fit. */
export function refusesPairing(reason: OrderReason): reason is PairingRefusalReason {
  return Object.hasOwn(pairingRefusalReasons, reason) && reason !== 'ALREADY_SOLVED';
}
