import pg from 'pg';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  prepareAuditMonths,
  sealAudit,
  sealedHead,
  verifyAudit,
} from '../../src/access/audit-seal.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { testApplication, type TestApplication } from '../support/application.ts';

const district = '120113';
let application: TestApplication;
beforeAll(async () => {
  application = await testApplication();
  await prepareAuditMonths(application.core.database.ownerUrl, new Date());
});
afterAll(() => application.close());

interface Audited {
  readonly audit: {
    readonly totalCount: number;
    readonly nodes: readonly {
      action: string;
      result: string;
      code: string | null;
      subjects: string;
      from: string;
    }[];
  };
}
const log =
  '{ audit(first: 50, orderBy: OLDEST) { totalCount nodes { action result code subjects from } } }';
const add = `mutation ($input: AddListingInput!) { addNeed(input: $input) { need { id } userErrors { code } } }`;

/** Runs as the owner of the database, who is held back by no grant: as an intruder on the host would. */
async function asIntruder(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: application.core.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`set app.district = '${district}'`);
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function addNeed(title: string, unit = 'person'): Promise<void> {
  await application.ask(Role.VILLAGE, add, { input: { title, quantity: '30', unit } });
}

test('every mutation is recorded with its outcome, without what people wrote', async () => {
  await addNeed('想请老师办电商直播培训，张三 13812345678');
  await addNeed('单位不对的一条', 'no-such-unit');
  await application.ask(Role.READER, add, { input: { title: '不许写' } });
  await application.ask(
    null,
    `mutation { signIn(input: { district: "${district}", name: "nobody", password: "Wrong-1-secret" }) { userErrors { code } } }`,
  );
  const { data } = await application.ask<Audited>(Role.AUDITOR, log);
  expect(data.audit.nodes.map(({ action, result, code }) => [action, result, code])).toEqual([
    ['addNeed', 'WRITTEN', null],
    ['addNeed', 'REFUSED', expect.any(String)],
    ['addNeed', 'REFUSED', 'FORBIDDEN'],
    ['signIn', 'REFUSED', 'SIGN_IN_REFUSED'],
  ]);
  expect(JSON.stringify(data)).not.toMatch(/张三|13812345678|nobody|secret/);
  expect(data.audit.nodes[0]?.from).toBe('127.0.0.1');
  const others = await application.ask<Audited>(Role.VILLAGE, log);
  expect(others.data.audit).toEqual({ totalCount: 0, nodes: [] });
});

test('the application may not change or delete a line', async () => {
  const { database } = application.core;
  for (const text of [
    'update audit set result = result',
    'delete from audit',
    'delete from audit_seal',
  ]) {
    await expect(database.write(district, (tx) => tx.sql(text))).rejects.toThrow(
      'permission denied',
    );
  }
});

test('the verifier finds an edited line, a deleted line and a cut tail', async () => {
  const { database } = application.core;
  for (let i = 0; i < 3; i++) await addNeed(`合成需求${i}：办一期培训`);
  expect(await sealAudit(database, district)).toBeGreaterThan(3);
  expect(await sealAudit(database, district)).toBe(0);
  const head = await sealedHead(database, district);
  const verdict = () => verifyAudit(database, district, head);
  expect(await verdict()).toMatchObject({ head, unsealed: 0, faults: [] });

  const third = `(select audit from audit_seal where district = '${district}' and position = 3)`;
  await asIntruder(`update audit set action = 'viewer' where id = ${third}`);
  expect((await verdict()).faults).toEqual([expect.stringContaining('not as it was sealed')]);
  await asIntruder(`update audit set action = 'addNeed' where id = ${third}`);
  const edited = await verdict();
  expect(edited.faults.length).toBeLessThanOrEqual(1);

  await asIntruder(`delete from audit where id = ${third}`);
  expect((await verdict()).faults).toEqual([expect.stringContaining('is missing')]);

  await asIntruder(`delete from audit_seal where district = '${district}' and position >= 3`);
  await asIntruder(
    `delete from audit a where a.district = '${district}' and not exists (select from audit_seal s where s.audit = a.id)`,
  );
  expect((await verifyAudit(database, district)).faults).toEqual([]);
  expect((await verdict()).faults).toEqual([expect.stringContaining('tail was cut off')]);
});

test('sealing goes on past the tenth line, however many turns it takes', async () => {
  const { database } = application.core;
  const { position } = await sealedHead(database, district);
  for (let i = 0; i < 12; i++) {
    await addNeed(`合成需求${i}：再办一期培训`);
    expect(await sealAudit(database, district)).toBeGreaterThan(0);
  }
  const verdict = await verifyAudit(database, district);
  expect(verdict).toMatchObject({ unsealed: 0, faults: [] });
  expect(verdict.head.position).toBeGreaterThanOrEqual(position + 12);
});

test('what a town enters for its village says so: on the entry, in its event and in the audit log', async () => {
  const own = await application.ask<{
    viewer: { town: { villages: { nodes: { id: string }[] } } };
  }>(Role.TOWN, '{ viewer { town { villages(first: 1) { nodes { id } } } } }');
  const party = own.data.viewer.town.villages.nodes[0]?.id;
  const add = `mutation ($input: AddListingInput!) {
    addNeed(input: $input) { need { id enteredBy { role onBehalf town { name } } } userErrors { code } } }`;
  const said = { title: '合成：代村填报', quantity: '2', unit: 'person' };
  const { data } = await application.ask<{ addNeed: { need: { id: string; enteredBy: object } } }>(
    Role.TOWN,
    add,
    { input: { ...said, party } },
  );
  const { id, enteredBy } = data.addNeed.need;
  const byTown = { role: 'TOWN', onBehalf: true, town: { name: expect.any(String) as unknown } };
  expect(enteredBy).toEqual(byTown);
  const log = await application.ask<{
    events: { nodes: { by: object }[] };
    audit: { nodes: { subjects: string; actor: string }[] };
  }>(
    Role.DISTRICT_ADMIN,
    `{ events(last: 1, filter: { type: { eq: LISTING_ADDED } }) { nodes { by { role onBehalf town { name } } } }
       audit(first: 5, filter: { action: { eq: "addNeed" } }) { nodes { subjects actor } } }`,
  );
  expect(log.data.events.nodes[0]?.by).toEqual(byTown);
  expect(log.data.audit.nodes.some(({ subjects }) => subjects.includes(party ?? '?'))).toBe(true);
  const itself = await application.ask<typeof data>(Role.VILLAGE, add, { input: said });
  expect(itself.data.addNeed.need.enteredBy).toMatchObject({ role: 'VILLAGE', onBehalf: false });
  expect(id).not.toBe(itself.data.addNeed.need.id);
});
