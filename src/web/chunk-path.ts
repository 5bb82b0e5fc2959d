/**
 * The beginnings of the paths whose pages come in chunks (see chunk.ts). The build writes them into the page, so
 * that the server can tell a browser at once what it will need.
 */
export const chunkPaths = {
  read: /^\/(villages|search|chain|party|mine|listing\/[^/]+$|pairing)\b/,
  order: /^\/orders?\b/,
  joint: /^\/(partnerships|tasks)\b/,
  ledger: /^\/ledgers?\b/,
  write: /^\/(new|outbox|settings|listing\/[^/]+\/edit)\b/,
  wall: /^\/wall\b/,
  notice: /^\/inbox\b/,
  report: /^\/report(-links)?$/,
  developer: /^\/developers\b/,
  admin: /^\/admin\b/,
} as const;
