import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const swc = JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8'));

// As built for dist, but imports keep their .ts ending: jest loads the sources themselves.
const transformTo = (type) => ({
  '^.+\\.ts$': [
    '@swc/jest',
    {
      ...swc,
      swcrc: false,
      jsc: { ...swc.jsc, rewriteRelativeImportExtensions: false },
      module: { type },
    },
  ],
});

/** Tests run the TypeScript sources as ES modules; `test/` mirrors `src/`. */
const house = {
  displayName: 'house',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: transformTo('es6'),
};

/**
 * Suites of others that hang as ES modules under jest (2026-11: the one of Apollo Server) run as CommonJS.
 * Theirs and ours are one copy of Apollo's package, whatever version theirs would bring.
 */
const suites = {
  displayName: 'suites',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.suite.ts'],
  moduleNameMapper: { '^@apollo/server(/[a-z/]+)?$': '<rootDir>/node_modules/@apollo/server$1' },
  transform: transformTo('commonjs'),
};

/**
 * A worker for each core, though jest would keep one core back: half of a test's time is PostgreSQL's.
 * All workers share one PostgreSQL of a hundred connections, so four are the most.
 */
const maxWorkers = Math.min(availableParallelism(), 4);

export default { projects: [house, suites], maxWorkers, testTimeout: 180_000 };
