import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Tx } from '../platform/database/database.ts';
import { problemCodesOf } from '../platform/errors/user-error.type.ts';
import type { UnitOfWork, Units } from '../platform/events/unit-of-work.ts';
import { newId } from '../platform/id.ts';
import type { Log } from '../platform/log.ts';
import { subjectsOf } from './audit.rule.ts';
import type { Context } from './context.service.ts';

type Result = 'WRITTEN' | 'DONE' | 'REFUSED' | 'FAILED';

/** A mutation under way, as the log will tell of it. */
interface Deed {
  readonly context: Context;
  readonly action: string;
  readonly args: unknown;
  /** Whether a transaction of it has committed with its line. */
  written: boolean;
}

const deeds = new AsyncLocalStorage<Deed>();

/** Has every unit of work that a mutation runs carry its line of the audit log in the same transaction. */
export function auditWrites(units: Units): void {
  units.atEnd((unit: UnitOfWork) => {
    const deed = deeds.getStore();
    if (deed === undefined) return;
    append(unit, deed, unit.now, 'WRITTEN', null, null);
    deed.written = true;
  });
}

/**
 * Runs one mutation and records it: its writes carry their own line (WRITTEN); what was done without
 * a unit of work, refused or failed gets a line afterwards. A mutation never fails for the log's sake
 * after it was done; that it could not be recorded is logged.
 */
export async function audited(
  database: Database,
  log: Log,
  context: Context,
  { action, args }: { readonly action: string; readonly args: unknown },
  run: () => Promise<unknown>,
): Promise<unknown> {
  const deed: Deed = { context, action, args, written: false };
  const record = async (result: Result, code: string | null, answer: unknown): Promise<void> => {
    const district = context.viewer?.district ?? namedDistrict(args);
    if (district === null) return;
    try {
      await database.write(district, async (tx) => {
        const known = await tx.sql('select from district where district = $1', [district]);
        if (known.length > 0) append(tx, deed, context.now, result, code, answer);
      });
    } catch (error) {
      log.error(
        { err: error, action, requestId: context.requestId },
        'not recorded in the audit log',
      );
    }
  };
  let answer: unknown;
  try {
    answer = await deeds.run(deed, run);
  } catch (error) {
    const code = (error as { extensions?: { code?: unknown } }).extensions?.code;
    await record(typeof code === 'string' ? 'REFUSED' : 'FAILED', codeOf(code), null);
    throw error;
  }
  const [code] = problemCodesOf(answer);
  if (code !== undefined) await record('REFUSED', code, null);
  else if (!deed.written) await record('DONE', null, answer);
  return answer;
}

function codeOf(code: unknown): string | null {
  return typeof code === 'string' ? code.slice(0, 60) : null;
}

/** Signing in names its district; nobody is known yet. */
function namedDistrict(args: unknown): string | null {
  const district = (args as { input?: { district?: unknown } } | null)?.input?.district;
  return typeof district === 'string' && /^\d{6}$/.test(district) ? district : null;
}

function append(
  tx: Tx,
  { context, action, args }: Deed,
  at: Date,
  result: Result,
  code: string | null,
  answer: unknown,
): void {
  const { viewer, from, requestId } = context;
  tx.send(
    `insert into audit (district, id, at, actor, actor_kind, source_address, request, action, subjects, result, code)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.district,
      newId(at),
      at,
      viewer?.id ?? null,
      viewer?.kind ?? null,
      from,
      requestId,
      action,
      JSON.stringify({ ...subjectsOf(args), ...subjectsOf({ answer }) }),
      result,
      code,
    ],
  );
}
