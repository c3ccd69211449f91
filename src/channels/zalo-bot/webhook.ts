import type { Log } from '../../log.ts';
import type { Unread } from '../../wire/unread.ts';
import { isSameSecret, parseJson, type Webhook, type WebhookHeaders } from '../../wire/webhook.ts';
import { CHANNEL } from './options.ts';
import { updatesIn } from './read.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';

/**
 * What the HTTP room mounts. 401: the secret is missing or wrong, nothing was read; 200: committed, or nothing for us, or nothing that
 * anybody could read, now or later (it must not make the platform give the webhook up); 503: not committed. `take` resolves after the
 * commit.
 */
export function createWebhook(options: {
  readonly secret: string | undefined;
  take(updates: readonly unknown[]): Promise<void>;
  readonly unread: Unread;
  readonly log: Log;
}): Webhook {
  const { secret, unread } = options;
  const isLetIn = (headers: WebhookHeaders): boolean => {
    const given = headers['x-bot-api-secret-token'];
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
      const body = parseJson(rawBody);
      if (body === undefined) return passOver();
      try {
        await options.take(updatesIn(body));
        return { status: 200 };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        options.log.error({ channel: CHANNEL, reason }, 'update not committed; it may come again');
        return { status: 503 };
      }
    },
  };
}
