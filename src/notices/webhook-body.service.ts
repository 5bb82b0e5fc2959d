import { createHmac } from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';

/** An event as it is sent: its number in the log and what the document asked of it. */
export interface SentEvent {
  readonly position: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What is posted, and where. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a webhook signs. */
export interface Signing {
  readonly url: string;
  /** Base64 after `whsec_` for STANDARD, the robot's own for DINGTALK. */
  readonly secret: string | null;
  /** The secret before, while receivers change over. */
  readonly previousSecret: string | null;
}

const json = { 'content-type': 'application/json' };

/** One event by the Standard Webhooks scheme; its id is the same at each attempt, so receivers can tell repeats. */
export function standardMessage(
  { url, secret, previousSecret }: Signing,
  district: string,
  { position, payload }: SentEvent,
  now: Date,
): Message {
  const id = `lianzu_${district}_${position}`;
  const { type, occurredAt, ...data } = payload;
  const body = JSON.stringify({ type, timestamp: occurredAt ?? now.toISOString(), data });
  const signatures = [secret, previousSecret]
    .filter((one) => one !== null)
    .map((one) => new StandardWebhook(one).sign(id, now, body));
  return {
    url,
    body,
    headers: {
      ...json,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    },
  };
}

/** Several events as one message of a WeCom or DingTalk group robot. */
export function robotMessage(
  kind: 'WECOM' | 'DINGTALK',
  { url, secret }: Signing,
  title: string,
  events: readonly SentEvent[],
  now: Date,
): Message {
  const text = [`**${title}**`, ...events.map(({ payload }) => `> ${robotLine(payload)}`)].join(
    kind === 'WECOM' ? '\n' : '\n\n',
  );
  if (kind === 'WECOM') {
    // A robot takes 4,096 bytes of markdown.
    const content = Buffer.from(text)
      .subarray(0, 4_000)
      .toString('utf8')
      .replace(/\uFFFD+$/u, '');
    return {
      url,
      headers: json,
      body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
    };
  }
  return {
    url: secret === null ? url : signedByTime(url, secret, now),
    headers: json,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { title, text } }),
  };
}

/** DingTalk's signature of the moment. */
function signedByTime(url: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime());
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
  const signed = new URL(url);
  signed.searchParams.set('timestamp', timestamp);
  signed.searchParams.set('sign', sign);
  return signed.href;
}

interface Titled {
  readonly title?: string;
  readonly party?: { readonly name?: string };
}
interface Told {
  readonly type?: string;
  readonly pairing?: { readonly need?: Titled; readonly resource?: Titled };
  readonly listing?: Titled;
  readonly order?: {
    readonly receipt?: string;
    readonly need?: Titled;
    readonly resource?: Titled;
  };
  readonly needParty?: { readonly name?: string };
}

const told: Readonly<Record<string, string>> = {
  PAIRING_PROPOSED: '新配对',
  LISTING_ADDED: '新填报',
  ORDER_PLACED: '点单',
  ORDER_DISPATCHED: '下单',
  ORDER_ACCEPTED: '接单',
  ORDER_COMPLETED: '办结',
  ORDER_ESCALATED: '超期上报',
};

/** One event in a line for people. */
export function robotLine(payload: Readonly<Record<string, unknown>>): string {
  const { type = '', pairing, listing, order, needParty }: Told = payload;
  const of = (one?: Titled): string =>
    [one?.party?.name, one?.title].filter((part) => part !== undefined).join('：');
  const about =
    pairing !== undefined
      ? `${of(pairing.need)} ← ${of(pairing.resource)}`
      : listing !== undefined
        ? of(listing)
        : order !== undefined
          ? [needParty?.name, order.need?.title ?? order.resource?.title, order.receipt]
              .filter((part) => part !== undefined)
              .join(' · ')
          : '';
  // What people typed must not become a link or a heading of the robot's markdown.
  return `${told[type] ?? type} ${about}`.replace(/[\[\]<>*_`#\n\r]/g, ' ').trim();
}

/** Whether a robot took it: it answers 200 with a code of its own. */
export function robotFault(text: string): string | null {
  try {
    const { errcode, errmsg } = JSON.parse(text) as { errcode?: number; errmsg?: string };
    return errcode === 0 ? null : `${String(errcode)} ${errmsg ?? ''}`.trim();
  } catch {
    return 'no answer of a robot';
  }
}

/** When to try again: 5 s, doubling up to an hour. */
export function retryAt(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 3_600_000));
}

/** After this many failures in a row (about five days) a webhook rests. */
export const mostAttempts = 130;
