import { answer, type Route, readBody } from './exchange.ts';

/** What a channel hands in: it checks the secret itself and never throws. */
export type Webhook = {
  readonly path: string;
  handle(
    rawBody: Uint8Array | string,
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  ): Promise<{ readonly status: number }>;
};

/** Far above any update (a few kilobytes), far below what hurts. */
const BODY_LIMIT = 1_048_576;

/** POST to the webhook's path, the raw body and the headers as they came. */
export function webhookRoute(webhook: Webhook): Route {
  return async (exchange) => {
    if (exchange.url.pathname !== webhook.path || exchange.method !== 'POST') return false;
    const body = await readBody(exchange.request, BODY_LIMIT);
    const { status } = await webhook.handle(body, exchange.request.headers);
    return answer(exchange, status);
  };
}
