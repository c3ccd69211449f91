/**
 * A peer: the same page and the same log as Telegraf's users write them, with a WizardScene, whose session is kept in SQLite, and its
 * webhook callback. MODE=echo: it answers every text and keeps nothing.
 */
import { Agent, createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Markup, Scenes, session, Telegraf } from 'telegraf';
import { QUESTIONS, summaryOf, THEME, THEME_BUTTONS } from './peer-questions.ts';

type Mine = Scenes.WizardContext;

const { TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '', PORT = '0', DATA_DIR = '.', MODE = 'log' } = process.env;
const bot = new Telegraf<Mine>(TELEGRAM_BOT_TOKEN, { telegram: { apiRoot: TELEGRAM_API_ROOT, webhookReply: false } });
// Set afterwards: for plain http Telegraf drops the agent that it is given, and each call would open a connection of its own.
bot.telegram.options.agent = new Agent({ keepAlive: true }) as never;

const keyboard = (labels: readonly string[]) =>
  Markup.inlineKeyboard(labels.map((label) => [Markup.button.callback(label, label)]));

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

  const answersOf = (context: Mine): Record<string, string> => context.wizard.state as Record<string, string>;
  const ask = (context: Mine, index: number) => {
    const question = QUESTIONS[index];
    if (!question) {
      const { lastInsertRowid } = save.run(context.chat?.id ?? 0, JSON.stringify(answersOf(context)));
      return context.reply(`Đã lưu: HD-${lastInsertRowid}`);
    }
    const text = question.key === 'sure' ? `${summaryOf(answersOf(context))}\n${question.ask}` : question.ask;
    return context.reply(text, keyboard(question.buttons));
  };
  const wizard = new Scenes.WizardScene<Mine>(
    'log',
    async (context) => {
      await ask(context, 0);
      return context.wizard.next();
    },
    ...QUESTIONS.map(({ key }, index) => async (context: Mine) => {
      if (!context.message || !('text' in context.message)) return;
      answersOf(context)[key] = context.message.text;
      await ask(context, index + 1);
      if (index + 1 === QUESTIONS.length) return context.scene.leave();
      return context.wizard.next();
    }),
  );
  bot.use(
    session({
      store: {
        get: (key: string) => {
          const state = read.get(key) as string | undefined;
          return state === undefined ? undefined : JSON.parse(state);
        },
        set: (key: string, state: unknown) => void write.run(key, JSON.stringify(state)),
        delete: (key: string) => void remove.run(key),
      },
    }),
  );
  bot.use(new Scenes.Stage<Mine>([wizard]).middleware());
  bot.hears('ghi', (context) => context.scene.enter('log'));
  bot.on('message', (context) => context.reply(THEME, keyboard(THEME_BUTTONS)));
}

if (MODE === 'log') keepLogs();
else bot.on('message', (context) => context.reply('Chủ đề'));

bot.botInfo = await bot.telegram.getMe();
const handle = bot.webhookCallback('/webhooks/telegram');
createServer({ keepAliveTimeout: 90_000 }, (request, response) => void handle(request, response)).listen(
  Number(PORT),
  '127.0.0.1',
  () => void process.stderr.write('ready\n'),
);
process.on('SIGTERM', () => process.exit(0));
