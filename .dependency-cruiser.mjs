/**
 * The import arrows of the house. Three lists say everything, the rules below are made from them: the
 * order of the features, the roles a file may have, and who may wire. Change the lists, not the rules.
 */

/** A feature imports only features to its left. A field that points back lives in the later feature. */
const FEATURES = [
  'access',
  'places',
  'chains',
  'listings',
  'matching',
  'orders',
  'outcomes',
  'partnerships',
  'civic',
  'insights',
  'ledgers',
  'notices',
];

/** What the suffix of a file (`need.service.ts`) allows it to import, of its own feature or an earlier one. */
const ROLES = {
  resolver: ['type', 'service', 'policy', 'loader', 'rule'],
  type: ['type', 'policy', 'loader', 'entity', 'rule'],
  service: ['service', 'policy', 'loader', 'entity', 'rule', 'worker'],
  worker: ['service', 'loader', 'entity', 'rule'],
  policy: ['policy', 'loader', 'entity', 'rule'],
  loader: ['policy', 'loader', 'entity', 'rule'],
  entity: ['entity', 'rule'],
  rule: ['rule'],
};

const WHY_ROLE = {
  resolver:
    'A resolver calls one service function and shapes its answer: rows and other resolvers are none of its business.',
  type: 'A type declares what is read; it starts no work, so it knows no service.',
  service: 'A service serves GraphQL, jobs and the command line alike, so it knows none of them.',
  worker: 'A worker thread computes: what it may see is decided before it is asked.',
  policy: 'A policy decides who may; it starts no work and knows no one who asks it.',
  loader: 'A loader fetches rows in batches; deciding what to do with them is for services.',
  entity: 'An entity holds columns only, so that it can be read beside the table.',
  rule: 'A rule is pure: it is tested as a table, without database, clock or network.',
};

/** Roles that know nothing of GraphQL: they must work the same from a job or the command line. */
const SPEAKS_NO_GRAPHQL = ['service', 'worker', 'policy', 'loader', 'entity', 'rule'];
/** The one place where a policy is bound to GraphQL: the decorator every mutation carries. */
const AUTHORISE = '^src/access/authorise\\.policy\\.ts$';

const GRAPHQL_PACKAGES = 'node_modules/(graphql|type-graphql|graphql-[^/]+|@apollo/[^/]+)/';
const PAGES = '^src/(web|graphiql)/';
const WIRING = '^src/(main|app|worker)\\.ts$|^src/command/';

const roleNames = Object.keys(ROLES);
const anyFeature = `^src/(${FEATURES.join('|')})/`;
const role = (...names) => `^src/.+\\.(${names.join('|')})\\.ts$`;
const roleInFeature = (...names) => `^src/(${FEATURES.join('|')})/.+\\.(${names.join('|')})\\.ts$`;

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** One rule per feature: nothing to its right. */
const featureOrder = FEATURES.slice(0, -1).map((feature, index) => {
  const later = FEATURES.slice(index + 1);
  return forbid(
    `${feature}-imports-only-leftwards`,
    `${feature} stands before ${later.join(', ')}: it can be read, tested and changed without them. What must happen there because of a write here is a handler that the later feature registers.`,
    { path: `^src/${feature}/` },
    { path: `^src/(${later.join('|')})/` },
  );
});

/** One rule per role: what its suffix does not allow. */
const roleArrows = roleNames.map((name) =>
  forbid(
    `${name}-imports-what-a-${name}-may`,
    `${WHY_ROLE[name]} It may import: ${ROLES[name].join(', ')}.`,
    { path: roleInFeature(name) },
    { path: anyFeature, pathNot: roleInFeature(...ROLES[name]) },
  ),
);

export default {
  forbidden: [
    ...featureOrder,
    ...roleArrows,
    forbid(
      'a-feature-file-has-a-role',
      `The suffix is the permission to import, so a file without one could import anything. Roles: ${roleNames.join(', ')}.`,
      { path: anyFeature, pathNot: roleInFeature(...roleNames) },
      {},
    ),
    forbid(
      'nobody-imports-a-file-without-a-role',
      `As above, for a file that itself imports nothing. Roles: ${roleNames.join(', ')}.`,
      {},
      { path: anyFeature, pathNot: roleInFeature(...roleNames) },
    ),
    forbid(
      'services-know-nothing-of-graphql',
      'Everything below the graph must work the same from a job, the command line or a test.',
      { path: roleInFeature(...SPEAKS_NO_GRAPHQL), pathNot: AUTHORISE },
      { path: GRAPHQL_PACKAGES },
    ),
    forbid(
      'rules-import-only-rules',
      'A rule is pure. Packages and Node modules bring clocks, files and randomness; give their results to the rule as arguments.',
      { path: role('rule') },
      { pathNot: role('rule') },
    ),
    forbid(
      'platform-imports-no-feature',
      'The platform is what any feature may use; what it needs from a feature is handed to it in app.ts.',
      { path: '^src/platform/' },
      { path: `${anyFeature}|^src/[^/]+\\.ts$|^src/command/` },
    ),
    forbid(
      'migrations-are-history',
      'A migration must do in ten years what it did on its day, so it leans on no code that changes.',
      { path: '^src/migrations/' },
      { path: '^src/(?!migrations/|platform/)' },
    ),
    forbid(
      'pages-know-no-server',
      'The pages speak to the server through the published graph alone, as every other client does.',
      { path: PAGES },
      { path: '^(src/(?!web/|graphiql/)|seeds/|test/)' },
    ),
    forbid(
      'pages-run-in-a-browser',
      'There are no Node modules in a browser. (The Vite configuration and its plugins run in Node and may.)',
      { path: PAGES, pathNot: '/(vite\\.config|\\w+\\.plugin)\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'the-server-knows-no-page',
      'The server delivers the built files and must start without any of their code.',
      { path: '^(src/(?!web/|graphiql/)|seeds/)' },
      { path: PAGES },
    ),
    forbid(
      'only-the-schema-imports-resolvers',
      'A resolver is reached through the graph, with its guards. Whoever else needs its work calls the service.',
      { path: '^(src/(?!schema\\.ts$)|seeds/)' },
      { path: role('resolver') },
    ),
    forbid(
      'only-app-and-main-wire',
      'Wiring in one place: what exists and who is given what can be read in app.ts.',
      { path: '^(src|seeds)/', pathNot: WIRING },
      { path: '^src/(main|app|schema)\\.ts$|^src/command/' },
    ),
    forbid(
      'nobody-imports-main',
      'main.ts starts a process when it is loaded.',
      {},
      { path: '^src/main\\.ts$' },
    ),
    forbid(
      'seeds-are-loaded-by-the-command-line',
      'Example data must never be needed to run.',
      { path: '^src/', pathNot: WIRING },
      { path: '^seeds/.*\\.ts$' },
    ),
    forbid(
      'every-folder-has-its-place',
      `src holds platform, migrations, command, web, graphiql and the features ${FEATURES.join(', ')}; a new feature first finds its place in the order at the head of this file.`,
      { path: `^src/(?!(platform|migrations|command|web|graphiql|${FEATURES.join('|')})/)[^/]+/` },
      {},
    ),
    forbid(
      'the-top-holds-only-wiring',
      'Whatever else lies loose in src belongs to a feature or to the platform.',
      { path: '^src/(?!(main|app|worker|schema|entities)\\.ts$)[^/]+\\.ts$' },
      {},
    ),
    forbid(
      'tests-and-scripts-stay-outside',
      'What runs in production never leans on what is only there to develop it.',
      { path: '^(src|seeds)/' },
      { path: '^(test|scripts|eslint-rules)/' },
    ),
    forbid(
      'no-development-packages-in-production',
      'The server must run after `npm ci --omit=dev`. (The pages are bundled before that.)',
      { path: '^(src|seeds)/', pathNot: [PAGES] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'packages-are-declared',
      'A package that is only there because another one brought it may be gone tomorrow.',
      { path: '^(src|seeds|test)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid('imports-resolve', 'The file or package does not exist.', {}, { couldNotResolve: true }),
    forbid(
      'no-cycles',
      'Modules that load each other see each other half made. Two entities that know each other do so by `import type` and Ref, which leaves no import behind.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only', 'pre-compilation-only'] },
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules|^dist/' },
    exclude: { path: '(^|/)generated/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count as arrows too; 'specify' marks them, so that cycles of types can pass.
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
