import type { Say } from './index.ts';

/** How channels are called: `short` where none is beside that it could be taken for. */
export type ChannelNames = Readonly<Record<string, { readonly label: Say; readonly short?: Say }>>;

/**
 * A channel's name for people to read, as its descriptor has it: "Telegram", "Zalo Bot". `beside`: what else is in question there: where
 * Zalo Bot is, "Zalo" is "Zalo OA".
 */
export const channelName = (channel: string, beside: readonly string[] = []): Say => ({ channel, beside });

/** The name among these; one that is not there is called as in the program. */
export function nameAmong(names: ChannelNames, channel: string, beside: readonly string[]): Say {
  const found = names[channel];
  const isOneOfSeveral = beside.some((other) => other.startsWith(`${channel}-`));
  if (found) return isOneOfSeveral ? found.label : (found.short ?? found.label);
  return { plain: channel.charAt(0).toUpperCase() + channel.slice(1) };
}
