import { createApp, createCore } from '../../src/app.ts';
import { shippedLexicon } from '../../src/matching/lexicon.loader.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openLog } from '../../src/platform/log.ts';
import type { Send } from '../../src/platform/read/planner.ts';
import { watchHeads } from './head-watch.ts';

watchHeads();

/** A server that counts what it asks of the database for reading. */
export interface CountedServer {
  /** Statements sent so far, those that only ask for the head left out. */
  statements: number;
  /** Transactions sent so far in which there was one of them. */
  trips: number;
  /** Asks over HTTP with a key; gives the answer's text, without what names the request. */
  ask(key: string, query: string, variables?: object): Promise<string>;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one more server on a migrated database. */
export async function countedServer(
  ownerUrl: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<CountedServer> {
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: ownerUrl,
    PORT: '0',
    LOG_LEVEL: 'silent',
    LIANZU_DEMO: 'on',
    LIANZU_JOBS: 'off',
    ...settings,
  });
  const core = await createCore(ownerUrl, config, await shippedLexicon());
  const { send } = core.database.reads;
  const counted: Send = (district, statements) => {
    const readings = statements.filter(({ text }) => !text.includes('from event_head')).length;
    server.statements += readings;
    server.trips += Math.min(readings, 1);
    return send(district, statements);
  };
  Object.assign(core.database.reads, { send: counted });
  const app = await createApp(core, config, openLog('silent'));
  const server: CountedServer = {
    statements: 0,
    trips: 0,
    url: app.url,
    async ask(key, query, variables = {}) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.text()).replace(/"requestId":"[^"]+"/, '');
    },
    async close() {
      await app.close();
      await core.close();
    },
  };
  return server;
}
