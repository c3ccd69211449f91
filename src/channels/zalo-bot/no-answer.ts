import type { Redact } from './redact.ts';

/**
 * A call that brought no answer of the Bot Platform.
 * refused: it never left (no such host, connection refused). unreadable: something answered, but not as the platform does.
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

type Raw = { readonly code?: unknown; readonly message?: unknown; readonly cause?: unknown };
type Cause = { readonly syscall?: unknown; readonly errors?: readonly { readonly syscall?: unknown }[] };

/** What an error of axios means. A new error: axios keeps the URL and the body in its own. */
export function toNoAnswer(error: unknown, ended: 'itself' | 'time-out' | 'stopped', redact: Redact): NoAnswer {
  if (ended === 'time-out') return new NoAnswer('unknown', 'no answer in time');
  if (ended === 'stopped') return new NoAnswer('stopped', 'given up');
  const { code, message, cause } = error as Raw;
  const text = redact(typeof message === 'string' ? message : String(error));
  if (text.startsWith('maxContentLength')) return new NoAnswer('unreadable', 'the answer is too long');
  if (typeof code === 'string' && NEVER_LEFT.has(code)) return new NoAnswer('refused', code);
  if (isOfConnecting(cause) || /connect ETIMEDOUT|before secure TLS connection was established/.test(text)) {
    return new NoAnswer('refused', typeof code === 'string' ? code : text);
  }
  return new NoAnswer('unknown', typeof code === 'string' ? code : text);
}

/** The connection itself did not come about, to any of the host's addresses: nothing was said yet. */
function isOfConnecting(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const { syscall, errors } = cause as Cause;
  return syscall === 'connect' || (errors !== undefined && errors.every((each) => each.syscall === 'connect'));
}
