import { hash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import type { Log } from '../../log.ts';

export const WEBHOOK_PATH = '/webhooks/telegram';

/** What the HTTP room mounts. `handle` never throws. */
export type Webhook = {
  readonly path: string;
  /**
   * One request of the platform. 401: the secret is missing or wrong, nothing was read; 400: no update in it;
   * 200: committed; 503: not committed, the platform comes again.
   */
  handle(
    rawBody: Uint8Array | string,
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<{ readonly status: number }>;
};

/** See Webhook. `take` resolves after the commit. */
export function createWebhook(options: {
  readonly secret: string | undefined;
  take(updates: readonly Update[]): Promise<void>;
  readonly log: Log;
}): Webhook {
  const wanted = options.secret ? digestOf(options.secret) : null;
  return {
    path: WEBHOOK_PATH,
    async handle(rawBody, headers) {
      const given = headers['x-telegram-bot-api-secret-token'];
      // In constant time, and without telling the length.
      if (!wanted || typeof given !== 'string' || !timingSafeEqual(digestOf(given), wanted)) return { status: 401 };
      const update = parse(rawBody);
      if (!update) return { status: 400 };
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

const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer');

function parse(rawBody: Uint8Array | string): Update | undefined {
  try {
    const body: unknown = JSON.parse(typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString('utf8'));
    const isUpdate =
      typeof body === 'object' && body !== null && 'update_id' in body && Number.isInteger(body.update_id);
    return isUpdate ? (body as Update) : undefined;
  } catch {
    return undefined;
  }
}
