/** Mutations about the caller alone: they name no row of anybody. An export gives what its caller may read. */
export const aboutTheCaller: readonly string[] = [
  'signIn',
  'signOut',
  'signOutEverywhere',
  'changePassword',
  'exportLedger',
  'exportLedgerWithNumbers',
];

/** The first id of an answer. */
export function idIn(answer: string): string {
  const id = /"id":"([0-9a-f-]{36})"/.exec(answer)?.[1];
  if (id === undefined) throw new Error(answer);
  return id;
}

/** An allocation somebody planned and a ledger the village sent in: what strangers might ask for by id. */
export async function plannedAndSent(
  url: string,
  district: string,
  keys: Readonly<Record<string, string>>,
): Promise<{ readonly allocation: string; readonly ledgerImport: string }> {
  const as = (viewer: string) => ({ authorization: `Bearer ${keys[viewer] ?? ''}` });
  const planned = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...as('an administrator') },
    body: JSON.stringify({
      query: 'mutation { planAllocation(input: {}) { allocation { id } userErrors { code } } }',
    }),
  });
  const { data } = (await planned.json()) as {
    data: { planAllocation: { allocation: { id: string } } };
  };
  const sent = await fetch(`${url}/d/${district}/ledgers?name=ledger.csv`, {
    method: 'POST',
    headers: { 'x-lianzu-upload': '1', ...as('the village') },
    body: '村名,需求名称\n合成村,修路\n',
  });
  const { ledgerImport } = (await sent.json()) as { ledgerImport: string };
  return { allocation: data.planAllocation.allocation.id, ledgerImport };
}
