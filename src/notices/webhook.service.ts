import { once, type Repeatable } from '../access/once.service.ts';
import { randomBytes } from 'node:crypto';
import type { Call } from '../access/call.service.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { payloadFault, type PayloadReading } from '../platform/graphql/payload.ts';
import { outboundFault } from '../platform/http/outbound.ts';
import { newId } from '../platform/id.ts';

import { logOrder } from '../platform/live/live-operation.ts';
import { decodeCursor } from '../platform/read/cursor.ts';
import type { WebhookKind } from './webhook-kind.rule.ts';
import {
  robotDocument,
  usualDocument,
  webhookBatch,
  webhookQuery,
} from './webhook-document.rule.ts';

/** A webhook to make. */
export interface NewWebhook extends Repeatable {
  readonly name: string;
  readonly kind: WebhookKind;
  readonly url: string;
  /** DingTalk's own; a STANDARD webhook is given one. */
  readonly secret?: string | null;
  readonly filter?: object | null;
  readonly document?: string | null;
}

export interface WebhookWish extends Repeatable {
  readonly webhook: string;
}

/** What making one needs beside the call: the schema its document is held against, and the hosts inside that the operator allows. */
export interface WebhookRules {
  readonly schema: PayloadReading['schema'];
  readonly allowed: readonly string[];
}

const mostWebhooks = 20;
/** How long the secret before still signs. */
const overlapMs = 24 * 3_600_000;

/** A secret of the Standard Webhooks form: 192 random bits. */
const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

/**
 * Makes a webhook that is sent what happens from now on. The secret is shown this once.
 * @throws ExpectedError WEBHOOK_NAME_INVALID, WEBHOOK_ADDRESS_REFUSED, WEBHOOK_DOCUMENT_INVALID, WEBHOOKS_TOO_MANY
 */
export async function createWebhook(
  call: Call,
  { schema, allowed }: WebhookRules,
  input: NewWebhook,
): Promise<{ webhook: string; secret: string | null }> {
  let shown: { id: string; secret: string | null } | null = null;
  const { webhook } = await once(call, 'createWebhook', input, async (unit) => {
    const name = input.name.trim();
    if (name === '' || name.length > 60)
      throw ExpectedError.of('WEBHOOK_NAME_INVALID', {}, ['input', 'name']);
    const fault = outboundFault(input.url, allowed);
    if (fault !== null)
      throw ExpectedError.of('WEBHOOK_ADDRESS_REFUSED', { fault }, ['input', 'url']);
    const standard = input.kind === 'STANDARD';
    const document = standard ? (input.document ?? usualDocument) : robotDocument;
    const payload = { on: 'Event', selection: document };
    const reason = payloadFault(schema, webhookQuery, { first: webhookBatch }, payload);
    if (reason !== null)
      throw ExpectedError.of('WEBHOOK_DOCUMENT_INVALID', { reason }, ['input', 'document']);
    const [known] = await unit.sql<{ count: string }>(
      'select count(*) from webhook where district = $1',
      [unit.district],
    );
    if (Number(known?.count) >= mostWebhooks)
      throw ExpectedError.of('WEBHOOKS_TOO_MANY', { most: mostWebhooks });
    const secret = standard ? newSecret() : (input.secret ?? null);
    const id = newId(unit.now);
    await unit.sql(
      `insert into webhook (district, id, name, kind, url, secret, filter, document, position, attempts,
         created_by, created_at, updated_at, version)
       select $1, $2, $3, $4, $5, $6, $7::jsonb, $8, h.position, 0, $9, $10, $10, 1 from event_head h where h.district = $1`,
      [
        unit.district,
        id,
        name,
        input.kind,
        input.url,
        secret,
        JSON.stringify(input.filter ?? {}),
        document,
        unit.actor,
        unit.now,
      ],
    );
    shown = { id, secret: standard ? secret : null };
    return { webhook: id };
  });
  const made = shown as { id: string; secret: string | null } | null;
  return { webhook, secret: made?.id === webhook ? made.secret : null };
}

/** Gives a new secret; for a day both sign, so that receivers change over without a gap. */
export async function rotateWebhookSecret(
  call: Call,
  input: WebhookWish,
): Promise<{ webhook: string; secret: string | null }> {
  let shown: string | null = null;
  const { webhook } = await once(call, 'rotateWebhookSecret', input, async (unit) => {
    const id = checkId(input.webhook, ['input', 'webhook']);
    const secret = newSecret();
    const rows = await unit.sql(
      `update webhook set previous_secret = secret, previous_until = $3, secret = $4, updated_at = $5, version = version + 1
       where district = $1 and id = $2 and kind = 'STANDARD' returning id`,
      [unit.district, id, new Date(unit.now.getTime() + overlapMs), secret, unit.now],
    );
    if (rows.length === 0) throw ExpectedError.of('WEBHOOK_NOT_FOUND', {}, ['input', 'webhook']);
    shown = secret;
    return { webhook: id };
  });
  return { webhook, secret: shown };
}

/** Stops or goes on sending. What happens meanwhile is sent when it goes on. */
export function pauseWebhook(
  call: Call,
  input: WebhookWish & { readonly paused: boolean },
): Promise<{ webhook: string }> {
  return once(call, 'pauseWebhook', input, (unit) =>
    changed(
      unit,
      input.webhook,
      `paused_at = ${input.paused ? '$3' : 'null'}, pause_cause = ${input.paused ? "'ASKED'" : 'null'},
       attempts = 0, next_attempt_at = null`,
      [],
    ),
  );
}

/** Sends again what came after a cursor, as far as the log still holds it. @throws ExpectedError CURSOR_UNKNOWN */
export function redeliverWebhook(
  call: Call,
  input: WebhookWish & { readonly after: string },
): Promise<{ webhook: string }> {
  return once(call, 'redeliverWebhook', input, (unit) => {
    const position = decodeCursor(input.after, logOrder, ['bigint'])?.values[0];
    if (position == null) throw ExpectedError.of('WEBHOOK_CURSOR_INVALID', {}, ['input', 'after']);
    return changed(
      unit,
      input.webhook,
      'position = least(position, $4::bigint), attempts = 0, next_attempt_at = null',
      [position],
    );
  });
}

/** Takes a webhook away, with the record of what it was sent. */
export function removeWebhook(call: Call, input: WebhookWish): Promise<{ removed: string }> {
  return once(call, 'removeWebhook', input, async (unit) => {
    const id = checkId(input.webhook, ['input', 'webhook']);
    await unit.sql('delete from webhook_delivery where district = $1 and webhook = $2', [
      unit.district,
      id,
    ]);
    const rows = await unit.sql(
      'delete from webhook where district = $1 and id = $2 returning id',
      [unit.district, id],
    );
    if (rows.length === 0) throw ExpectedError.of('WEBHOOK_NOT_FOUND', {}, ['input', 'webhook']);
    return { removed: id };
  });
}

async function changed(
  unit: UnitOfWork,
  webhook: string,
  what: string,
  values: readonly unknown[],
): Promise<{ webhook: string }> {
  const id = checkId(webhook, ['input', 'webhook']);
  const rows = await unit.sql(
    `update webhook set ${what}, updated_at = $3, version = version + 1 where district = $1 and id = $2 returning id`,
    [unit.district, id, unit.now, ...values],
  );
  if (rows.length === 0) throw ExpectedError.of('WEBHOOK_NOT_FOUND', {}, ['input', 'webhook']);
  return { webhook: id };
}
