import type { Repeatable } from './once.service.ts';
import type { Tx } from '../platform/database/database.ts';
import { ExpectedError, problem, type Problem } from '../platform/errors/expected-error.ts';
import { newId } from '../platform/id.ts';
import { answeredBefore, withIdempotency } from '../platform/idempotency.ts';
import { mayManageAccount } from './access.policy.ts';
import {
  initialPassword,
  insertAccount,
  type NewAccount,
  type WithInitialPassword,
} from './account.service.ts';
import { isAccountName } from './account-name.rule.ts';
import { drawSlips, type Slip } from './account-slip.service.ts';
import type { Call } from './call.service.ts';
import { Role, writeContextOf } from './viewer.rule.ts';

/** One account of many: for whom, and how it is called where it is not called like its village. */
export interface BatchRow {
  readonly village?: string | null | undefined;
  readonly party?: string | null | undefined;
  readonly role?: Role | null | undefined;
  readonly name?: string | null | undefined;
  readonly personName?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

/** Accounts to make together. */
export interface NewAccounts extends Repeatable {
  readonly rows: readonly BatchRow[];
  /** Where people sign in, for the slips; without it there are none. */
  readonly address?: string | null | undefined;
}

/** What came of it; passwords and slips are null when the same request had shown them before. */
export interface MadeAccounts {
  readonly accounts: readonly WithInitialPassword[];
  readonly slips: string | null;
}

/** A district has some hundred villages; hashing 200 initial passwords takes some seconds. */
export const mostRows = 200;

/**
 * Makes accounts for many villages at once, each with an initial password shown this once: all of them,
 * or none and everything that is wrong, by row. A row names its village as people do; towns make those
 * of their own villages.
 * @throws ExpectedError ACCOUNT_ROWS_MISSING, ACCOUNT_ROWS_TOO_MANY, ADDRESS_INVALID, and by row
 *   VILLAGE_NOT_FOUND, VILLAGE_NAME_SHARED, ACCOUNT_NAME_REPEATED, ACCOUNT_NOT_YOURS and as `createAccount`
 */
export async function createAccounts(
  { services, viewer, now }: Call,
  input: NewAccounts,
): Promise<MadeAccounts> {
  const { rows } = input;
  if (rows.length === 0) throw ExpectedError.of('ACCOUNT_ROWS_MISSING', {}, ['input', 'rows']);
  if (rows.length > mostRows)
    throw ExpectedError.of('ACCOUNT_ROWS_TOO_MANY', { most: mostRows }, ['input', 'rows']);
  const address = input.address == null ? null : originOf(input.address);
  const context = writeContextOf(viewer, now);
  const request = { mutation: 'createAccounts', key: input.idempotencyKey, input };
  const before = await answeredBefore<{ accounts: readonly string[] }>(
    services.units,
    context,
    request,
  );
  if (before !== undefined) return shownBefore(before.accounts);

  // Before the transaction: hashing takes tens of milliseconds each.
  const initial = await Promise.all(rows.map(() => initialPassword()));
  const ids = rows.map(() => newId(now));
  const slips: Slip[] = [];
  const { accounts } = await withIdempotency(services.units, context, request, async (unit) => {
    slips.length = 0;
    const problems: Problem[] = [];
    const names = new Map<string, number>();
    for (const [i, row] of rows.entries()) {
      const at = (field: readonly string[] | null): readonly string[] => [
        'input',
        'rows',
        String(i),
        ...(field ?? []).slice(1),
      ];
      try {
        const account = await named(unit, row);
        const first = names.get(account.name);
        if (first !== undefined) {
          throw ExpectedError.of('ACCOUNT_NAME_REPEATED', { name: account.name, row: first + 1 }, [
            'input',
            'name',
          ]);
        }
        names.set(account.name, i);
        const { hash, password } = initial[i] as { hash: string; password: string };
        await insertAccount(
          unit,
          {
            id: ids[i] as string,
            hash,
            now,
            mayMake: (asked) => mayManageAccount(viewer, asked),
          },
          account,
        );
        slips.push({ of: account.of, name: account.name, password });
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        if (error.has('FORBIDDEN')) {
          problems.push(problem('ACCOUNT_NOT_YOURS', {}, at(null)));
          continue;
        }
        problems.push(...error.problems.map((told) => ({ ...told, field: at(told.field) })));
      }
    }
    if (problems.length > 0) throw ExpectedError.all(problems);
    return { accounts: ids };
  });
  // A twin of this request may have been quicker: then its passwords were shown, these are nobody's.
  if (accounts[0] !== ids[0]) return shownBefore(accounts);
  return {
    accounts: ids.map((account, i) => ({
      account,
      initialPassword: initial[i]?.password ?? null,
    })),
    slips: address === null ? null : drawSlips(slips, { address, district: viewer.district }),
  };
}

function shownBefore(accounts: readonly string[]): MadeAccounts {
  return {
    accounts: accounts.map((account) => ({ account, initialPassword: null })),
    slips: null,
  };
}

/** The account a row asks for: a village's own unless it says otherwise, called like the village. */
async function named(tx: Tx, row: BatchRow): Promise<NewAccount & { readonly of: string }> {
  const party = row.party ?? (await villageCalled(tx, row.village?.trim() ?? ''));
  const [found] = await tx.sql<{ name: string }>(
    `select name from party where district = $1 and id::text = $2`,
    [tx.district, party.toLowerCase()],
  );
  const of = found?.name ?? '';
  const name = row.name?.trim() ?? (isAccountName(of) ? of : '');
  const { personName, phone } = row;
  return { of, name, role: row.role ?? Role.VILLAGE, party, personName, phone };
}

async function villageCalled(tx: Tx, name: string): Promise<string> {
  const rows = await tx.sql<{ id: string }>(
    `select id from party where district = $1 and kind = 'VILLAGE' and name = $2`,
    [tx.district, name],
  );
  const [village] = rows;
  if (village === undefined)
    throw ExpectedError.of('VILLAGE_NOT_FOUND', { name: name.slice(0, 40) }, ['input', 'village']);
  if (rows.length > 1)
    throw ExpectedError.of('VILLAGE_NAME_SHARED', { name }, ['input', 'village']);
  return village.id;
}

/** Where people sign in, as it stands on slips. @throws ExpectedError ADDRESS_INVALID for what is no address of a site */
export function originOf(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || text.length > 200)
    throw ExpectedError.of('ADDRESS_INVALID', {}, ['input', 'address']);
  return url.origin;
}
