import { createInterface } from 'node:readline';
import { openEmbedded } from '../../../src/platform/database/embedded.ts';

/*
 * A process of its own that uses the embedded database, for tests: opens the folder it is given, says
 * so in one line of JSON, and leaves when its standard input says or ends.
 */
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const database = await openEmbedded({ dataDir: process.argv[2] ?? '', log: quiet });
const { url, port, pid, started } = database;
console.log(JSON.stringify({ url, port, pid, started }));
const lines = createInterface({ input: process.stdin });
await new Promise((resolve) => lines.once('close', resolve).once('line', resolve));
lines.close();
process.stdin.destroy();
await database.release();
