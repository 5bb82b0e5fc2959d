import { registerEnumType } from 'type-graphql';
import { bi } from '../platform/describe.ts';
import { KeyScope, opens } from './key-scope.rule.ts';

const deeds = (scope: Exclude<KeyScope, KeyScope.EVERYTHING>): string => opens[scope].join(', ');

registerEnumType(KeyScope, {
  name: 'KeyScope',
  description: bi(
    "What of its role's work a key is for; reading is part of each.",
    '密钥可办理的范围；各项均含查询。',
  ),
  valuesConfig: {
    EVERYTHING: { description: bi('All that its role may.', '该角色的全部权限。') },
    READ: {
      description: bi(
        `Reading alone, lists as files too (${deeds(KeyScope.READ)}).`,
        '只查询，含导出清单。',
      ),
    },
    LISTINGS: {
      description: bi(
        `Resources and needs: ${deeds(KeyScope.LISTINGS)}.`,
        '资源与需求清单的填报和修改。',
      ),
    },
    ORDERS: {
      description: bi(
        `Orders, pairings and what came of them: ${deeds(KeyScope.ORDERS)}.`,
        '办理单、配对与成效。',
      ),
    },
    LEDGERS: {
      description: bi(`Ledgers brought in: ${deeds(KeyScope.LEDGERS)}.`, '台账导入与版式。'),
    },
    REPORTS: {
      description: bi(
        `Matters reported and the links for it: ${deeds(KeyScope.REPORTS)}.`,
        '事项上报与公开上报链接。',
      ),
    },
    WEBHOOKS: {
      description: bi(`Where events are sent: ${deeds(KeyScope.WEBHOOKS)}.`, '事件推送。'),
    },
    CONTACTS: {
      description: bi(
        `People's phone numbers, where both sides agreed: ${deeds(KeyScope.CONTACTS)}.`,
        '查看双方已同意的联系电话。',
      ),
    },
  },
});
