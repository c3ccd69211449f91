import type { Redact } from './redact.ts';

/**
 * A call that brought no answer of the Bot API.
 * refused: it never left (no such host, connection refused). unreadable: something answered, but not in JSON.
 * unknown: it may have been carried out (a time-out, a reset): nobody can tell. stopped: we gave it up ourselves.
 */
export class NoAnswer extends Error {
  readonly why: 'refused' | 'unreadable' | 'unknown' | 'stopped';
  constructor(why: NoAnswer['why'], message: string) {
    super(message);
    this.name = 'NoAnswer';
    this.why = why;
  }
}

const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** What an error of the HTTP client (node-fetch under Telegraf) means. Drops the error itself: it carries the URL. */
export function toNoAnswer(error: unknown, cause: 'ended' | 'time-out' | 'stopped', redact: Redact): NoAnswer {
  if (cause === 'time-out') return new NoAnswer('unknown', 'no answer in time');
  if (cause === 'stopped') return new NoAnswer('stopped', 'given up');
  const { code, type, message } = error as { code?: unknown; type?: unknown; message?: unknown };
  const text = redact(typeof message === 'string' ? message : String(error));
  if (type === 'invalid-json') return new NoAnswer('unreadable', 'the answer is not JSON');
  if (typeof code === 'string' && NEVER_LEFT.has(code)) return new NoAnswer('refused', code);
  // The connection itself did not come about: nothing was said yet.
  if (/connect ETIMEDOUT|before secure TLS connection was established/.test(text)) return new NoAnswer('refused', text);
  return new NoAnswer('unknown', typeof code === 'string' ? code : text);
}
