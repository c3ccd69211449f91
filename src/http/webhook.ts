import type { Webhook, WebhookAnswer } from '../wire/webhook.ts';
import { answer, BodyTooLarge, type Exchange, type Route, readBody } from './exchange.ts';

/** Far above any update (a few kilobytes), far below what hurts. */
const BODY_LIMIT = 1_048_576;
const HTML = { 'content-type': 'text/html; charset=utf-8' };

/**
 * POST to the webhook's path, the raw body and the headers as they came; a GET or HEAD only where the channel has
 * pages for it.
 */
export function webhookRoute(webhook: Webhook): Route {
  return async (exchange) => {
    const { method, url } = exchange;
    const isReading = method === 'GET' || method === 'HEAD';
    const page = webhook.pages?.[url.pathname];
    if (page !== undefined && isReading) return answer(exchange, 200, page, HTML);
    if (url.pathname !== webhook.path) return false;
    if (method === 'POST') return post(exchange, webhook);
    return isReading && webhook.pages !== undefined ? tell(exchange, webhook, '') : false;
  };
}

/** Where the body is left unread the connection can't be used again. */
async function post(exchange: Exchange, webhook: Webhook): Promise<true> {
  const { request } = exchange;
  const leave = (given: WebhookAnswer): true =>
    answer(exchange, given.status, given.body, { ...given.headers, connection: 'close' });
  const refusal = webhook.refuses?.(request.headers) ?? null;
  if (refusal) return leave(refusal);
  try {
    return await tell(exchange, webhook, await readBody(request, BODY_LIMIT));
  } catch (error) {
    if (!(error instanceof BodyTooLarge) || !webhook.tooLarge) throw error;
    return leave(webhook.tooLarge());
  }
}

async function tell(exchange: Exchange, webhook: Webhook, body: Uint8Array | string): Promise<true> {
  const { method, request } = exchange;
  const given = await webhook.handle(body, request.headers, method);
  return answer(exchange, given.status, given.body, given.headers);
}
