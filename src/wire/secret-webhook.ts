import type { Unread } from './unread.ts';
import { isSameSecret, parseJson, type Webhook, type WebhookHeaders } from './webhook.ts';

/**
 * A webhook that is guarded by a secret in a header. 401: the secret is missing or wrong, nothing was read; 200:
 * committed, or nothing for us, or nothing that anybody could read, now or later; 503: not committed, the platform
 * may come again. `read` gives what is in the body;
 * null: nobody can read it. `take` resolves after the commit. No secret lets nobody in.
 */
export function createSecretWebhook<Update>(options: {
  readonly channel: string;
  readonly path: string;
  /** The header's name in small letters. */
  readonly header: string;
  readonly secret: string | undefined;
  read(body: unknown): readonly Update[] | null;
  take(updates: readonly Update[]): Promise<void>;
  readonly unread: Unread;
  readonly log: { error(fields: object, message: string): void };
}): Webhook {
  const { channel, secret, unread } = options;
  const isLetIn = (headers: WebhookHeaders): boolean => {
    const given = headers[options.header];
    return Boolean(secret) && typeof given === 'string' && isSameSecret(given, secret ?? '');
  };
  const passOver = () => {
    unread.note();
    return { status: 200 };
  };
  return {
    path: options.path,
    refuses: (headers) => (isLetIn(headers) ? null : { status: 401 }),
    tooLarge: passOver,
    async handle(rawBody, headers) {
      if (!isLetIn(headers)) return { status: 401 };
      const updates = options.read(parseJson(rawBody));
      if (updates === null) return passOver();
      try {
        await options.take(updates);
        return { status: 200 };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        options.log.error({ channel, reason }, 'update not committed; it may come again');
        return { status: 503 };
      }
    },
  };
}
