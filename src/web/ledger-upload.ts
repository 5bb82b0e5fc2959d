import type { LedgerKind } from './graph/generated/graphql.ts';

/** Why a file was not taken in; `message` is the server's where it said something. */
export interface SendFault {
  readonly reason: 'noAnswer' | 'tooLarge' | 'refused';
  readonly message: string;
}

/** Sends a ledger as it is; gives the id of its import. Never throws. */
export async function sendLedger(
  district: string,
  file: File,
  kind: LedgerKind | null,
): Promise<{ readonly id: string } | SendFault> {
  const asked = `name=${encodeURIComponent(file.name)}${kind === null ? '' : `&kind=${kind}`}`;
  try {
    const response = await fetch(`/d/${district}/ledgers?${asked}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'x-lianzu-upload': '1' },
      body: file,
    });
    if (response.status === 413) return { reason: 'tooLarge', message: '' };
    const answer = (await response.json()) as {
      readonly ledgerImport?: string;
      readonly error?: { readonly message: string | { readonly zh: string; readonly en: string } };
    };
    if (answer.ledgerImport !== undefined) return { id: answer.ledgerImport };
    const said = answer.error?.message ?? '';
    const message =
      typeof said === 'string'
        ? said
        : document.documentElement.lang.indexOf('en') === 0
          ? said.en
          : said.zh;
    return { reason: 'refused', message };
  } catch {
    return { reason: 'noAnswer', message: '' };
  }
}
