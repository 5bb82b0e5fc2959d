/**
 * Lets the bench import `src/` and `seeds/` by name and run what was built from them: the code measured
 * is the code that `npm start` serves. The bench's own TypeScript runs as it is (types stripped), but for
 * the ordinary server, whose classes are described by decorators: those are compiled as `src/` is.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const ordinary = new URL('server/ordinary/', import.meta.url).href;
const swc = process.argv[1]?.endsWith('server/ordinary.ts') ? await import('@swc/core') : null;
const compileOptions = {
  ...JSON.parse(readFileSync(new URL('.swcrc', root), 'utf8')),
  swcrc: false,
  sourceMaps: false,
};
// Nothing is written: imports keep the names of the sources, which are compiled when they are asked for.
compileOptions.jsc = { ...compileOptions.jsc, rewriteRelativeImportExtensions: false };

registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.')) return next(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    const path = href.startsWith(root.href) ? href.slice(root.href.length) : '';
    const built = path.startsWith('src/')
      ? path.replace('src/', 'dist/')
      : path.startsWith('seeds/')
        ? `dist/${path}`
        : null;
    return built === null
      ? next(specifier, context)
      : next(new URL(built.replace(/\.ts$/, '.js'), root).href, context);
  },
  load(url, context, next) {
    if (swc === null || !url.startsWith(ordinary)) return next(url, context);
    const { code } = swc.transformSync(readFileSync(fileURLToPath(url), 'utf8'), compileOptions);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
