import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerSettings } from '../server-process.ts';
import { openDistrict, type Row } from './district-pool.ts';

/*
 * What an expert writes who knows the three questions beforehand: no GraphQL, flat named statements,
 * rows assembled in Node, JSON.stringify. The upper bound the planner is measured against.
 */

const { appUrl, district, connections } = JSON.parse(process.argv[2] as string) as ServerSettings;
const read = openDistrict(appUrl, district, connections);

type Variables = Readonly<Record<string, string | null>>;

const village = `select id, name from party where district = $1 and id = $2`;
const needs = `
  select n.id, n.title, c.id, c.name
  from (select * from listing where district = $1 and party = $2 and kind = 'NEED'
        order by created_at desc, id desc limit 20) n
  left join chain c on c.district = $1 and c.id = n.chain
  order by n.created_at desc, n.id desc`;
const pairings = `
  select p.need, p.id, p.score, r.id, r.title, o.id, o.name
  from (select id from listing where district = $1 and party = $2 and kind = 'NEED'
        order by created_at desc, id desc limit 20) n
  cross join lateral (select * from pairing where district = $1 and need = n.id and live
        order by score desc, id desc limit 3) p
  join listing r on r.district = $1 and r.id = p.resource
  join party o on o.district = $1 and o.id = r.party
  order by p.score desc, p.id desc`;

async function answerVillage({ id }: Variables): Promise<unknown> {
  const [parties = [], listed = [], paired = []] = await read(
    { name: 'village', text: village, values: [district, id] },
    { name: 'village needs', text: needs, values: [district, id] },
    { name: 'village pairings', text: pairings, values: [district, id] },
  );
  const byNeed = new Map<string, unknown[]>();
  for (const [need, pairing, score, resource, title, owner, name] of paired) {
    const one = {
      id: pairing,
      score: Number(score),
      resource: { id: resource, title, party: { id: owner, name } },
    };
    const group = byNeed.get(need as string);
    if (group === undefined) byNeed.set(need as string, [one]);
    else group.push(one);
  }
  const [party] = parties;
  if (party === undefined) return { village: null };
  const nodes = listed.map(([need, title, chain, name]) => ({
    id: need,
    title,
    chain: chain === null ? null : { id: chain, name },
    pairings: { nodes: byNeed.get(need as string) ?? [] },
  }));
  return { village: { id: party[0], name: party[1], needs: { nodes } } };
}

// Two statements: `$3 is null or …` would keep the index from being used. The kind stands as a literal:
// as a parameter it made PostgreSQL plan anew each time (generic plans looked dearer; 0.35 ms each).
const page = (kind: string, after: string): string => `
  select l.id, l.title, l.created_at, p.id, p.name
  from (select * from listing where district = $1 and chain = $2 and kind = '${kind}' and status = 'OPEN' ${after}
        order by created_at desc, id desc limit 51) l
  join party p on p.district = $1 and p.id = l.party
  order by l.created_at desc, l.id desc`;
const pages = (kind: string) => ({
  first: { name: `first ${kind}`, text: page(kind, '') },
  next: {
    name: `next ${kind}`,
    text: page(kind, 'and (created_at, id) < ($3::timestamptz, $4::uuid)'),
  },
});
const pagesOf = { NEED: pages('NEED'), RESOURCE: pages('RESOURCE') };
const openCount = `
  select value from counter where district = $1 and scope = 'CHAIN' and subject = $2 and metric = $3`;

async function answerPage(kind: 'NEED' | 'RESOURCE', { chain, after }: Variables) {
  const [rows = [], counted = []] = await read(
    after == null
      ? { ...pagesOf[kind].first, values: [district, chain] }
      : { ...pagesOf[kind].next, values: [district, chain, ...after.split('|')] },
    { name: 'open', text: openCount, values: [district, chain, `${kind.toLowerCase()}.open`] },
  );
  const kept = rows.slice(0, 50);
  const last = kept.at(-1);
  return {
    page: {
      totalCount: Number(counted[0]?.[0] ?? 0),
      pageInfo: {
        endCursor: last === undefined ? null : `${last[2]}|${last[0]}`,
        hasNextPage: rows.length > 50,
      },
      nodes: kept.map(([id, title, createdAt, party, name]) => ({
        id,
        title,
        createdAt: instant(createdAt as string),
        party: { id: party, name },
      })),
    },
  };
}

function instant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, 'Z')}`;
}

const chains = `select id, name from chain where district = $1 order by rank, id limit 20`;
const counters = `
  select subject, metric, value from counter
  where district = $1 and scope = 'CHAIN' and metric in ('need.open', 'resource.open', 'pairing.live')`;

async function answerChains(): Promise<unknown> {
  const [rows = [], counted = []] = await read(
    { name: 'chains', text: chains, values: [district] },
    { name: 'counters', text: counters, values: [district] },
  );
  const values = new Map(
    counted.map(([chain, metric, value]) => [`${chain}${metric}`, Number(value)]),
  );
  const total = (id: string, metric: string) => ({ totalCount: values.get(id + metric) ?? 0 });
  const node = ([id, name]: Row) => ({
    id,
    name,
    needs: total(id as string, 'need.open'),
    resources: total(id as string, 'resource.open'),
    pairings: total(id as string, 'pairing.live'),
  });
  return { chains: { nodes: rows.map(node) } };
}

const answers: Readonly<Record<string, (variables: Variables) => Promise<unknown>>> = {
  '/village': answerVillage,
  '/needs': (variables) => answerPage('NEED', variables),
  '/resources': (variables) => answerPage('RESOURCE', variables),
  '/chains': answerChains,
};

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    answer(JSON.parse(Buffer.concat(chunks).toString()) as Variables).then(
      (data) => {
        const text = JSON.stringify({ data });
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(text),
        });
        response.end(text);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.writeHead(500).end();
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
