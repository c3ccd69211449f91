import { Writable } from 'node:stream';
import { createTelegram, type TelegramOptions } from '../../../src/channels/telegram/index.ts';
import type { Address, Incoming, Media } from '../../../src/chat/index.ts';
import { systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import type { TelegramStandIn } from '../telegram-stand-in.ts';

/** The channel alone, on a stand-in, with a core that notes what it receives. */
export type ChannelUnderTest = ReturnType<typeof channelOn>;

export function channelOn(telegram: Pick<TelegramStandIn, 'root' | 'token'>, more: Partial<TelegramOptions> = {}) {
  const received: Incoming[] = [];
  const batches: number[] = [];
  const lines: string[] = [];
  const names: string[] = [];
  const stored = new Map<string, string>();
  const files = new Map<string, Buffer>();
  const failures = { left: 0 };
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const channel = createTelegram({
    token: telegram.token,
    apiRoot: telegram.root,
    mode: 'polling',
    clock: systemClock,
    log: createLog('debug', [], out), // no secret is named: the channel itself must keep them out
    readFile(hash) {
      const bytes = files.get(hash);
      if (!bytes) throw new Error(`no file ${hash}`);
      return bytes;
    },
    uploads: { get: (_channel, hash) => stored.get(hash) ?? null, put: (_channel, hash, ref) => stored.set(hash, ref) },
    commands: [],
    onName: (name) => names.push(name),
    pollSeconds: 5,
    callTimeoutMs: 5000,
    backoffMs: 20,
    ...more,
  });
  const receive = async (batch: readonly Incoming[]): Promise<void> => {
    if (failures.left > 0) {
      failures.left -= 1;
      throw new Error('the disk is full');
    }
    batches.push(batch.length);
    received.push(...batch);
  };
  return {
    channel,
    received,
    batches,
    lines,
    names,
    stored,
    /** The next commits fail. */
    failCommits(times: number): void {
      failures.left = times;
    },
    start: () => channel.start(receive),
    media(name: string, bytes: Buffer, mime: string): Media {
      const hash = `hash-of-${name}`;
      files.set(hash, bytes);
      return { hash, mime, name };
    },
  };
}

export const to = (id: number | string): Address => ({ channel: 'telegram', id: String(id) });

/** Enough of a JPEG for a server that looks at its first bytes. */
export const jpeg = (content: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(content)]);

/** Resolves once `holds` does; rejects after five seconds. For what has no event to wait for. */
export async function until(holds: () => boolean, what = 'the condition'): Promise<void> {
  const end = performance.now() + 30_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
