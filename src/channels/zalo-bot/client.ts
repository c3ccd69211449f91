import { createCaller } from '../../wire/caller.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { ProxyFor } from '../../wire/proxy.ts';
import type { Redact } from '../../wire/redact.ts';

/** An answer of the platform. Whether it is a refusal stands in the body: errors come with HTTP 200 too. */
export type Answer = { readonly ok: true; readonly result: unknown } | Refusal;
export type Refusal = {
  readonly ok: false;
  readonly code: number;
  readonly description: string;
  /** What it said about when to come again, in milliseconds. */
  readonly retryAfterMs?: number;
};

type Payload = Readonly<Record<string, unknown>>;
/** One call of the Bot Platform. Resolves with its answer, also with a refusal; throws NoAnswer where none came. */
export type Call = (method: string, payload: Payload, signal?: AbortSignal) => Promise<Answer>;

const POLL_GRACE_MS = 5_000;
/** The platform fetches the picture before it answers. */
const PHOTO_TIMES = 5;

/** The one door to the platform. `timeoutMs`: of a usual call; a long poll has its own wait and 5 s, a picture five times as long. */
export function createClient(options: {
  readonly token: string;
  readonly apiRoot: string;
  readonly timeoutMs: number;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): Call {
  const caller = createCaller({ ...options, root: options.apiRoot });
  return async (method, payload, signal) => {
    const { status, text, retryAfter } = await caller.ask({
      method: 'POST',
      path: `/bot${options.token}/${method}`,
      headers: { 'content-type': 'application/json' },
      data: payload,
      timeoutMs: timeoutOf(method, payload, options.timeoutMs),
      signal,
    });
    return readAnswer(text, status, retryAfter, options.redact);
  };
}

function timeoutOf(method: string, payload: Payload, usual: number): number {
  if (method === 'sendPhoto') return usual * PHOTO_TIMES;
  if (method !== 'getUpdates') return usual;
  return (typeof payload['timeout'] === 'number' ? payload['timeout'] * 1000 : 0) + POLL_GRACE_MS;
}

type Body = {
  readonly ok?: unknown;
  readonly result?: unknown;
  readonly error_code?: unknown;
  readonly description?: unknown;
  readonly parameters?: { readonly retry_after?: unknown };
};

function readAnswer(text: unknown, status: number, retryAfter: unknown, redact: Redact): Answer {
  const body = parse(text);
  if (typeof body?.ok !== 'boolean') throw new NoAnswer('unreadable', `HTTP ${status}, and not the platform's JSON`);
  if (body.ok) return { ok: true, result: body.result };
  const code = Number(body.error_code ?? status);
  const seconds = Number(body.parameters?.retry_after ?? retryAfter ?? Number.NaN);
  return {
    ok: false,
    code: Number.isFinite(code) ? code : status,
    description: redact(typeof body.description === 'string' ? body.description : ''),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

function parse(text: unknown): Body | undefined {
  try {
    const body: unknown = JSON.parse(String(text));
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}
