import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Shelf } from './shelf.ts';

/** Where the links of the shelf lead: a platform fetches pictures there. */
export async function openDownloads(shelf: Shelf): Promise<{ readonly root: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const hash = request.url?.split('/').at(-1) ?? '';
    if (shelf.has(hash)) response.writeHead(200, { 'content-type': shelf.mimeOf(hash) }).end(shelf.read(hash));
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
