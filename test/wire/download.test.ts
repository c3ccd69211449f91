import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetch } from '../../src/channels/telegram/fetch.ts';
import { FetchError, FileTooLarge } from '../../src/chat/index.ts';
import { download } from '../../src/wire/download.ts';
import { createMediaFetch } from '../../src/wire/media.ts';

const PART = 20_000;
const PARTS = 40;
const SILENCE_MS = 300;
const limit = { bytes: PART * PARTS };

/** Slow lines, one a path. */
const LINES: Readonly<Record<string, (response: ServerResponse) => Promise<void>>> = {
  /** Takes several times the silence that is allowed, but never falls silent. */
  async steady(response) {
    response.setHeader('content-length', PART * PARTS);
    for (let n = 0; n < PARTS; n += 1) {
      response.write(Buffer.alloc(PART, n));
      await sleep(SILENCE_MS / 10);
    }
    response.end();
  },
  async 'falls-silent'(response) {
    response.write(Buffer.alloc(PART));
  },
  async 'breaks-off'(response) {
    response.setHeader('content-length', PART * PARTS);
    response.write(Buffer.alloc(PART));
    await sleep(20);
    response.destroy();
  },
  async 'says-nothing'() {},
  async 'head-alone'(response) {
    response.flushHeaders();
  },
  async drips(response) {
    while (!response.destroyed) {
      response.write('.');
      await sleep(20);
    }
  },
  async 'tells-too-much'(response) {
    response.setHeader('content-length', PART * PARTS + 1);
    response.flushHeaders();
  },
  async 'gives-too-much'(response) {
    for (let n = 0; n <= PARTS && !response.destroyed; n += 1) response.write(Buffer.alloc(PART));
    response.end();
  },
};

let server: Server;
let root: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'image/jpeg');
    void LINES[request.url?.split('/').at(-1) ?? '']?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Fetch = (ref: string, limit: { readonly bytes: number }) => Promise<Uint8Array>;

describe.each<[string, () => Fetch]>([
  [
    'Telegram',
    () =>
      createFetch({
        token: '1:secret',
        apiRoot: root,
        timeoutMs: SILENCE_MS,
        call: async (_method, fields) => ({
          ok: true,
          result: { file_path: (fields as { file_id: string }).file_id },
        }),
      }),
  ],
  [
    'Zalo, OA and bot',
    () => {
      const fetch = createMediaFetch({ hosts: [new URL(root).host], timeoutMs: SILENCE_MS });
      return (ref, most) => fetch(`${root}/${ref}`, most);
    },
  ],
])('a picture of %s', (_name, open) => {
  test('over a weak line comes whole, however long that takes', async () => {
    const bytes = await open()('steady', limit);
    expect(
      Buffer.from(bytes).equals(Buffer.concat(Array.from({ length: PARTS }, (_, n) => Buffer.alloc(PART, n)))),
    ).toBe(true);
  });

  test.each([
    ['falls-silent', { final: false, cutShort: true }],
    ['breaks-off', { final: false, cutShort: true }],
    ['says-nothing', { final: false, cutShort: false }],
    ['head-alone', { final: false, cutShort: false }],
    ['tells-too-much', new FileTooLarge()],
    ['gives-too-much', new FileTooLarge()],
  ])('over a line that %s is given up', async (line, expected) => {
    const error: unknown = await open()(line, limit).catch((each: unknown) => each);
    expect(error).toBeInstanceOf(FetchError);
    expect(error).toMatchObject(expected);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/http|secret/);
  });
});

test('what drips for ever is given up too', async () => {
  const options = { most: 1000, silenceMs: 1000, graceMs: 200 };
  const error: unknown = await download(`${root}/drips`, options).catch((each: unknown) => each);
  expect(error).toMatchObject({ name: 'FetchError', message: 'too slow', final: false, cutShort: true });
});
