import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import { createSecretWebhook } from '../../wire/secret-webhook.ts';
import type { Unread } from '../../wire/unread.ts';
import type { Webhook } from '../../wire/webhook.ts';
import { isUpdate } from './answers.ts';
import { CHANNEL } from './options.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';

/** What the HTTP room mounts: https://core.telegram.org/bots/api#setwebhook. `take` resolves after the commit. */
export const createWebhook = (options: {
  readonly secret: string | undefined;
  take(updates: readonly Update[]): Promise<void>;
  readonly unread: Unread;
  readonly log: Log;
}): Webhook =>
  createSecretWebhook({
    ...options,
    channel: CHANNEL,
    path: WEBHOOK_PATH,
    header: 'x-telegram-bot-api-secret-token',
    read: (body) => (isUpdate(body) ? [body] : null),
  });
