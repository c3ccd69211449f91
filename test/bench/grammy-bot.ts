/**
 * A peer: the same page and the same log as grammY's users write them, with its conversations plugin, whose state is kept in SQLite, and
 * its webhook adapter. MODE=echo: it answers every text and keeps nothing.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type Conversation, type ConversationFlavor, conversations, createConversation } from '@grammyjs/conversations';
import Database from 'better-sqlite3';
import { Bot, type Context, InlineKeyboard, webhookCallback } from 'grammy';
import { QUESTIONS, summaryOf, THEME, THEME_BUTTONS } from './peer-questions.ts';

type Mine = ConversationFlavor<Context>;

const { TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '', PORT = '0', DATA_DIR = '.', MODE = 'log' } = process.env;
const bot = new Bot<Mine>(TELEGRAM_BOT_TOKEN, {
  client: { apiRoot: TELEGRAM_API_ROOT, canUseWebhookReply: () => false },
});

const keyboard = (labels: readonly string[]): InlineKeyboard =>
  InlineKeyboard.from(labels.map((label) => [InlineKeyboard.text(label, label)]));

function keepLogs(): void {
  const sqlite = new Database(join(DATA_DIR, 'peer.sqlite'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec('create table states (key text primary key, state text not null)');
  sqlite.exec('create table logs (id integer primary key, chat integer not null, answers text not null)');
  const read = sqlite.prepare('select state from states where key = ?').pluck();
  const write = sqlite.prepare(
    'insert into states values (?, ?) on conflict (key) do update set state = excluded.state',
  );
  const remove = sqlite.prepare('delete from states where key = ?');
  const save = sqlite.prepare('insert into logs (chat, answers) values (?, ?)');

  async function log(conversation: Conversation<Mine>, context: Context): Promise<void> {
    const answers: Record<string, string> = {};
    for (const { key, ask, buttons } of QUESTIONS) {
      const text = key === 'sure' ? `${summaryOf(answers)}\n${ask}` : ask;
      await context.reply(text, { reply_markup: keyboard(buttons) });
      const { message } = await conversation.waitFor('message:text');
      answers[key] = message.text;
    }
    const id = await conversation.external(
      () => save.run(context.chat?.id ?? 0, JSON.stringify(answers)).lastInsertRowid,
    );
    await context.reply(`Đã lưu: HD-${id}`);
  }
  bot.use(
    conversations({
      storage: {
        type: 'key',
        version: 0,
        adapter: {
          read: (key: string) => {
            const state = read.get(key) as string | undefined;
            return state === undefined ? undefined : JSON.parse(state);
          },
          write: (key: string, state: unknown) => void write.run(key, JSON.stringify(state)),
          delete: (key: string) => void remove.run(key),
        },
      },
    }),
  );
  bot.use(createConversation(log));
  bot.hears('ghi', (context) => context.conversation.enter('log'));
  bot.on('message', (context) => context.reply(THEME, { reply_markup: keyboard(THEME_BUTTONS) }));
}

if (MODE === 'log') keepLogs();
else bot.on('message', (context) => context.reply('Chủ đề'));

await bot.init();
const handle = webhookCallback(bot, 'http');
createServer({ keepAliveTimeout: 90_000 }, (request, response) => void handle(request, response)).listen(
  Number(PORT),
  '127.0.0.1',
  () => void process.stderr.write('ready\n'),
);
process.on('SIGTERM', () => process.exit(0));
