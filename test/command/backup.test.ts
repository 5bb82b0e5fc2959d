import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealAudit, verifyAudit } from '../../src/access/audit-seal.service.ts';
import { Role } from '../../src/access/viewer.rule.ts';
import { backUp, restore } from '../../src/command/dump.ts';
import { counterDifferences } from '../../src/insights/counter.service.ts';
import { testApplication, type TestApplication } from '../support/application.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const district = '120113';
let application: TestApplication;
let empty: TestDatabase;
let folder: string;
beforeAll(async () => {
  application = await testApplication();
  empty = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'lianzu-backup-'));
});
afterAll(async () => {
  await empty.close();
  await application.close();
  await rm(folder, { recursive: true, force: true });
});

test('what is restored is what was backed up; damaged files change nothing', async () => {
  const { database } = application.core;
  await application.ask(
    Role.VILLAGE,
    `mutation ($input: AddListingInput!) { addNeed(input: $input) { userErrors { code } } }`,
    { input: { title: '合成：“引号”、换行\n和反斜杠\\的需求', quantity: '20', unit: 'person' } },
  );
  await sealAudit(database, district);
  const file = join(folder, 'one.backup');
  const sums = await backUp(database.ownerUrl, file, new Date());
  expect(sums.find(({ table }) => table === 'listing')?.rows).toBeGreaterThan(50);

  const text = gunzipSync(await readFile(file)).toString('utf8');
  const damaged: readonly (readonly [string, string, string])[] = [
    ['edited', text.replace('反斜杠', '正斜杠'), 'damaged'],
    ['cut', text.slice(0, text.lastIndexOf('{"whole"')), 'cut off'],
    ['older', text.replace('"0020-audit"', '"0019-other"'), 'another version'],
  ];
  for (const [name, content, word] of damaged) {
    const bad = join(folder, name);
    await writeFile(bad, gzipSync(content));
    await expect(restore(empty.ownerUrl, bad)).rejects.toThrow(word);
  }

  expect(await restore(empty.ownerUrl, file)).toEqual(sums);
  const again = join(folder, 'two.backup');
  expect(await backUp(empty.ownerUrl, again, new Date())).toEqual(sums);
  expect(await empty.database.write(district, counterDifferences)).toEqual([]);
  expect((await verifyAudit(empty.database, district)).faults).toEqual([]);
  await expect(restore(empty.ownerUrl, file)).rejects.toThrow('holds districts');
});
