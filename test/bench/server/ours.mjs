import 'reflect-metadata';
import { createApp, createCore } from '../../../src/app.ts';
import { shippedLexicon } from '../../../src/matching/lexicon.loader.ts';
import { compactHeap } from '../../../src/platform/compact-heap.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openLog } from '../../../src/platform/log.ts';

/*
 * Our server as `lianzu serve` runs it, on the bench's database. JavaScript, since the stripper of types
 * that Node loads for anything else takes some 15 MB that are not the server's.
 */

/** @type {import('../server-process.ts').ServerSettings} */
const { ownerUrl, connections, answersMb } = JSON.parse(process.argv[2]);
const config = readConfig({
  NODE_ENV: 'production',
  PORT: '0',
  DATABASE_URL: ownerUrl,
  LIANZU_READ_CONNECTIONS: String(connections),
  // One key carries the whole load here; the rate of one viewer is not what is measured.
  LIANZU_REQUESTS_PER_SECOND: '1000000',
  // Each question is read anew unless it is the keeping of answers that is measured.
  LIANZU_ANSWERS_MB: String(answersMb ?? 0),
  LOG_LEVEL: 'error',
});
const core = await createCore(ownerUrl, config, await shippedLexicon());
const app = await createApp(core, config, openLog(config.logLevel));

process.on('message', ({ memory }) => {
  if (memory !== true) return;
  // Twice: what a finaliser lets go is only gone the second time.
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => core.close())
    .finally(() => process.exit());
});
compactHeap();
process.send?.({ url: app.url });
