/**
 * Writes the client package for dashboards to dist/sdk: the client of sdk/, and the documents of sdk/documents
 * with the types of their variables and answers, as the checked-in schema says them.
 *
 *   npm run sdk
 */
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';
import { Kind, parse, print } from 'graphql';
import ts from 'typescript';

const root = resolve(fileURLToPath(import.meta.url), '../..');
process.chdir(root);
const SCHEMA = 'schema/graph.graphql';
const OUT = 'dist/sdk';
const next = `dist/.sdk-${process.pid}`;

/** The types of all answers and variables. */
async function typesOf(documents) {
  const [{ content }] = await generate(
    {
      silent: true,
      errorsOnly: true,
      schema: SCHEMA,
      documents,
      generates: {
        'types.ts': {
          plugins: ['typescript-operations'],
          config: {
            enumsAsTypes: true,
            enumType: 'string-literal',
            skipTypename: true,
            strictScalars: true,
            scalars: {
              ID: 'string',
              Date: 'string',
              DateTime: 'string',
              Decimal: 'string',
              GeoJSON: 'object',
            },
          },
        },
      },
    },
    false,
  );
  return content;
}

/** Each document as a constant that knows its types; the comment above it in its file stands above it. */
function constantsOf(file) {
  const source = readFileSync(file, 'utf8');
  return parse(source)
    .definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((definition) => {
      const name = definition.name.value;
      const operation = definition.operation.replace(/^./, (letter) => letter.toUpperCase());
      const about = source
        .slice(0, definition.loc.start)
        .split('\n\n')
        .at(-1)
        .replace(/^# ?/gm, '')
        .trim()
        .replace(/\n/g, ' ');
      return `/** ${about} */\nexport const ${name}: Document<${name}${operation}, ${name}${operation}Variables> =\n  ${JSON.stringify(print(definition))};`;
    });
}

/** Compiles the package; a type error of it fails the build. */
function compile(files) {
  const { config } = ts.readConfigFile('sdk/tsconfig.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      outDir: next,
      rootDir: join(next, 'source'),
    },
    root,
  );
  const program = ts.createProgram(files, options);
  const faults = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (faults.length === 0) return;
  throw new Error(
    ts.formatDiagnostics(faults, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }),
  );
}

async function main() {
  const source = join(next, 'source');
  mkdirSync(source, { recursive: true });
  try {
    const documents = readdirSync('sdk/documents').map((name) => join('sdk/documents', name));
    const own = readdirSync('sdk').filter((name) => name.endsWith('.ts'));
    for (const name of own) cpSync(join('sdk', name), join(source, name));
    writeFileSync(
      join(source, 'documents.ts'),
      [
        "import type { Document } from './client.ts';",
        await typesOf(documents),
        ...documents.flatMap(constantsOf),
        '',
      ].join('\n\n'),
    );
    compile([...own, 'documents.ts'].map((name) => join(source, name)));
    rmSync(source, { recursive: true });
    // The compiler rewrites the endings of imports in scripts, not in declarations.
    for (const name of readdirSync(next).filter((one) => one.endsWith('.d.ts'))) {
      const text = readFileSync(join(next, name), 'utf8');
      writeFileSync(join(next, name), text.replace(/(from ['"]\.\/[\w-]+)\.ts(['"])/g, '$1.js$2'));
    }
    const { version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
    const entry = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
    writeFileSync(
      join(next, 'package.json'),
      `${JSON.stringify(
        {
          name: 'lianzu-client',
          version,
          license,
          description: 'Typed access to a Lianzu district: queries, and subscriptions that resume',
          type: 'module',
          engines: { node: '>=22' },
          exports: { '.': entry('client'), './documents': entry('documents') },
          sideEffects: false,
        },
        null,
        2,
      )}\n`,
    );
    cpSync('sdk/README.md', join(next, 'README.md'));
    cpSync(SCHEMA, join(next, 'schema.graphql'));
    rmSync(OUT, { recursive: true, force: true });
    renameSync(next, OUT);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  process.stdout.write(`${OUT}: ${readdirSync(OUT).join(', ')}\n`);
}

await main();
