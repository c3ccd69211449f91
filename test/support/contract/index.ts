import { simulatorOf } from './simulator.ts';
import type { Column } from './stage.ts';
import { telegram } from './telegram.ts';
import { zalo } from './zalo.ts';
import { zaloBot } from './zalo-bot.ts';

/** Every channel that there is; a new one is one more line. */
export const COLUMNS: readonly Column[] = [
  telegram,
  zalo,
  zaloBot,
  simulatorOf('telegram-like', 'simulator'),
  simulatorOf('zalo-oa', 'simulator (Zalo OA)'),
  simulatorOf('zalo-bot', 'simulator (Zalo Bot)'),
];
