import DataLoader from 'dataloader';
import type { Database, Tx } from '../platform/database/database.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import { Limiter } from '../platform/limiter.ts';
import { hashSecret, newSecret, sameHash } from '../platform/secret.ts';
import { parseAuthorization, parseCookie, type Credential } from './credential.rule.ts';
import { isOver, lifetime } from './lifetime.rule.ts';
import { giveSession, sessionCookie, takeSession, type Respond } from './session-cookie.service.ts';
import type { OutsideTokens } from './outside-token.service.ts';
import { parseOutsideToken } from './outside-token.rule.ts';
import {
  accountRows,
  accountsCalled,
  keyRow,
  keyRows,
  noteKeyUse,
  noteSession,
  sessionRow,
  sessionRows,
  type AccountRow,
  type HolderRow,
  type KeyRow,
  type SessionRow,
} from './credential.loader.ts';
import type { Viewer } from './viewer.rule.ts';

/** The headers a request or socket came with. */
export interface Credentials {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}

interface Remembered {
  readonly found: Promise<Viewer | null>;
  readonly since: number;
  /** Ids by which it can be forgotten; unknown while the lookup runs. */
  ids: readonly string[] | null;
}

/** A viewer to ask about again: a key, an account's session, or the account that a token names. */
interface AskedAgain {
  readonly kind: 'KEY' | 'SESSION' | 'TOKEN';
  readonly district: string;
  readonly id: string;
  readonly now: Date;
}

/** How access is set up. */
export interface AuthenticationOptions {
  /** Whether demo accounts and keys, whose secrets are public, may come in. Never in production. */
  readonly demo: boolean;
  /** How many credentials are remembered at most; the oldest is forgotten first. */
  readonly mostRemembered?: number;
  /** Outside identity providers; without them only our own credentials count. */
  readonly outside?: OutsideTokens;
}

/**
 * Tells who comes with a credential.
 *
 * A viewer is remembered for a second at most, per credential and in this process alone: a
 * revocation holds everywhere within a second, and at once where it was made (`forget`).
 * Lookups read the primary: a replica may not yet know of a revocation.
 */
export class Authentication {
  private readonly remembered = new Map<string, Remembered>();
  /**
   * Sign-ins of one address: names are locked one by one, so whoever tries one password on many
   * names is held up here. A whole town hall may stand behind one address.
   */
  readonly guesses = new Limiter({ burst: 60, perSecond: 0.2 });
  /** Whoever holds a socket is asked about together: one statement for a thousand sessions. */
  private readonly asked = new DataLoader((asked: readonly AskedAgain[]) => this.find(asked), {
    cache: false,
    maxBatchSize: 1_000,
  });

  constructor(
    private readonly database: Database,
    readonly options: AuthenticationOptions,
  ) {}

  /**
   * The viewer of a request, or null for a stranger. A key counts before a cookie. A session that is
   * over, unknown or malformed makes a stranger (whose browser still holds the cookie and must be
   * able to sign in) and is taken from the browser.
   * @throws ExpectedError CREDENTIAL_MALFORMED or CREDENTIAL_REFUSED for a key that is no good, TOKEN_REFUSED,
   *   TOKEN_WITHOUT_ACCOUNT or IDENTITY_PROVIDER_AWAY for a token
   */
  async authenticate(
    given: Credentials,
    now: Date,
    respond: Respond | null = null,
  ): Promise<Viewer | null> {
    if (given.authorization !== undefined) {
      const token = parseOutsideToken(given.authorization);
      if (token !== null && this.options.outside !== undefined)
        return this.byToken(token, this.options.outside, now);
      const key = parseAuthorization(given.authorization);
      if (key === null) throw ExpectedError.of('CREDENTIAL_MALFORMED');
      const viewer = await this.remember(nameOf(key), key.id, now, () => this.findKey(key, now));
      if (viewer === null) throw ExpectedError.of('CREDENTIAL_REFUSED');
      return viewer;
    }
    const session = parseCookie(given.cookie ?? '', sessionCookie);
    if (session === undefined) return null;
    const viewer =
      session &&
      (await this.remember(nameOf(session), session.id, now, () =>
        this.findSession(session, now, respond),
      ));
    if (viewer === null && respond !== null) takeSession(respond);
    return viewer;
  }

  /**
   * Asks again about a viewer who was let in before (an open socket): the viewer as they are now, or
   * null when their key, session or account is over. Asking is no use of a session, and a session
   * whose secret has rotated meanwhile is still the same one.
   */
  again(viewer: Viewer, now: Date): Promise<Viewer | null> {
    const { district, session, until } = viewer;
    if (until !== undefined && now >= until) return Promise.resolve(null);
    const id = session ?? viewer.id;
    const kind = session !== undefined ? 'SESSION' : until !== undefined ? 'TOKEN' : 'KEY';
    return this.remember(
      `again ${kind} ${district} ${id}`,
      id,
      now,
      () => this.asked.load({ kind, district, id, now }),
      lifetime.rechecked,
    );
  }

  private async find(asked: readonly AskedAgain[]): Promise<(Viewer | null)[]> {
    const districts = [...new Set(asked.map(({ district }) => district))];
    const found = new Map<string, (now: Date) => Viewer | null>();
    await Promise.all(
      districts.map((district) =>
        this.database.write(district, async (tx) => {
          const idsOf = (kind: AskedAgain['kind']): string[] =>
            asked
              .filter((one) => one.district === district && one.kind === kind)
              .map(({ id }) => id);
          const [keys, sessions, accounts] = [idsOf('KEY'), idsOf('SESSION'), idsOf('TOKEN')];
          for (const row of keys.length === 0 ? [] : await keyRows(tx, keys))
            found.set(row.holder, (now) => this.holderOfKey(tx, row, now));
          for (const row of sessions.length === 0 ? [] : await sessionRows(tx, sessions))
            found.set(row.id, (now) => this.holderOfSession(tx, row, now));
          for (const row of accounts.length === 0 ? [] : await accountRows(tx, accounts))
            found.set(row.holder, () => this.holderOfToken(tx, row));
        }),
      ),
    );
    return asked.map(({ id, now }) => found.get(id)?.(now) ?? null);
  }

  /** Forgets every remembered viewer of an account, key or session: call it after the commit that revoked it. */
  forget(id: string): void {
    for (const [credential, { ids }] of this.remembered) {
      // A lookup under way may have read what has just been changed.
      if (ids === null || ids.includes(id)) this.remembered.delete(credential);
    }
  }

  private remember(
    name: string,
    id: string,
    now: Date,
    find: () => Promise<Viewer | null>,
    keep: number = lifetime.remembered,
  ): Promise<Viewer | null> {
    const known = this.remembered.get(name);
    const age = known === undefined ? NaN : now.getTime() - known.since;
    if (known !== undefined && age >= 0 && age < keep) return known.found;
    const entry: Remembered = { found: find(), since: now.getTime(), ids: null };
    this.remembered.delete(name);
    this.remembered.set(name, entry);
    if (this.remembered.size > (this.options.mostRemembered ?? 10_000))
      this.remembered.delete(this.remembered.keys().next().value as string);
    entry.found.then(
      (viewer) => {
        entry.ids = [id, viewer?.id ?? id];
        if (viewer === null) this.drop(name, entry);
      },
      () => {
        this.drop(name, entry);
      },
    );
    return entry.found;
  }

  private drop(name: string, entry: Remembered): void {
    if (this.remembered.get(name) === entry) this.remembered.delete(name);
  }

  private findKey({ district, id, secret }: Credential, now: Date): Promise<Viewer | null> {
    return this.database.write(district, async (tx) => {
      const row = await keyRow(tx, id);
      if (row === null || !sameHash(row.secretHash, hashSecret(secret))) return null;
      const viewer = this.holderOfKey(tx, row, now);
      if (viewer !== null && isDue(row.usedAt, lifetime.noted, now)) await noteKeyUse(tx, id, now);
      return viewer;
    });
  }

  private findSession(
    { district, id, secret }: Credential,
    now: Date,
    respond: Respond | null,
  ): Promise<Viewer | null> {
    return this.database.write(district, async (tx) => {
      const row = await sessionRow(tx, id);
      const matched = row === null ? null : matches(row, hashSecret(secret), now);
      if (row === null || matched === null) return null;
      const viewer = this.holderOfSession(tx, row, now);
      if (viewer !== null) await renew(tx, row, matched, now, respond);
      return viewer;
    });
  }

  /** The account that a token of an outside identity provider names. */
  private async byToken(token: string, outside: OutsideTokens, now: Date): Promise<Viewer> {
    const viewer = await this.remember(hashSecret(token), '', now, async () => {
      const { district, name, until } = await outside.read(token, now);
      return this.database.write(district, async (tx) => {
        const ids = await accountsCalled(tx, name);
        // A number that several share names nobody.
        const [row] = ids.length === 1 ? await accountRows(tx, ids) : [];
        const found = row === undefined ? null : this.holderOfToken(tx, row);
        return found && { ...found, until };
      });
    });
    if (viewer === null) throw ExpectedError.of('TOKEN_WITHOUT_ACCOUNT');
    return viewer;
  }

  private holderOfToken({ district }: Tx, row: AccountRow): Viewer | null {
    return this.mayEnter(row) && row.disabledAt === null
      ? viewerOf(district, 'ACCOUNT', row)
      : null;
  }

  private holderOfKey({ district }: Tx, row: KeyRow | null, now: Date): Viewer | null {
    if (row === null || !this.mayEnter(row) || row.revokedAt !== null) return null;
    if (row.expiresAt !== null && now >= row.expiresAt) return null;
    const { scopes, origins, mechanism } = row;
    return {
      ...viewerOf(district, 'KEY', row),
      scopes,
      ...(origins === null ? {} : { origins }),
      ...(mechanism === null ? {} : { reports: mechanism }),
    };
  }

  private holderOfSession({ district }: Tx, row: SessionRow | null, now: Date): Viewer | null {
    if (row === null || !this.mayEnter(row) || row.disabledAt !== null || isOver(row, now))
      return null;
    const { id: session, mustChangePassword } = row;
    return { ...viewerOf(district, 'ACCOUNT', row), session, mustChangePassword };
  }

  private mayEnter({ demo }: HolderRow): boolean {
    return this.options.demo || !demo;
  }
}

/** A credential is remembered by its hash: memory holds no secrets. */
function nameOf({ kind, district, id, secret }: Credential): string {
  return hashSecret(`${kind} ${district} ${id} ${secret}`);
}

function viewerOf(district: string, kind: Viewer['kind'], row: HolderRow): Viewer {
  const { holder: id, role, town, party, chain, name } = row;
  return { district, id, kind, role, town, party, chain, name };
}

/** Which of a session's secrets it is: the present one, the one before while it is still good, or none. */
function matches(row: SessionRow, hash: string, now: Date): 'present' | 'previous' | null {
  if (sameHash(row.secretHash, hash)) return 'present';
  if (row.previousSecretHash === null || !sameHash(row.previousSecretHash, hash)) return null;
  return row.previousUntil === null || now < row.previousUntil ? 'previous' : null;
}

/**
 * Notes a session's use and rotates its secret once an hour. The secret before stays good until the
 * new one has come back, for the answer that carries it may be lost on a weak line, and a minute
 * longer for requests under way. Of requests that would rotate at the same time only one does.
 */
async function renew(
  tx: Tx,
  row: SessionRow,
  matched: 'present' | 'previous',
  now: Date,
  respond: Respond | null,
) {
  const lost =
    matched === 'previous' &&
    row.previousUntil === null &&
    isDue(row.rotatedAt, lifetime.overlap, now);
  const old = matched === 'present' && isDue(row.rotatedAt, lifetime.secret, now);
  if (respond !== null && (lost || old)) {
    const secret = newSecret();
    const previous = old ? row.secretHash : row.previousSecretHash;
    const next = {
      secretHash: hashSecret(secret),
      previousSecretHash: previous,
      previousUntil: null,
      rotatedAt: now,
    };
    const session = { district: tx.district, id: row.id, secret };
    if (await noteSession(tx, row, { ...next, usedAt: now }))
      giveSession(respond, session, row.expiresAt, now);
    return;
  }
  const { secretHash, previousSecretHash, rotatedAt } = row;
  const arrived =
    matched === 'present' && previousSecretHash !== null && row.previousUntil === null;
  if (!arrived && !isDue(row.usedAt, lifetime.noted, now)) return;
  const previousUntil = arrived ? new Date(now.getTime() + lifetime.overlap) : row.previousUntil;
  await noteSession(tx, row, {
    secretHash,
    previousSecretHash,
    previousUntil,
    rotatedAt,
    usedAt: now,
  });
}

function isDue(last: Date | null, after: number, now: Date): boolean {
  return last === null || now.getTime() - last.getTime() >= after;
}
