import { defineConfig, type Plugin } from 'vite';

/**
 * One build for every phone: its syntax goes down to Chrome 61 (2017), the first with modules, so
 * that old WebViews need no second bundle, no loader and no inline script. One chunk, because those
 * browsers have no dynamic import.
 */
/** Documents travel as few bytes: blanks between their words say nothing. */
const tightDocuments: Plugin = {
  name: 'tight-documents',
  transform: (code, id) =>
    /graph\/generated\/graphql\.ts/.test(id)
      ? code.replace(
          /new TypedDocumentString\(`([^`]*)`/g,
          (_, text: string) =>
            `new TypedDocumentString(\`${text
              .replace(/\s+/g, ' ')
              .replace(/ ?([{}():,!$]) ?/g, '$1')
              .trim()}\``,
        )
      : null,
};

export default defineConfig({
  publicDir: 'public',
  plugins: [tightDocuments],
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
    modulePreload: false,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
  },
});
