import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createHost } from '../../src/channels/zalo/host.ts';
import { createClient } from '../../src/channels/zalo-bot/client.ts';

const given = { timeoutMs: 5000, redact: (text: string) => text };

it.each<[string, (root: string) => Promise<unknown>]>([
  ['Zalo OA', (root) => createHost({ ...given, root }).call({ method: 'GET', path: '/v2.0/oa/getoa' })],
  ['Zalo Bot', (root) => createClient({ ...given, apiRoot: root, token: 'x' })('getMe', {})],
])('calls of %s go through axios, as was ordered', async (_name, call) => {
  const agents: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    agents.push(request.headers['user-agent']);
    response.end('{"ok":false,"error_code":400,"description":"no"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await call(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  server.closeAllConnections();
  expect(agents).toEqual([expect.stringMatching(/^axios\//)]);
});
