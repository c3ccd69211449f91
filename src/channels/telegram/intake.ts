import type { Update } from 'grammy/types';
import { shorten } from '../../chat/cut.ts';
import type { Incoming } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Unread } from '../../wire/unread.ts';
import { isSound } from './answers.ts';
import type { Looks } from './look.ts';
import type { Menus } from './menu.ts';
import type { Pipeline } from './pipeline.ts';
import { readEdit, readMembership, readMessage, readTap, tapOf } from './read.ts';

/** core.telegram.org/bots/api#answercallbackquery */
const TOAST_LIMIT = 200;

export type Intake = {
  /** Reads updates in order, hands them on as one batch, and resolves after the commit; then answers the taps. */
  take(updates: readonly Update[], receive: (batch: readonly Incoming[]) => Promise<void>): Promise<void>;
  /** Resolves when no answer to a tap is under way. */
  idle(): Promise<void>;
};

/** The way from an update to the core: Telegraf's handlers read, nothing is written here. */
export function createIntake(options: {
  readonly unread: Unread;
  readonly pipeline: Pipeline;
  readonly menus: Menus;
  readonly looks: Looks;
  readonly clock: Clock;
  readonly log: Log;
}): Intake {
  const { bot, call } = options.pipeline;
  const read = new WeakMap<object, Incoming>();
  const answering = new Set<Promise<void>>();
  const toasts = new Map<string, string>();
  const reading = () => ({ botName: bot.botInfo?.username ?? '', now: options.clock.now() });

  // Telegraf's types end at Bot API 7.1, so its contexts are read through grammY's.
  const updateOf = (ctx: { update: unknown }): Update => ctx.update as Update;
  const keep = (update: Update, incoming: Incoming | null): void => {
    if (incoming) read.set(update, incoming);
  };
  bot.on('message', (ctx) => {
    const update = updateOf(ctx);
    if (update.message) keep(update, readMessage(update.update_id, update.message, reading()));
  });
  bot.on('edited_message', (ctx) => {
    const update = updateOf(ctx);
    if (update.edited_message) keep(update, readEdit(update.edited_message, reading()));
  });
  bot.on('callback_query', async (ctx) => {
    const update = updateOf(ctx);
    const query = update.callback_query;
    if (!query) return;
    options.looks.saw(query);
    const choice = await options.menus.read({ ...update, callback_query: query });
    keep(
      update,
      readTap(update.update_id, query, choice, reading(), (text) => toasts.set(query.id, text)),
    );
  });
  bot.on('my_chat_member', (ctx) => {
    const update = updateOf(ctx);
    if (update.my_chat_member) keep(update, readMembership(update.update_id, update.my_chat_member, reading()));
  });
  bot.catch((error) => {
    throw error;
  });

  const readOne = async (update: Update): Promise<Incoming[]> => {
    if (!isSound(update)) {
      options.unread.note();
      return [];
    }
    try {
      await bot.handleUpdate(update as never);
    } catch (error) {
      // Reading is pure: what can't be read now can't be read later, and must not hold up what comes after it.
      const reason = error instanceof Error ? error.message : String(error);
      options.log.error({ channel: 'telegram', update: update.update_id, reason }, 'update not understood');
      options.unread.note();
      return [];
    }
    const incoming = read.get(update);
    return incoming ? [incoming] : [];
  };

  const answerTap = (id: string): void => {
    const toast = toasts.get(id);
    toasts.delete(id);
    const text = toast === undefined ? {} : { text: shorten(toast, TOAST_LIMIT) };
    const answered = call('answerCallbackQuery', { callback_query_id: id, ...text })
      .then((answer) => {
        if (!answer.ok) options.log.debug({ channel: 'telegram', reason: answer.description }, 'tap not answered');
      })
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        options.log.debug({ channel: 'telegram', reason }, 'tap not answered');
      })
      .finally(() => answering.delete(answered));
    answering.add(answered);
  };

  return {
    async take(updates, receive) {
      const batch: Incoming[] = [];
      for (const update of updates) batch.push(...(await readOne(update)));
      if (batch.length > 0) await receive(batch);
      for (const update of updates.filter(isSound)) {
        const tap = tapOf(update);
        if (tap !== undefined) answerTap(tap);
      }
    },
    async idle() {
      await Promise.all(answering);
    },
  };
}
