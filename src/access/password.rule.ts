/** The rules for passwords people choose. Lengths are in characters, Chinese ones counting as one. */
export const passwordLength = { least: 8, most: 128 } as const;

export type PasswordProblem = 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_TOO_SIMPLE';

const rows = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const common = ['password', 'passw0rd', 'admin', 'woaini', 'lianzu', 'iloveyou', 'welcome'];

/** What is wrong with a new password, or null. `name` is the account's, which it may not contain. */
export function passwordProblem(password: string, name: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordLength.least) return 'PASSWORD_TOO_SHORT';
  if (length > passwordLength.most) return 'PASSWORD_TOO_LONG';
  return isSimple(password.toLowerCase(), name.toLowerCase()) ? 'PASSWORD_TOO_SIMPLE' : null;
}

function isSimple(password: string, name: string): boolean {
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  if (kinds < 2) return true;
  if (new Set(password).size < 5) return true;
  if (name.length >= 3 && password.includes(name)) return true;
  // What is left once rows of the keyboard and the commonest words are taken out must still be a secret.
  const rest = [...common, ...stretches()].reduce(
    (left, part) => left.replaceAll(part, ''),
    password,
  );
  return [...rest].length < 4;
}

/** Every stretch of five or more along a row of the keyboard, the longest first, both ways. */
function stretches(): string[] {
  const found = rows.flatMap((row) => {
    const parts: string[] = [];
    for (let length = row.length; length >= 5; length--) {
      for (let at = 0; at + length <= row.length; at++) parts.push(row.slice(at, at + length));
    }
    return parts;
  });
  return [...found, ...found.map((part) => [...part].reverse().join(''))].sort(
    (a, b) => b.length - a.length,
  );
}
