import { answer, type Exchange, type Route, readBody } from './exchange.ts';

type Answer = {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What a channel hands in: it checks the secret itself and never throws. */
export type Webhook = {
  readonly path: string;
  /** Plain pages at the root of the domain, for a platform's check that it is ours: path -> HTML. */
  readonly pages?: Readonly<Record<string, string>>;
  handle(
    rawBody: Uint8Array | string,
    headers: Readonly<Record<string, string | readonly string[] | undefined>>,
    method?: string,
    query?: URLSearchParams,
  ): Promise<Answer>;
};

/** Far above any update (a few kilobytes), far below what hurts. */
const BODY_LIMIT = 1_048_576;
const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** POST to the webhook's path, the raw body and the headers as they came; a GET only where the channel has pages for it. */
export function webhookRoute(webhook: Webhook): Route {
  return async (exchange) => {
    const { method, url } = exchange;
    const page = webhook.pages?.[url.pathname];
    if (page !== undefined && method === 'GET') return answer(exchange, 200, page, HTML);
    if (url.pathname !== webhook.path) return false;
    if (method === 'POST') return tell(exchange, webhook, await readBody(exchange.request, BODY_LIMIT));
    return method === 'GET' && webhook.pages !== undefined ? tell(exchange, webhook, '') : false;
  };
}

async function tell(exchange: Exchange, webhook: Webhook, body: Uint8Array | string): Promise<true> {
  const { method, url, request } = exchange;
  const given = await webhook.handle(body, request.headers, method, url.searchParams);
  return answer(exchange, given.status, given.body, given.headers);
}
