import type { Redact } from './redact.ts';

/**
 * A call that brought no answer of the platform.
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

/** What ended a call that has no answer: the network, our time limit, or our stop. */
export type Ended = 'itself' | 'time-out' | 'stopped';

type Raw = { readonly code?: unknown; readonly type?: unknown; readonly message?: unknown };

/** What an error of an HTTP client (axios; node-fetch under Telegraf) means. A new error: theirs carry the URL and the body. */
export function toNoAnswer(error: unknown, ended: Ended, redact: Redact): NoAnswer {
  if (ended === 'time-out') return new NoAnswer('unknown', 'no answer in time');
  if (ended === 'stopped') return new NoAnswer('stopped', 'given up');
  const { code, type, message } = error as Raw;
  const text = redact(typeof message === 'string' ? message : String(error));
  const detail = typeof code === 'string' ? code : text;
  if (type === 'invalid-json') return new NoAnswer('unreadable', 'the answer is not JSON');
  if (text.startsWith('maxContentLength')) return new NoAnswer('unreadable', 'the answer is too long');
  return new NoAnswer(hasNeverLeft(error) ? 'refused' : 'unknown', detail);
}

/** Of a connection that did not come about. */
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
const OF_CONNECTING = /connect ETIMEDOUT|before secure TLS connection was established/;
/** A handshake with something that speaks no TLS, or none that we speak: a portal, a wrong port, an old proxy. Their code (EPROTO) says less. */
const OF_HANDSHAKE = /SSL routines.*(?:wrong version number|handshake failure|protocol version|unsupported protocol)/;

type Cause = { readonly syscall?: unknown; readonly errors?: readonly { readonly syscall?: unknown }[] };

/** Whether nothing was said yet when it failed, so that the call certainly was not carried out. */
export function hasNeverLeft(error: unknown): boolean {
  const { code, message, cause } = error as Raw & { readonly cause?: unknown };
  if (typeof code === 'string' && NEVER_LEFT.has(code)) return true;
  if (isOfConnecting(cause)) return true;
  return typeof message === 'string' && (OF_CONNECTING.test(message) || OF_HANDSHAKE.test(message));
}

/** To none of the host's addresses. */
function isOfConnecting(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  const { syscall, errors } = cause as Cause;
  return syscall === 'connect' || (errors !== undefined && errors.every((each) => each.syscall === 'connect'));
}
