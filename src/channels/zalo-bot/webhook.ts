import { createHash, timingSafeEqual } from 'node:crypto';
import type { Log } from '../../log.ts';
import { CHANNEL } from './options.ts';
import { updatesIn } from './read.ts';

export const WEBHOOK_PATH = '/webhooks/zalo-bot';

/** What the HTTP room mounts. `handle` never throws. */
export type Webhook = {
  readonly path: string;
  /**
   * One request of the platform. 401: the secret is missing or wrong, nothing was read; 400: no JSON; 200: committed, or nothing for us
   * (an event that we don't know must not make the platform give the webhook up); 503: not committed.
   */
  handle(
    rawBody: Uint8Array | string,
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<{ readonly status: number }>;
};

/** See Webhook. `take` resolves after the commit. */
export function createWebhook(options: {
  readonly secret: string | undefined;
  take(updates: readonly unknown[]): Promise<void>;
  readonly log: Log;
}): Webhook {
  return {
    path: WEBHOOK_PATH,
    async handle(rawBody, headers) {
      const given = headers['x-bot-api-secret-token'];
      if (!options.secret || typeof given !== 'string' || !isSame(given, options.secret)) return { status: 401 };
      const body = parse(rawBody);
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

/** In constant time, and without telling the length. */
function isSame(given: string, secret: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}

/** undefined: no JSON. */
function parse(rawBody: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString('utf8'));
  } catch {
    return undefined;
  }
}
