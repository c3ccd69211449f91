import type { ChannelName, Phones, PhonesParts } from './index.ts';
import { openSimulatorPhones } from './simulator.ts';
import { openTelegramPhones } from './telegram.ts';
import { openZaloPhones } from './zalo.ts';
import { openZaloBotPhones } from './zalo-bot.ts';

const OPEN: Readonly<Record<ChannelName, (parts: PhonesParts) => Promise<Phones>>> = {
  telegram: openTelegramPhones,
  zalo: openZaloPhones,
  'zalo-bot': openZaloBotPhones,
  simulator: openSimulatorPhones,
};

export const openPhones = (channel: ChannelName, parts: PhonesParts): Promise<Phones> => OPEN[channel](parts);
