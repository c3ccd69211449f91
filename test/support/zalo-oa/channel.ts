import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createZalo, type TokenRow, type ZaloOptions, type ZaloWords } from '../../../src/channels/zalo/index.ts';
import type { Address, Incoming, Media } from '../../../src/chat/index.ts';
import { createLog } from '../../../src/log.ts';
import type { ZaloStandIn } from '../zalo-oa.ts';
import { createHandClock } from './clock.ts';

export const WORDS: ZaloWords = {
  mayType: 'Có thể nhắn',
  typeNumber: 'Nhắn số để chọn',
  more: 'Xem thêm',
  fileAt: ({ name }, url) => `Mở tệp ${name}: ${url}`,
  fileLeftOut: (name) => `Tệp ${name} không gửi được qua Zalo.`,
};

/** The channel alone, on a stand-in, with a core that notes what it receives. */
export type ChannelUnderTest = ReturnType<typeof channelOn>;

export function channelOn(zalo: ZaloStandIn, more: Partial<ZaloOptions> = {}) {
  const clock = more.clock ?? createHandClock();
  const received: Incoming[] = [];
  const lines: string[] = [];
  const calls: string[] = [];
  const rows: TokenRow[] = [];
  const stored = new Map<string, string>();
  const files = new Map<string, Buffer>();
  const failures = { left: 0 };
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const channel = createZalo({
    appId: zalo.appId,
    appSecret: zalo.appSecret,
    oaSecretKey: zalo.oaSecretKey,
    apiRoot: zalo.root,
    oauthRoot: zalo.root,
    tokens: {
      read: () => rows.at(-1) ?? null,
      write(row) {
        rows.push(structuredClone(row));
      },
    },
    firstRefreshToken: zalo.refreshToken,
    clock,
    log: createLog('debug', [], out), // no secret is named: the channel itself must keep them out
    readFile(hash) {
      const bytes = files.get(hash);
      if (!bytes) throw new Error(`no file ${hash}`);
      return bytes;
    },
    uploads: { get: (_channel, hash) => stored.get(hash) ?? null, put: (_channel, hash, ref) => stored.set(hash, ref) },
    words: () => WORDS,
    mediaHosts: [new URL(zalo.root).host],
    onReauthorise: (detail) => calls.push(`reauthorise: ${detail}`),
    onAccount: (detail) => calls.push(`account: ${detail}`),
    onAuthorised: () => calls.push('authorised'),
    callTimeoutMs: 5000,
    random: () => 0,
    ...more,
  });
  const receive = async (batch: readonly Incoming[]): Promise<void> => {
    if (failures.left > 0) {
      failures.left -= 1;
      throw new Error('the disk is full');
    }
    received.push(...batch);
  };
  const closers: (() => Promise<void>)[] = [];
  return {
    channel,
    clock,
    received,
    lines,
    calls,
    /** Every row of tokens that was ever written, the newest last. */
    rows,
    stored,
    failCommits(times: number): void {
      failures.left = times;
    },
    start: () => channel.start(receive),
    /** A real HTTP door for the webhook; the stand-in delivers to it. */
    async listen(): Promise<void> {
      const server = createServer((request, response) => {
        void (async () => {
          const chunks: Buffer[] = [];
          for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
          const { webhook } = channel;
          const answer = await webhook.handle(Buffer.concat(chunks), request.headers, request.method ?? '');
          response.writeHead(answer.status, answer.headers).end(answer.body);
        })();
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      zalo.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}${channel.webhook.path}`);
      closers.push(async () => {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      });
    },
    async stop(): Promise<void> {
      await channel.stop();
      await Promise.all(closers.map((close) => close()));
    },
    media(name: string, bytes: Buffer, mime: string): Media {
      const hash = `hash-of-${name}`;
      files.set(hash, bytes);
      return { hash, mime, name };
    },
  };
}

export const to = (id: string): Address => ({ channel: 'zalo', id });

/** Resolves once `holds` does; rejects after five seconds. For what has no event to wait for. */
export async function until(holds: () => boolean, what = 'the condition'): Promise<void> {
  const end = performance.now() + 30_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
