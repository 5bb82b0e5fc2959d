import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { utils, write } from '@e965/xlsx';
import { asOwner, benchKey, openBench, type BenchDatabase, type Cluster } from './database.ts';
import { cores, pin, usage } from './server-process.ts';

const district = '990001';

/** One ledger through a server that serves and works in one process, and what others felt of it. */
export interface LedgerSample {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
  /** Of the server's process, its threads included; what others do on the machine moves it little. */
  readonly cpuSeconds: number;
  /** The most the process held at once until then, in bytes. */
  readonly peakRss: number;
  /** Answers of /health/ready meanwhile, in milliseconds. */
  readonly health: { readonly p50: number; readonly p99: number; readonly max: number };
}

/**
 * Measures an import of `rows` needs and exports of twice as many pairings, as workbook and CSV. Each run
 * begins with a copy of the same database. The server is the one that `npm start` runs: whoever asks
 * while it reads and judges rows waits for the same process.
 */
export async function measureLedgers(
  cluster: Cluster,
  rows: number,
  say: (line: string) => void,
): Promise<readonly LedgerSample[]> {
  const bench = await openLedgers(cluster, rows * 2, say);
  const server = await serve(bench);
  try {
    const key = await benchKey(bench, district);
    const call = new Caller(server, key);
    const samples = [
      await call.measured('export .xlsx', () => call.take('XLSX')),
      await call.measured('export .csv', () => call.take('CSV')),
      ...(await call.bring(await villagesOf(bench), rows)),
    ];
    for (const { name, seconds } of samples) say(`${name}: ${seconds.toFixed(1)} s`);
    return samples;
  } finally {
    await server.stop();
    await bench.close();
  }
}

async function openLedgers(
  cluster: Cluster,
  pairings: number,
  say: (line: string) => void,
): Promise<BenchDatabase> {
  const name = `bench_ledgers_${pairings}`;
  const wish = (of: string) => ({
    name: of,
    districts: [{ district, listings: pairings / 5, pairings }],
  });
  await (await openBench(cluster, wish(name), say)).close();
  await asOwner(cluster.url, async (client) => {
    await client.query('drop database if exists bench_ledgers_run with (force)');
    await client.query(`create database bench_ledgers_run template ${name}`);
  });
  return openBench(cluster, wish('bench_ledgers_run'), say);
}

async function villagesOf({ ownerUrl }: BenchDatabase): Promise<readonly string[]> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select name from party where district = $1 and kind = 'VILLAGE' order by name`,
      [district],
    );
    return rows.map(({ name }) => name);
  });
}

interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

async function serve({ ownerUrl }: BenchDatabase): Promise<Server> {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', new URL('../../dist/main.js', import.meta.url).pathname, 'serve'],
    {
      env: { DATABASE_URL: ownerUrl, PORT: '0', LOG_LEVEL: 'error', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const pid = child.pid as number;
  pin(pid, cores?.server);
  return { url: await addressOf(child), pid, stop: () => ended(child) };
}

async function addressOf(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  for await (const line of lines) {
    const found = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(line);
    if (found !== null) return found[0];
  }
  throw new Error('the server ended before it served');
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

class Caller {
  private readonly server: Server;
  private readonly key: string;

  constructor(server: Server, key: string) {
    [this.server, this.key] = [server, key];
  }

  /** Does something while somebody else asks for the server's health ten times a second. */
  async measured(name: string, work: () => Promise<number>): Promise<LedgerSample> {
    const times: number[] = [];
    let over = false;
    const asking = (async () => {
      while (!over) {
        const since = performance.now();
        await (await fetch(`${this.server.url}/health/ready`)).text();
        times.push(performance.now() - since);
        await pause(100);
      }
    })();
    const cpu = (): number => (usage(this.server.pid)?.cpuMs ?? 0) / 1_000;
    const [began, before] = [performance.now(), cpu()];
    const rows = await work();
    const seconds = (performance.now() - began) / 1_000;
    const cpuSeconds = cpu() - before;
    over = true;
    await asking;
    times.sort((one, other) => one - other);
    const at = (part: number): number => times[Math.floor((times.length - 1) * part)] as number;
    const health = { p50: at(0.5), p99: at(0.99), max: at(1) };
    return { name, rows, seconds, cpuSeconds, peakRss: peakOf(this.server.pid), health };
  }

  /** Takes all pairings out; the file is thrown away as it comes. */
  async take(format: 'XLSX' | 'CSV'): Promise<number> {
    const { exportLedger } = await this.ask<{ exportLedger: { url: string; rows: number } }>(
      'mutation ($input: ExportLedgerInput!) { exportLedger(input: $input) { url rows } }',
      { input: { list: 'PAIRING', format } },
    );
    const { body } = await fetch(`${this.server.url}${exportLedger.url}`);
    await body?.pipeTo(new WritableStream());
    return exportLedger.rows;
  }

  /** Brings a ledger of needs in: read and judged, then carried out. */
  async bring(villages: readonly string[], rows: number): Promise<LedgerSample[]> {
    const file = ledger(villages, rows);
    let id = '';
    const read = await this.measured('import: read and judged', async () => {
      const response = await fetch(`${this.server.url}/d/${district}/ledgers?name=bench.xlsx`, {
        method: 'POST',
        body: new Uint8Array(file),
        headers: { authorization: `Bearer ${this.key}`, 'x-lianzu-upload': '1' },
      });
      id = ((await response.json()) as { ledgerImport: string }).ledgerImport;
      await this.until(id, 'READY');
      return rows;
    });
    const applied = await this.measured('import: carried out', async () => {
      await this.ask(
        'mutation ($input: ApplyLedgerImportInput!) { applyLedgerImport(input: $input) { userErrors { code } } }',
        { input: { import: id } },
      );
      await this.until(id, 'APPLIED');
      return rows;
    });
    return [read, applied];
  }

  private async until(id: string, wanted: string): Promise<void> {
    for (;;) {
      const { ledgerImport } = await this.ask<{ ledgerImport: { state: string } }>(
        'query ($id: ID!) { ledgerImport(id: $id) { state } }',
        { id },
      );
      if (ledgerImport.state === wanted) return;
      if (ledgerImport.state === 'FAILED') throw new Error('the ledger could not be read');
      await pause(500);
    }
  }

  private async ask<Data>(query: string, variables: object): Promise<Data> {
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.key}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: object[] };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
}

/** The most a process has held at once (Linux; elsewhere 0). */
function peakOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024;
  } catch {
    return 0;
  }
}

const things = ['白萝卜', '大葱', '草莓苗', '有机肥', '冷库', '大棚膜', '农技员', '采摘工'];

/** A synthetic need list under a title, a line in eight without a unit it could be known by. */
function ledger(villages: readonly string[], rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, i) => [
    i + 1,
    villages[i % villages.length],
    `合成：第${i + 1}批${things[i % things.length] ?? ''}`,
    '基准测试用，合成数据',
    (i % 90) + 10,
    i % 8 === 7 ? '' : '斤',
    '2027年3月上旬',
    '收费',
  ]);
  const sheet = utils.aoa_to_sheet([
    ['各村需求汇总表（合成数据）'],
    ['序号', '所属村', '需求内容', '具体情况', '数量', '计量单位', '需求时间', '费用'],
    ...lines,
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '需求');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
