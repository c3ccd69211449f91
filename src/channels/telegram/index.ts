import type { Capabilities, Channel, Incoming } from '../../chat/index.ts';
import { answers } from '../../wire/bot-life.ts';
import { createProgress } from '../../wire/progress.ts';
import { createRedact } from '../../wire/redact.ts';
import { createUnread } from '../../wire/unread.ts';
import type { Webhook } from '../../wire/webhook.ts';
import { createFetch } from './fetch.ts';
import { createHoldings } from './holdings.ts';
import { createIntake } from './intake.ts';
import { createLife } from './life.ts';
import { createLooks } from './look.ts';
import { createMenus } from './menu.ts';
import { CHANNEL, type TelegramOptions } from './options.ts';
import { createPipeline } from './pipeline.ts';
import { FILE_BYTES, TEXT_LIMIT } from './render.ts';
import { createSend } from './send.ts';

export type { TelegramCommands, TelegramOptions } from './options.ts';

const CAN: Capabilities = {
  edit: true,
  buttons: 100,
  textLimit: TEXT_LIMIT,
  files: ['*/*'],
  fileBytes: FILE_BYTES,
};

const TAP_PATIENCE_MS = 1000;

/**
 * Telegram as a channel. `webhook` is what the HTTP room mounts where the mode is webhook.
 * `start` returns at once: where the platform is down it goes on trying, and `health` says so.
 */
export function createTelegram(options: TelegramOptions): Channel & { readonly webhook: Webhook } {
  const apiRoot = options.apiRoot.replace(/\/+$/, '');
  const timeoutMs = options.callTimeoutMs ?? 30_000;
  const redact = createRedact(() => [options.token, options.webhookSecret]);
  const { proxyFor } = options;
  const pipeline = createPipeline({ token: options.token, apiRoot, timeoutMs, redact, proxyFor });
  const menus = createMenus();
  const looks = createLooks();
  const unread = createUnread(CHANNEL, options.log);
  const intake = createIntake({ unread, pipeline, menus, looks, clock: options.clock, log: options.log });
  let receive: ((batch: readonly Incoming[]) => Promise<void>) | undefined;
  const life = createLife({
    pipeline,
    options,
    unread,
    async take(updates) {
      // Telegraf would ask getMe by itself for the first update, and remember a failure of that for ever.
      if (!receive || !pipeline.bot.botInfo || life.isStopping()) throw new Error('not receiving');
      await intake.take(updates, receive);
    },
  });

  return {
    name: CHANNEL,
    can: options.linkFor ? { ...CAN, otherFiles: 'address' } : CAN,
    async start(given) {
      receive = given;
      life.start();
    },
    send: createSend({
      pipeline,
      menus,
      looks,
      holdings: createHoldings(options),
      progress: createProgress(() => options.clock.elapsed()),
      files: options,
      onMoved: (from, to) => options.onMoved?.(from, to),
    }),
    probe: () => answers((signal) => pipeline.call('getMe', {}, signal)),
    fetch: createFetch({ token: options.token, apiRoot, timeoutMs, call: pipeline.call, proxyFor }),
    health() {
      const trouble = life.trouble();
      const detail = trouble ?? unread.line();
      return { ok: trouble === null, ...(detail === null ? {} : { detail }) };
    },
    async stop() {
      await life.stop();
      const late = new AbortController();
      // A tap's answer only ends the spinning of its button: one that hangs must not hold up the stop.
      await Promise.race([intake.idle(), options.clock.sleep(TAP_PATIENCE_MS, late.signal)]);
      late.abort();
    },
    webhook: life.webhook,
  };
}

/** Links to the bot's chat: https://core.telegram.org/bots/features#deep-linking; a code goes behind the second. */
export const telegramLinks = (name: string): { readonly chat: string; readonly invitation: string } => ({
  chat: `https://t.me/${name}`,
  invitation: `https://t.me/${name}?start=`,
});
