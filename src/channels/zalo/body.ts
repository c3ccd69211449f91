import type { Redact } from '../../wire/redact.ts';
import type { Failure } from './result.ts';

/** An answer's JSON. */
export type ZaloBody = Readonly<Record<string, unknown>>;

/** 0: success; null: the answer says neither. */
export function codeOf(body: ZaloBody): number | null {
  const code = body['error'];
  if (typeof code === 'string' && /^-?\d+$/.test(code)) return Number(code);
  return typeof code === 'number' ? code : null;
}

/** A string, or a number written out; '' for everything else. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
};
/** The platform's message, cut short: it is for logs. Cut last: half a secret is no longer known for one. */
export const said = (body: ZaloBody, redact: Redact): string => redact(textOf(body['message'])).slice(0, 200);

/** What stands under `data`. */
export function dataOf(body: ZaloBody): ZaloBody {
  const data = body['data'];
  return typeof data === 'object' && data !== null ? (data as ZaloBody) : {};
}

/** An answer that its body does not explain. A send that may have been carried out is never called failed. */
export function readStatus(status: number, detail: string, isSend: boolean): Failure {
  if (status === 429) return { kind: 'retry', after: null, why: 'throttled', detail };
  if (status === 401 || status === 403) return { kind: 'retry', after: null, why: 'unavailable', detail };
  if (status >= 400 && status < 500) return { kind: 'permanent', code: null, forAll: true, detail };
  return doubt(detail, isSend);
}

/** Nobody knows what became of the call: harmless for a read. */
export const doubt = (detail: string, isSend: boolean): Failure =>
  isSend ? { kind: 'unknown', detail } : { kind: 'retry', after: null, why: 'unavailable', detail };
