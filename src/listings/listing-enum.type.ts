import { registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';

/** Which of a party's two lists a listing stands in. */
export enum ListingKind {
  NEED = 'NEED',
  RESOURCE = 'RESOURCE',
}
registerEnumType(ListingKind, {
  name: 'ListingKind',
  description: bi('Which of the two lists.', '属于哪张清单。'),
  valuesConfig: {
    NEED: { description: bi('The need list.', '需求清单。') },
    RESOURCE: { description: bi('The resource list.', '资源清单。') },
  },
});

/** Where a listing stands. */
export enum ListingStatus {
  OPEN = 'OPEN',
  WITHDRAWN = 'WITHDRAWN',
  EXPIRED = 'EXPIRED',
  FULFILLED = 'FULFILLED',
}
registerEnumType(ListingStatus, {
  name: 'ListingStatus',
  description: bi('Where a listing stands.', '条目状态。'),
  valuesConfig: {
    OPEN: { description: bi('Open: it is matched.', '有效：参与配对。') },
    WITHDRAWN: { description: bi('Withdrawn by its party.', '已撤回。') },
    EXPIRED: { description: bi('Its time is over.', '已过期。') },
    FULFILLED: { description: bi('Nothing is left to give or to need.', '已满足。') },
  },
});

/** On what terms something is given or wanted. */
export enum Terms {
  FREE = 'FREE',
  LOW_COST = 'LOW_COST',
  MARKET = 'MARKET',
}
registerEnumType(Terms, {
  name: 'Terms',
  description: bi('On what terms.', '费用条件。'),
  valuesConfig: {
    FREE: { description: bi('Free of charge.', '免费。') },
    LOW_COST: { description: bi('At cost or a low price.', '低偿。') },
    MARKET: { description: bi('At the market price.', '市场价。') },
  },
});

/** How lately someone said that a listing still holds. A job changes it; nothing computes it at read time. */
export enum Freshness {
  FRESH = 'FRESH',
  AGING = 'AGING',
  STALE = 'STALE',
}
registerEnumType(Freshness, {
  name: 'Freshness',
  description: bi('How lately the listing was confirmed.', '新鲜度：多久前确认过。'),
  valuesConfig: {
    FRESH: { description: bi('Confirmed lately.', '近期确认过。') },
    AGING: { description: bi('Should be confirmed soon.', '应尽快确认。') },
    STALE: { description: bi('Not confirmed for long.', '久未确认。') },
  },
});
