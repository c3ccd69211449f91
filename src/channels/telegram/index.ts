import type { Update } from 'grammy/types';
import type { Capabilities, Channel, Incoming } from '../../chat/index.ts';
import { createProgress } from '../../wire/progress.ts';
import { createRedact } from '../../wire/redact.ts';
import { createUnread } from '../../wire/unread.ts';
import type { Webhook } from '../../wire/webhook.ts';
import { createFetch } from './fetch.ts';
import { createHoldings } from './holdings.ts';
import { createIntake } from './intake.ts';
import { createLooks } from './look.ts';
import { createMenus } from './menu.ts';
import { CHANNEL, type TelegramOptions } from './options.ts';
import { createPipeline } from './pipeline.ts';
import { TEXT_LIMIT } from './render.ts';
import { createRunner } from './run.ts';
import { createSend } from './send.ts';
import { createWebhook } from './webhook.ts';

export type { CommandList, TelegramOptions } from './options.ts';

const CAN: Capabilities = {
  edit: true,
  buttons: 100,
  textLimit: TEXT_LIMIT,
  files: ['*/*'],
};

const TAP_PATIENCE_MS = 1000;
/** The answer to a read is small: what takes longer is as good as away. */
const PROBE_MS = 15_000;

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
  const runner = createRunner({ pipeline, options, unread });
  const taking = new Set<Promise<void>>();
  let receive: ((batch: readonly Incoming[]) => Promise<void>) | undefined;

  const take = async (updates: readonly Update[]): Promise<void> => {
    // Telegraf would ask getMe by itself for the first update, and remember a failure of that for ever.
    if (!receive || !pipeline.bot.botInfo || runner.isStopping()) throw new Error('not receiving');
    await intake.take(updates, receive);
  };
  const takePosted = async (updates: readonly Update[]): Promise<void> => {
    const work = take(updates);
    taking.add(work);
    await work.finally(() => taking.delete(work));
  };

  return {
    name: CHANNEL,
    can: CAN,
    async start(given) {
      receive = given;
      runner.start(take);
    },
    send: createSend({
      pipeline,
      menus,
      looks,
      holdings: createHoldings(options),
      progress: createProgress(() => options.clock.elapsed()),
      onMoved: (from, to) => options.onMoved?.(from, to),
    }),
    async probe() {
      try {
        return (await pipeline.call('getMe', {}, AbortSignal.timeout(PROBE_MS))).ok;
      } catch {
        return false;
      }
    },
    fetch: createFetch({ token: options.token, apiRoot, timeoutMs, call: pipeline.call, proxyFor }),
    health() {
      const trouble = runner.trouble();
      const detail = trouble ?? unread.line();
      return { ok: trouble === null, ...(detail === null ? {} : { detail }) };
    },
    async stop() {
      await runner.stop();
      await Promise.allSettled(taking);
      const late = new AbortController();
      // A tap's answer only ends the spinning of its button: one that hangs must not hold up the stop.
      await Promise.race([intake.idle(), options.clock.sleep(TAP_PATIENCE_MS, late.signal)]);
      late.abort();
    },
    webhook: createWebhook({ secret: options.webhookSecret, take: takePosted, unread, log: options.log }),
  };
}

/** Links to the bot's chat: https://core.telegram.org/bots/features#deep-linking; a code goes behind the second. */
export const telegramLinks = (name: string): { readonly chat: string; readonly invitation: string } => ({
  chat: `https://t.me/${name}`,
  invitation: `https://t.me/${name}?start=`,
});
