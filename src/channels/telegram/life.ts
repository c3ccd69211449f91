import type { ApiResponse, Update, WebhookInfo } from 'grammy/types';
import type { Telegraf } from 'telegraf';
import { createBotLife, type PostedLife } from '../../wire/bot-life.ts';
import type { Source } from '../../wire/poll.ts';
import type { Unread } from '../../wire/unread.ts';
import { isUpdate } from './answers.ts';
import { ALLOWED_UPDATES, introduce, WEBHOOK_PATH } from './introduce.ts';
import { CHANNEL, type TelegramOptions } from './options.ts';
import type { Pipeline, TelegramCall } from './pipeline.ts';

const POLL_SECONDS = 25;
/** An error of delivery that is older than this is over. */
const RECENT_S = 180;

/**
 * The channel's life: how it introduces itself, polls, and is posted to
 * (https://core.telegram.org/bots/api#getting-updates).
 */
export function createLife(given: {
  readonly pipeline: Pipeline;
  readonly options: TelegramOptions;
  readonly unread: Unread;
  readonly take: (updates: readonly Update[]) => Promise<void>;
}): PostedLife {
  const { pipeline, options, unread } = given;
  return createBotLife<Update>({
    channel: CHANNEL,
    mode: options.mode,
    clock: options.clock,
    log: options.log,
    unread,
    backoffMs: options.backoffMs,
    async introduce(signal) {
      const me = await introduce((method, payload) => pipeline.call(method, payload, signal), options);
      pipeline.bot.botInfo = me as unknown as Telegraf['botInfo'] & {};
      return { bot: me.username, mode: options.mode };
    },
    source: createSource(pipeline.poll, options.pollSeconds ?? POLL_SECONDS, unread),
    webhook: {
      path: WEBHOOK_PATH,
      header: 'x-telegram-bot-api-secret-token',
      secret: options.webhookSecret,
      read: (body) => (isUpdate(body) ? [body] : null),
      lookAfter: (signal) => lookAfter(pipeline.call, options, signal),
    },
    take: given.take,
  });
}

/**
 * A batch is confirmed by the next call's offset. An empty answer has confirmed it: without one the next call starts
 * at the oldest unconfirmed update, which is right even after a quiet week, when the platform may begin to count
 * elsewhere.
 */
function createSource(getUpdates: Pipeline['poll'], timeout: number, unread: Unread): Source<Update> {
  let offset: number | undefined;
  return {
    async ask(signal) {
      const next = offset === undefined ? {} : { offset };
      const answer = await getUpdates({ timeout, limit: 100, allowed_updates: ALLOWED_UPDATES, ...next }, signal);
      if (!answer.ok) {
        return { ok: false, trouble: troubleOf(answer), waitMs: (answer.parameters?.retry_after ?? 0) * 1000 };
      }
      // What is no update can't be read later either: it is confirmed together with the others.
      const batch = answer.result as readonly unknown[];
      const updates = batch.filter(isUpdate);
      if (updates.length < batch.length) unread.note(batch.length - updates.length);
      return { ok: true, updates };
    },
    confirm(updates) {
      offset = updates.length === 0 ? undefined : Math.max(...updates.map((each) => each.update_id)) + 1;
    },
    idOf: (update) => String(update.update_id),
  };
}

function troubleOf({ error_code: code, description }: Extract<ApiResponse<unknown>, { ok: false }>): string {
  if (code === 401) return 'the token is refused (401)';
  return code === 409 ? `another program receives this bot’s updates (409): ${description}` : `${code} ${description}`;
}

async function lookAfter(
  call: TelegramCall,
  { publicUrl, clock }: TelegramOptions,
  signal: AbortSignal,
): Promise<string | null> {
  const answer = await call('getWebhookInfo', {}, signal);
  if (!answer.ok) return `${answer.error_code} ${answer.description}`;
  const info = answer.result as WebhookInfo;
  if (!info.url?.startsWith(publicUrl ?? '')) {
    return 'another program receives this bot’s updates (409): another webhook is set';
  }
  const age = clock.elapsed() / 1000 - (info.last_error_date ?? 0);
  const isFailing = (info.pending_update_count ?? 0) > 0 && age < RECENT_S;
  return isFailing ? `updates can't be delivered: ${info.last_error_message ?? ''}` : null;
}
