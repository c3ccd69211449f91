import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { create, isAxiosError } from 'axios';
import { hasNeverLeft } from '../../wire/no-answer.ts';
import type { Redact } from '../../wire/redact.ts';

/**
 * What one call brought. unreadable: something answered, but not with a JSON object. never-left: nothing was said (no such host,
 * connection refused). no-answer: it may have been carried out (a time-out, a reset): nobody can tell.
 */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreadable'; readonly status: number }
  | { readonly kind: 'never-left'; readonly detail: string }
  | { readonly kind: 'no-answer'; readonly detail: string };

/** What came instead of an answer of the platform; null: it answered, be it to say that it has too many. */
export function awayBy(answer: Answer): string | null {
  if (answer.kind === 'json') return null;
  if (answer.kind === 'unreadable') return answer.status === 429 ? null : `HTTP ${answer.status}, not JSON`;
  return answer.detail;
}

export type Call = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: URLSearchParams | FormData;
  readonly timeoutMs?: number;
};

/** `close`: idle connections go at once, the others once they are answered: a send that is on its way must not be broken off. */
export type Host = { call(call: Call): Promise<Answer>; close(): void };

const ANSWER_LIMIT = 4 * 1024 * 1024;

/** One HTTP client for one host. Never throws for what the network or the platform does, and lets no error of axios out. */
export function createHost(options: {
  readonly root: string;
  readonly timeoutMs: number;
  readonly redact: Redact;
}): Host {
  // Idle sockets go before the peer can close them under us: a reset there would leave a send unknown.
  const keep = { keepAlive: true, timeout: 20_000 };
  const agents = { httpAgent: new HttpAgent(keep), httpsAgent: new HttpsAgent(keep) };
  const client = create({
    ...agents,
    baseURL: options.root.replace(/\/+$/, ''),
    validateStatus: () => true,
    responseType: 'text',
    transformResponse: [(data: unknown) => data],
    maxRedirects: 0,
    maxContentLength: ANSWER_LIMIT,
    maxBodyLength: Number.POSITIVE_INFINITY,
    proxy: false,
  });
  return {
    async call(call) {
      const timeoutMs = call.timeoutMs ?? options.timeoutMs;
      try {
        const answer = await client.request<string>({
          method: call.method,
          url: call.path,
          ...(call.params ? { params: call.params } : {}),
          headers: { accept: 'application/json', ...call.headers },
          ...(call.json !== undefined || call.form ? { data: call.form ?? call.json } : {}),
          timeout: timeoutMs,
          signal: AbortSignal.timeout(timeoutMs), // axios' own does not end an answer that comes drop by drop
        });
        const body = parseObject(answer.data);
        return body ? { kind: 'json', status: answer.status, body } : { kind: 'unreadable', status: answer.status };
      } catch (error) {
        if (!isAxiosError(error)) throw error;
        if (hasNeverLeft(error)) return { kind: 'never-left', detail: error.code ?? '' };
        return readFailure(error.code ?? '', options.redact(error.message), error.response?.status);
      }
    },
    close() {
      for (const agent of Object.values(agents)) {
        agent.maxFreeSockets = 0;
        for (const idle of Object.values(agent.freeSockets).flat()) idle?.destroy();
      }
    },
  };
}

/** Drops the error itself: it carries the headers. */
function readFailure(code: string, message: string, status: number | undefined): Answer {
  if (status !== undefined) return { kind: 'unreadable', status };
  if (code === 'ERR_CANCELED' || code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
    return { kind: 'no-answer', detail: 'no answer in time' };
  }
  return { kind: 'no-answer', detail: code === '' ? message : code };
}

function parseObject(text: unknown): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(String(text));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
