const minute = 60_000;
const hour = 60 * minute;

/** How long things of access last, in milliseconds. */
export const lifetime = {
  /** A session unused for this long has ended. */
  sessionIdle: 12 * hour,
  /** A session ends this long after signing in, however much it is used. */
  session: 7 * 24 * hour,
  /** Its secret is replaced once it is this old. */
  secret: hour,
  /** The secret before stays good this long after the new one was first seen: requests under way keep theirs. */
  overlap: minute,
  /** Use is noted at most this often, so that reading writes little; sessions may end that much early. */
  noted: 5 * minute,
  /** How long a credential's viewer may be taken from memory: a revocation holds everywhere after this. */
  remembered: 1_000,
  /** The same for open sockets, which ask every half second: theirs end within one. */
  rechecked: 400,
  lock: 15 * minute,
} as const;

/** Failures after which a name is locked. */
export const mostFailures = 5;

/** What of a session's row decides whether it lives. */
export interface SessionTimes {
  readonly usedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Whether a session is over: revoked, unused for twelve hours, or seven days old. */
export function isOver({ usedAt, expiresAt, revokedAt }: SessionTimes, now: Date): boolean {
  return (
    revokedAt !== null ||
    now.getTime() - usedAt.getTime() >= lifetime.sessionIdle ||
    now >= expiresAt
  );
}

/** Whole minutes until an instant, at least one. */
export function minutesUntil(instant: Date, now: Date): number {
  return Math.max(1, Math.ceil((instant.getTime() - now.getTime()) / minute));
}
