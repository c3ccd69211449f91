import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import type { Unread } from '../../wire/unread.ts';
import { isSameSecret, parseJson, type Webhook, type WebhookHeaders } from '../../wire/webhook.ts';
import { isUpdate } from './answers.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';

/**
 * What the HTTP room mounts. 401: the secret is missing or wrong, nothing was read; 200: committed, or nothing that anybody could read, now
 * or later; 503: not committed, the platform comes again. `take` resolves after the commit.
 */
export function createWebhook(options: {
  readonly secret: string | undefined;
  take(updates: readonly Update[]): Promise<void>;
  readonly unread: Unread;
  readonly log: Log;
}): Webhook {
  const { secret, unread } = options;
  const isLetIn = (headers: WebhookHeaders): boolean => {
    const given = headers['x-telegram-bot-api-secret-token'];
    return Boolean(secret) && typeof given === 'string' && isSameSecret(given, secret ?? '');
  };
  const passOver = () => {
    unread.note();
    return { status: 200 };
  };
  return {
    path: WEBHOOK_PATH,
    refuses: (headers) => (isLetIn(headers) ? null : { status: 401 }),
    tooLarge: passOver,
    async handle(rawBody, headers) {
      if (!isLetIn(headers)) return { status: 401 };
      const update = parseJson(rawBody);
      if (!isUpdate(update)) return passOver();
      try {
        await options.take([update]);
        return { status: 200 };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        options.log.error({ channel: 'telegram', reason }, 'update not committed; it comes again');
        return { status: 503 };
      }
    },
  };
}
