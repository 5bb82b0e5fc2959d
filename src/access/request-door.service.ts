import type { IncomingMessage, ServerResponse } from 'node:http';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import {
  requestRefusal,
  requestRefusalOf,
  requestUnavailable,
} from '../platform/errors/refusal.ts';
import { retryAfterSeconds, unavailability } from '../platform/errors/unavailable.ts';
import type { AskedOperation, Law } from '../platform/graphql/law.ts';
import type { PersistedDocuments } from '../platform/graphql/persisted.ts';
import { currentRequest } from '../platform/graphql/request-id.ts';
import type { Origins } from '../platform/http/origins.ts';
import type { Concurrency, Limiter } from '../platform/limiter.ts';
import type { CallingPages } from './calling-page.service.ts';
import type { Context, Services } from './context.service.ts';
import type { Viewer } from './viewer.rule.ts';

/** What HTTP and WebSocket obey alike; made once where the application is wired. */
export interface HouseLaw {
  readonly law: Law;
  readonly documents: PersistedDocuments;
  readonly origins: Origins;
  readonly pages: CallingPages;
  /** Operations of one viewer, or of one address of strangers. */
  readonly rate: Limiter;
  readonly concurrency: Concurrency;
  readonly production: boolean;
}

/** Whether a caller may ask for the schema and be told near names of it. */
export function mayIntrospect(production: boolean, viewer: Viewer | null): boolean {
  // In production only programs' keys: strangers are not helped to guess, pages know what they ask.
  return !production || viewer?.kind === 'KEY';
}

/** How a viewer's context is made. */
export type ContextOf = (
  viewer: Viewer | null,
  request: { readonly id: string; readonly from: string | null },
  respond: Context['respond'],
) => Context;

/** An HTTP request at the door. */
export interface AtTheDoor {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

/**
 * Lets HTTP requests in: says who asks, then holds the operation against the law, before anything of
 * it is run. What it throws is the answer.
 */
export class RequestDoor {
  constructor(
    private readonly services: Services,
    private readonly house: HouseLaw,
    private readonly contextOf: ContextOf,
  ) {}

  /** @throws GraphQLError with an HTTP status, for whom or what is refused */
  async admit(
    { request, response, requestId }: AtTheDoor,
    asked: AskedOperation,
  ): Promise<Context> {
    const { origins, pages, production, documents, law } = this.house;
    const from = origins.addressOf(request);
    const respond = {
      secure: origins.isSecure(request),
      cookie: (text: string) => void response.appendHeader('set-cookie', text),
    };
    const viewer = await this.viewerOf(request, response, respond);
    if (!(await pages.mayCallAs(pages.siteOf(request), viewer, new Date())))
      throw requestRefusal('ORIGIN_REFUSED');
    this.limit(viewer === null ? `address ${from}` : `viewer ${viewer.id}`, response);
    const caller = { mayIntrospect: mayIntrospect(production, viewer) };
    const inHand = currentRequest.getStore();
    if (inHand !== undefined) inHand.mayKnowSchema = caller.mayIntrospect;
    const forbidden = documents.refusalOf(asked) ?? law.refusalOf(asked, caller);
    if (forbidden !== null) throw forbidden;
    return this.contextOf(viewer, { id: requestId, from }, respond);
  }

  /** Who asks for a page; null for strangers and for whoever cannot be told just now. */
  async visitor({ request }: AtTheDoor): Promise<Viewer | null> {
    const { cookie } = request.headers;
    if (cookie === undefined || !this.house.origins.mayUseCookie(request)) return null;
    return this.services.authentication.authenticate({ cookie }, new Date()).catch(() => null);
  }

  private async viewerOf(
    request: IncomingMessage,
    response: ServerResponse,
    respond: Context['respond'],
  ): Promise<Viewer | null> {
    const { authorization, cookie } = request.headers;
    const given = {
      ...(authorization === undefined ? {} : { authorization }),
      ...(cookie === undefined || !this.house.origins.mayUseCookie(request) ? {} : { cookie }),
    };
    try {
      return await this.services.authentication.authenticate(given, new Date(), respond);
    } catch (error) {
      if (error instanceof ExpectedError) throw requestRefusalOf(error);
      const passing = unavailability(error);
      if (passing === null) throw error;
      response.setHeader('retry-after', String(retryAfterSeconds));
      throw requestUnavailable(passing);
    }
  }

  private limit(key: string, response: ServerResponse): void {
    const wait = this.house.rate.take(key);
    if (wait > 0) throw tooMany(wait, response);
    const leave = this.house.concurrency.enter(key);
    if (leave === null) throw tooMany(1, response);
    response.once('close', leave);
  }
}

function tooMany(seconds: number, response: ServerResponse): Error {
  response.setHeader('retry-after', String(seconds));
  return requestRefusal('RATE_LIMITED', { seconds });
}
