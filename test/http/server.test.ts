import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHttp, type HttpOptions } from '../../src/http/index.ts';
import { createLog } from '../../src/log.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(options: Partial<HttpOptions> = {}) {
  const server = createHttp({
    port: 0,
    host: '127.0.0.1',
    log: createLog('silent', []),
    health: () => ({ ok: true }),
    ...options,
  });
  stops.push(() => server.stop());
  return { server, ...(await server.start()) };
}

const healths: readonly { name: string; health: HttpOptions['health']; status: number; ok: boolean }[] = [
  { name: 'all is well', health: () => ({ ok: true, database: { ok: true } }), status: 200, ok: true },
  { name: 'a part is ill', health: () => ({ ok: false }), status: 503, ok: false },
  {
    name: 'nobody can tell',
    health: () => {
      throw new Error('database is closed');
    },
    status: 503,
    ok: false,
  },
];
for (const { name, health, status, ok } of healths) {
  test(`healthz says ${status} when ${name}`, async () => {
    const { url } = await serve({ health });
    const response = await fetch(`${url}/healthz`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toMatchObject({ ok });
  });
}

test('a webhook gets the body byte for byte and the headers, and its status goes back', async () => {
  const seen: { body: string; secret: unknown }[] = [];
  const { url } = await serve({
    webhooks: [
      {
        path: '/webhooks/telegram',
        handle(body, headers) {
          seen.push({ body: Buffer.from(body).toString(), secret: headers['x-telegram-bot-api-secret-token'] });
          return Promise.resolve({ status: headers['x-telegram-bot-api-secret-token'] ? 200 : 401 });
        },
      },
    ],
  });
  const body = '{"update_id": 1,  "text":"Học"}';
  const post = (headers: Record<string, string>) =>
    fetch(`${url}/webhooks/telegram`, { method: 'POST', body, headers });
  expect((await post({})).status).toBe(401);
  expect((await post({ 'x-telegram-bot-api-secret-token': 's' })).status).toBe(200);
  expect(seen).toEqual([
    { body, secret: undefined },
    { body, secret: 's' },
  ]);
  expect((await fetch(`${url}/webhooks/telegram`)).status).toBe(404);
});

test('who checks the domain with HEAD gets what GET gets, without the body', async () => {
  const pages = { '/': '<meta name="x" />', '/zalo_verifierX.html': 'X' };
  const headers = { 'content-type': 'text/html' };
  const handle = () => Promise.resolve({ status: 200, body: pages['/'], headers });
  const { url } = await serve({ webhooks: [{ path: '/webhooks/zalo', pages, handle }] });
  for (const path of ['/', '/zalo_verifierX.html', '/webhooks/zalo']) {
    const got = await fetch(url + path);
    const head = await fetch(url + path, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, got.headers.get('content-type')]);
    expect([(await got.text()).length > 0, await head.text()]).toEqual([true, '']);
  }
});

test('a body above the limit is refused and never reaches the webhook, announced or not', async () => {
  let calls = 0;
  const handle = () => {
    calls += 1;
    return Promise.resolve({ status: 200 });
  };
  const { url, port } = await serve({ webhooks: [{ path: '/webhooks/telegram', handle }] });
  const announced = await new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /webhooks/telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n');
    });
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
  expect(announced).toMatch(/^HTTP\/1\.1 413 /);
  const chunks = new ReadableStream({
    async pull(controller) {
      // Without a rest the client never gets to see that it was cut off, and goes on for ever.
      await new Promise((resolve) => setImmediate(resolve));
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  const streamed = await fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    body: chunks,
    duplex: 'half',
  }).then(
    (response) => response.status,
    // The server may close the connection before the client has read the answer.
    () => 413,
  );
  expect(streamed).toBe(413);
  expect(calls).toBe(0);
});

test('an idle connection is kept longer than any proxy in front keeps it', async () => {
  const { port } = await serve();
  const agent = new Agent({ keepAlive: true });
  const hint = await new Promise<string>((resolve, reject) => {
    const asked = request({ port, path: '/healthz', agent }, (response) => {
      response.resume();
      resolve(String(response.headers['keep-alive']));
    });
    asked.on('error', reject);
    asked.end();
  });
  agent.destroy();
  expect(Number(/timeout=(\d+)/.exec(hint)?.[1])).toBeGreaterThanOrEqual(75);
});

test('a route that breaks answers 500 without telling why, and the server lives on', async () => {
  const { url } = await serve({
    webhooks: [{ path: '/webhooks/telegram', handle: () => Promise.reject(new Error('secret detail')) }],
  });
  const broken = await fetch(`${url}/webhooks/telegram`, { method: 'POST', body: '{}' });
  expect(broken.status).toBe(500);
  expect(await broken.text()).not.toContain('secret');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('a stop lets the answer in hand finish', async () => {
  let finish = (): void => undefined;
  let reached = (): void => undefined;
  const underWay = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const { server, url } = await serve({
    webhooks: [
      {
        path: '/webhooks/telegram',
        handle: () => {
          reached();
          return new Promise((resolve) => {
            finish = () => resolve({ status: 200 });
          });
        },
      },
    ],
  });
  const asked = fetch(`${url}/webhooks/telegram`, { method: 'POST', body: '{}' });
  await underWay;
  const stopped = server.stop();
  finish();
  expect((await asked).status).toBe(200);
  await stopped;
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
});

test('a port that is taken is an error at the start', async () => {
  const { port } = await serve();
  await expect(serve({ port })).rejects.toThrow(/EADDRINUSE/);
});

test('without a rehearsal there is no page', async () => {
  const { url } = await serve();
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/api/rehearsal/state`)).status).toBe(404);
});

test('whoever is not let in is refused before their body is read, and a body that is too large for a known sender is confirmed', async () => {
  let calls = 0;
  const handle = () => {
    calls += 1;
    return Promise.resolve({ status: 200 });
  };
  const refuses = (headers: Readonly<Record<string, unknown>>) =>
    headers['x-secret'] === 's' ? null : { status: 401 };
  const webhook = { path: '/webhooks/telegram', handle, refuses, tooLarge: () => ({ status: 200 }) };
  const { port } = await serve({ webhooks: [webhook] });
  /** Announces a body and sends none of it. */
  const announce = (length: number, more = ''): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(`POST /webhooks/telegram HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n${more}\r\n`);
      });
      socket.once('data', (data) => {
        socket.destroy();
        resolve(data.toString().split('\r\n')[0] ?? '');
      });
    });
  expect(await announce(20)).toContain('401');
  expect(await announce(50_000_000)).toContain('401');
  expect(await announce(50_000_000, 'X-Secret: s\r\n')).toContain('200');
  expect(calls).toBe(0);
});
