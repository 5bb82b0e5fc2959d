import { createServer } from 'node:net';

/** A port of 127.0.0.1 on which nobody listens now: `wanted` if it is free, else any. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer();
  try {
    return await new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  } catch (error) {
    if (wanted === 0) throw error;
    return await freePort();
  } finally {
    server.close();
  }
}
