import { createHash, timingSafeEqual } from 'node:crypto';
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
  return {
    path: WEBHOOK_PATH,
    async handle(rawBody, headers) {
      const given = headers['x-telegram-bot-api-secret-token'];
      if (!options.secret || typeof given !== 'string' || !isSame(given, options.secret)) return { status: 401 };
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

/** In constant time, and without telling the length. */
function isSame(given: string, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

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
