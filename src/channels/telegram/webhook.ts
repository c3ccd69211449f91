import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';
import { isSameSecret, parseJson, type Webhook } from '../../wire/webhook.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';

/**
 * What the HTTP room mounts. 401: the secret is missing or wrong, nothing was read; 400: no update in it; 200: committed; 503: not
 * committed, the platform comes again. `take` resolves after the commit.
 */
export function createWebhook(options: {
  readonly secret: string | undefined;
  take(updates: readonly Update[]): Promise<void>;
  readonly log: Log;
}): Webhook {
  const { secret } = options;
  return {
    path: WEBHOOK_PATH,
    async handle(rawBody, headers) {
      const given = headers['x-telegram-bot-api-secret-token'];
      if (!secret || typeof given !== 'string' || !isSameSecret(given, secret)) return { status: 401 };
      const update = parseJson(rawBody);
      if (!isUpdate(update)) return { status: 400 };
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

const isUpdate = (body: unknown): body is Update =>
  typeof body === 'object' && body !== null && 'update_id' in body && Number.isInteger(body.update_id);
