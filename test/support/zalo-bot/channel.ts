import { Writable } from 'node:stream';
import { createZaloBot, type ZaloBotOptions } from '../../../src/channels/zalo-bot/index.ts';
import type { Address, Incoming, Media } from '../../../src/chat/index.ts';
import { systemClock } from '../../../src/clock.ts';
import { createLog } from '../../../src/log.ts';
import type { ZaloBotStandIn } from '../zalo-bot-stand-in.ts';

/** The channel alone, on a stand-in, with a core that notes what it receives and drops repeats as the real one does. */
export type ChannelUnderTest = ReturnType<typeof zaloBotOn>;

export function zaloBotOn(zalo: Pick<ZaloBotStandIn, 'root' | 'token'>, more: Partial<ZaloBotOptions> = {}) {
  const received: Incoming[] = [];
  const repeats: string[] = [];
  const lines: string[] = [];
  const files = new Map<string, Uint8Array>();
  const links = new Map<string, string>();
  const used = { users: 12, sent: 340 };
  const failures = { left: 0 };
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const channel = createZaloBot({
    token: zalo.token,
    apiRoot: zalo.root,
    mode: 'polling',
    clock: systemClock,
    log: createLog('debug', [], out), // no secret is named: the channel itself must keep them out
    words: (language) => ({
      mayType: language === 'vi' ? 'Có thể nhắn' : 'You may type',
      typeNumber: language === 'vi' ? 'Nhắn số để chọn' : 'Type a number',
      pictureElsewhere: 'Ảnh xem ở văn phòng.',
      pictureAt: (url) => `Ảnh: ${url}`,
      fileAt: ({ name }, url) => `Mở tệp ${name}: ${url}`,
      fileLeftOut: (name) => `Tệp ${name} nhận ở văn phòng.`,
    }),
    quotaLine: ({ users, mostUsers, sent, mostSent, isNear }) =>
      `${users}/${mostUsers} người, ${sent}/${mostSent} tin tháng này${isNear ? ' (sắp hết)' : ''}`,
    counter: { users: () => used.users, sentThisMonth: () => used.sent, add: () => void (used.sent += 1) },
    linkFor: (media) => links.get(media.hash) ?? null,
    readFile(hash) {
      const bytes = files.get(hash);
      if (!bytes) throw new Error(`no file ${hash}`);
      return bytes;
    },
    mediaHosts: ['zdn.vn', zalo.root],
    pollSeconds: 5,
    callTimeoutMs: 5000,
    backoffMs: 20,
    lookAgainMs: 50,
    ...more,
  });
  const receive = async (batch: readonly Incoming[]): Promise<void> => {
    if (failures.left > 0) {
      failures.left -= 1;
      throw new Error('the disk is full');
    }
    for (const each of batch) {
      if (received.some((known) => known.id === each.id)) repeats.push(each.id);
      else received.push(each);
    }
  };
  return {
    channel,
    received,
    /** Ids of updates that came again and were dropped. */
    repeats,
    lines,
    used,
    links,
    /** The next commits fail. */
    failCommits(times: number): void {
      failures.left = times;
    },
    start: () => channel.start(receive),
    media(name: string, bytes: Uint8Array, mime: string, link?: string): Media {
      const hash = `hash-of-${name}`;
      files.set(hash, bytes);
      if (link !== undefined) links.set(hash, link);
      return { hash, mime, name };
    },
  };
}

export const to = (id: string): Address => ({ channel: 'zalo-bot', id });

/** Resolves once `holds` does; rejects after five seconds. For what has no event to wait for. */
export async function until(holds: () => boolean, what = 'the condition'): Promise<void> {
  const end = performance.now() + 30_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
