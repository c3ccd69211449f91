import { hash, timingSafeEqual } from 'node:crypto';

export type WebhookAnswer = {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a channel hands to the HTTP door, which mounts it: the raw body and the headers as they came. */
export type Webhook = {
  readonly path: string;
  /** Plain pages at the root of the domain, for a platform's check that it is ours: path -> HTML. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Before the body is read: what is said to whoever is not let in; null: it is to be read. */
  refuses?(headers: WebhookHeaders): WebhookAnswer | null;
  /** What is said to a body that is larger than the door reads; `refuses` was asked before. Left out: 413. */
  tooLarge?(): WebhookAnswer;
  /** One request; whoever sent it is checked in here. 200 only after the commit. Never throws. */
  handle(rawBody: Uint8Array | string, headers: WebhookHeaders, method?: string): Promise<WebhookAnswer>;
};

/** Compares in constant time, and without telling the length. */
export function isSameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', wanted, 'buffer'));
}

/** A request's JSON; undefined: it is none. */
export function parseJson(rawBody: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
