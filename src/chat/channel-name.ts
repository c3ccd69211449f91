import type { Say } from './index.ts';

/** A channel's name for an office to read: "Telegram". */
export function channelName(channel: string): Say {
  return { plain: channel.charAt(0).toUpperCase() + channel.slice(1) };
}
