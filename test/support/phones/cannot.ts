import { CHANNELS, type ChannelName } from './index.ts';

type Lack = { readonly line: RegExp; readonly why: string };

/**
 * What people can't do on a platform, as a line of a transcript says it. A transcript with such a line is not played there, and its name
 * says so. Everything else is played everywhere.
 */
export const CANNOT: Readonly<Record<ChannelName, readonly Lack[]>> = {
  telegram: [],
  zalo: [
    { line: /^> \(bình chọn\)$/m, why: 'no polls in a chat with an OA' },
    { line: /^> \(sửa tin\)/m, why: 'nobody tells of edits' },
    { line: /^> \(ảnh muộn\)$/m, why: 'pictures come one by one, no album has a late one' },
  ],
  'zalo-bot': [
    { line: /^> \(bình chọn\)$/m, why: 'no polls in a chat with a bot' },
    { line: /^> \(sửa tin\)/m, why: 'nobody tells of edits' },
    { line: /^> \(ảnh muộn\)$/m, why: 'pictures come one by one, no album has a late one' },
    { line: /^> \(tệp \S+\)$/m, why: 'no documents' },
    { line: /^> \(nút cũ\)/m, why: 'no buttons' },
    { line: /^> \((?:mở )?chặn\)$/m, why: 'nobody tells the bot that it is blocked' },
  ],
  simulator: [
    { line: /^> \((?:bình chọn|sửa tin)\)/m, why: 'a rehearsed phone types, taps and sends files' },
    { line: /^> \(ảnh muộn\)$/m, why: 'an album comes whole' },
    { line: /^> \[Gửi tới .* trước\]$/m, why: 'both phones are of one channel' },
  ],
};

/** Why a transcript can't be played on a channel; null: it can. */
export function whyNot(channel: ChannelName, script: string): string | null {
  const lines = script.replace(/^\s+/gm, '');
  return CANNOT[channel].find(({ line }) => line.test(lines))?.why ?? null;
}

/** The channels a transcript is played on, and a remark for its name on the others. */
export function channelsFor(script: string): { readonly channels: readonly ChannelName[]; readonly remark: string } {
  const channels = CHANNELS.filter((each) => whyNot(each, script) === null);
  const others = CHANNELS.filter((each) => !channels.includes(each));
  const remarks = others.map((each) => `not on ${each}: ${whyNot(each, script)}`);
  return { channels, remark: remarks.length === 0 ? '' : ` (${remarks.join('; ')})` };
}
