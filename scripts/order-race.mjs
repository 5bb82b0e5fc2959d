/**
 * 400 acceptances of a capacity of 20 by four processes on one database: npm run -s build && node scripts/order-race.mjs
 * Exactly 20 must succeed, the rest get a clear conflict, ledger and rows agree. Leaves nothing behind.
 */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import pg from 'pg';
import { entities } from '../dist/entities.js';
import { step } from '../dist/orders/order-command.service.js';
import { Database, migrate } from '../dist/platform/database/database.js';
import { openEmbedded } from '../dist/platform/database/embedded.js';
import { Units } from '../dist/platform/events/unit-of-work.js';

const [district, orders, capacity, processes] = ['990099', 400, 20, 4];
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const open = (ownerUrl) =>
  Database.open(
    {
      ownerUrl,
      appUrl: null,
      readUrl: null,
      readConnections: 1,
      writeConnections: 8,
      statementTimeoutMs: 30_000,
      namedStatements: true,
    },
    entities,
  );

/** One of the four: accepts its share at once and tells what came of it. */
async function accept({ ownerUrl, party, ids }) {
  const database = await open(ownerUrl);
  const viewer = {
    district,
    id: randomUUID(),
    kind: 'KEY',
    role: 'PARTY',
    town: null,
    party,
    chain: null,
  };
  const call = { services: { database, units: new Units(database) }, viewer, now: new Date() };
  const answers = await Promise.allSettled(
    ids.map((id) => step(call, 'accept', { id, version: 1 })),
  );
  const said = {};
  for (const answer of answers) {
    const code =
      answer.status === 'fulfilled'
        ? 'accepted'
        : (answer.reason.problems?.[0]?.code ?? answer.reason.message);
    said[code] = (said[code] ?? 0) + 1;
  }
  await database.close();
  return said;
}

async function race() {
  const server = await openEmbedded({ dataDir: join(tmpdir(), 'lianzu-race'), log: silent });
  const name = `race_${process.pid}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  try {
    await migrate(ownerUrl, null);
    const database = await open(ownerUrl);
    const [party, resource] = [randomUUID(), randomUUID()];
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into unit (code, dimension, name_zh, name_en, numerator, denominator, rank) values ('piece', 'PIECE', '个', 'piece', 1, 1, 1)`,
    );
    await owner.end();
    const sql = (text, values) => database.write(district, (tx) => tx.sql(text, values));
    await sql(
      `insert into district (district, name, city, time_zone, synthetic, created_at) values ($1, '合成区', '合成市', 'Asia/Shanghai', true, now())`,
      [district],
    );
    await sql(`insert into event_head (district, position) values ($1, 0)`, [district]);
    await sql(
      `insert into party (district, id, kind, name, synthetic, created_at, updated_at, version) values ($1, $2, 'ENTERPRISE', '合成企业', true, now(), now(), 1)`,
      [district, party],
    );
    await sql(
      `insert into listing (district, id, kind, party, title, quantity, unit, reserved, committed, divisible, status, freshness, confirmed_at,
         created_at, updated_at, version, synthetic)
       values ($1, $2, 'RESOURCE', $3, '合成资源', $4, 'piece', 0, 0, true, 'OPEN', 'FRESH', now(), now(), now(), 1, true)`,
      [district, resource, party, capacity * 1000],
    );
    const rows = await sql(
      `insert into work_order (district, id, resource, need_party, resource_party, mechanism, state, standing, quantity, unit, counted, delivered,
         need_delivered, deliveries, holder, held_since, pace, escalation, steps, synthetic, created_at, updated_at, version)
       select $1, gen_random_uuid(), $2, $3, $3, 'STANDARD', 'DISPATCHED', 'NONE', 1000, 'piece', true, 0, 0, 0, 'RESOURCE_SIDE', now(), 'GREEN', 0, 0,
         true, now(), now(), 1 from generate_series(1, $4::int) returning id`,
      [district, resource, party, orders],
    );
    const began = performance.now();
    const told = await Promise.all(
      Array.from({ length: processes }, (_, at) =>
        share({
          ownerUrl,
          party,
          ids: rows.filter((_row, i) => i % processes === at).map(({ id }) => id),
        }),
      ),
    );
    const sum = {};
    for (const one of told)
      for (const [code, count] of Object.entries(one)) sum[code] = (sum[code] ?? 0) + count;
    const [ledger] = await sql(
      `select (committed / 1000)::int as committed, reserved::int from listing where id = $1`,
      [resource],
    );
    const [accepted] = await sql(
      `select count(*)::int as count from work_order where state = 'ACCEPTED'`,
    );
    await database.close();
    const right =
      sum.accepted === capacity &&
      sum.CAPACITY_TAKEN === orders - capacity &&
      ledger.committed === capacity &&
      accepted.count === capacity;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(
      `${processes} processes, ${orders} acceptances of ${capacity}: ${JSON.stringify(sum)}, committed ${ledger.committed}, rows ${accepted.count}, ${seconds} s: ${right ? 'right' : 'WRONG'}`,
    );
    process.exitCode = right ? 0 : 1;
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    await server.release();
  }
}

function share(work) {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, ['--accept']);
    child.once('message', resolve);
    child.once('error', reject);
    child.send(work);
  });
}

if (process.argv.includes('--accept')) {
  process.once('message', async (work) => {
    process.send(await accept(work));
    process.disconnect();
  });
} else await race();
