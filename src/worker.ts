import { forgetDeliveries, sendWebhooks, type Sending } from './notices/webhook-send.service.ts';
import { digestTowns } from './notices/digest.service.ts';
import { forgetNotices } from './notices/inbox.service.ts';
import { prepareAuditMonths, sealAudit } from './access/audit-seal.service.ts';
import { purgeAccess } from './access/session.service.ts';
import type { Core } from './app.ts';
import { counterDifferences, rebuildCounters } from './insights/counter.service.ts';
import { ageListings, closeWindows, expireListings } from './listings/upkeep.service.ts';
import { purgeTickets } from './ledgers/export-ticket.service.ts';
import { workOnLedgers } from './ledgers/import-work.service.ts';
import { lookAgain } from './matching/lexicon-look.service.ts';
import { forgetAllocations } from './orders/allocation-apply.service.ts';
import { forgetLedgerRows } from './ledgers/ledger-upkeep.service.ts';
import { sweepDeadlines } from './orders/pace.service.ts';
import { purgeIdempotency } from './platform/idempotency.ts';
import { Jobs, type Job } from './platform/jobs/jobs.ts';
import type { Log } from './platform/log.ts';
import { Planner } from './platform/read/planner.ts';
import { createSchema } from './schema.ts';

/** What recurs, feature by feature; the only place that lists jobs. */
export function jobsOf(
  { database, units, lexicons, outboundHosts }: Core,
  log: Log,
): readonly Job[] {
  let reading: ReturnType<Sending['reading']> | null = null;
  const sending: Sending = {
    database,
    allowed: outboundHosts,
    now: () => new Date(),
    reading: () => {
      if (reading === null) {
        const schema = createSchema();
        reading = { schema, planner: new Planner(schema, database.reads.send) };
      }
      return reading;
    },
  };
  return [
    {
      name: 'webhook-send',
      title: { zh: '推送事件', en: 'Sends events to webhooks' },
      cron: null,
      run: (district) => sendWebhooks(sending, district),
    },
    {
      name: 'webhook-purge',
      title: { zh: '清理推送记录', en: 'Clears away records of deliveries' },
      cron: '35 3 * * *',
      run: (district, now) => forgetDeliveries(database, district, now),
    },
    {
      name: 'audit-seal',
      title: { zh: '封存审计日志', en: 'Seals the audit log' },
      cron: null,
      run: (district) => sealAudit(database, district),
    },
    {
      name: 'town-digest',
      title: { zh: '发镇街早报', en: 'Tells towns what the morning brings' },
      cron: '*/10 * * * *',
      run: (district, now) => digestTowns(units, district, now),
    },
    {
      name: 'notice-purge',
      title: { zh: '清理半年前的消息', en: 'Clears away notices older than half a year' },
      cron: '45 3 * * *',
      run: (district, now) => forgetNotices(database, district, now),
    },
    {
      name: 'ledger-import',
      title: { zh: '处理台账导入', en: 'Works on ledgers sent in' },
      cron: null,
      run: (district) => workOnLedgers({ database, units, lexicons }, district, () => new Date()),
    },
    {
      name: 'lexicon-look',
      title: { zh: '按新词语重新匹配', en: 'Looks again at listings that new words concern' },
      cron: null,
      run: (district, now) => lookAgain(units, lexicons, district, now),
    },
    {
      name: 'audit-months',
      title: { zh: '准备审计分区', en: 'Prepares the audit log’s next months' },
      cron: '30 3 * * *',
      run: (_, now) => prepareAuditMonths(database.ownerUrl, now),
    },
    {
      name: 'listing-expiry',
      title: { zh: '清单条目到期', en: 'Ends entries whose time is over' },
      cron: '*/10 * * * *',
      run: (district, now) => expireListings(units, district, now),
    },
    {
      name: 'window-expiry',
      title: { zh: '关闭过期时段', en: 'Closes time slots that are over' },
      cron: '*/10 * * * *',
      run: (district, now) => closeWindows(units, district, now),
    },
    {
      name: 'listing-freshness',
      title: { zh: '清单条目保鲜', en: 'Marks entries that nobody has confirmed for long' },
      cron: '5 * * * *',
      run: (district, now) => ageListings(units, district, now),
    },
    {
      name: 'order-deadlines',
      title: { zh: '办理时限检查', en: 'Looks for orders past their deadline' },
      cron: '*/10 * * * *',
      run: (district, now) => sweepDeadlines(units, district, now),
    },
    {
      name: 'allocation-purge',
      title: { zh: '清理撮合方案', en: 'Clears away old allocations' },
      cron: '25 3 * * *',
      run: (district, now) => forgetAllocations(units, district, now),
    },
    {
      name: 'access-purge',
      title: { zh: '清理过期会话', en: 'Clears away ended sessions' },
      cron: '15 3 * * *',
      run: (district, now) => purgeAccess(database, district, now),
    },
    {
      name: 'ledger-upkeep',
      title: { zh: '清理台账数据', en: 'Clears away rows of old imports' },
      cron: '30 3 * * *',
      run: async (district, now) => {
        await purgeTickets(database, district, now);
        await forgetLedgerRows(database, district, now);
      },
    },
    {
      name: 'idempotency-purge',
      title: { zh: '清理请求记录', en: 'Clears away records of repeated requests' },
      cron: '20 3 * * *',
      run: (district, now) => purgeIdempotency(database, district, now),
    },
    {
      name: 'counter-check',
      title: { zh: '核对计数', en: 'Checks the counters' },
      cron: '40 3 * * *',
      run: (district) =>
        database.write(district, async (tx) => {
          const wrong = await counterDifferences(tx);
          if (wrong.length === 0) return;
          // Counters are right by construction; a difference is a fault of ours to look into.
          log.error({ district, wrong: wrong.slice(0, 20) }, 'counters were wrong and are rebuilt');
          await rebuildCounters(tx);
        }),
    },
  ];
}

/** Begins to work. */
export async function startJobs(core: Core, log: Log): Promise<Jobs> {
  await prepareAuditMonths(core.database.ownerUrl, new Date());
  return Jobs.start(core.database, jobsOf(core, log), log);
}
