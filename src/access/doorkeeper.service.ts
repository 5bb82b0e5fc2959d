import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { ContextualCaller } from '../platform/graphql/executor.ts';
import type { Doorkeeper } from '../platform/live/caller.ts';
import { isReader, requireReader } from './authorise.policy.ts';
import type { Credentials } from './authentication.service.ts';
import type { Context, Services } from './context.service.ts';
import type { Viewer } from './viewer.rule.ts';

/** A socket's caller and whom they were let in as, to ask again. */
export interface LiveCaller extends ContextualCaller {
  readonly holder: Viewer;
}

const mostSockets = 200;

/** Lets sockets in by API key (in `connection_init`) or by session cookie, and asks again whether they still may. */
export class SocketDoorkeeper implements Doorkeeper<LiveCaller> {
  constructor(
    private readonly services: Services,
    private readonly contextOf: (viewer: Viewer, requestId: string) => Context,
  ) {}

  /** A browser's page may connect only from our own origin; programs send no origin. */
  mayConnect({ headers }: IncomingMessage): boolean {
    return headers.origin === undefined || isOwnOrigin(headers.origin, headers.host);
  }

  async admit(
    params: Readonly<Record<string, unknown>>,
    request: IncomingMessage,
  ): Promise<LiveCaller | null> {
    const authorization = textOf(params['authorization'] ?? params['Authorization']);
    const { cookie, origin, host } = request.headers;
    const given =
      authorization !== undefined
        ? { authorization }
        : cookie !== undefined && origin !== undefined && isOwnOrigin(origin, host)
          ? { cookie }
          : {};
    const viewer = await this.viewerOf(given);
    if (viewer === null || !isReader({ viewer })) return null;
    return {
      reader: requireReader({ viewer }),
      credential: `${viewer.kind} ${viewer.session ?? viewer.id}`,
      viewer: viewer.id,
      mostSockets,
      mayIntrospect: true,
      holder: viewer,
      context: () => this.contextOf(viewer, randomUUID()),
    };
  }

  async ended(callers: readonly LiveCaller[]): Promise<ReadonlySet<string>> {
    const ended = new Set<string>();
    for (const caller of callers) {
      const viewer = await this.services.authentication.again(caller.holder, new Date());
      if (viewer === null || !sameRights(viewer, caller.holder)) ended.add(caller.credential);
    }
    return ended;
  }

  private async viewerOf(given: Credentials): Promise<Viewer | null> {
    try {
      return await this.services.authentication.authenticate(given, new Date());
    } catch {
      // A key that is malformed, unknown, expired or revoked: whoever holds it stays outside.
      return null;
    }
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isOwnOrigin(origin: string, host: string | undefined): boolean {
  try {
    return host !== undefined && new URL(origin).host === host;
  } catch {
    return false;
  }
}

function sameRights(now: Viewer, then: Viewer): boolean {
  return (
    now.id === then.id &&
    now.district === then.district &&
    now.role === then.role &&
    now.town === then.town &&
    now.party === then.party &&
    now.chain === then.chain
  );
}
