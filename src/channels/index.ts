import type { ChannelNames } from '../chat/channel-name.ts';
import type { Descriptor } from '../wire/descriptor.ts';
import { SIMULATOR } from './simulator/index.ts';
import { telegram } from './telegram/descriptor.ts';
import { zalo } from './zalo/descriptor.ts';
import { zaloBot } from './zalo-bot/descriptor.ts';

export { createSimulator, SIMULATOR, type Simulator } from './simulator/index.ts';

/** Every channel that there is: a new one is a folder beside and a line here. */
export const CHANNELS: readonly Descriptor[] = [telegram, zalo, zaloBot];

/** How people call them, for the words. */
export const channelNames: ChannelNames = {
  [SIMULATOR.name]: { label: SIMULATOR.label },
  ...Object.fromEntries(
    CHANNELS.map(({ name, label, short }) => [name, { label: { plain: label }, short: { plain: short } }]),
  ),
};
