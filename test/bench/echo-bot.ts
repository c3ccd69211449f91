/** What ours is measured against: a bare Telegraf bot that answers every text, behind its own webhookCallback, keeping nothing. */
import { Agent, createServer } from 'node:http';
import { Telegraf } from 'telegraf';

const { TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '', PORT = '0' } = process.env;
const bot = new Telegraf(TELEGRAM_BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT, webhookReply: false } });
// Set afterwards: for plain http Telegraf drops the agent that it is given, and each call would open a connection of its own.
bot.telegram.options.agent = new Agent({ keepAlive: true }) as never;
bot.botInfo = await bot.telegram.getMe();
bot.on('message', (context) => context.reply('Chủ đề'));
const handle = bot.webhookCallback('/webhooks/telegram');
const server = createServer({ keepAliveTimeout: 90_000 }, (request, response) => void handle(request, response));
server.listen(Number(PORT), '127.0.0.1', () => {
  process.stderr.write('ready\n');
});
process.on('SIGTERM', () => process.exit(0));
