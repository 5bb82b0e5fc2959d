/**
 * Serves the sample dashboard with the client package beside it: `npm run sdk` first.
 *
 *   node docs/examples/dashboard/serve.mjs 4100
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const here = import.meta.dirname;
const sdk = join(here, '../../../dist/sdk');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
const names = /^\/(?:lianzu\/)?[\w-]+\.(?:js|html)$/;

const server = createServer((request, response) => {
  const path = request.url === '/' ? '/index.html' : (request.url ?? '').split('?')[0];
  const file = path.startsWith('/lianzu/') ? join(sdk, path.slice(8)) : join(here, path);
  if (!names.test(path) || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', types[extname(file)]);
  createReadStream(file).pipe(response);
});
server.listen(Number(process.argv[2] ?? 4100), '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`);
});
