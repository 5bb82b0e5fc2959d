import type { JWTPayload, RemoteJWKSet } from 'jose';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { issuerOf } from './outside-token.rule.ts';

/** A district's own identity provider, whose tokens sign its people in. */
export interface IdentityProvider {
  readonly district: string;
  /** As it stands in `iss`. */
  readonly issuer: string;
  /** What must stand in `aud`: this platform's name there. */
  readonly audience: string;
  /** Where its public keys are. */
  readonly jwks: string;
  /** The claim that holds the account's name or phone number. */
  readonly claim: string;
}

/** Whom a token names, in which district, until when. */
export interface NamedByToken {
  readonly district: string;
  readonly name: string;
  readonly until: Date;
}

/** Signatures made with a private key; none that a public key could make. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];
/** How far an identity provider's clock may be off. */
const toleranceSeconds = 30;

/**
 * Reads tokens of outside identity providers (OpenID Connect, OAuth 2 access tokens as JWT). Keys are
 * fetched when first needed, kept ten minutes, and fetched again at most every half minute for a key
 * that is not among them: strangers' tokens cannot make us ask without end.
 */
export class OutsideTokens {
  private readonly keys = new Map<string, RemoteJWKSet>();

  constructor(private readonly providers: readonly IdentityProvider[]) {}

  /** Whom a token names. @throws ExpectedError TOKEN_REFUSED, IDENTITY_PROVIDER_AWAY */
  async read(token: string, now: Date): Promise<NamedByToken> {
    const issuer = issuerOf(token);
    const of = this.providers.filter((provider) => provider.issuer === issuer);
    let why: ExpectedError | null = null;
    // Districts may share a provider: then the audience tells them apart.
    for (const provider of of) {
      try {
        return await this.readAs(provider, token, now);
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        why = error;
      }
    }
    throw why ?? ExpectedError.of('TOKEN_REFUSED');
  }

  private async readAs(
    provider: IdentityProvider,
    token: string,
    now: Date,
  ): Promise<NamedByToken> {
    // Only who is given such tokens loads it.
    const { createRemoteJWKSet, jwtVerify } = await import('jose');
    const { issuer, audience, claim, district } = provider;
    let keys = this.keys.get(provider.jwks);
    if (keys === undefined)
      this.keys.set(provider.jwks, (keys = createRemoteJWKSet(new URL(provider.jwks))));
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        requiredClaims: ['exp', claim],
        currentDate: now,
        clockTolerance: toleranceSeconds,
      }));
    } catch (error) {
      throw ExpectedError.of(isAway(error) ? 'IDENTITY_PROVIDER_AWAY' : 'TOKEN_REFUSED');
    }
    const name = payload[claim];
    if (typeof name !== 'string' || name === '') throw ExpectedError.of('TOKEN_REFUSED');
    return { district, name, until: new Date(1_000 * ((payload.exp ?? 0) + toleranceSeconds)) };
  }
}

/** What says that the token itself is no good. */
const refusals = /^ERR_JW[ST]_|^ERR_JWKS_(NO|MULTIPLE)_MATCHING|^ERR_JOSE_(ALG|NOT)_/;

/** Whether the keys could not be had, which says nothing of the token. */
function isAway(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code !== 'string' || !refusals.test(code);
}
