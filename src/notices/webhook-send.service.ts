import { Role } from '../access/viewer.rule.ts';
import type { Database } from '../platform/database/database.ts';
import { readPayload, type PayloadReading } from '../platform/graphql/payload.ts';
import { OutboundRefusedError, postOutside } from '../platform/http/outbound.ts';
import { newId } from '../platform/id.ts';
import { logOrder } from '../platform/live/live-operation.ts';
import { encodeCursor } from '../platform/read/cursor.ts';
import {
  mostAttempts,
  retryAt,
  robotFault,
  robotMessage,
  standardMessage,
  type Message,
  type SentEvent,
} from './webhook-body.service.ts';
import type { WebhookKind } from './webhook-kind.rule.ts';
import { webhookBatch, webhookQuery } from './webhook-document.rule.ts';

/** What sending works with. */
export interface Sending {
  readonly database: Database;
  /** Asked for when there is something to read: a process without webhooks builds no schema for them. */
  readonly reading: () => PayloadReading;
  /** Hosts inside that the operator allows. */
  readonly allowed: readonly string[];
  readonly now: () => Date;
}

interface WebhookRow {
  readonly id: string;
  readonly name: string;
  readonly kind: WebhookKind;
  readonly url: string;
  readonly secret: string | null;
  readonly previousSecret: string | null;
  readonly filter: object;
  readonly document: string;
  readonly position: string;
  readonly attempts: number;
  readonly head: string;
}

/** What came of one message. */
interface Sent {
  readonly status: number | null;
  readonly fault: string | null;
  readonly milliseconds: number;
}

/** A claim is given up after this: a killed process's work is then another's. */
const claimSeconds = 60;
/** A turn ends well within its claim, with one message of ten seconds still under way. */
const longestTurnMs = 40_000;
/** Robots take twenty messages a minute. */
const robotPauseMs = 3_500;

const columns = `w.id, w.name, w.kind, w.url, w.secret,
  case when w.previous_until > $2 then w.previous_secret end as "previousSecret",
  w.filter, w.document, w.position::text, w.attempts, h.position::text as head`;

/** Sends a district's webhooks what has happened since; each webhook is one process's at a time. */
export async function sendWebhooks(sending: Sending, district: string): Promise<void> {
  const due = await sending.database.write(district, (tx) =>
    tx.sql<WebhookRow>(
      `update webhook w set claimed_until = $2::timestamptz + interval '${String(claimSeconds)} seconds'
       from event_head h
       where w.district = $1 and h.district = $1 and (w.district, w.id) in (
         select o.district, o.id from webhook o
         where o.district = $1 and o.paused_at is null and o.position < h.position
           and (o.next_attempt_at is null or o.next_attempt_at <= $2)
           and (o.claimed_until is null or o.claimed_until <= $2)
         for update skip locked)
       returning ${columns}`,
      [district, sending.now()],
    ),
  );
  await Promise.all(due.map((webhook) => sendOne(sending, district, webhook)));
}

async function sendOne(sending: Sending, district: string, webhook: WebhookRow): Promise<void> {
  const read = await readEvents(sending, district, webhook);
  if (read === null) return rest(sending, district, webhook, 'DOCUMENT');
  const batches = webhook.kind === 'STANDARD' ? read.map((event) => [event]) : [read];
  const began = performance.now();
  let last: SentEvent | undefined;
  for (const events of batches) {
    const [first] = events;
    if (first === undefined || performance.now() - began > longestTurnMs) break;
    const sent = await post(sending, messageOf(webhook, district, events, sending.now()), webhook);
    await record(sending, district, webhook, events, sent, false);
    if (sent.fault !== null) return fail(sending, district, webhook, first, sent);
    last = events[events.length - 1];
  }
  // All up to the head that was seen is worked through, also what the filter left out.
  const whole = read.length < webhookBatch && last === read[read.length - 1];
  const position = whole ? webhook.head : (last?.position ?? webhook.position);
  const pause = webhook.kind === 'STANDARD' || read.length === 0 ? 0 : robotPauseMs;
  await sending.database.write(district, (tx) =>
    tx.sql(
      `update webhook set position = greatest(position, $3::bigint), attempts = 0, claimed_until = null,
         next_attempt_at = $4 where district = $1 and id = $2 and position = $5`,
      [
        district,
        webhook.id,
        position,
        pause === 0 ? null : new Date(sending.now().getTime() + pause),
        webhook.position,
      ],
    ),
  );
}

/** The next events the webhook wants, as a reader of the district sees them; null where its document fits the schema no more. */
async function readEvents(
  { reading }: Sending,
  district: string,
  webhook: WebhookRow,
): Promise<SentEvent[] | null> {
  const reader = {
    district,
    role: Role.READER,
    values: { id: webhook.id, town: null, party: null, chain: null },
  };
  const data = await readPayload(
    reading(),
    webhookQuery,
    webhook.document,
    {
      first: webhookBatch,
      after: encodeCursor(logOrder, [webhook.position]),
      filter: webhook.filter,
    },
    { reader },
  );
  if (data === null) return null;
  const { nodes } = data['events'] as { nodes: Record<string, unknown>[] };
  return nodes.map(({ webhookPosition, ...payload }) => ({
    position: String(webhookPosition),
    payload,
  }));
}

function messageOf(
  webhook: WebhookRow,
  district: string,
  events: readonly SentEvent[],
  now: Date,
): Message {
  return webhook.kind === 'STANDARD'
    ? standardMessage(webhook, district, events[0] as SentEvent, now)
    : robotMessage(webhook.kind, webhook, webhook.name, events, now);
}

async function post(
  { allowed }: Sending,
  { url, headers, body }: Message,
  { kind }: Pick<WebhookRow, 'kind'>,
): Promise<Sent> {
  const began = performance.now();
  const spent = (): number => Math.round(performance.now() - began);
  try {
    const { status, text } = await postOutside(url, { headers, body, allowed });
    const ok = status >= 200 && status < 300;
    const fault = !ok ? `HTTP ${String(status)}` : kind === 'STANDARD' ? null : robotFault(text);
    return { status, fault: fault && fault.slice(0, 300), milliseconds: spent() };
  } catch (error) {
    const fault =
      error instanceof OutboundRefusedError
        ? error.message
        : ((error as { code?: string }).code ?? (error as Error).name);
    return { status: null, fault: fault.slice(0, 300), milliseconds: spent() };
  }
}

async function record(
  { database, now }: Sending,
  district: string,
  webhook: Pick<WebhookRow, 'id' | 'attempts'>,
  events: readonly SentEvent[],
  { status, fault, milliseconds }: Sent,
  test: boolean,
): Promise<string> {
  const at = now();
  const id = newId(at);
  await database.write(district, (tx) =>
    tx.sql(
      `insert into webhook_delivery (district, id, webhook, first_position, events, attempt, test, status, fault, milliseconds, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        district,
        id,
        webhook.id,
        events[0]?.position ?? '0',
        events.length,
        webhook.attempts + 1,
        test,
        status,
        fault,
        milliseconds,
        at,
      ],
    ),
  );
  return id;
}

async function fail(
  sending: Sending,
  district: string,
  webhook: WebhookRow,
  first: SentEvent,
  { status }: Sent,
): Promise<void> {
  if (status === 410) return rest(sending, district, webhook, 'GONE');
  const attempts = webhook.attempts + 1;
  if (attempts >= mostAttempts) return rest(sending, district, webhook, 'FAILING');
  await sending.database.write(district, (tx) =>
    // What was taken before the failure is not sent again.
    tx.sql(
      `update webhook set attempts = $3, next_attempt_at = $4, claimed_until = null, position = $5::bigint
       where district = $1 and id = $2 and position = $6`,
      [
        district,
        webhook.id,
        attempts,
        retryAt(sending.now(), attempts),
        String(BigInt(first.position) - 1n),
        webhook.position,
      ],
    ),
  );
}

async function rest(
  { database, now }: Sending,
  district: string,
  { id }: WebhookRow,
  cause: 'FAILING' | 'GONE' | 'DOCUMENT',
): Promise<void> {
  await database.write(district, (tx) =>
    tx.sql(
      `update webhook set paused_at = $3, pause_cause = $4, claimed_until = null where district = $1 and id = $2`,
      [district, id, now(), cause],
    ),
  );
}

/** Sends a made-up event now, to see whether the receiver takes it. @returns the delivery's id, or null where there is no such webhook */
export async function testWebhook(
  sending: Sending,
  district: string,
  id: string,
): Promise<string | null> {
  const [webhook] = await sending.database.write(district, (tx) =>
    tx.sql<WebhookRow>(
      `select ${columns} from webhook w join event_head h on h.district = w.district
       where w.district = $1 and w.id = $3`,
      [district, sending.now(), id],
    ),
  );
  if (webhook === undefined) return null;
  const event: SentEvent = { position: '0', payload: { type: 'TEST', cause: 'test' } };
  const sent = await post(sending, messageOf(webhook, district, [event], sending.now()), webhook);
  return record(sending, district, webhook, [event], sent, true);
}

/** Forgets deliveries after thirty days. */
export async function forgetDeliveries(
  database: Database,
  district: string,
  now: Date,
): Promise<void> {
  await database.write(district, (tx) =>
    tx.sql(
      `delete from webhook_delivery where district = $1 and sent_at < $2::timestamptz - interval '30 days'`,
      [district, now],
    ),
  );
}
