import type { Incoming } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { createUnread, type Unread } from '../../wire/unread.ts';
import { parseJson, type Webhook, type WebhookAnswer } from '../../wire/webhook.ts';
import { parseEvent, type ZaloEvent } from './event.ts';
import { CHANNEL, type DomainCheck } from './options.ts';
import { checkSignature } from './signature.ts';
import { createSignatures, type WebhookCounts } from './signatures.ts';

export const WEBHOOK_PATH = '/webhooks/zalo';

/**
 * What the HTTP room mounts. POST: 200 once it is committed; 503 where the commit failed, so that Zalo comes again.
 * What is no genuine event gets 200 too and is dropped: Zalo would take a 401 for a webhook that is out of order, and
 * switch it off. GET: the check of the domain.
 */
export type ZaloWebhook = Webhook & {
  health(): { readonly ok: boolean; readonly detail?: string };
  counts(): WebhookCounts;
};

export type WebhookOptions = {
  readonly appId: string;
  readonly oaSecretKey: string;
  oaId?(): string | null;
  readonly domainCheck?: DomainCheck | undefined;
  readonly read: (event: ZaloEvent) => readonly Incoming[];
  readonly take: (batch: readonly Incoming[]) => Promise<void>;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: Log;
};

/** See ZaloWebhook. `take` resolves after the commit. */
export function createWebhook(options: WebhookOptions): ZaloWebhook {
  const { clock, log } = options;
  const seen = createSignatures(clock, log);
  const pages = pagesOf(options.domainCheck);
  const unread = createUnread(CHANNEL, log);

  const drop = (mayBeZalos: boolean): WebhookAnswer => {
    seen.drop(mayBeZalos);
    return OK;
  };

  return {
    path: WEBHOOK_PATH,
    pages,
    // What is not even signed is dropped unread, but for the console's probe, which is as short as can be.
    refuses(headers) {
      const isProbeSized =
        headers['x-zevent-signature'] === undefined && Number(headers['content-length'] ?? 0) <= PROBE_BYTES;
      return isProbeSized || isSigned(headers) ? null : drop(false);
    },
    tooLarge: () => drop(false),
    async handle(rawBody, headers, method = 'POST') {
      if (method === 'GET' || method === 'HEAD') return htmlOf(pages['/'] ?? '');
      if (method !== 'POST') return { status: 405 };
      const bytes = typeof rawBody === 'string' ? Buffer.from(rawBody) : rawBody;
      if (isProbe(bytes, headers)) return OK;
      if (!isSigned(headers)) return drop(false);
      const body = parseJson(bytes);
      const { appId, oaSecretKey } = options;
      const by = checkSignature({ appId, oaSecretKey, rawBody: bytes, headers, timestamp: timestampOf(body) });
      if (by === null) return drop(claimsToBeOurs(body, headers, appId));
      seen.accept(by);
      const event = parseEvent(body);
      if (!event) unread.note();
      const isOtherOas = event !== null && isForeign(event, options.oaId?.() ?? null);
      if (!event || isOtherOas || (event.app_id ?? appId) !== appId) {
        seen.passOver(isOtherOas);
        return OK;
      }
      return handOver(event, options, unread);
    },
    health: () => seen.health(unread.line()),
    counts: () => seen.counts(),
  };
}

const OK: WebhookAnswer = { status: 200 };

/** Reading is pure: what can't be read now can't be read later, and must not come again until Zalo gives up. */
async function handOver(event: ZaloEvent, { read, take, log }: WebhookOptions, unread: Unread): Promise<WebhookAnswer> {
  const complain = (error: unknown, what: string): void => {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ channel: CHANNEL, event: event.event_name.slice(0, 40), reason }, what);
  };
  let batch: readonly Incoming[];
  try {
    batch = read(event);
  } catch (error) {
    complain(error, 'event not understood');
    unread.note();
    return OK;
  }
  try {
    if (batch.length > 0) await take(batch);
    return OK;
  } catch (error) {
    complain(error, 'event not committed; it comes again');
    return { status: 503 };
  }
}

const PROBE_BYTES = 64;

/** Whether a signature stands there, right or wrong. */
function isSigned(headers: Readonly<Record<string, unknown>>): boolean {
  const signature = headers['x-zevent-signature'];
  return typeof signature === 'string' && /^(?:mac=)?[0-9a-f]{64}$/i.test(signature.trim());
}

/** When the address is saved in the console, Zalo sends an unsigned `{}` and wants 200. */
function isProbe(bytes: Uint8Array, headers: Readonly<Record<string, unknown>>): boolean {
  if (headers['x-zevent-signature'] !== undefined || bytes.length > PROBE_BYTES) return false;
  return ['', '{}'].includes(Buffer.from(bytes).toString('utf8').replace(/\s/g, ''));
}

/**
 * Whether it looks like an event of this app with a signature, so that only the key is wrong. Anybody can post to the
 * address: what does not even look like Zalo's is counted, but never a reason to call the program ill.
 */
function claimsToBeOurs(body: unknown, headers: Readonly<Record<string, unknown>>, appId: string): boolean {
  return isSigned(headers) && (body as { app_id?: unknown } | null | undefined)?.app_id === appId;
}

function timestampOf(body: unknown): string | undefined {
  const timestamp = (body as { timestamp?: unknown } | null | undefined)?.timestamp;
  return typeof timestamp === 'string' || typeof timestamp === 'number' ? String(timestamp) : undefined;
}

/** One address serves all OAs of an app; a reply to another's person would go nowhere. */
function isForeign(event: ZaloEvent, oaId: string | null): boolean {
  if (oaId === null) return false;
  const isOurs = (id: string | undefined): boolean => id === oaId;
  if (event.oa_id !== undefined) return !isOurs(event.oa_id);
  return event.sender !== undefined && !isOurs(event.sender.id) && !isOurs(event.recipient?.id);
}

function pagesOf(check: DomainCheck | undefined): Record<string, string> {
  const pages: Record<string, string> = {};
  if (check?.meta !== undefined) {
    const content = check.meta.replace(/[^\w.=-]/g, '');
    const meta = `<meta name="zalo-platform-site-verification" content="${content}" />`;
    pages['/'] = `<!doctype html><html><head><meta charset="utf-8">${meta}</head><body></body></html>`;
  }
  if (check?.file && /^zalo_verifier[\w-]+\.html$/.test(check.file.name))
    pages[`/${check.file.name}`] = check.file.content;
  return pages;
}

const htmlOf = (body: string): WebhookAnswer => ({
  status: 200,
  body,
  headers: { 'content-type': 'text/html; charset=utf-8' },
});
