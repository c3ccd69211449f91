import type { Webhook } from '../wire/webhook.ts';
import { answer, type Exchange, type Route, readBody } from './exchange.ts';

/** Far above any update (a few kilobytes), far below what hurts. */
const BODY_LIMIT = 1_048_576;
const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** POST to the webhook's path, the raw body and the headers as they came; a GET or HEAD only where the channel has pages for it. */
export function webhookRoute(webhook: Webhook): Route {
  return async (exchange) => {
    const { method, url } = exchange;
    const isReading = method === 'GET' || method === 'HEAD';
    const page = webhook.pages?.[url.pathname];
    if (page !== undefined && isReading) return answer(exchange, 200, page, HTML);
    if (url.pathname !== webhook.path) return false;
    if (method === 'POST') return tell(exchange, webhook, await readBody(exchange.request, BODY_LIMIT));
    return isReading && webhook.pages !== undefined ? tell(exchange, webhook, '') : false;
  };
}

async function tell(exchange: Exchange, webhook: Webhook, body: Uint8Array | string): Promise<true> {
  const { method, request } = exchange;
  const given = await webhook.handle(body, request.headers, method);
  return answer(exchange, given.status, given.body, given.headers);
}
