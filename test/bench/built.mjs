/**
 * Lets the bench import `src/` and `seeds/` by name and run what was built from them: the code measured
 * is the code that `npm start` serves. The bench's own TypeScript runs as it is (types stripped).
 */
import { registerHooks } from 'node:module';

const root = new URL('../../', import.meta.url);

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
});
