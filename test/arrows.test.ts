import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/**
 * The import arrows, each shown to hold: a small made-up house with one import per case, cruised once
 * with the real rules. An arrow that can no longer fail fails here.
 */

const house = resolve(import.meta.dirname, '..');

interface Case {
  readonly from: string;
  readonly to: string;
  /** The rules the import breaks; none for an import that must stay possible. */
  readonly breaks: readonly string[];
}
const breaks = (from: string, to: string, ...rules: string[]): Case => ({
  from,
  to,
  breaks: rules,
});
const allows = (from: string, to: string): Case => ({ from, to, breaks: [] });

const cases: Case[] = [
  allows('src/orders/order.service.ts', 'src/listings/need.service.ts'),
  breaks('src/listings/a.service.ts', 'src/orders/a.service.ts', 'listings-imports-only-leftwards'),
  breaks('src/access/b.service.ts', 'src/notices/b.service.ts', 'access-imports-only-leftwards'),
  breaks('src/ledgers/c.rule.ts', 'src/notices/c.rule.ts', 'ledgers-imports-only-leftwards'),

  allows('src/chains/a.resolver.ts', 'src/chains/a.type.ts'),
  allows('src/chains/b.resolver.ts', 'src/chains/b.service.ts'),
  breaks(
    'src/chains/c.resolver.ts',
    'src/chains/c.entity.ts',
    'resolver-imports-what-a-resolver-may',
  ),
  breaks(
    'src/chains/d.resolver.ts',
    'src/chains/other.resolver.ts',
    'resolver-imports-what-a-resolver-may',
    'only-the-schema-imports-resolvers',
  ),
  allows('src/chains/a.type.ts', 'src/chains/a.policy.ts'),
  breaks('src/chains/b.type.ts', 'src/chains/x.service.ts', 'type-imports-what-a-type-may'),
  allows('src/chains/a.service.ts', 'src/chains/a.entity.ts'),
  breaks('src/chains/b.service.ts', 'src/chains/x.type.ts', 'service-imports-what-a-service-may'),
  breaks('src/chains/b.policy.ts', 'src/chains/x.service.ts', 'policy-imports-what-a-policy-may'),
  breaks('src/chains/b.loader.ts', 'src/chains/x.service.ts', 'loader-imports-what-a-loader-may'),
  breaks('src/chains/b.entity.ts', 'src/chains/x.loader.ts', 'entity-imports-what-a-entity-may'),
  breaks('src/chains/b.worker.ts', 'src/chains/x.policy.ts', 'worker-imports-what-a-worker-may'),
  allows('src/chains/a.rule.ts', 'src/access/a.rule.ts'),
  allows('src/chains/b.rule.ts', 'src/platform/thousandths.rule.ts'),
  breaks(
    'src/chains/c.rule.ts',
    'src/chains/x.entity.ts',
    'rule-imports-what-a-rule-may',
    'rules-import-only-rules',
  ),
  breaks('src/chains/d.rule.ts', 'src/platform/clock.ts', 'rules-import-only-rules'),
  breaks('src/chains/e.rule.ts', 'node:fs', 'rules-import-only-rules'),
  breaks('src/chains/f.rule.ts', 'zod', 'rules-import-only-rules'),

  breaks('src/chains/c.service.ts', 'graphql', 'services-know-nothing-of-graphql'),
  breaks('src/chains/d.service.ts', 'type-graphql', 'services-know-nothing-of-graphql'),
  breaks('src/chains/d.policy.ts', 'type-graphql', 'services-know-nothing-of-graphql'),
  breaks('src/chains/d.entity.ts', '@apollo/server', 'services-know-nothing-of-graphql'),
  allows('src/access/authorise.policy.ts', 'type-graphql'),
  allows('src/chains/e.type.ts', 'type-graphql'),

  breaks(
    'src/chains/f.service.ts',
    'src/chains/loose.ts',
    'nobody-imports-a-file-without-a-role',
    'service-imports-what-a-service-may',
  ),
  breaks('src/chains/wild.ts', 'src/chains/y.rule.ts', 'a-feature-file-has-a-role'),
  breaks('src/platform/a.ts', 'src/access/x.service.ts', 'platform-imports-no-feature'),
  breaks('src/migrations/0009-a.ts', 'src/chains/x.rule.ts', 'migrations-are-history'),
  allows('src/migrations/0010-b.ts', 'src/platform/sql.ts'),
  breaks('src/web/a.ts', 'src/platform/sql.ts', 'pages-know-no-server'),
  breaks('src/web/b.ts', 'node:fs', 'pages-run-in-a-browser'),
  breaks('src/platform/b.ts', 'src/web/c.ts', 'the-server-knows-no-page'),
  breaks('src/app.ts', 'src/graphiql/c.ts', 'the-server-knows-no-page'),
  allows('src/schema.ts', 'src/chains/z.resolver.ts'),
  breaks('src/command/serve.ts', 'src/chains/z.resolver.ts', 'only-the-schema-imports-resolvers'),
  allows('src/main.ts', 'src/app.ts'),
  breaks('src/chains/g.service.ts', 'src/app.ts', 'only-app-and-main-wire'),
  breaks('src/command/again.ts', 'src/main.ts', 'nobody-imports-main'),
  allows('src/command/seed.ts', 'seeds/chains.ts'),
  breaks('src/chains/h.service.ts', 'seeds/chains.ts', 'seeds-are-loaded-by-the-command-line'),
  breaks('src/misc/a.ts', 'src/platform/sql.ts', 'every-folder-has-its-place'),
  breaks('src/loose.ts', 'src/platform/sql.ts', 'the-top-holds-only-wiring'),
  breaks('src/chains/i.service.ts', 'test/support/a.ts', 'tests-and-scripts-stay-outside'),
  breaks('src/platform/c.ts', 'fast-check', 'no-development-packages-in-production'),
  allows('test/chains/a.test.ts', 'fast-check'),
  breaks('src/platform/d.ts', 'is-core-module-not-there', 'imports-resolve'),
  breaks('src/places/town.entity.ts', 'src/places/village.entity.ts', 'no-cycles'),
  // The same cycle seen from its other end; it is reported once.
  allows('src/places/village.entity.ts', 'src/places/town.entity.ts'),
];

/** Two files that name each other's types only: both imports vanish, so no cycle is left. */
const typesOnly = {
  'src/places/left.entity.ts':
    "import type { Right } from './right.entity.ts';\nexport class Left { right?: Right }\n",
  'src/places/right.entity.ts':
    "import { Left } from './left.entity.ts';\nexport class Right { left = new Left() }\n",
};

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly unresolvedTo?: string;
  readonly rule: { readonly name: string };
}

let folder: string;
let violations: readonly Violation[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzu-arrows-'));
  const imports = new Map<string, string[]>();
  for (const { from, to } of cases) {
    imports.set(from, [...(imports.get(from) ?? []), to]);
    if (/^(src|seeds|test)\//.test(to) && !imports.has(to)) imports.set(to, []);
  }
  for (const [file, targets] of imports) {
    const up = '../'.repeat(file.split('/').length - 1);
    const lines = targets.map((to, i) => {
      const specifier = /^(src|seeds|test)\//.test(to) ? `${up}${to}` : to;
      return `import * as imported${i} from '${specifier}';\nexport const used${i} = imported${i};\n`;
    });
    await put(file, `${lines.join('')}export const here = '${file}';\n`);
  }
  for (const [file, text] of Object.entries(typesOnly)) await put(file, text);
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
    await cp(join(house, file), join(folder, file));
  }
  await symlink(join(house, 'node_modules'), join(folder, 'node_modules'));
  violations = await cruise();
});

afterAll(async () => rm(folder, { recursive: true, force: true }));

async function put(file: string, text: string): Promise<void> {
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** Runs the cruiser as `npm run check` does, but for its output. */
async function cruise(): Promise<readonly Violation[]> {
  const cli = join(house, 'node_modules/.bin/depcruise');
  const args = [cli, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
  const output = await new Promise<string>((done, fail) => {
    execFile(
      process.execPath,
      [...args, 'src', 'seeds', 'test'],
      { cwd: folder, maxBuffer: 2 ** 26 },
      // It exits with the number of violations, so only its words tell whether it ran.
      (_error, stdout, stderr) => (stdout.startsWith('{') ? done(stdout) : fail(new Error(stderr))),
    );
  });
  const report = JSON.parse(output) as { summary: { violations: Violation[] } };
  return report.summary.violations;
}

/** What the rules say of one import; rules on the file itself count for each of its imports. */
function brokenBy({ from, to }: Case): string[] {
  const found = violations.filter(
    (violation) =>
      violation.from === from &&
      (violation.to === to ||
        violation.to.includes(`node_modules/${to}/`) ||
        violation.unresolvedTo === to ||
        `node:${violation.to}` === to),
  );
  return [...new Set(found.map(({ rule }) => rule.name))].sort();
}

describe('the import arrows', () => {
  test.each(cases)('$from → $to', (each) => {
    expect(brokenBy(each)).toEqual([...each.breaks].sort());
  });

  test('a cycle of types only is none', () => {
    const cycles = violations.filter(({ rule }) => rule.name === 'no-cycles');
    expect(cycles.map(({ from }) => from).filter((from) => from in typesOnly)).toEqual([]);
  });
});
