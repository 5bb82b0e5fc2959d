import { mayManageAccount } from '../access/access.policy.ts';
import { isAccountName } from '../access/account-name.rule.ts';
import { initialPassword, insertAccount } from '../access/account.service.ts';
import { originOf } from '../access/account-batch.service.ts';
import { drawSlips } from '../access/account-slip.service.ts';
import type { Call } from '../access/call.service.ts';
import type { Repeatable } from '../access/once.service.ts';
import { type Role, type Viewer } from '../access/viewer.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import type { ErrorCode } from '../platform/errors/error-table.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import { changeImport } from './import.service.ts';
import type { ImportRow } from './import.loader.ts';
import type { NameBook } from './name-book.rule.ts';
import type { Draft } from './row-draft.rule.ts';

/** What is wrong with an account that a row asks for, as far as it can be told before it is made; null for nothing. */
export function accountFault(
  writer: Viewer,
  book: NameBook,
  { said }: Draft,
): Extract<ErrorCode, 'ACCOUNT_NAME_INVALID' | 'ACCOUNT_NOT_YOURS'> | null {
  if (!isAccountName(String(said['name']))) return 'ACCOUNT_NAME_INVALID';
  const party = book.partyById.get(String(said['party']));
  const town = party?.town ?? textOf(said['town']) ?? null;
  const mine = mayManageAccount(writer, { role: said['role'] as Role, town });
  return mine ? null : 'ACCOUNT_NOT_YOURS';
}

/**
 * Makes the account a row asks for, without a password: nobody comes in by it before its slip is drawn
 * (`drawAccountSlips`), so a ledger leaves no password anywhere.
 * @returns its id. @throws ExpectedError as `createAccount`
 */
export async function putAccount(
  unit: UnitOfWork,
  writer: Viewer,
  { said }: Draft,
): Promise<string> {
  const id = newId(unit.now);
  const mayMake = (asked: Parameters<typeof mayManageAccount>[1]): boolean =>
    mayManageAccount(writer, asked);
  await insertAccount(
    unit,
    { id, hash: null, now: unit.now, mayMake },
    {
      name: String(said['name']),
      role: said['role'] as Role,
      town: textOf(said['town']),
      party: textOf(said['party']),
      chain: textOf(said['chain']),
      personName: textOf(said['personName']),
      phone: textOf(said['phone']),
    },
  );
  return id;
}

const textOf = (value: Draft['said'][string] | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** Closes the account a row made, unless somebody came in by it. @throws ExpectedError LEDGER_IN_USE */
export async function takeBackAccount(unit: UnitOfWork, { made }: ImportRow): Promise<void> {
  if (made === null) return;
  const closed = await unit.sql(
    `update account set disabled_at = $3, updated_at = $3
     where district = $1 and id = $2 and signed_in_at is null returning id`,
    [unit.district, made, unit.now],
  );
  if (closed.length === 0) throw ExpectedError.of('LEDGER_IN_USE');
}

/** Hashing takes tens of milliseconds each. */
const mostSlips = 200;

/** What drawing slips takes. */
export interface SlipsWish extends Repeatable {
  readonly import: string;
  /** Where people sign in. */
  readonly address: string;
}

/** Slips to print; null where the same request had shown them before. */
export interface DrawnSlips {
  readonly import: string;
  readonly slips: string | null;
  /** Accounts of the import that still have no slip. */
  readonly left: number;
}

/**
 * Gives accounts that an import made their initial passwords and draws the slips to hand over, at most 200 at a
 * time. Passwords are shown this once and kept as hashes; a lost slip is made good by `resetPassword`.
 * @throws ExpectedError ADDRESS_INVALID, LEDGER_SLIPS_NONE, LEDGER_NOT_FOUND, LEDGER_BUSY
 */
export async function drawAccountSlips(call: Call, input: SlipsWish): Promise<DrawnSlips> {
  const address = originOf(input.address);
  const waiting = await call.services.database.write(call.viewer.district, (tx) =>
    tx.sql<Waiting>(waitingAccounts, [tx.district, checkId(input.import, ['input', 'import'])]),
  );
  const mine = waiting.filter((account) => mayManageAccount(call.viewer, account));
  const initial = await Promise.all(mine.slice(0, mostSlips).map(() => initialPassword()));
  // A secret is never kept, so only the run that did the work knows one: it marks what it made.
  const mark = newId(call.now);
  const change = {
    mutation: 'drawAccountSlips',
    input,
    id: input.import,
    states: ['APPLIED'] as const,
  };
  const done = await changeImport(call, change, async (unit, of) => {
    if (initial.length === 0) throw ExpectedError.of('LEDGER_SLIPS_NONE');
    const given = await unit.sql<{ id: string }>(
      `update account a set password_hash = r.hash, updated_at = $3
       from jsonb_to_recordset($2::jsonb) as r(id uuid, hash text)
       where a.district = $1 and a.id = r.id and a.password_hash is null and a.disabled_at is null returning a.id`,
      [
        unit.district,
        JSON.stringify(initial.map(({ hash }, i) => ({ id: mine[i]?.id, hash }))),
        unit.now,
      ],
    );
    const ids = given.map(({ id }) => id);
    return { import: of.id, run: mark, ids, left: mine.length - ids.length };
  });
  const slips = initial.flatMap(({ password }, i) => {
    const { id = '', of = '', name = '' } = mine[i] ?? {};
    return done.ids.includes(id) ? [{ of, name, password }] : [];
  });
  const { district } = call.viewer;
  return {
    import: done.import,
    left: done.left,
    slips: done.run === mark ? drawSlips(slips, { address, district }) : null,
  };
}

interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly town: string | null;
  /** For whom. */
  readonly of: string;
}

const waitingAccounts = `
  select a.id, a.name, a.role, a.town, coalesce(p.name, n.name, a.name) as of
  from ledger_import_row r join account a on a.district = $1 and a.id = r.made
  left join party p on p.district = $1 and p.id = a.party
  left join person n on n.district = $1 and n.id = a.person
  where r.district = $1 and r.import = $2 and r.state = 'DONE' and a.password_hash is null and a.disabled_at is null
  order by r.place`;
