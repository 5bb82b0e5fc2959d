import { Worker } from 'node:worker_threads';
import type { ChartDraft, ChartStyle } from './chart-style.rule.ts';

/** The drawing thread could not draw. */
export class ChartError extends Error {}

interface Waiting {
  readonly resolve: (svg: string) => void;
  readonly reject: (error: Error) => void;
}

const file = new URL(
  `./chart.worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`,
  import.meta.url,
);

/** ECharts takes about 45 MB in its thread (November 2026): a wall that nobody looks at holds none of it. */
const idleMs = 30_000;

/** Draws charts in one thread that starts when it is needed and ends when it is not. */
class ChartPainter {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private next = 0;
  private rest: NodeJS.Timeout | null = null;

  /** One SVG of the draft. @throws ChartError */
  paint(
    { option, map }: Pick<ChartDraft, 'option' | 'map'>,
    { width, height }: ChartStyle,
  ): Promise<string> {
    const worker = this.start();
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, option, width, height, ...(map === undefined ? {} : { map }) });
    });
  }

  private start(): Worker {
    if (this.rest !== null) clearTimeout(this.rest);
    this.rest = null;
    if (this.worker !== null) {
      this.worker.ref();
      return this.worker;
    }
    const worker = new Worker(file, { execArgv: [] });
    worker.on('message', ({ id, svg, failure }: { id: number; svg?: string; failure?: string }) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (svg === undefined) waiting?.reject(new ChartError(failure ?? 'nothing was drawn'));
      else waiting?.resolve(svg);
      if (this.waiting.size === 0) this.pause(worker);
    });
    const lost = (cause: unknown): void => {
      // A thread that was told to rest takes nobody along.
      if (this.worker !== worker) return;
      this.worker = null;
      for (const { reject } of this.waiting.values())
        reject(new ChartError('the thread ended', { cause }));
      this.waiting.clear();
    };
    worker.once('error', lost);
    worker.once('exit', lost);
    this.worker = worker;
    return worker;
  }

  private pause(worker: Worker): void {
    // The process may end while the thread waits; it holds nothing that must be kept.
    worker.unref();
    this.rest = setTimeout(() => {
      if (this.worker === worker) this.worker = null;
      void worker.terminate();
    }, idleMs);
    this.rest.unref();
  }
}

/** One thread for the process: charts of all districts are drawn one after the other. */
export const painter = new ChartPainter();
