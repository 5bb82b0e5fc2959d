import { graphql, type ExecutionResult } from 'graphql';
import pg from 'pg';
import { Authentication } from '../../src/access/authentication.service.ts';
import { requireReader } from '../../src/access/authorise.policy.ts';
import type { Context } from '../../src/access/context.service.ts';
import { Role, type Viewer } from '../../src/access/viewer.rule.ts';
import { entities } from '../../src/entities.ts';
import { newId } from '../../src/platform/id.ts';
import { Planner } from '../../src/platform/read/planner.ts';
import { createSchema } from '../../src/schema.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { replicas, startReplicas } from '../support/replicas.ts';
import { factoryOf, madeAt, type Factory } from '../support/factory.ts';

export const district = '120113';
const schema = createSchema();

/** Who may be something to an order in a test. */
export interface Cast {
  readonly needVillage: Viewer;
  readonly needTown: Viewer;
  readonly resourceParty: Viewer;
  readonly resourceTown: Viewer;
  readonly chainLead: Viewer;
  readonly district: Viewer;
  readonly stranger: Viewer;
  readonly reader: Viewer;
}

export type Answer = Record<string, Record<string, unknown> & { userErrors?: { code: string }[] }>;

/** A database with two villages in two towns, a chain, and everybody who may act; the real schema over it. */
export interface OrderKit {
  readonly test: TestDatabase;
  readonly make: Factory;
  readonly cast: Cast;
  readonly chain: string;
  now: Date;
  listing(kind: 'NEED' | 'RESOURCE', over?: Record<string, unknown>): Promise<string>;
  pairing(need: string, resource: string, over?: Record<string, unknown>): Promise<string>;
  ask(
    viewer: Viewer,
    source: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data: Answer; codes: string[] }>;
  /** Runs one mutation with `input`; gives the order's id and version, or the codes of what went wrong. */
  act(viewer: Viewer, mutation: string, input: Record<string, unknown>): Promise<Acted>;
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface Acted {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly codes: string[];
}

export function viewerOf(role: Role, of: Partial<Viewer> = {}): Viewer {
  return {
    district,
    id: newId(madeAt),
    kind: 'ACCOUNT',
    role,
    town: null,
    party: null,
    chain: null,
    ...of,
  };
}

/** Opens the kit. */
export async function orderKit(): Promise<OrderKit> {
  const test = await testDatabase(entities);
  await addUnits(test.ownerUrl);
  const make = factoryOf(test.database);
  await make.district();
  const [town, otherTown] = [await make.town(), await make.town()];
  const village = await make.village({ town: town.id });
  const other = await make.village({ town: otherTown.id });
  const chain = await make.chain();
  const planner = new Planner(schema, test.database.reads.send);
  const authentication = new Authentication(test.database, { demo: false });
  const services = {
    database: test.database,
    units: test.units,
    authentication,
    outboundHosts: [],
  };
  const cast: Cast = {
    needVillage: viewerOf(Role.VILLAGE, { party: village.id }),
    needTown: viewerOf(Role.TOWN, { town: town.id }),
    resourceParty: viewerOf(Role.VILLAGE, { party: other.id }),
    resourceTown: viewerOf(Role.TOWN, { town: otherTown.id }),
    chainLead: viewerOf(Role.CHAIN_LEAD, { chain: chain.id }),
    district: viewerOf(Role.DISTRICT_ADMIN),
    stranger: viewerOf(Role.VILLAGE, { party: newId(madeAt) }),
    reader: viewerOf(Role.READER),
  };
  const rows: OrderKit['rows'] = (text, values = []) =>
    test.database.write(district, (tx) => tx.sql(text, values));
  const several = replicas();
  // The right to match the whole district is taken for ever: workers that lag would do it, and judge these pairs by
  // texts that their listings do not have.
  if (several !== null)
    await rows(
      `insert into event_reader (district, name, position) values ($1, 'matching-district', $2)`,
      [district, String(Number.MAX_SAFE_INTEGER)],
    );
  const running = several === null ? null : await startReplicas(test.ownerUrl, several);
  const post = running === null ? null : posting(running.url, make);

  const kit: OrderKit = {
    test,
    make,
    cast,
    chain: chain.id,
    now: new Date('2026-03-02T01:00:00Z'),
    rows,
    async listing(kind, over = {}) {
      const [party, place] = kind === 'NEED' ? [village.id, town.id] : [other.id, otherTown.id];
      const row = {
        id: newId(madeAt),
        kind,
        party,
        town: place,
        chain: chain.id,
        title: '合成条目',
        reserved: 0,
        committed: 0,
        divisible: true,
        status: 'OPEN',
        freshness: 'FRESH',
        confirmed_at: madeAt,
        created_at: madeAt,
        updated_at: madeAt,
        version: 1,
        synthetic: true,
        ...over,
      };
      await insert(rows, 'listing', row);
      return row.id;
    },
    async pairing(need, resource, over = {}) {
      const [parties] = await rows<{ need_party: string; resource_party: string }>(
        `select n.party as need_party, r.party as resource_party from listing n, listing r where n.id = $1 and r.id = $2`,
        [need, resource],
      );
      const row = {
        id: newId(madeAt),
        need,
        resource,
        ...parties,
        chain: chain.id,
        score: 800,
        parts: '{}',
        reasons: '[]',
        notify: true,
        state: 'PROPOSED',
        created_at: madeAt,
        updated_at: madeAt,
        version: 1,
        ...over,
      };
      // Where workers run, they may have come first with a pair of their own.
      const [made] = await insert(
        rows,
        'pairing',
        row,
        `on conflict (district, need, resource) do update set state = excluded.state, score = excluded.score,
           notify = excluded.notify returning id`,
      );
      return made?.id ?? row.id;
    },
    async ask(viewer, source, variableValues = {}) {
      if (post !== null) return post(viewer, source, variableValues);
      const context = {
        services,
        planner,
        viewer,
        requestId: 'test',
        from: null,
        now: kit.now,
        respond: null,
        reader: () => requireReader({ viewer }),
      } as Context;
      const answer: ExecutionResult = await graphql({
        schema,
        source,
        contextValue: context,
        variableValues,
      });
      return {
        data: (answer.data ?? {}) as Answer,
        codes: (answer.errors ?? []).map(({ extensions, message }) =>
          typeof extensions['code'] === 'string' ? extensions['code'] : message,
        ),
      };
    },
    async act(viewer, mutation, input) {
      const type = inputTypeOf(mutation);
      const { data, codes } = await kit.ask(
        viewer,
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { order { id version state } userErrors { code } } }`,
        { input },
      );
      const payload = data[mutation];
      const order = payload?.['order'] as
        { id: string; version: number; state: string } | null | undefined;
      return {
        id: order?.id ?? '',
        version: order?.version ?? 0,
        state: order?.state ?? '',
        codes: [...codes, ...(payload?.userErrors ?? []).map(({ code }) => code)],
      };
    },
    async close() {
      await running?.close();
      await test.close();
    },
  };
  return kit;
}

/** Asks over HTTP as a viewer, by a key of the viewer's id and rights made when it is first needed. */
function posting(url: string, make: Factory): OrderKit['ask'] {
  const keys = new Map<string, string>();
  // A party that is not there stands for any other village; a key is of one that is.
  const standIn = async (party: string | null): Promise<string | null> =>
    party === null || (await make.hasParty(party))
      ? party
      : (await make.village({ town: (await make.town()).id })).id;
  const keyOf = async ({ id, role, town, party, chain }: Viewer): Promise<string> => {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const { key } = await make.key({ id, role, town, party: await standIn(party), chain });
    keys.set(id, key);
    return key;
  };
  return async (viewer, query, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await keyOf(viewer)}`,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as {
      data?: Answer | null;
      errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { data: data ?? {}, codes: errors.map(({ extensions }) => extensions.code) };
  };
}

function inputTypeOf(mutation: string): string {
  const field = schema.getMutationType()?.getFields()[mutation];
  if (field === undefined) throw new Error(`no mutation ${mutation}`);
  return String(field.args[0]?.type).replace('!', '');
}

async function insert(
  rows: OrderKit['rows'],
  table: string,
  row: Record<string, unknown>,
  onConflict = '',
): Promise<{ id: string }[]> {
  const columns = Object.keys(row);
  return rows<{ id: string }>(
    `insert into ${table} (district, ${columns.join(', ')})
     values ('${district}', ${columns.map((_, i) => `$${String(i + 1)}`).join(', ')}) ${onConflict}`,
    Object.values(row),
  );
}

/** Every listing's ledger as its orders say it must be; empty when all agree. */
export async function ledgerFaults(kit: OrderKit): Promise<object[]> {
  return kit.rows(
    `with parts as (
       select resource as listing, standing, quantity as q, delivered as d from work_order where counted
       union all
       select need, case standing when 'RETURNED' then 'DONE' else standing end, need_quantity, need_delivered
       from work_order where need is not null and need_quantity is not null
       union all
       select resource_window, standing, quantity, delivered from work_order where counted and resource_window is not null
     ), sums as (
       select listing, sum(case standing when 'RESERVED' then q else 0 end) as reserved,
         sum(case standing when 'COMMITTED' then q when 'DONE' then d else 0 end) as committed,
         sum(case when standing in ('COMMITTED', 'DONE') then d else 0 end) as delivered
       from parts group by listing
     )
     select l.id, l.reserved, l.committed, l.delivered, s.* from (
       select id, reserved, committed, delivered from listing
       union all select id, reserved, committed, delivered from resource_window) l left join sums s on s.listing = l.id
     where (l.reserved, l.committed, l.delivered) is distinct from
       (coalesce(s.reserved, 0), coalesce(s.committed, 0), coalesce(s.delivered, 0))`,
  );
}

/** What every district shares, only the owner writes. */
async function addUnits(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`insert into unit (code, dimension, name_zh, name_en, numerator, denominator, rank) values
    ('kg', 'MASS', '公斤', 'kilogram', 1, 1, 1), ('jin', 'MASS', '斤', 'jin', 1, 2, 2), ('session', 'SESSION', '场', 'session', 1, 1, 3)`);
  await owner.end();
}

/** A listing of 10 kg. */
export const kg = { quantity: 10_000, unit: 'kg' };
type Step = readonly [keyof Cast, string, Record<string, unknown>?];
export const toDispatched = [
  ['needTown', 'handOverOrder'],
  ['chainLead', 'dispatchOrder'],
] as const satisfies readonly Step[];

/** What tests of orders do again and again. */
export function orderSteps(kit: OrderKit) {
  return {
    /** A need and a resource of 10 kg each, paired. */
    async pair(needOver: Record<string, unknown> = kg, resourceOver: Record<string, unknown> = kg) {
      const need = await kit.listing('NEED', needOver);
      const resource = await kit.listing('RESOURCE', resourceOver);
      return { need, resource, pairing: await kit.pairing(need, resource) };
    },
    /** Reserved, committed and delivered of a listing, in thousandths. */
    async ledger(id: string): Promise<number[]> {
      const text = 'select reserved, committed, delivered from listing where id = $1';
      const [row] = await kit.rows<Record<string, string>>(text, [id]);
      return [Number(row?.['reserved']), Number(row?.['committed']), Number(row?.['delivered'])];
    },
    async pairingState(id: string): Promise<string | undefined> {
      return (await kit.rows<{ state: string }>('select state from pairing where id = $1', [id]))[0]
        ?.state;
    },
    async placed(pairing: string, input: Record<string, unknown> = {}): Promise<Acted> {
      return worked(
        'placeOrder',
        await kit.act(kit.cast.needVillage, 'placeOrder', { pairing, ...input }),
      );
    },
    /** Takes steps one after another; each must work. */
    async walk(order: Acted, ...steps: readonly Step[]): Promise<Acted> {
      let last = order;
      for (const [who, mutation, input = {}] of steps) {
        last = worked(
          mutation,
          await kit.act(kit.cast[who], mutation, { id: last.id, version: last.version, ...input }),
        );
      }
      return last;
    },
  };
}

function worked(mutation: string, acted: Acted): Acted {
  if (acted.codes.length > 0) throw new Error(`${mutation}: ${acted.codes.join()}`);
  return acted;
}
