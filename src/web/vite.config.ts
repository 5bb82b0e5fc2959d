import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Kind, parse, print, stripIgnoredCharacters, type DefinitionNode } from 'graphql';
import { defineConfig, type Plugin } from 'vite';
import { chunkPaths } from './chunk-path.ts';
import { schemaBook } from './developer/book.plugin.ts';

/** The operation, then its fragments by name, without blanks: as in schema/documents/manifest.json. */
function published(text: string): string {
  const [operation, ...fragments] = [...parse(text).definitions].sort((a, b) =>
    rank(a) < rank(b) ? -1 : 1,
  );
  return stripIgnoredCharacters(
    [operation, ...fragments].map((part) => part && print(part)).join('\n'),
  );
}

const rank = (definition: DefinitionNode): string =>
  definition.kind === Kind.FRAGMENT_DEFINITION ? `1 ${definition.name.value}` : '0';

const generated = resolve(import.meta.dirname, 'graph/generated/graphql.ts');
const NAMED = /import\s*\{([^}]*)\}\s*from\s*'[^']*generated\/graphql\.ts';?/g;

/** The id under which the server knows a document of the generated file: the hash of its published text. */
function idOf(name: string): string {
  const found = new RegExp(`${name} = new TypedDocumentString\\(\`([^\`]*)\``).exec(
    readFileSync(generated, 'utf8'),
  );
  if (found === null) throw new Error(`no document ${name} in ${generated}`);
  const text = published(found[1] ?? '');
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Documents travel as the ids under which they are published: fewer bytes up a slow line, none of their
 * text in the bundle, and a server may take these and no others. Each is a module of its own, so that
 * a page's documents go into the page's chunk.
 */
const publishedDocuments: Plugin = {
  name: 'published-documents',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('document:') ? `\0${id}` : null),
  load: (id) =>
    id.startsWith('\0document:')
      ? `export default ${JSON.stringify(idOf(id.slice('\0document:'.length)))}`
      : null,
  transform: (code, id) =>
    /\.tsx?$/.test(id) && id !== generated
      ? code.replace(NAMED, (_whole, names: string) =>
          names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => /^\w+Document$/.test(name))
            .map((name) => `import ${name} from 'document:${name}';`)
            .join(' '),
        )
      : null,
};

/** What the first page needs whatever it is: whole folders, so that no chunk can pull it apart. */
const SHELL =
  /node_modules|document:|src\/web\/([\w-]+\.tsx?$|graph\/|script\/|words\/(words|zh)\.|part\/(field|icon|mark|page|row|search-box)\.|page\/home\.)/;

/** Names one build, so that no page ever loads the chunk of another. */
const BUILD = Date.now().toString(36);

/** The pages that come later, each chunk an entry of its own: see app.tsx. */
const chunks = Object.fromEntries(
  readdirSync(resolve(import.meta.dirname, 'chunk'))
    .filter((file) => file.endsWith('.chunk.tsx'))
    .map((file) => [file.replace('.chunk.tsx', ''), `chunk/${file}`]),
);

/**
 * Writes into the page what each chunk consists of and stands on besides the first page's files, and for which
 * paths: the server asks for all of it in the head of such a page, the page itself when people go there. Nothing of
 * it has to wait for a script that asks for it: two waits less on a slow line.
 */
const chunkNeeds: Plugin = {
  name: 'chunk-needs',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const needed = (file: string, known: Set<string>): Set<string> => {
        const part = bundle[file];
        if (part?.type !== 'chunk' || known.has(file)) return known;
        known.add(file);
        for (const asset of part.viteMetadata?.importedAssets ?? [])
          if (asset.endsWith('.css')) known.add(asset);
        for (const other of part.imports) needed(other, known);
        return known;
      };
      const entries = Object.values(bundle).filter((part) => part.type === 'chunk' && part.isEntry);
      const first = new Set<string>();
      for (const { fileName } of entries.filter(({ name }) => name === 'index'))
        needed(fileName, first);
      return entries
        .filter(({ name }) => name !== undefined && name in chunks)
        .map(({ name = '', fileName }) => {
          const files = [...needed(fileName, new Set())].filter(
            (file) => file !== fileName && !first.has(file),
          );
          const content = [`/${fileName}?${BUILD}`, ...files.map((file) => `/${file}`)].join(' ');
          const paths = chunkPaths[name as keyof typeof chunkPaths].source;
          const attrs = { name: `needs ${name}`, content, 'data-paths': paths };
          return { tag: 'meta', attrs, injectTo: 'head' };
        });
    },
  },
};

/**
 * One build for every phone: its syntax goes down to Chrome 61 (2017), the first with modules, so
 * that old WebViews need no second bundle, no loader and no inline script. Those browsers have no
 * dynamic import: chunks are scripts of a known name.
 */
export default defineConfig({
  define: { BUILD: JSON.stringify(BUILD) },
  publicDir: 'public',
  plugins: [publishedDocuments, schemaBook, chunkNeeds],
  worker: { format: 'iife' },
  // Nothing here is document.all, which `?.` and `??` would otherwise be guarded against.
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    target: 'chrome61',
    assumptions: { noDocumentAll: true, setPublicClassFields: true },
  },
  build: {
    target: 'chrome61',
    cssTarget: 'chrome61',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', ...chunks },
      output: {
        entryFileNames: ({ name }) =>
          name in chunks ? `assets/${name}.js` : 'assets/[name]-[hash].js',
        // What chunks share with the first page is one file, not a file per pair of them.
        codeSplitting: { groups: [{ name: 'shell', test: SHELL, minShareCount: 2 }] },
      },
    },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
});
