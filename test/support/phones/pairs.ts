import { channelNames } from '../../../src/channels/index.ts';
import { channelName } from '../../../src/chat/channel-name.ts';
import { createWords, localesFolder } from '../../../src/words/index.ts';
import type { ChannelName } from './index.ts';

/** Where the other phone of a person is whose first one is on this channel. The rehearsal's phones are all on one. */
export const OTHER: Readonly<Record<ChannelName, ChannelName>> = {
  telegram: 'zalo',
  zalo: 'telegram',
  'zalo-bot': 'telegram',
  simulator: 'simulator',
};

const words = createWords(localesFolder, channelNames);
const nameOf = (channel: ChannelName): string => words.plain(channelName(channel), 'vi');

/** Puts the names of the two channels into a transcript: see scenario.ts. */
export function nameChannels(script: string, home: ChannelName): string {
  const here = nameOf(home);
  const there = nameOf(OTHER[home]);
  const isOne = here === there;
  return script
    .replaceAll('{đây}', here)
    .replaceAll('{kia}', there)
    .replaceAll('{đây #}', isOne ? `${here} 1` : here)
    .replaceAll('{kia #}', isOne ? `${there} 2` : there)
    .replaceAll('{cả hai}', isOne ? here : [here, there].toSorted().join(', '));
}
