import type { Say } from './index.ts';

const NAMES: Readonly<Record<string, Say>> = {
  telegram: { plain: 'Telegram' },
  zalo: { plain: 'Zalo' },
  'zalo-bot': { plain: 'Zalo Bot' },
  simulator: { key: 'channels:simulator' },
};

/**
 * A channel's name for people to read: "Telegram", "Zalo Bot". One that is not known is called as in the program. `beside`: what else is in
 * question there: where Zalo Bot is, the other one is "Zalo OA".
 */
export function channelName(channel: string, beside: readonly string[] = []): Say {
  if (channel === 'zalo' && beside.includes('zalo-bot')) return { plain: 'Zalo OA' };
  return NAMES[channel] ?? { plain: channel.charAt(0).toUpperCase() + channel.slice(1) };
}
