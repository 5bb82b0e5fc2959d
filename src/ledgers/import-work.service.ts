import { lexiconAt } from '../matching/knowledge.service.ts';
import { applySome } from './import-apply.service.ts';
import { undoSome } from './import-undo.service.ts';
import { benchFor } from './import-bench.service.ts';
import { judgeSome, takeInFile, type Works } from './import-read.service.ts';

/** The writer of what the command line brings. */
export const nobody = '00000000-0000-0000-0000-000000000000';

/** One turn works so long, then lets other districts have theirs. */
const turnMs = 5_000;

/**
 * Works on a district's imports: reads files, judges rows, carries out and takes back, each step one
 * transaction of some hundred rows under the import's row lock. Of many workers each batch is done by
 * one; a killed worker's import is gone on with by the next. Returns when nothing is left or the turn
 * is over.
 */
export async function workOnLedgers(
  works: Works,
  district: string,
  now: () => Date,
  mayGoOn: () => boolean = withinTurn(),
): Promise<void> {
  while (mayGoOn() && (await takeInFile(works, district, now())));
  for (const { id, state, actor } of await waiting(works, district)) {
    const bench = await works.database.write(district, async (tx) =>
      benchFor(tx, await lexiconAt(tx, works.lexicons)),
    );
    for (let more = true; more && mayGoOn();)
      more = await works.units.run({ district, actor, now: now() }, (unit) =>
        steps[state](unit, id, bench),
      );
  }
}

const steps = { READING: judgeSome, APPLYING: applySome, UNDOING: undoSome } as const;

function withinTurn(): () => boolean {
  const until = performance.now() + turnMs;
  return () => performance.now() < until;
}

interface Waiting {
  readonly id: string;
  readonly state: keyof typeof steps;
  /** Whoever applied or undid it; null where the command line did. */
  readonly actor: string | null;
}

function waiting({ database }: Works, district: string): Promise<Waiting[]> {
  return database.write(district, (tx) =>
    tx.sql<Waiting>(
      `select id, state, nullif(writer ->> 'id', '${nobody}') as actor from ledger_import where district = $1 and state in ('READING', 'APPLYING', 'UNDOING')
       order by updated_at`,
      [district],
    ),
  );
}
