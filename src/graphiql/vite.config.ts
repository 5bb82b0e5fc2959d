import { defineConfig, type Plugin } from 'vite';

/**
 * The explorer's stylesheet carries its fonts as data, which the content policy forbids. The letters
 * come from the reader's machine; the editor's icons become a file of ours.
 */
const ownFonts: Plugin = {
  name: 'own-fonts',
  enforce: 'pre',
  transform(code, id) {
    if (!/\.css$/.test(id) || !code.includes('data:font/')) return null;
    const withoutLetters = code.replace(/@font-face\s*\{[^}]*data:font\/woff2?[^}]*\}/g, '');
    return withoutLetters.replace(
      /url\((['"]?)data:font\/ttf;[^,]*base64,([^)'"]*)\1\)/g,
      (_, _quote: string, data: string) => {
        const fileName = 'assets/icon-font.ttf';
        this.emitFile({ type: 'asset', fileName, source: Buffer.from(data, 'base64') });
        return `url(/graphiql/${fileName})`;
      },
    );
  },
};

/**
 * The explorer at `/graphiql`: React, Monaco and its workers in files of our own, nothing from outside.
 */
export default defineConfig({
  base: '/graphiql/',
  publicDir: false,
  plugins: [ownFonts],
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
});
