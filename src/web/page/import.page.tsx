import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import {
  ApplyLedgerImportDocument,
  LedgerImportDocument,
  UndoLedgerImportDocument,
  type LedgerRowFilter,
} from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { newId } from '../keep.ts';
import { Icon } from '../part/icon.tsx';
import { ImportRow, type Import } from '../part/import-row.tsx';
import { ImportSheet } from '../part/import-sheet.tsx';
import { useDeed } from '../part/ledger-deed.tsx';
import { Empty, Loaded, Page, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useLedgerWords } from '../words/ledger.ts';

const POLL_MS = 1_000;

const verdicts = {
  faulty: 'ERROR',
  fresh: 'NEW',
  changed: 'UPDATE',
  missing: 'MISSING',
  unchanged: 'UNCHANGED',
  leftOut: 'LEFT_OUT',
} as const;
type Count = keyof typeof verdicts;
const tabs = Object.keys(verdicts) as Count[];

const working: readonly string[] = ['RECEIVED', 'READING', 'APPLYING', 'UNDOING'];

/** One import: what was understood, what it would do, what to put right; carrying it out, taking it back. */
export function ImportPage({ id, who }: { id: string; who: Viewer }): JSX.Element {
  const { words, lang } = useLedgerWords();
  const [tab, setTab] = useState<Count | null>(null);
  const rows: LedgerRowFilter | null = tab === null ? null : { verdict: { eq: verdicts[tab] } };
  const seen = useGraph(LedgerImportDocument, { id, rows, lang });
  const found = seen.data?.ledgerImport;
  const state = found?.state;
  const busy = state !== undefined && working.indexOf(state) >= 0;
  // What is under way is asked for again every second until it is through.
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(seen.reload, POLL_MS);
    return () => clearInterval(timer);
  }, [busy, seen.reload]);
  // What has to be put right is shown first; when nothing is left of a kind, the next.
  useEffect(() => {
    if (found == null || busy || (tab !== null && found.counts[tab] > 0)) return;
    setTab(tabs.filter((one) => found.counts[one] > 0)[0] ?? 'fresh');
  }, [tab, found, busy]);
  return (
    <Page
      title={found?.fileName ?? words.ledgers.title}
      over={
        <a href="/ledgers">
          <Icon name="back" /> {words.import.back}
        </a>
      }
    >
      <Loaded seen={seen}>
        {({ ledgerImport }) =>
          ledgerImport === null ? (
            <Empty>{words.import.missing}</Empty>
          ) : (
            <Whole
              it={ledgerImport}
              busy={busy}
              district={who.district?.code ?? ''}
              tab={tab}
              choose={setTab}
              reload={seen.reload}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

interface WholeProps {
  readonly it: Import;
  readonly busy: boolean;
  readonly district: string;
  readonly tab: Count | null;
  readonly choose: (tab: Count) => void;
  readonly reload: () => void;
}

function Whole({ it, busy, district, tab, choose, reload }: WholeProps): JSX.Element {
  const { words } = useLedgerWords();
  const open = (it.state === 'READY' || it.state === 'APPLIED') && it.forgottenAt === null;
  return (
    <>
      <Standing it={it} busy={busy} />
      {!busy && it.forgottenAt === null && <Deeds it={it} reload={reload} />}
      {!busy && it.rowCount > 0 && it.forgottenAt === null && (
        <Section title={words.import.tabs}>
          <Tabs it={it} tab={tab} choose={choose} />
          {it.counts.faulty > 0 && (
            <p>
              <a class="more" target="_self" href={`/d/${district}/ledgers/${it.id}/faults.xlsx`}>
                <Icon name="mine" /> {words.import.faultsFile}
              </a>
            </p>
          )}
          {it.rows.totalCount === 0 && <Empty>{words.import.none}</Empty>}
          <ul class="import-rows">
            {it.rows.nodes.map((row) => (
              <ImportRow
                key={row.id}
                row={row}
                sheet={it.sheets.filter(({ at }) => at === row.sheet)[0]}
                mayFix={open}
                reload={reload}
              />
            ))}
          </ul>
          {it.rows.totalCount > it.rows.nodes.length && (
            <p class="hint">{words.import.more(it.rows.totalCount - it.rows.nodes.length)}</p>
          )}
        </Section>
      )}
      {!busy && it.sheets.length > 0 && it.forgottenAt === null && (
        <details class="section" open={it.sheets.every(({ kind }) => kind === null)}>
          <summary>{words.import.mapping}</summary>
          {it.sheets
            .filter(({ columns }) => columns.length > 0)
            .map((sheet) => (
              <ImportSheet
                key={`${sheet.at} ${JSON.stringify(sheet.columns)}`}
                id={it.id}
                sheet={sheet}
                mayMap={it.state === 'READY'}
                reload={reload}
              />
            ))}
        </details>
      )}
    </>
  );
}

function Standing({ it, busy }: { it: Import; busy: boolean }): JSX.Element {
  const { words } = useLedgerWords();
  const part = it.rowCount === 0 ? 0 : Math.min(1, it.doneCount / it.rowCount);
  return (
    <div class="import-standing">
      <p role="status">
        <Icon name={busy ? 'clock' : it.state === 'FAILED' ? 'warn' : 'check'} />
        <b>{words.import.states[it.state]}</b>
        {busy && it.rowCount > 0 && (
          <span>{words.import.progress(Math.min(it.doneCount, it.rowCount), it.rowCount)}</span>
        )}
      </p>
      {busy && (
        <div class="measure" aria-hidden="true">
          <i style={{ width: `${Math.round(part * 100)}%` }} />
        </div>
      )}
      {it.problem !== null && (
        <p class="import-problem">
          <Icon name="warn" /> {it.problem.message}
        </p>
      )}
      {it.forgottenAt !== null && <p>{words.import.forgotten}</p>}
    </div>
  );
}

/** Carrying out and taking back, where the state allows. */
function Deeds({ it, reload }: { it: Import; reload: () => void }): JSX.Element {
  const { words } = useLedgerWords();
  const [withdraw, setWithdraw] = useState(false);
  const [asking, setAsking] = useState(false);
  const apply = useDeed(ApplyLedgerImportDocument, reload);
  const undo = useDeed(UndoLedgerImportDocument, reload);
  const { ready, missing } = it.counts;
  const applied = it.state === 'APPLIED';
  const sound = ready + (withdraw ? missing : 0);
  const offersMissing = it.state === 'READY' && missing > 0;
  return (
    <div class="import-deeds">
      {offersMissing && (
        <label class="tick">
          <input
            type="checkbox"
            checked={withdraw}
            onChange={(event) => setWithdraw(event.currentTarget.checked)}
          />
          <span>
            {words.import.withdraw(missing)}
            <small>{words.import.withdrawLead}</small>
          </span>
        </label>
      )}
      {apply.faults}
      {undo.faults}
      <div class="buttons">
        {(it.state === 'READY' || applied) && sound > 0 && (
          <button
            type="button"
            class="button main"
            disabled={apply.busy}
            onClick={() =>
              apply.go({ import: it.id, withdrawMissing: withdraw, idempotencyKey: newId() })
            }
          >
            {applied ? words.import.applyRest(sound) : words.import.apply(sound)}
          </button>
        )}
        {applied && !asking && (
          <button type="button" class="button quiet" onClick={() => setAsking(true)}>
            {words.import.undo}
          </button>
        )}
      </div>
      {asking && applied && (
        <div class="ask" role="alert">
          <p>{words.import.undoAsk}</p>
          <div class="buttons">
            <button
              type="button"
              class="button"
              disabled={undo.busy}
              onClick={() => undo.go({ import: it.id, idempotencyKey: newId() })}
            >
              {words.import.undoYes}
            </button>
            <button type="button" class="button quiet" onClick={() => setAsking(false)}>
              {words.import.keep}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}

function Tabs(props: {
  readonly it: Import;
  readonly tab: Count | null;
  readonly choose: (tab: Count) => void;
}): JSX.Element {
  const { words } = useLedgerWords();
  const { it, tab, choose } = props;
  return (
    <ul class="import-tabs">
      {tabs
        .filter((one) => it.counts[one] > 0 || one === tab)
        .map((one) => (
          <li key={one}>
            <button type="button" aria-pressed={one === tab} onClick={() => choose(one)}>
              {one === 'faulty' && <Icon name="warn" />} {words.import.counts[one]}
              <b>{it.counts[one]}</b>
            </button>
          </li>
        ))}
    </ul>
  );
}
