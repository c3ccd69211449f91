import { createAgents } from './agents.ts';
import type { Answered, Carrier, Packed } from './carrier.ts';
import { type Ended, NoAnswer, toNoAnswer } from './no-answer.ts';
import type { ProxyFor } from './proxy.ts';
import type { Redact } from './redact.ts';

export type CallerRequest = {
  readonly method: 'GET' | 'POST';
  /** Below the root, with its slash. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** A text goes as it is, under the type that `headers` name; a form as one; anything else as JSON. */
  readonly data?: unknown;
  readonly timeoutMs: number;
  /** Gives the call up. */
  readonly signal?: AbortSignal | undefined;
};

/** The one way out to a platform. Throws NoAnswer, and nothing else for what the network or the platform does. */
export type Caller = {
  ask(asked: CallerRequest): Promise<Answered>;
  /** See Agents. */
  close(): void;
};

/**
 * The calls of one root, over connections that are kept, carried as `by` does. It never follows a redirect (that would
 * carry a token to another host), reads no more than 4 MB, and ends whatever takes longer than it was given, drop by
 * drop too.
 */
export function createCaller(options: {
  readonly root: string;
  readonly by: Carrier;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): Caller {
  const agents = createAgents(options.proxyFor);
  const carry = URL.canParse(options.root) ? options.by(new URL(options.root), agents) : null;
  return {
    async ask({ timeoutMs, signal, ...asked }) {
      if (!carry) throw new NoAnswer('refused', 'no address');
      const packed = await pack(asked);
      if (signal?.aborted) throw new NoAnswer('stopped', 'given up');
      const end = new AbortController();
      let ended: Ended = 'itself';
      let hasLeft = false;
      const give = (why: 'time-out' | 'stopped') => (): void => {
        ended = why;
        end.abort();
      };
      const stop = give('stopped');
      const timer = setTimeout(give('time-out'), timeoutMs);
      signal?.addEventListener('abort', stop);
      try {
        return await carry(packed, {
          signal: end.signal,
          onLeft: () => {
            hasLeft = true;
          },
          toNoAnswer: (error) => toNoAnswer(error, ended, options.redact, hasLeft),
        });
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      }
    },
    close: () => agents.close(),
  };
}

async function pack({
  method,
  path,
  params,
  headers = {},
  data,
}: Omit<CallerRequest, 'timeoutMs' | 'signal'>): Promise<Packed> {
  const asked = { method, path: params ? `${path}?${new URLSearchParams(params).toString()}` : path };
  if (data === undefined || typeof data === 'string') {
    return { ...asked, headers, ...(data === undefined ? {} : { body: data }) };
  }
  if (!(data instanceof URLSearchParams || data instanceof FormData)) {
    return { ...asked, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(data) };
  }
  const form = new Response(data);
  const type = form.headers.get('content-type') ?? '';
  return { ...asked, headers: { ...headers, 'content-type': type }, body: Buffer.from(await form.arrayBuffer()) };
}
