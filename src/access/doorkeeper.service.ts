import type { IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { ContextualCaller } from '../platform/graphql/executor.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { Doorkeeper } from '../platform/live/caller.ts';
import type { Origins } from '../platform/http/origins.ts';
import { isReader, requireReader } from './authorise.policy.ts';
import type { Credentials } from './authentication.service.ts';
import type { CallingPages } from './calling-page.service.ts';
import type { Services } from './context.service.ts';
import { mayIntrospect, type ContextOf } from './request-door.service.ts';
import type { Viewer } from './viewer.rule.ts';

/** A socket's caller and whom they were let in as, to ask again. */
export interface LiveCaller extends ContextualCaller {
  readonly holder: Viewer;
  /** The site whose page opened it; null for our own and for programs. */
  readonly site: string | null;
}

/** A person has a few pages open; a district's wall and its programs may share one key. */
const mostSockets = { ACCOUNT: 200, KEY: 10_000 } as const;

/** Lets sockets in by API key (in `connection_init`) or by session cookie, and asks again whether they still may. */
export class SocketDoorkeeper implements Doorkeeper<LiveCaller> {
  constructor(
    private readonly services: Services,
    private readonly origins: Origins,
    private readonly pages: CallingPages,
    private readonly contextOf: ContextOf,
    private readonly production: boolean,
  ) {}

  /** A browser's page may connect from our own origin or an allowed one; programs send no origin. */
  mayConnect(request: IncomingMessage): Promise<boolean> {
    return this.pages.mayCall(request, new Date());
  }

  async admit(
    params: Readonly<Record<string, unknown>>,
    request: IncomingMessage,
  ): Promise<LiveCaller | null> {
    const authorization = textOf(params['authorization'] ?? params['Authorization']);
    const { cookie } = request.headers;
    const from = this.origins.addressOf(request);
    const given =
      authorization !== undefined
        ? { authorization }
        : cookie !== undefined && this.origins.isOwn(request)
          ? { cookie }
          : {};
    const viewer = await this.viewerOf(given);
    if (viewer === null || !isReader({ viewer })) return null;
    const site = this.pages.siteOf(request);
    if (!(await this.pages.mayCallAs(site, viewer, new Date()))) return null;
    return {
      reader: requireReader({ viewer }),
      credential: `${viewer.kind} ${viewer.session ?? viewer.id} ${String(viewer.until?.getTime() ?? '')} ${site ?? ''}`,
      viewer: viewer.id,
      mostSockets: mostSockets[viewer.kind],
      mayIntrospect: mayIntrospect(this.production, viewer),
      holder: viewer,
      site,
      context: () => this.contextOf(viewer, { id: randomUUID(), from }, null),
    };
  }

  async ended(callers: readonly LiveCaller[]): Promise<ReadonlySet<string>> {
    const ended = new Set<string>();
    // Together: asked in one statement, thousands of sessions delay no event.
    await Promise.all(
      callers.map(async ({ holder, credential, site }) => {
        const now = new Date();
        const viewer = await this.services.authentication.again(holder, now);
        if (viewer === null || !sameRights(viewer, holder)) ended.add(credential);
        else if (!(await this.pages.mayCallAs(site, viewer, now))) ended.add(credential);
      }),
    );
    return ended;
  }

  private async viewerOf(given: Credentials): Promise<Viewer | null> {
    try {
      return await this.services.authentication.authenticate(given, new Date());
    } catch (error) {
      // A key that is malformed, unknown, expired or revoked: whoever holds it stays outside. A lost
      // database says nothing about the key; the client shall try again.
      if (error instanceof ExpectedError) return null;
      throw error;
    }
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function sameRights(now: Viewer, then: Viewer): boolean {
  return (
    now.id === then.id &&
    now.district === then.district &&
    now.role === then.role &&
    now.town === then.town &&
    now.party === then.party &&
    now.chain === then.chain &&
    now.scopes?.join() === then.scopes?.join()
  );
}
