import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address outside must not be called: where it leads, somebody who configures us must not reach. */
export class OutboundRefusedError extends Error {
  override readonly name = 'OutboundRefusedError';
}

/** What came back. */
export interface OutboundAnswer {
  readonly status: number;
  /** The beginning of its text. */
  readonly text: string;
}

/** Networks that are nobody's business but this machine's and its neighbours' (IANA's special-purpose registries). */
const inner = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inner.addSubnet(net, prefix, 'ipv4');
// Of IPv6 only what is routed world-wide is outside; mapped and translated IPv4 addresses are not.
const outer6 = new BlockList();
outer6.addSubnet('2000::', 3, 'ipv6');
const inner6 = new BlockList();
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inner6.addSubnet(net, prefix, 'ipv6');

/** Whether an address is out in the world. */
export function isOutside(address: string): boolean {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4');
  return isIP(address) === 6 && outer6.check(address, 'ipv6') && !inner6.check(address, 'ipv6');
}

/**
 * Why a URL may not be called, or null: HTTPS to the world, or any that the operator named.
 * @param allowed hosts, with their port where it is not the usual one, that stand inside on purpose
 */
export function outboundFault(text: string, allowed: readonly string[]): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return 'not a web address';
  if (url.username !== '' || url.password !== '') return 'a password in the address';
  if (allowed.includes(url.host)) return null;
  if (url.protocol !== 'https:') return 'not HTTPS';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isOutside(host)) return 'an inner network';
  return null;
}

/** Names are looked up at each call, and the very address that was judged is connected to. */
const lookUpOutside: LookupFunction = (host, options, done) => {
  resolveName(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error !== null) return void done(error, []);
    const inside = found.find(({ address }) => !isOutside(address));
    if (inside !== undefined)
      return void done(new OutboundRefusedError(`${host} is in an inner network`), []);
    if (options.all === true) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family ?? 4);
  });
};

const mostAnswerBytes = 16_384;

/**
 * Posts to an address somebody configured. Redirects are not followed.
 * @throws OutboundRefusedError for inner networks, Error for no answer in time
 */
export function postOutside(
  text: string,
  {
    headers,
    body,
    allowed,
    patienceMs = 10_000,
  }: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly allowed: readonly string[];
    readonly patienceMs?: number;
  },
): Promise<OutboundAnswer> {
  const fault = outboundFault(text, allowed);
  if (fault !== null) return Promise.reject(new OutboundRefusedError(fault));
  const url = new URL(text);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
        ...(allowed.includes(url.host) ? {} : { lookup: lookUpOutside }),
      },
      (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on('data', (part: Buffer) => {
          if (bytes < mostAnswerBytes) parts.push(part);
          bytes += part.length;
          if (bytes >= mostAnswerBytes) response.destroy();
        });
        const done = (): void =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8').slice(0, 2_000),
          });
        response.on('close', done);
        response.on('error', done);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
