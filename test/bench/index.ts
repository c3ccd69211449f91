/**
 * npm run bench: ratios measured side by side in one run. Durable turns beside a bare Telegraf echo bot; the pace of a broadcast against
 * what is allowed, and how long an answer takes meanwhile; memory. Only figures: nothing here passes or fails. About a minute.
 */

import { measureBroadcast } from './broadcast.ts';
import { compareTurns } from './compare.ts';

process.stdout.write(`${await compareTurns()}\n\n`);
process.stdout.write(`${await measureBroadcast()}\n`);
