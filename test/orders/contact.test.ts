import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/platform/id.ts';
import type { Viewer } from '../../src/access/viewer.rule.ts';
import { madeAt } from '../support/factory.ts';
import { kg, orderKit, orderSteps, toDispatched, type OrderKit } from './order-kit.ts';

/*
 * A number is masked until both sides have agreed, and nobody sees it in full without leaving a line.
 */

let kit: OrderKit;
let steps: ReturnType<typeof orderSteps>;
beforeAll(async () => {
  kit = await orderKit();
  steps = orderSteps(kit);
});
afterAll(() => kit.close());

const phone = '14000000001';
const contact = async (): Promise<string> => {
  const id = newId(madeAt);
  await kit.rows(
    `insert into person (district, id, name, phone, synthetic, created_at) values ('120113', $1, '合成村委会', $2, true, $3)`,
    [id, phone, madeAt],
  );
  return id;
};

const reveal = async (viewer: Viewer, listing: string): Promise<unknown> => {
  const { data, codes } = await kit.ask(
    viewer,
    'mutation ($input: RevealContactInput!) { revealContact(input: $input) { contact { name phone } userErrors { code } } }',
    { input: { listing } },
  );
  const payload = data['revealContact'];
  return (
    (payload?.['contact'] as { phone: string } | null | undefined)?.phone ??
    payload?.userErrors?.[0]?.code ??
    codes[0]
  );
};

test('the graph masks the number for everyone', async () => {
  const need = await kit.listing('NEED', { contact: await contact() });
  for (const viewer of [kit.cast.stranger, kit.cast.reader, kit.cast.district]) {
    const { data } = await kit.ask(
      viewer,
      'query ($id: ID!) { listing(id: $id) { contact { name maskedPhone } } }',
      { id: need },
    );
    expect(data['listing']?.['contact']).toEqual({
      name: '合成村委会',
      maskedPhone: '140****0001',
    });
  }
});

test('before anybody has accepted, only its own side sees a number', async () => {
  const { resource, pairing } = await steps.pair(kg, { ...kg, contact: await contact() });
  const order = await steps.walk(await steps.placed(pairing), ...toDispatched);
  const { cast } = kit;
  for (const viewer of [cast.needVillage, cast.needTown, cast.chainLead, cast.stranger])
    expect(await reveal(viewer, resource)).toBe('CONTACT_NOT_AGREED');
  expect(await reveal(cast.reader, resource)).toBe('FORBIDDEN');
  for (const viewer of [cast.resourceParty, cast.resourceTown, cast.district])
    expect(await reveal(viewer, resource)).toBe(phone);

  await steps.walk(order, ['resourceParty', 'acceptOrder']);
  for (const viewer of [cast.needVillage, cast.needTown, cast.chainLead])
    expect(await reveal(viewer, resource)).toBe(phone);
  expect(await reveal(cast.stranger, resource)).toBe('CONTACT_NOT_AGREED');
});

test('a listing without a number, and one that is not there, say so', async () => {
  const need = await kit.listing('NEED');
  expect(await reveal(kit.cast.needVillage, need)).toBe('CONTACT_MISSING');
  expect(await reveal(kit.cast.needVillage, newId(madeAt))).toBe('LISTING_NOT_FOUND');
  expect(await reveal(kit.cast.needVillage, 'none')).toBe('ID_INVALID');
});

test('a new listing names the contact of the party’s last one; another can be given, or nobody', async () => {
  const add = async (input: object): Promise<unknown> => {
    const { data } = await kit.ask(
      kit.cast.needVillage,
      'mutation ($input: AddListingInput!) { addNeed(input: $input) { need { contact { name maskedPhone } } userErrors { code } } }',
      { input },
    );
    const payload = data['addNeed'];
    return payload?.userErrors?.[0]?.code ?? (payload?.['need'] as { contact: unknown }).contact;
  };
  const named = { name: '合成值班室', maskedPhone: '022****0000' };
  expect(
    await add({ title: '需要修渠', contact: { name: '合成值班室', phone: '022-26800000' } }),
  ).toEqual(named);
  expect(await add({ title: '需要清淤' })).toEqual(named);
  expect(await add({ title: '需要种树', contact: null })).toBeNull();
  expect(await add({ title: '需要修桥', contact: { name: '谁', phone: '123' } })).toBe(
    'CONTACT_INVALID',
  );
  const people = await kit.rows(`select id from person where phone = '02226800000'`);
  expect(people).toHaveLength(1);
});
