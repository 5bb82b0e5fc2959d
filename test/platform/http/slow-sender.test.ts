import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  createHttpServer,
  listen,
  paceOfSenders,
  readBody,
  sendJson,
} from '../../../src/platform/http/server.ts';
import { openLog } from '../../../src/platform/log.ts';

/** As in life, a hundred times faster. */
const pace = { headersTimeout: 100, requestTimeout: 300, connectionsCheckingInterval: 20 } as never;

let server: Server;
let url: string;
beforeAll(async () => {
  server = createHttpServer(
    [
      async ({ request, response }) => {
        const { length } = await readBody(request, 1_000);
        sendJson(response, 200, { length });
        return true;
      },
    ],
    openLog('silent'),
    undefined,
    pace,
  );
  url = await listen(server, '127.0.0.1', 0);
});
afterAll(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

/** Opens a connection, sends a beginning and then a byte at a time, for as long as it is let; gives the answer. */
async function drip(beginning: string): Promise<string> {
  const { port, hostname } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (data) => (answer += data.toString('utf8')));
  await once(socket, 'connect');
  socket.write(beginning);
  const dripping = setInterval(() => socket.write('x'), 10);
  // The server may reset what is still being sent: then its answer is lost with the connection.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(dripping);
  return answer;
}

test('whoever sends headers or a body drop by drop is cut off, others are served meanwhile', async () => {
  const slow = [
    ...Array.from({ length: 100 }, () => drip('POST / HTTP/1.1\r\nhost: x\r\nx-slow: ')),
    ...Array.from({ length: 100 }, () =>
      drip('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n'),
    ),
  ];
  const response = await fetch(url, { method: 'POST', body: 'x' });
  expect(await response.json()).toEqual({ length: 1 });
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^$|^HTTP\/1.1 408 /);
});

test('in life that takes ten and thirty seconds, looked at every two', () => {
  expect(server.headersTimeout).toBe(100);
  const plain = createHttpServer([], openLog('silent'));
  expect(plain.headersTimeout).toBe(paceOfSenders.headersTimeout);
  expect(plain.requestTimeout).toBe(paceOfSenders.requestTimeout);
  plain.close();
});
