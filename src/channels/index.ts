/** The channels that can be run; a new one is a folder beside and a line in the environment's reading. */
export { createSimulator, type Simulator } from './simulator/index.ts';
export { createTelegram, telegramLinks } from './telegram/index.ts';
export {
  createZalo,
  isSealed,
  oaIdIn,
  oaLink,
  readKey,
  seal,
  type TokenRow,
  type TokenStore,
  unseal,
  type WebhookCounts,
  type Zalo,
} from './zalo/index.ts';
export { createZaloBot } from './zalo-bot/index.ts';
