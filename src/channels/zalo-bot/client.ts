import { byAxios } from '../../wire/by-axios.ts';
import { createCaller } from '../../wire/caller.ts';
import type { ProxyFor } from '../../wire/proxy.ts';
import type { Redact } from '../../wire/redact.ts';
import { type BotAnswer, readAnswer } from './answers.ts';

type Payload = Readonly<Record<string, unknown>>;
/** One call of the Bot Platform. Resolves with its answer, also with a refusal; throws NoAnswer where none came. */
export type BotCall = (method: string, payload: Payload, signal?: AbortSignal) => Promise<BotAnswer>;

const POLL_GRACE_MS = 5_000;
/** The platform fetches the picture before it answers. */
const PHOTO_TIMES = 5;

/**
 * The one door to the platform. `timeoutMs`: of a usual call; a long poll has its own wait and 5 s, a picture five
 * times as long.
 */
export function createClient(options: {
  readonly token: string;
  readonly apiRoot: string;
  readonly timeoutMs: number;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): BotCall {
  const caller = createCaller({ ...options, root: options.apiRoot, by: byAxios });
  return async (method, payload, signal) => {
    const answered = await caller.ask({
      method: 'POST',
      path: `/bot${options.token}/${method}`,
      headers: { 'content-type': 'application/json' },
      data: payload,
      timeoutMs: timeoutOf(method, payload, options.timeoutMs),
      signal,
    });
    return readAnswer(method, answered, options.redact);
  };
}

function timeoutOf(method: string, payload: Payload, usual: number): number {
  if (method === 'sendPhoto') return usual * PHOTO_TIMES;
  if (method !== 'getUpdates') return usual;
  return (typeof payload['timeout'] === 'number' ? payload['timeout'] * 1000 : 0) + POLL_GRACE_MS;
}
