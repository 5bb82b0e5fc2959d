import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { ExpectedError, problem, type Problem } from '../platform/errors/expected-error.ts';
import { passwordLength, passwordProblem } from './password.rule.ts';

/** What OWASP names for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password for keeping. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let decoy: Promise<string> | null = null;

/**
 * Whether the password is the hashed one. Without a hash (no such account, or none that has a
 * password) the work is done all the same, so that the time taken tells nobody which names exist.
 */
export async function isPassword(password: string, hashed: string | null): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const right = await verify(hashed ?? (await decoy), password);
  return right && hashed !== null;
}

/** @throws ExpectedError when a new password breaks the rules */
export function checkPassword(password: string, name: string, field: readonly string[]): void {
  const broken = passwordProblem(password, name);
  if (broken === null) return;
  const problems: Record<typeof broken, () => Problem> = {
    PASSWORD_TOO_SHORT: () => problem('PASSWORD_TOO_SHORT', { least: passwordLength.least }, field),
    PASSWORD_TOO_LONG: () => problem('PASSWORD_TOO_LONG', { most: passwordLength.most }, field),
    PASSWORD_TOO_SIMPLE: () => problem('PASSWORD_TOO_SIMPLE', {}, field),
  };
  throw ExpectedError.all([problems[broken]()]);
}

/** Letters and digits nobody mixes up when reading a slip of paper aloud. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An initial password of about 59 bits in three groups, to be read from a slip and changed at once. */
export function newInitialPassword(): string {
  const letter = (): string => alphabet.charAt(randomInt(alphabet.length));
  const group = (): string => Array.from({ length: 4 }, letter).join('');
  return `${group()}-${group()}-${group()}`;
}
