import { once, type Repeatable } from '../access/once.service.ts';
import { mayWriteFor, mayWriteForSome } from '../access/access.policy.ts';
import type { Call } from '../access/call.service.ts';
import { type Viewer, writeContextOf } from '../access/viewer.rule.ts';
import { checkId } from '../platform/errors/check-id.ts';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { UnitOfWork } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import type { KeptResult } from '../platform/idempotency.ts';
import { importStates, type ImportState } from './import-word.rule.ts';
import { lockImport, type LedgerImport } from './import.loader.ts';
import type { LedgerKind } from './ledger-field.rule.ts';
import { mayHandleImport, mayImportKind } from './ledger.policy.ts';
import { fileFormat } from './csv-text.rule.ts';

/** A file that somebody gives. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** What its rows are; null to be told from the headings. */
  readonly kind: LedgerKind | null;
  /** Where rows that name no party belong; null for the viewer's own. */
  readonly party: string | null;
}

/**
 * Takes a ledger in; it is read by the workers (see import-work.service.ts).
 * @returns the import's id. @throws ExpectedError FORBIDDEN, LEDGER_UNREADABLE, PARTY_NOT_FOUND
 */
export async function receiveLedger(
  { services, viewer, now }: Call,
  file: GivenFile,
): Promise<string> {
  const may = file.kind === null ? mayWriteForSome(viewer) : mayImportKind(viewer, file.kind);
  if (!may) throw ExpectedError.of('FORBIDDEN');
  if (fileFormat(file.bytes) === null) throw ExpectedError.of('LEDGER_UNREADABLE');
  const id = newId(now);
  await services.units.run(writeContextOf(viewer, now), async (unit) => {
    const given = file.party === null ? null : checkId(file.party, ['input', 'party']);
    const party = given ?? viewer.party;
    const town = party === null ? viewer.town : await townOfOwn(unit, viewer, party);
    await unit.sql(
      `insert into ledger_import (district, id, kind, state, file_name, file, party, scope, created_by, writer, sheets,
         row_count, done_count, withdraw_missing, created_at, updated_at, version)
       values ($1, $2, $3, 'RECEIVED', $4, $5, $6, $7, $8, $9, '[]', 0, 0, false, $10, $10, 1)`,
      [
        unit.district,
        id,
        file.kind,
        file.name.slice(0, 200),
        file.bytes,
        party,
        town ?? '',
        viewer.id,
        JSON.stringify(writerOf(viewer)),
        now,
      ],
    );
  });
  return id;
}

/** Whoever gives the ledger, as rows are checked against later; no session, no name. */
function writerOf({ district, id, kind, role, town, party, chain }: Viewer): Viewer {
  return { district, id, kind, role, town, party, chain };
}

async function townOfOwn(unit: UnitOfWork, viewer: Viewer, party: string): Promise<string | null> {
  const [found] = await unit.sql<{ id: string; town: string | null }>(
    'select id, town from party where district = $1 and id = $2',
    [unit.district, party],
  );
  if (found === undefined) throw ExpectedError.of('PARTY_NOT_FOUND', {}, ['input', 'party']);
  if (!mayWriteFor(viewer, found)) throw ExpectedError.of('FORBIDDEN');
  return found.town;
}

/** Puts the read rows to work: the workers carry them out in batches. */
export async function applyLedger(
  call: Call,
  input: Repeatable & { readonly import: string; readonly withdrawMissing?: boolean | null },
): Promise<{ import: string }> {
  const change = {
    mutation: 'applyLedgerImport',
    input,
    id: input.import,
    // Once more for the rows put right after the others were carried out.
    states: ['READY', 'APPLIED'] as const,
  };
  return changeImport(call, change, async (unit, of) => {
    await unit.sql(
      `update ledger_import i set state = 'APPLYING', withdraw_missing = $3, writer = $4, updated_at = $5, version = version + 1,
         done_count = (select count(*) from ledger_import_row r where r.district = $1 and r.import = $2 and r.state = 'DONE')
       where i.district = $1 and i.id = $2`,
      [
        unit.district,
        of.id,
        input.withdrawMissing === true,
        // Whoever applies answers for it, with what they may.
        JSON.stringify(writerOf(call.viewer)),
        unit.now,
      ],
    );
    return { import: of.id };
  });
}

/** Takes back what an import did, as far as nobody has built on it. */
export async function undoLedger(
  call: Call,
  input: Repeatable & { readonly import: string },
): Promise<{ import: string }> {
  const change = {
    mutation: 'undoLedgerImport',
    input,
    id: input.import,
    states: ['APPLIED', 'APPLYING'] as const,
  };
  return changeImport(call, change, async (unit, of) => {
    await unit.sql(
      `update ledger_import set state = 'UNDOING', done_count = 0, updated_at = $3, version = version + 1
       where district = $1 and id = $2`,
      [unit.district, of.id, unit.now],
    );
    return { import: of.id };
  });
}

/** One change of an import: the mutation it is, whose, and the states that allow it. */
interface Change {
  readonly mutation: string;
  readonly input: Repeatable;
  readonly id: string;
  readonly states: readonly ImportState[];
}

/** Changes an import that the viewer handles, in a state that allows it. @throws ExpectedError LEDGER_NOT_FOUND, LEDGER_BUSY, LEDGER_FORGOTTEN */
export async function changeImport<Result extends KeptResult>(
  call: Call,
  { mutation, input, id, states }: Change,
  work: (unit: UnitOfWork, of: LedgerImport) => Promise<Result>,
): Promise<Result> {
  return once(call, mutation, input, async (unit) => {
    const of = await lockImport(unit, id);
    if (!mayHandleImport(call.viewer, of))
      throw ExpectedError.of('LEDGER_NOT_FOUND', {}, ['input', 'import']);
    if (of.forgotten_at !== null) throw ExpectedError.of('LEDGER_FORGOTTEN');
    if (!states.includes(of.state)) {
      const { zh } = importStates[of.state];
      throw ExpectedError.of('LEDGER_BUSY', { state: `${zh} ${of.state}` });
    }
    return work(unit, of);
  });
}
