import type { Log } from '../../log.ts';
import { createSecretWebhook } from '../../wire/secret-webhook.ts';
import type { Unread } from '../../wire/unread.ts';
import type { Webhook } from '../../wire/webhook.ts';
import { CHANNEL } from './options.ts';
import { updatesIn } from './read.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';

/** What the HTTP room mounts. JSON that is not for us is taken as no update at all. `take` resolves after the commit. */
export const createWebhook = (options: {
  readonly secret: string | undefined;
  take(updates: readonly unknown[]): Promise<void>;
  readonly unread: Unread;
  readonly log: Log;
}): Webhook =>
  createSecretWebhook({
    ...options,
    channel: CHANNEL,
    path: WEBHOOK_PATH,
    header: 'x-bot-api-secret-token',
    read: (body) => (body === undefined ? null : updatesIn(body)),
  });
