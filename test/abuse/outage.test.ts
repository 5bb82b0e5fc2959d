import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

/** A line to the database that can be cut: what a restart or a failover looks like from here. */
class Line {
  private readonly ends = new Set<Socket>();
  private isCut = false;
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(ownerUrl: string): Promise<Line> {
    const there = new URL(ownerUrl);
    const server = createServer((near) => {
      if (line.isCut) {
        near.destroy();
        return;
      }
      const far = connect(Number(there.port), there.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        line.ends.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          line.ends.delete(one);
          other.destroy();
        });
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const here = new URL(ownerUrl);
    here.port = String((server.address() as AddressInfo).port);
    const line = new Line(server, here.toString());
    return line;
  }

  cut(): void {
    this.isCut = true;
    for (const end of this.ends) end.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}

let application: TestApplication;
let line: Line;
beforeAll(async () => {
  application = await testApplication(
    {},
    { through: async (url) => (line = await Line.to(url)).url },
  );
});
afterAll(async () => {
  await application.close();
  await line.close();
});

const status = async (path: string): Promise<number> =>
  (await fetch(`${application.url}${path}`)).status;

const ask = (query: string): Promise<Response> =>
  fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: application.authorization(Role.VILLAGE),
    },
    body: JSON.stringify({ query }),
  });

/** Asks again until it is so. */
async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise(setImmediate);
}

test('without its database the process lives, says that it is not ready, and comes back by itself', async () => {
  const read = '{ villages(first: 1) { nodes { name } } }';
  const write =
    'mutation { addNeed(input: { title: "合成：断线时的需求" }) { userErrors { code } } }';
  expect(await status('/health/ready')).toBe(200);
  expect((await ask(read)).status).toBe(200);
  for (let round = 0; round < 2; round++) {
    line.cut();
    expect(await status('/health/live')).toBe(200);
    expect(await status('/health/ready')).toBe(503);
    for (const query of [read, write]) {
      const refused = await ask(query);
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.text()).toContain('UNAVAILABLE');
    }
    line.mend();
    await until(async () => (await status('/health/ready')) === 200);
    const { data } = (await (await ask(read)).json()) as {
      data: { villages: { nodes: object[] } };
    };
    expect(data.villages.nodes).toHaveLength(1);
  }
});
