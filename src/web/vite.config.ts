import { Kind, parse, print, stripIgnoredCharacters, type DefinitionNode } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

/**
 * One build for every phone: its syntax goes down to Chrome 61 (2017), the first with modules, so
 * that old WebViews need no second bundle, no loader and no inline script. One chunk, because those
 * browsers have no dynamic import.
 */
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

/** Documents travel as they are published, so that a server may take these and no others. */
const publishedDocuments: Plugin = {
  name: 'published-documents',
  transform: (code, id) =>
    /graph\/generated\/graphql\.ts/.test(id)
      ? code.replace(/new TypedDocumentString\(`([^`]*)`/g, (whole, text: string) =>
          /^\s*fragment\b/.test(text) ? whole : `new TypedDocumentString(\`${published(text)}\``,
        )
      : null,
};

/** Names one build, so that no page ever loads the later script of another. */
const BUILD = Date.now().toString(36);

export default defineConfig({
  define: { BUILD: JSON.stringify(BUILD) },
  publicDir: 'public',
  plugins: [publishedDocuments],
  worker: { format: 'iife' },
  // Nothing here is document.all, which `?.` and `??` would otherwise be guarded against.
  oxc: {
    jsx: { runtime: 'automatic', importSource: 'preact' },
    target: 'chrome61',
    assumptions: { noDocumentAll: true },
  },
  build: {
    target: 'chrome61',
    cssTarget: 'chrome61',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', later: 'later.tsx' },
      output: {
        entryFileNames: ({ name }) =>
          name === 'later' ? `assets/later.js` : 'assets/[name]-[hash].js',
      },
    },
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
});
