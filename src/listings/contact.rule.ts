/** Whom to call about a listing, as a caller gave them. */
export interface ContactFields {
  readonly name: string;
  readonly phone: string;
}

const longestName = 40;
/** A mobile number, or a landline with its area code and perhaps an extension, without separators. */
const numberShape = /^(1[3-9]\d{9}|0\d{9,11}(转\d{1,6})?)$/;

/**
 * A contact as it is kept: the name trimmed, the number without the spaces, hyphens and +86 that
 * people write in it. Null where there is no name or no number that could be called.
 */
export function contactOf({ name, phone }: ContactFields): ContactFields | null {
  const kept = {
    name: name.trim(),
    phone: phone.replaceAll(/[\s()（）-]/g, '').replace(/^(\+86|0086)/, ''),
  };
  const named = kept.name !== '' && kept.name.length <= longestName;
  return named && numberShape.test(kept.phone) ? kept : null;
}
