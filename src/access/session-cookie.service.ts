import { sessionText, type Credential } from './credential.rule.ts';

/** The cookie that holds a person's session. */
export const sessionCookie = 'lianzu_session';

/** What a request's answer may carry beside its body. */
export interface Respond {
  /** Whether the request came by https: then the cookie is for https only. */
  readonly secure: boolean;
  /** Adds a `Set-Cookie` header with this text. */
  cookie(text: string): void;
}

/** Hands a session to the browser until `expiresAt`. */
export function giveSession(
  respond: Respond,
  session: Omit<Credential, 'kind'>,
  expiresAt: Date,
  now: Date,
): void {
  const seconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
  respond.cookie(cookieText(sessionText(session), seconds, respond.secure));
}

/** Takes the session out of the browser. */
export function takeSession(respond: Respond): void {
  respond.cookie(cookieText('', 0, respond.secure));
}

function cookieText(value: string, maxAgeSeconds: number, secure: boolean): string {
  return [
    `${sessionCookie}=${value}`,
    'Path=/',
    `Max-Age=${String(maxAgeSeconds)}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
