import { createHash } from 'node:crypto';
import { isSameSecret, type WebhookHeaders } from '../../wire/webhook.ts';

/**
 * Which timestamp the signature was made with; null: it is not Zalo's. X-ZEvent-Signature is the plain SHA-256 (no
 * HMAC) of app id + raw body + timestamp + OA Secret Key, in hexadecimal, with or without `mac=` before it
 * (developers.zalo.me/docs/official-account/webhook). The timestamp is the body's; some have seen a header used.
 */
export function checkSignature(given: {
  readonly appId: string;
  readonly oaSecretKey: string;
  readonly rawBody: Uint8Array;
  readonly headers: WebhookHeaders;
  /** The body's `timestamp`, as text. */
  readonly timestamp: string | undefined;
}): 'body' | 'header' | null {
  const signature = given.headers['x-zevent-signature'];
  if (typeof signature !== 'string' || given.oaSecretKey === '') return null;
  const claimed = signature.trim().replace(/^mac=/i, '').toLowerCase();
  const isBy = (timestamp: string): boolean => isSameSecret(claimed, signEvent({ ...given, timestamp }));
  if (given.timestamp !== undefined && isBy(given.timestamp)) return 'body';
  const header = given.headers['x-zevent-timestamp'];
  return typeof header === 'string' && isBy(header) ? 'header' : null;
}

/** The signature of an event, lower-case hexadecimal. */
export function signEvent(given: {
  readonly appId: string;
  readonly rawBody: Uint8Array;
  readonly timestamp: string;
  readonly oaSecretKey: string;
}): string {
  const { appId, rawBody, timestamp, oaSecretKey } = given;
  return createHash('sha256').update(appId).update(rawBody).update(timestamp).update(oaSecretKey).digest('hex');
}
