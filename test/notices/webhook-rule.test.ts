import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Webhook as Verifier } from 'standardwebhooks';
import {
  retryAt,
  robotFault,
  robotLine,
  robotMessage,
  standardMessage,
} from '../../src/notices/webhook-body.service.ts';
import {
  robotDocument,
  usualDocument,
  webhookQuery,
} from '../../src/notices/webhook-document.rule.ts';
import { payloadFault } from '../../src/platform/graphql/payload.ts';
import { isOutside, outboundFault } from '../../src/platform/http/outbound.ts';
import { createSchema } from '../../src/schema.ts';

const now = new Date();
const secret = 'whsec_c3ludGhldGljLXNlY3JldC1vZi0yNGI=';
const older = 'whsec_YW5vdGhlci1zeW50aGV0aWMtc2VjcmV0';

describe('addresses', () => {
  test.each([
    ['8.8.8.8', true],
    ['2400:3200::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['::1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2002:a00:1::', false],
    ['not an address', false],
  ])('%s is outside: %s', (address, outside) => {
    expect(isOutside(address)).toBe(outside);
  });

  test.each([
    ['https://example.com/hook', null],
    ['http://example.com/hook', 'not HTTPS'],
    ['https://127.0.0.1/', 'an inner network'],
    ['https://[::1]/', 'an inner network'],
    ['https://2130706433/', 'an inner network'],
    ['https://0x7f.1/', 'an inner network'],
    ['https://user:pass@example.com/', 'a password in the address'],
    ['ftp://example.com/', 'not a web address'],
    ['hello', 'not a web address'],
    ['http://receiver.inside:8080/hook', null],
    ['http://receiver.inside/hook', 'not HTTPS'],
  ])('%s: %s', (url, fault) => {
    expect(outboundFault(url, ['receiver.inside:8080'])).toBe(fault);
  });
});

describe('a standard message', () => {
  const payload = {
    type: 'LISTING_ADDED',
    occurredAt: '2026-03-01T00:00:00Z',
    listing: { id: 'x' },
  };
  const signing = { url: 'https://example.com', secret, previousSecret: older };
  const { headers, body } = standardMessage(signing, '990001', { position: '7', payload }, now);

  test('holds type, time and what the document asked', () => {
    expect(JSON.parse(body)).toEqual({
      type: 'LISTING_ADDED',
      timestamp: '2026-03-01T00:00:00Z',
      data: { listing: { id: 'x' } },
    });
    expect(headers['webhook-id']).toBe('lianzu_990001_7');
  });

  test.each([secret, older])('is verified with either secret while they change', (one) => {
    expect(() => new Verifier(one).verify(body, headers as Record<string, string>)).not.toThrow();
  });

  test('is not verified after a letter has changed', () => {
    const changed = body.replace('"x"', '"y"');
    expect(() => new Verifier(secret).verify(changed, headers as Record<string, string>)).toThrow();
  });
});

describe('a robot', () => {
  const payload = {
    type: 'PAIRING_PROPOSED',
    pairing: {
      need: { title: '想找人收白萝卜', party: { name: '田庄村' } },
      resource: { title: '[收](http://x)萝卜', party: { name: '合作社' } },
    },
  };

  test('is told in a line that nothing typed can turn into a link', () => {
    expect(robotLine(payload)).toBe('新配对 田庄村：想找人收白萝卜 ← 合作社： 收 (http://x)萝卜');
  });

  test('of DingTalk is signed by the moment', () => {
    const url = 'https://oapi.example.com/robot/send?access_token=t';
    const message = robotMessage(
      'DINGTALK',
      { url, secret: 'SEC1', previousSecret: null },
      '链组',
      [{ position: '1', payload }],
      now,
    );
    const sign = createHmac('sha256', 'SEC1').update(`${now.getTime()}\nSEC1`).digest('base64');
    expect(new URL(message.url).searchParams.get('sign')).toBe(sign);
    expect(JSON.parse(message.body)).toMatchObject({ msgtype: 'markdown' });
  });

  test('of WeCom gets no more than it takes', () => {
    const events = Array.from({ length: 20 }, (_, i) => ({
      position: String(i),
      payload: { type: 'LISTING_ADDED', listing: { title: '长'.repeat(200) } },
    }));
    const signing = { url: 'https://example.com', secret: null, previousSecret: null };
    const { body } = robotMessage('WECOM', signing, '链组', events, now);
    const { content } = (JSON.parse(body) as { markdown: { content: string } }).markdown;
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4_096);
    expect(content).not.toContain('\uFFFD');
  });

  test.each([
    ['{"errcode":0,"errmsg":"ok"}', null],
    ['{"errcode":45009,"errmsg":"freq out of limit"}', '45009 freq out of limit'],
    ['<html>', 'no answer of a robot'],
  ])('answered %s', (text, fault) => {
    expect(robotFault(text)).toBe(fault);
  });
});

describe('what may be sent', () => {
  const schema = createSchema();
  const faultOf = (selection: string) =>
    payloadFault(schema, webhookQuery, { first: 20 }, { on: 'Event', selection });

  test.each([usualDocument, robotDocument])('what is sent by itself', (document) => {
    expect(faultOf(document)).toBeNull();
  });

  test.each([
    ['fragment Payload on Event { type nothing }', 'Cannot query field'],
    ['fragment Other on Event { type }', 'fragment Payload on Event'],
    ['query { viewer { name } }', 'fragment Payload on Event'],
    ['fragment Payload on Event { type } query { viewer { name } }', 'fragment Payload on Event'],
    ['fragment Payload on Event {', 'Syntax Error'],
    [
      `fragment Payload on Event { ${'... on ListingAdded { listing { party { '.repeat(6)} id ${'} } }'.repeat(6)} }`,
      '层',
    ],
  ])('%s is refused', (document, reason) => {
    expect(faultOf(document)).toContain(reason);
  });
});

test('what fails is tried again after 5 s, then later and later, at most an hour', () => {
  const waits = [1, 2, 3, 20].map((n) => retryAt(now, n).getTime() - now.getTime());
  expect(waits).toEqual([5_000, 10_000, 20_000, 3_600_000]);
});
