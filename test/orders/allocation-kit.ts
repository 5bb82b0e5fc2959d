import type { Viewer } from '../../src/access/viewer.rule.ts';
import { kg, orderKit, orderSteps, type OrderKit } from './order-kit.ts';

/*
 * What tests of plans over many needs share: a weak and a strong village, and a question between them.
 */

/** A plan as the tests ask for it. */
export interface Allocation {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly compared: readonly Compared[];
  readonly whatIfs: readonly object[];
  readonly lines: { readonly nodes: readonly Line[] };
  readonly needs: { readonly nodes: readonly Need[] };
}
interface Compared {
  readonly kind: string;
  readonly points: number;
  readonly most: number | null;
  readonly whole: number;
  readonly part: number;
  readonly nothing: number;
  readonly weak: number | null;
  readonly strong: number | null;
}
interface Line {
  readonly need: { readonly id: string };
  readonly resource: { readonly id: string };
  readonly quantity: string | null;
  readonly change: string;
  readonly order: { readonly id: string; readonly state: string } | null;
}
interface Need {
  readonly need: { readonly id: string };
  readonly planned: number;
  readonly short: boolean;
  readonly reason: string | null;
}
export interface Asked {
  readonly allocation: Allocation | null;
  readonly codes: string[];
  readonly messages: string[];
}

const fields = `id version state cap fairnessOfStrong compared { kind points most whole part nothing weak strong differs whatIf } whatIfs { distance time }
  lines(first: 100) { totalCount nodes { ordinal need { id } resource { id } quantity unit { code } needQuantity fill change order { id state } } }
  needs(first: 100) { nodes { need { id } today planned greedy short reason } }`;

/** What each need gets of each resource, as "need<resource quantity". */
export const given = ({ lines }: Allocation, names: Record<string, string>): string[] =>
  lines.nodes
    .map(
      ({ need, resource, quantity }) =>
        `${names[need.id] ?? '?'}<${names[resource.id] ?? '?'} ${quantity ?? 'whole'}`,
    )
    .sort();

/** Opens an order kit whose needing village is weak and whose giving one is strong. */
export async function allocationKit() {
  const kit: OrderKit = await orderKit();
  await kit.rows(
    `update party set strength = case id when $1 then 'WEAK' when $2 then 'STRONG' end where kind = 'VILLAGE'`,
    [kit.cast.needVillage.party, kit.cast.resourceParty.party],
  );
  const mutate = async (viewer: Viewer, mutation: string, input: object): Promise<Asked> => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const { data, codes } = await kit.ask(
      viewer,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { allocation { ${fields} } userErrors { code messageEn: message(lang: EN) } } }`,
      { input },
    );
    const payload = data[mutation] as unknown as {
      allocation: Allocation | null;
      userErrors: { code: string; messageEn: string }[];
    } | null;
    const errors = payload?.userErrors ?? [];
    return {
      allocation: payload?.allocation ?? null,
      codes: [...codes, ...errors.map(({ code }) => code)],
      messages: errors.map(({ messageEn }) => messageEn),
    };
  };

  const plan = async (input: object = {}, viewer = kit.cast.district): Promise<Allocation> => {
    const { allocation, codes } = await mutate(viewer, 'planAllocation', input);
    if (allocation === null) throw new Error(codes.join());
    return allocation;
  };

  const apply = (
    { id, version }: Pick<Allocation, 'id' | 'version'>,
    viewer = kit.cast.district,
    more = {},
  ): Promise<Asked> => mutate(viewer, 'applyAllocation', { id, version, ...more });

  /** A weak and a strong village's need over one resource that the strong one fits better. */
  const rivals = async () => {
    const strongVillage = { party: kit.cast.resourceParty.party, town: kit.cast.resourceTown.town };
    const weak = await kit.listing('NEED', kg);
    const strong = await kit.listing('NEED', { ...kg, ...strongVillage });
    const maker = await kit.make.enterprise();
    const resource = await kit.listing('RESOURCE', { ...kg, party: maker.id });
    const covered = { quantity: 10_000 };
    const pairings = {
      weak: await kit.pairing(weak, resource, { ...covered, score: 600 }),
      strong: await kit.pairing(strong, resource, { ...covered, score: 900 }),
    };
    return {
      weak,
      strong,
      resource,
      pairings,
      names: { [weak]: 'weak', [strong]: 'strong', [resource]: 'r' },
    };
  };
  /** Every test plans over what it made itself. */
  const clear = (): Promise<object[]> =>
    kit.rows(`update listing set status = 'WITHDRAWN' where status = 'OPEN'`);
  return { kit, steps: orderSteps(kit), mutate, plan, apply, rivals, clear };
}
