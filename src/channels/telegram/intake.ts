import type { Update } from 'grammy/types';
import { shorten } from '../../chat/cut.ts';
import type { Incoming } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Unread } from '../../wire/unread.ts';
import { isSound } from './answers.ts';
import type { Looks } from './look.ts';
import type { Menus } from './menu.ts';
import { CHANNEL } from './options.ts';
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

export type IntakeOptions = {
  readonly unread: Unread;
  readonly pipeline: Pipeline;
  readonly menus: Menus;
  readonly looks: Looks;
  readonly clock: Clock;
  readonly log: Log;
};

/** The way from an update to the core: Telegraf's handlers read, nothing is written here. */
export function createIntake(options: IntakeOptions): Intake {
  const { unread, log, pipeline } = options;
  const taps = createTaps(pipeline.call, log);
  const read = createReader(options, taps.toast);

  const readOne = async (update: Update): Promise<Incoming[]> => {
    if (!isSound(update)) {
      unread.note();
      return [];
    }
    try {
      const incoming = await read(update);
      return incoming ? [incoming] : [];
    } catch (error) {
      // Reading is pure: what can't be read now can't be read later, and must not hold up what comes after it.
      const reason = error instanceof Error ? error.message : String(error);
      log.error({ channel: CHANNEL, update: update.update_id, reason }, 'update not understood');
      unread.note();
      return [];
    }
  };

  return {
    async take(updates, receive) {
      const batch: Incoming[] = [];
      for (const update of updates) batch.push(...(await readOne(update)));
      if (batch.length > 0) await receive(batch);
      for (const update of updates.filter(isSound)) {
        const tap = tapOf(update);
        if (tap !== undefined) taps.answer(tap);
      }
    },
    idle: () => taps.idle(),
  };
}

/**
 * Reads an update by Telegraf's handlers; null: nothing for the core. `toast`: keeps what is shown over the chat with
 * a tap's answer.
 */
function createReader(
  { pipeline, menus, looks, clock }: IntakeOptions,
  toast: (tap: string, text: string) => void,
): (update: Update) => Promise<Incoming | null> {
  const { bot } = pipeline;
  const read = new WeakMap<object, Incoming>();
  const reading = () => ({ botName: bot.botInfo?.username ?? '', now: clock.now() });
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
    looks.saw(query);
    const choice = await menus.read({ ...update, callback_query: query });
    keep(
      update,
      readTap(update.update_id, query, choice, reading(), (text) => toast(query.id, text)),
    );
  });
  bot.on('my_chat_member', (ctx) => {
    const update = updateOf(ctx);
    if (update.my_chat_member) keep(update, readMembership(update.update_id, update.my_chat_member, reading()));
  });
  bot.catch((error) => {
    throw error;
  });
  return async (update) => {
    await bot.handleUpdate(update as never);
    return read.get(update) ?? null;
  };
}

/** Answers taps, which ends the spinning of their buttons; a failure costs nothing but that. */
function createTaps(call: Pipeline['call'], log: Log) {
  const answering = new Set<Promise<void>>();
  const toasts = new Map<string, string>();
  const complain = (reason: string): void => log.debug({ channel: CHANNEL, reason }, 'tap not answered');
  return {
    toast: (tap: string, text: string): void => void toasts.set(tap, text),
    answer(id: string): void {
      const toast = toasts.get(id);
      toasts.delete(id);
      const text = toast === undefined ? {} : { text: shorten(toast, TOAST_LIMIT) };
      const answered = call('answerCallbackQuery', { callback_query_id: id, ...text })
        .then((answer) => {
          if (!answer.ok) complain(answer.description);
        })
        .catch((error: unknown) => complain(error instanceof Error ? error.message : String(error)))
        .finally(() => answering.delete(answered));
      answering.add(answered);
    },
    async idle(): Promise<void> {
      await Promise.all(answering);
    },
  };
}
