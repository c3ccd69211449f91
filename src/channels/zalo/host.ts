import { byAxios } from '../../wire/by-axios.ts';
import { createCaller } from '../../wire/caller.ts';
import { NoAnswer } from '../../wire/no-answer.ts';
import type { ProxyFor } from '../../wire/proxy.ts';
import type { Redact } from '../../wire/redact.ts';

/**
 * What one call brought. unreadable: something answered, but not with a JSON object. never-left: nothing was said (no
 * such host, connection refused). no-answer: it may have been carried out (a time-out, a reset): nobody can tell.
 */
export type HostAnswer =
  | { readonly kind: 'json'; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'unreadable'; readonly status: number }
  | { readonly kind: 'never-left'; readonly detail: string }
  | { readonly kind: 'no-answer'; readonly detail: string };

/** What came instead of an answer of the platform; null: it answered, be it to say that it has too many. */
export function awayBy(answer: HostAnswer): string | null {
  if (answer.kind === 'json') return null;
  if (answer.kind === 'unreadable') return answer.status === 429 ? null : `HTTP ${answer.status}, not JSON`;
  return answer.detail;
}

export type HostCall = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: URLSearchParams | FormData;
  readonly timeoutMs?: number;
};

/** `close`: see Agents. */
export type Host = { call(call: HostCall): Promise<HostAnswer>; close(): void };

/** One HTTP client for one host. Never throws for what the network or the platform does. */
export function createHost(options: {
  readonly root: string;
  readonly timeoutMs: number;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): Host {
  const caller = createCaller({ ...options, by: byAxios });
  return {
    async call({ json, form, ...call }) {
      try {
        const { status, text } = await caller.ask({
          ...call,
          headers: { accept: 'application/json', ...call.headers },
          data: form ?? json,
          timeoutMs: call.timeoutMs ?? options.timeoutMs,
        });
        const body = parseObject(text);
        return body ? { kind: 'json', status, body } : { kind: 'unreadable', status };
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
        return { kind: error.why === 'refused' ? 'never-left' : 'no-answer', detail: error.message };
      }
    },
    close: () => caller.close(),
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
