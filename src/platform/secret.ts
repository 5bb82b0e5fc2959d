import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret of 160 random bits, in hex: it can be copied by a double click and needs no escaping. */
export function newSecret(): string {
  return randomBytes(20).toString('hex');
}

/**
 * What is stored of a secret. A plain hash is enough where the secret itself is random (nobody can
 * guess 160 bits); passwords go through argon2.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** Whether two hashes of `hashSecret` are the same, in a time that tells nothing about them. */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
