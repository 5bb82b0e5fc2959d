import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where requests come from: the proxies before us, the pages that may call, and which is our own. */
export interface OriginOptions {
  /** Addresses or networks (`10.0.0.0/8`) of the proxies whose `X-Forwarded-…` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Our own origin as browsers see it, where a proxy changes the host; else the `Host` header tells. */
  readonly publicOrigin: string | null;
  /** Other origins whose pages may call with a key: `https://dashboard.example`. */
  readonly allowedOrigins: readonly string[];
}

/** Tells of a request whence it came. Headers of a proxy count only from a trusted one. */
export class Origins {
  private readonly proxies = new BlockList();
  private readonly allowed: ReadonlySet<string>;

  constructor(private readonly options: OriginOptions) {
    this.allowed = new Set(options.allowedOrigins);
    for (const proxy of options.trustedProxies) {
      const [address = '', prefix] = proxy.split('/');
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      if (prefix === undefined) this.proxies.addAddress(address, family);
      else this.proxies.addSubnet(address, Number(prefix), family);
    }
  }

  /** The caller's address: the last one in `X-Forwarded-For` that is no trusted proxy's. */
  addressOf(request: IncomingMessage): string {
    let address = plain(request.socket.remoteAddress ?? '');
    const header = request.headers['x-forwarded-for'];
    const forwarded = (Array.isArray(header) ? header.join() : (header ?? '')).split(',');
    while (this.isProxy(address)) {
      const before = plain(forwarded.pop()?.trim() ?? '');
      if (isIP(before) === 0) break;
      address = before;
    }
    return address;
  }

  /** Whether the browser speaks https to us. */
  isSecure(request: IncomingMessage): boolean {
    if (this.options.publicOrigin !== null) return this.options.publicOrigin.startsWith('https:');
    return this.forwarded(request, 'x-forwarded-proto') === 'https';
  }

  /** Whether a page of this request's origin may call whoever it calls for; programs send none. */
  mayCall(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    return origin === undefined || this.isOwn(request) || this.isOperators(origin);
  }

  /** Whether the operator allows the pages of a site to call for every district. */
  isOperators(site: string): boolean {
    return this.allowed.has(site);
  }

  /** Whether the request names our own origin. */
  isOwn(request: IncomingMessage): boolean {
    const { origin } = request.headers;
    if (origin === undefined) return false;
    if (this.options.publicOrigin !== null) return origin === this.options.publicOrigin;
    const host = this.forwarded(request, 'x-forwarded-host') ?? request.headers.host;
    try {
      return host !== undefined && new URL(origin).host === host;
    } catch {
      return false;
    }
  }

  /**
   * Whether its cookie counts: only what our own pages send. Requests without an origin are
   * programs, or GET by our own pages; browsers that say so (`Sec-Fetch-Site`) are believed.
   */
  mayUseCookie(request: IncomingMessage): boolean {
    if (request.headers.origin !== undefined) return this.isOwn(request);
    const site = request.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  private isProxy(address: string): boolean {
    const family = isIP(address);
    return family !== 0 && this.proxies.check(address, family === 6 ? 'ipv6' : 'ipv4');
  }

  private forwarded(request: IncomingMessage, name: string): string | undefined {
    if (!this.isProxy(plain(request.socket.remoteAddress ?? ''))) return undefined;
    const value = request.headers[name];
    return (Array.isArray(value) ? value[0] : value)?.split(',')[0]?.trim();
  }
}

/** IPv4 addresses arrive mapped into IPv6 on sockets that listen on both. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}
