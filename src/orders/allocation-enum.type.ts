import { registerEnumType } from 'type-graphql';
import type { ShortReason } from '../matching/allocation-frame.rule.ts';
import { bi } from '../platform/describe.ts';

/** Where a plan stands. */
export enum AllocationState {
  PLANNED = 'PLANNED',
  APPLIED = 'APPLIED',
}
registerEnumType(AllocationState, {
  name: 'AllocationState',
  description: bi('Where a plan stands.', '方案状态。'),
  valuesConfig: {
    PLANNED: { description: bi('A preview.', '预览。') },
    APPLIED: { description: bi('Its orders are placed.', '已落实为办理单。') },
  },
});

/** What has changed under a line. */
export enum AllocationLineChange {
  NONE = 'NONE',
  LISTING_CHANGED = 'LISTING_CHANGED',
  LISTING_CLOSED = 'LISTING_CLOSED',
  PAIRING_CHANGED = 'PAIRING_CHANGED',
  ORDERED = 'ORDERED',
}
registerEnumType(AllocationLineChange, {
  name: 'AllocationLineChange',
  description: bi('What has changed since a line was planned.', '统筹之后该行的变化。'),
  valuesConfig: {
    NONE: { description: bi('Nothing.', '没有变化。') },
    LISTING_CHANGED: { description: bi('A listing was edited.', '条目有修改。') },
    LISTING_CLOSED: { description: bi('A listing was closed.', '条目已关闭。') },
    PAIRING_CHANGED: {
      description: bi(
        'The pairing was taken up, declined or scored anew.',
        '配对已办理、被拒或得分有变。',
      ),
    },
    ORDERED: { description: bi('The plan was applied: see its order.', '已落实，见办理单。') },
  },
});

/** Why a need stays short. */
export const ShortReasons = {
  NOTHING_OFFERED: 'NOTHING_OFFERED',
  TOO_LITTLE: 'TOO_LITTLE',
  LOT_TOO_LARGE: 'LOT_TOO_LARGE',
  OTHERS_FIRST: 'OTHERS_FIRST',
  FLOOR: 'FLOOR',
  KEPT_BACK: 'KEPT_BACK',
} as const satisfies Record<ShortReason, ShortReason>;
registerEnumType(ShortReasons, {
  name: 'ShortReason',
  description: bi('Why a need stays short.', '需求仍有缺口的原因。'),
  valuesConfig: {
    NOTHING_OFFERED: { description: bi('Nobody offers it anything.', '没有可用的资源。') },
    TOO_LITTLE: {
      description: bi('All there is went to it, and it is not enough.', '能给的都给了，仍不够。'),
    },
    LOT_TOO_LARGE: {
      description: bi(
        'Only lots larger than the gap are left.',
        '剩余部分达不到起订量或不可拆分。',
      ),
    },
    OTHERS_FIRST: {
      description: bi(
        'What would fit goes to needs it is worth more to.',
        '合适的资源分给了更相配的需求。',
      ),
    },
    FLOOR: {
      description: bi('The fairness floor holds it back.', '受公平底线限制。'),
    },
    KEPT_BACK: {
      description: bi('What would fit is kept back by the cap.', '合适的资源按上限留作机动。'),
    },
  },
});
