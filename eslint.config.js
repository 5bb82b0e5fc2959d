import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { plugin as lianzu } from './eslint-rules/plugin.js';

/** What a reader can hold in mind at once ends near 200 lines; 400 is where we stop each other. */
const LONGEST_FILE = 400;

const ENVIRONMENT_ADVICE =
  'Configuration is read and checked in one place, src/platform/config.ts: take the value from there.';

/** Every way to reach the environment. Selectors, so that `const { env } = process` counts too. */
const environmentSelectors = [
  ':matches(MemberExpression[property.name="env"], MemberExpression[property.value="env"])[object.name="process"]',
  ':matches(MemberExpression[property.name="env"], MemberExpression[property.value="env"])[object.property.name="process"]',
  'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
  'ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name="env"]',
].map((selector) => ({ selector, message: ENVIRONMENT_ADVICE }));

/** The functions that declare what a field reads; each takes the description of its field. */
const READ_DECLARATIONS = {
  from: 'platform/read/',
  names: ['Column', 'EnumColumn', 'Localised', 'Computed', 'Embedded', 'Json', 'JsonKey'].concat([
    'LocalisedJsonKey',
    'One',
    'List',
    'ByKey',
    'Page',
    'RootPage',
    'RootOne',
  ]),
};

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'setInterval', 'clearTimeout']
    .concat(
      [
        'clearInterval',
        'fetch',
        'performance',
        'AbortController',
        'AbortSignal',
        'structuredClone',
      ],
      ['TextDecoder', 'TextEncoder', 'setImmediate', 'WebSocket', 'URLSearchParams', 'document'],
    )
    .map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.lianzu/', '**/generated/', '**/*.generated.*']),
  {
    name: 'every file',
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: LONGEST_FILE }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
    },
  },
  {
    name: 'no default exports: a thing has one name, wherever it is used',
    files: ['**/*.{ts,tsx,js,mjs}'],
    ignores: ['**/*.config.{js,mjs,ts}', '.dependency-cruiser.mjs'],
    rules: {
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  {
    name: 'scripts and rules, plain JavaScript',
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', 'no-throw-literal': 'error' },
  },
  {
    name: 'TypeScript, with types',
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { lianzu },
    rules: {
      'lianzu/described': ['error', READ_DECLARATIONS],
      'lianzu/mutation-authorises': 'error',
      'no-restricted-syntax': ['error', ...environmentSelectors],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // In a file with decorators this rule is silent (it reads emitDecoratorMetadata from tsconfig):
      // there the import of a decorated type must stay a real one, and tsc itself (TS1272) asks for
      // `import type` where the type is no class.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // An implementation of an asynchronous interface may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    name: 'where the environment may be read',
    files: ['src/platform/config.ts', 'test/support/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    name: 'the schema of a server that ours is measured against: nobody reads it',
    files: ['test/bench/server/ordinary/**'],
    rules: { 'lianzu/described': 'off' },
  },
  {
    name: 'declarations beside plain JavaScript belong to no project',
    files: ['eslint-rules/**/*.d.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
);
