/** A mobile phone number of mainland China. */
export const phoneShape = /^1[3-9]\d{9}$/;

const nameShape = /^[\p{Script=Han}A-Za-z0-9._-]{2,40}$/u;

/** Whether an account may be called so. Never a phone number: people sign in with either. */
export function isAccountName(name: string): boolean {
  return nameShape.test(name) && !phoneShape.test(name);
}
