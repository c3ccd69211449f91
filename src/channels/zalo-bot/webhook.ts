import type { Log } from '../../log.ts';
import { isSameSecret, parseJson, type Webhook } from '../../wire/webhook.ts';
import { CHANNEL } from './options.ts';
import { updatesIn } from './read.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';

/**
 * What the HTTP room mounts. 401: the secret is missing or wrong, nothing was read; 400: no JSON; 200: committed, or nothing for us (an
 * event that we don't know must not make the platform give the webhook up); 503: not committed. `take` resolves after the commit.
 */
export function createWebhook(options: {
  readonly secret: string | undefined;
  take(updates: readonly unknown[]): Promise<void>;
  readonly log: Log;
}): Webhook {
  const { secret } = options;
  return {
    path: WEBHOOK_PATH,
    async handle(rawBody, headers) {
      const given = headers['x-bot-api-secret-token'];
      if (!secret || typeof given !== 'string' || !isSameSecret(given, secret)) return { status: 401 };
      const body = parseJson(rawBody);
      if (body === undefined) return { status: 400 };
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
