import type { Incoming } from '../../chat/index.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { createUnread } from '../../wire/unread.ts';
import { parseJson, type Webhook, type WebhookAnswer } from '../../wire/webhook.ts';
import { parseEvent, type ZaloEvent } from './event.ts';
import type { DomainCheck } from './options.ts';
import { checkSignature } from './signature.ts';

export const WEBHOOK_PATH = '/webhooks/zalo';

/**
 * What the HTTP room mounts. POST: 200 once it is committed; 503 where the commit failed, so that Zalo comes again. What is no genuine event
 * gets 200 too and is dropped: Zalo would take a 401 for a webhook that is out of order, and switch it off. GET: the check of the domain.
 */
export type ZaloWebhook = Webhook & {
  health(): { readonly ok: boolean; readonly detail?: string };
  counts(): WebhookCounts;
};

/**
 * Since the start. `good`: signed as Zalo's; `other`: those of them that are not for this bot, among them `foreign`: for another
 * OA of the same app. `bad`: dropped for their signature.
 * `lastAt`: when the last good one came, in real milliseconds; null: none did.
 */
export type WebhookCounts = {
  readonly good: number;
  readonly bad: number;
  readonly other: number;
  readonly foreign: number;
  readonly lastAt: number | null;
};

/** So many that look like Zalo's own with a wrong signature, over so long and none genuine between them, look like a wrong key. */
const WRONG_IN_A_ROW = 5;
const WRONG_FOR_MS = 10 * 60_000;
/** After so long without another one they no longer keep coming. */
const WRONG_OVER_MS = 60 * 60_000;

/** See ZaloWebhook. `take` resolves after the commit. */
export function createWebhook(options: {
  readonly appId: string;
  readonly oaSecretKey: string;
  oaId?(): string | null;
  readonly domainCheck?: DomainCheck | undefined;
  read(event: ZaloEvent): Incoming[];
  take(batch: readonly Incoming[]): Promise<void>;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: Log;
}): ZaloWebhook {
  const { clock, log } = options;
  const counts: { -readonly [Name in keyof WebhookCounts]: WebhookCounts[Name] } = {
    good: 0,
    bad: 0,
    other: 0,
    foreign: 0,
    lastAt: null,
  };
  let badInARow = 0;
  /** Since the last genuine one. Real instants. */
  let wrong = { count: 0, first: 0, last: 0 };
  let isByHeader = false;
  const pages = pagesOf(options.domainCheck);
  const unread = createUnread('zalo', log);

  const drop = (mayBeZalos: boolean): WebhookAnswer => {
    counts.bad += 1;
    badInARow += 1;
    const now = clock.elapsed();
    if (mayBeZalos) wrong = { count: wrong.count + 1, first: wrong.count === 0 ? now : wrong.first, last: now };
    // A flood of forged events must not become a flood of lines.
    if (badInARow === 1 || badInARow % 100 === 0)
      log.warn({ channel: 'zalo', bad: counts.bad }, 'bad signature: dropped');
    return OK;
  };

  /** Reading is pure: what can't be read now can't be read later, and must not come again until Zalo gives up. */
  const read = (event: ZaloEvent): Incoming[] => {
    try {
      return options.read(event);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.error({ channel: 'zalo', event: event.event_name.slice(0, 40), reason }, 'event not understood');
      unread.note();
      return [];
    }
  };

  const accept = (by: 'body' | 'header'): void => {
    counts.good += 1;
    counts.lastAt = clock.elapsed();
    badInARow = 0;
    wrong = { count: 0, first: 0, last: 0 };
    if (by === 'header' && !isByHeader) log.info({ channel: 'zalo' }, "events are signed with the header's timestamp");
    isByHeader = by === 'header';
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
      accept(by);
      const event = parseEvent(body);
      if (!event) unread.note();
      const isOtherOas = event !== null && isForeign(event, options.oaId?.() ?? null);
      if (!event || isOtherOas || (event.app_id ?? appId) !== appId) {
        counts.other += 1;
        if (isOtherOas) counts.foreign += 1;
        return OK;
      }
      const batch = read(event);
      try {
        if (batch.length > 0) await options.take(batch);
        return OK;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        log.error(
          { channel: 'zalo', event: event.event_name.slice(0, 40), reason },
          'event not committed; it comes again',
        );
        return { status: 503 };
      }
    },
    health() {
      const bad = counts.bad === 0 ? null : `${counts.bad} events with a bad signature`;
      const detail = [bad, unread.line()].filter((each) => each !== null).join('; ');
      if (detail === '') return { ok: true };
      const keepComing =
        wrong.count >= WRONG_IN_A_ROW &&
        wrong.last - wrong.first >= WRONG_FOR_MS &&
        clock.elapsed() - wrong.last < WRONG_OVER_MS;
      if (!keepComing) return { ok: true, detail };
      const minutes = Math.floor((wrong.last - wrong.first) / 60_000);
      const since = `the last ${wrong.count} over ${minutes} minutes without a genuine one`;
      return { ok: false, detail: `${detail}, ${since}: is ZALO_OA_SECRET_KEY right?` };
    },
    counts: () => ({ ...counts }),
  };
}

const OK: WebhookAnswer = { status: 200 };

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
 * Whether it looks like an event of this app with a signature, so that only the key is wrong. Anybody can post to the address: what does
 * not even look like Zalo's is counted, but never a reason to call the program ill.
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
