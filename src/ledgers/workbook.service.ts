import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ExpectedError } from '../platform/errors/expected-error.ts';
import type { Cells } from './heading.rule.ts';
import { workbookLimits, type WorkbookMessage } from './workbook.rule.ts';

/** Some rows of a sheet; `from` is the place of the first, from 0. */
export interface SheetRows {
  /** Counts the sheets of the file from 0. */
  readonly sheet: number;
  readonly name: string;
  readonly from: number;
  readonly rows: readonly Cells[];
}

const file = new URL(
  `./workbook.worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

/**
 * Reads a workbook or CSV in a thread of its own, some rows at a time: the next ones come when these
 * are worked through, so a large ledger takes little here. Leaving early ends the thread.
 * @throws ExpectedError LEDGER_UNREADABLE, LEDGER_TOO_LARGE, LEDGER_PROTECTED
 */
export async function* readWorkbook(bytes: Uint8Array): AsyncGenerator<SheetRows> {
  const worker = new Worker(file, {
    workerData: bytes,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: workbookLimits.threadMegabytes },
  });
  const gone = new AbortController();
  let failure: unknown = null;
  worker.once('error', (error) => {
    failure = error;
    gone.abort();
  });
  worker.once('exit', () => {
    gone.abort();
  });
  let [sheet, name] = [-1, ''];
  try {
    for await (const [message] of on(worker, 'message', { signal: gone.signal }) as AsyncIterable<
      [WorkbookMessage]
    >) {
      if (message.type === 'end') return;
      if (message.type === 'failed') throw ExpectedError.of(message.code);
      if (message.type === 'sheet') [sheet, name] = [sheet + 1, message.name];
      else {
        yield { sheet, name, from: message.from, rows: message.rows };
        worker.postMessage('next');
      }
    }
  } catch (error) {
    if (!gone.signal.aborted || error instanceof ExpectedError) throw error;
    const outOfMemory = (failure as { code?: unknown } | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw Object.assign(ExpectedError.of(outOfMemory ? 'LEDGER_TOO_LARGE' : 'LEDGER_UNREADABLE'), {
      cause: failure ?? error,
    });
  } finally {
    await worker.terminate();
  }
}
