import { defineConfig } from 'vite';

/**
 * The explorer at `/graphiql`: React, Monaco and its workers in files of our own, nothing from outside.
 * Not minified by a second pass over the whole editor: it halves the time of `npm start` after `npm ci`.
 */
export default defineConfig({
  base: '/graphiql/',
  publicDir: false,
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
