/** The channels that can be run; a new one is a folder beside and a line in the environment's reading. */
export { createSimulator, type Simulator } from './simulator/index.ts';
export { createTelegram, telegramLinks } from './telegram/index.ts';
