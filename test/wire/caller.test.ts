import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { byAxios } from '../../src/wire/by-axios.ts';
import { byNode } from '../../src/wire/by-node.ts';
import { type Caller, type CallerRequest, createCaller } from '../../src/wire/caller.ts';
import type { Carrier } from '../../src/wire/carrier.ts';
import { NoAnswer } from '../../src/wire/no-answer.ts';
import { readProxying } from '../../src/wire/proxy.ts';
import { startProxy } from '../support/proxy.ts';

// All at the end: some wait side by side.
const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.splice(0)) await end();
});

const POST = { method: 'POST', path: '/x', data: '{}', timeoutMs: 300 } as const;

/** What a call came to: its status, or why there is no answer. */
async function outcome(caller: Caller, timeoutMs: number = POST.timeoutMs): Promise<number | string> {
  try {
    return (await caller.ask({ ...POST, timeoutMs })).status;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return error.why;
  } finally {
    caller.close();
  }
}

/** A server of bare sockets. */
async function listening(meet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    meet(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
const saying = (text: string, then?: (socket: Socket) => void) => (socket: Socket) =>
  socket.once('data', () => {
    socket.write(text);
    then?.(socket);
  });

type Heard = { readonly url: string | undefined; readonly headers: IncomingHttpHeaders; readonly text: string };

async function web(
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
  heard: Heard[] = [],
): Promise<number> {
  const server = createHttpServer((request, response) => {
    void readText(request).then((text) => {
      heard.push({ url: request.url, headers: request.headers, text });
      response.writeHead(status, headers).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endings.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A port at which connecting takes for ever: whoever listens there takes nobody in, and their queue is full. */
async function deafPort(): Promise<number> {
  const code = `require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () { console.log(this.address().port) })`;
  const child = spawn(process.execPath, ['-e', code]);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGSTOP');
  const port = Number(said.toString());
  const queue = Array.from({ length: 4 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  endings.push(() => {
    for (const socket of queue) socket.destroy();
    child.kill('SIGKILL');
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  return port;
}

const CLOSED = 'http://127.0.0.1:1';
const LIMIT = 4 * 1024 * 1024;
const BOMB = gzipSync(Buffer.alloc(64 * LIMIT));

describe.each<[string, Carrier]>([
  ['by Node’s client', byNode],
  ['by axios', byAxios],
])('%s', (_by, by) => {
  const callerAt = (root: string, environment: Record<string, string> = {}): Caller =>
    createCaller({ root, by, redact: (text) => text, proxyFor: readProxying(environment).proxyFor });

  describe.concurrent('a call that never left may be made again', () => {
    it.each<[string, () => Promise<string> | string]>([
      ['where nothing listens', () => CLOSED],
      ['where there is no such host', () => 'http://khong-co.invalid'],
      ['where connecting takes for ever', async () => `http://127.0.0.1:${await deafPort()}`],
      [
        'where the first of a host’s addresses takes for ever and the other refuses',
        async () => `http://localhost:${await deafPort()}`,
      ],
      ['where the encryption is never agreed on', async () => `https://127.0.0.1:${await listening(() => undefined)}`],
      [
        'where the line breaks before it is',
        async () =>
          `https://127.0.0.1:${await listening((socket) => socket.once('data', () => socket.resetAndDestroy()))}`,
      ],
      [
        'where something else answers than the encryption',
        async () => `https://127.0.0.1:${await listening((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))}`,
      ],
    ])('%s', async (_says, root) => {
      expect(await outcome(callerAt(await root()), 1000)).toBe('refused');
    });
  });

  describe('a call that may have been heard is never called refused', () => {
    it.concurrent.each<[string, string, (socket: Socket) => void]>([
      ['without an answer', 'unknown', () => undefined],
      ['broken off', 'unknown', (socket) => socket.once('data', () => socket.resetAndDestroy())],
      [
        'broken off within the answer',
        'unknown',
        saying('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"ok":tr', (socket) => socket.resetAndDestroy()),
      ],
      [
        'answered drop by drop',
        'unknown',
        saying(
          'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n',
          (socket) => void setInterval(() => socket.write('x'), 200).unref(),
        ),
      ],
      ['answered in no HTTP', 'unreadable', saying('xin chào\r\n\r\n')],
      [
        'answered at endless length',
        'unreadable',
        saying(`HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n${'x'.repeat(LIMIT + 1)}`),
      ],
      [
        'answered in a packing that is none',
        'unreadable',
        saying('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nxxxx'),
      ],
    ])('%s', async (_says, why, meet) => {
      expect(await outcome(callerAt(`http://127.0.0.1:${await listening(meet)}`), 1500)).toBe(why);
    });

    it('unpacked only as far as an answer may be long', async () => {
      const port = await web(200, { 'content-encoding': 'gzip' }, BOMB);
      expect(await outcome(callerAt(`http://127.0.0.1:${port}`), 5000)).toBe('unreadable');
    });

    it('a redirect is an answer, and nobody is followed', async () => {
      const elsewhere = await listening(() => expect.fail('followed'));
      const port = await web(307, { location: `http://127.0.0.1:${elsewhere}/` });
      expect(await outcome(callerAt(`http://127.0.0.1:${port}`))).toBe(307);
    });
  });

  describe('through a proxy', () => {
    const through = async (login?: string, given = login) => {
      const proxy = await startProxy(login);
      endings.push(() => proxy.stop());
      const HTTP_PROXY = given === undefined ? proxy.url : proxy.url.replace('//', `//${given}@`);
      return { proxy, environment: { HTTP_PROXY, HTTPS_PROXY: HTTP_PROXY } };
    };

    it.each([[undefined], ['ten:mat-khau']])(
      'a call gets there (login %s), and so does the next on the same connection',
      async (login) => {
        const { proxy, environment } = await through(login);
        const port = await web(200);
        const caller = callerAt(`http://bot.invalid:${port}`, environment);
        expect((await caller.ask(POST)).status).toBe(200);
        expect((await caller.ask(POST)).status).toBe(200);
        expect(proxy.asked).toEqual([`bot.invalid:${port}`]);
        caller.close();
      },
    );

    it.each<[string, (proxy: Awaited<ReturnType<typeof startProxy>>) => unknown, string | undefined]>([
      ['that wants another password', () => undefined, 'ten:sai'],
      ['that forbids it', (proxy) => proxy.answers(403), undefined],
      ['that finds nobody there', (proxy) => proxy.answers(502), undefined],
      ['that says nothing', (proxy) => proxy.answers(0), undefined],
      ['that is not there', (proxy) => proxy.stop().then(() => endings.pop()), undefined],
    ])('%s, nothing has left', { timeout: 10_000 }, async (_says, prepare, given) => {
      const { proxy, environment } = await through(given && 'ten:mat-khau', given);
      await prepare(proxy);
      const failure = callerAt(`http://bot.invalid:${await web(200)}`, environment).ask({ ...POST, timeoutMs: 1000 });
      await expect(failure).rejects.toMatchObject({ why: 'refused' });
      await expect(failure).rejects.not.toThrow(/sai|mat-khau/);
    });

    it('that breaks off a call which was led through, it may have been heard', async () => {
      const { proxy, environment } = await through();
      const port = await listening((socket) => socket.once('data', () => proxy.breakAll()));
      expect(await outcome(callerAt(`http://bot.invalid:${port}`, environment), 1000)).toBe('unknown');
    });

    it('what NO_PROXY names goes past it', async () => {
      const { proxy, environment } = await through();
      const caller = callerAt(`http://bot.invalid:${await web(200)}`, { ...environment, NO_PROXY: 'invalid' });
      expect(await outcome(caller)).toBe('refused'); // no such host, and the proxy was not asked
      expect(proxy.asked).toEqual([]);
    });
  });

  describe('what is sent', () => {
    const form = new FormData();
    form.set('file', new Blob(['ảnh'], { type: 'image/png' }), 'a.png');
    it.each<[string, Partial<CallerRequest>, string, RegExp]>([
      ['JSON', { data: { a: 'Đức Trọng' } }, 'application/json', /^{"a":"Đức Trọng"}$/],
      [
        'a text of its own type',
        { data: ' "a" ', headers: { 'content-type': 'application/json' } },
        'application/json',
        /^ "a" $/,
      ],
      ['a form', { data: new URLSearchParams({ a: 'b c' }) }, 'application/x-www-form-urlencoded', /^a=b\+c$/],
      [
        'a file',
        { data: form },
        'multipart/form-data; boundary=',
        /name="file"; filename="a.png"[^]*image\/png[^]*ảnh/,
      ],
    ])('%s goes out whole, and nobody asks for it to be packed', async (_says, asked, type, body) => {
      const heard: Heard[] = [];
      const caller = callerAt(`http://127.0.0.1:${await web(200, {}, '', heard)}/root/`);
      await caller.ask({ ...POST, params: { q: 'a+b c' }, ...asked });
      caller.close();
      const [{ url, headers, text }] = heard as [Heard];
      expect(url).toBe('/root/x?q=a%2Bb+c');
      expect(headers['content-type']).toMatch(new RegExp(`^${type}`));
      expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
      expect(headers['accept-encoding'] ?? 'identity').toBe('identity');
      expect(text).toMatch(body);
    });
  });

  it('a call that was given up before it began never leaves', async () => {
    const port = await listening(() => expect.fail('connected'));
    const asked = callerAt(`http://127.0.0.1:${port}`).ask({ ...POST, signal: AbortSignal.abort() });
    await expect(asked).rejects.toMatchObject({ why: 'stopped' });
  });

  it('a call that is given up says so', async () => {
    const giveUp = new AbortController();
    const port = await listening((socket) => socket.once('data', () => giveUp.abort()));
    const asked = callerAt(`http://127.0.0.1:${port}`).ask({ ...POST, timeoutMs: 5000, signal: giveUp.signal });
    await expect(asked).rejects.toMatchObject({ why: 'stopped' });
  });
});
