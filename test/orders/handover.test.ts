import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { newId } from '../../src/platform/id.ts';
import type { MadeAccount } from '../support/factory.ts';
import { district, orderKit, viewerOf, type OrderKit } from './order-kit.ts';

let kit: OrderKit;
beforeAll(async () => void (kit = await orderKit()));
afterAll(() => kit.close());

/** A cadre of the village that needs, with a phone of their own. */
async function cadre(phone: string | null): Promise<MadeAccount> {
  const { party } = kit.cast.needVillage;
  const { town } = kit.cast.needTown;
  const person = newId(kit.now);
  await kit.rows(
    `insert into person (district, id, party, name, phone, synthetic, created_at)
     values ('${district}', $1, $2, '合成村干部', $3, true, $4)`,
    [person, party, phone, kit.now],
  );
  return kit.make.account({ role: Role.VILLAGE, town, party, person });
}

interface Outcome {
  readonly codes: readonly string[];
  readonly openListings: number | null;
  readonly openOrders: number | null;
  readonly contacts: number | null;
  readonly account: { disabledAt: string | null; successor: { id: string } | null } | null;
}

async function handOver(viewer: Viewer, account: string, successor: string): Promise<Outcome> {
  const { data, codes } = await kit.ask(
    viewer,
    `mutation ($input: HandOverAccountInput!) { handOverAccount(input: $input) {
      account { disabledAt successor { id } } successor { id } openListings openOrders contacts userErrors { code } } }`,
    { input: { account, successor } },
  );
  const answer = data['handOverAccount'] as unknown as Outcome & { userErrors: { code: string }[] };
  return codes.length > 0
    ? { codes, openListings: null, openOrders: null, contacts: null, account: null }
    : { ...answer, codes: answer.userErrors.map(({ code }) => code) };
}

test('entries name the successor, the account is closed and keeps who took over, the log tells', async () => {
  const [leaving, next] = [await cadre('13800000011'), await cadre('13800000012')];
  const persons = await kit.rows<{ id: string; person: string }>(
    'select id, person from account where id = any($1::uuid[])',
    [[leaving.id, next.id]],
  );
  const personOf = (account: MadeAccount): string | undefined =>
    persons.find(({ id }) => id === account.id)?.person;
  const named = await kit.listing('NEED', { contact: personOf(leaving) });
  const other = await kit.listing('NEED');
  const { contacts, openListings, codes, account } = await handOver(
    kit.cast.needTown,
    leaving.id,
    next.id,
  );
  expect({ codes, contacts }).toEqual({ codes: [], contacts: 1 });
  expect(openListings).toBeGreaterThanOrEqual(2);
  expect(account).toEqual({
    disabledAt: expect.any(String) as unknown,
    successor: { id: next.id },
  });
  const rows = await kit.rows<{ id: string; contact: string | null }>(
    'select id, contact from listing where id = any($1::uuid[])',
    [[named, other]],
  );
  expect(rows.find(({ id }) => id === named)?.contact).toBe(personOf(next));
  expect(rows.find(({ id }) => id === other)?.contact).toBeNull();
  expect(
    await kit.rows(
      `select type, cause, detail from event where need = $1 order by position desc limit 1`,
      [named],
    ),
  ).toEqual([{ type: 'listingChanged', cause: 'handedOver', detail: { fields: ['contact'] } }]);
});

test('a successor without a phone takes over, entries keep whom they name', async () => {
  const [leaving, next] = [await cadre('13800000021'), await cadre(null)];
  expect(await handOver(kit.cast.district, leaving.id, next.id)).toMatchObject({
    codes: [],
    contacts: 0,
  });
});

describe('who may, and to whom', () => {
  test('a town for its villages, the district for all, nobody else', async () => {
    const { needTown, resourceTown, needVillage, stranger, reader, chainLead } = kit.cast;
    const [leaving, next] = [await cadre('13800000031'), await cadre('13800000032')];
    for (const viewer of [needVillage, stranger, reader, chainLead])
      expect((await handOver(viewer, leaving.id, next.id)).codes).toEqual(['FORBIDDEN']);
    expect((await handOver(resourceTown, leaving.id, next.id)).codes).toEqual([
      'ACCOUNT_NOT_FOUND',
    ]);
    expect((await handOver(needTown, leaving.id, next.id)).codes).toEqual([]);
  });

  test('only another open account of the same role and village is a successor', async () => {
    const { district: admin, needVillage, needTown } = kit.cast;
    const leaving = await cadre('13800000041');
    const elsewhere = await kit.make.village({ town: needTown.town ?? '' });
    const unfit = [
      leaving.id,
      newId(kit.now),
      (
        await kit.make.account({
          role: Role.GRID,
          town: needTown.town,
          party: needVillage.party,
        })
      ).id,
      (await kit.make.account({ role: Role.VILLAGE, town: needTown.town, party: elsewhere.id })).id,
      (
        await kit.make.account({
          role: Role.VILLAGE,
          town: needTown.town,
          party: needVillage.party,
          disabled_at: kit.now,
        })
      ).id,
    ];
    for (const successor of unfit)
      expect((await handOver(admin, leaving.id, successor)).codes).toEqual(['SUCCESSOR_UNFIT']);
  });

  test('nobody hands over their own account', async () => {
    const next = await kit.make.account({ role: Role.DISTRICT_ADMIN });
    const own = await kit.make.account({ role: Role.DISTRICT_ADMIN });
    const viewer = viewerOf(Role.DISTRICT_ADMIN, { id: own.id });
    expect((await handOver(viewer, own.id, next.id)).codes).toEqual(['ACCOUNT_IS_OWN']);
  });
});
