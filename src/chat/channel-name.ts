import type { Say } from './index.ts';

const NAMES: Readonly<Record<string, Say>> = {
  telegram: { plain: 'Telegram' },
  zalo: { plain: 'Zalo' },
  'zalo-bot': { plain: 'Zalo Bot' },
  simulator: { key: 'channels:simulator' },
};

/** A channel's name for people to read: "Telegram", "Zalo Bot". One that is not known is called as in the program. */
export function channelName(channel: string): Say {
  return NAMES[channel] ?? { plain: channel.charAt(0).toUpperCase() + channel.slice(1) };
}
