import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import { create, isAxiosError } from 'axios';
import { createAgents } from './agents.ts';
import { type Ended, NoAnswer, toNoAnswer } from './no-answer.ts';
import type { ProxyFor } from './proxy.ts';
import type { Redact } from './redact.ts';

export type Asked = {
  readonly method: 'GET' | 'POST';
  /** Below the root, with its slash. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly data?: unknown;
  readonly timeoutMs: number;
  /** Gives the call up. */
  readonly signal?: AbortSignal | undefined;
};
/** Whatever came, whatever its status: what it means is the channel's to say. */
export type Answered = { readonly status: number; readonly text: string; readonly retryAfter: string | undefined };

/** The one way out to a platform. Throws NoAnswer, and nothing else for what the network or the platform does. */
export type Caller = {
  ask(asked: Asked): Promise<Answered>;
  /** See Agents. */
  close(): void;
};

/** Far above any answer: a hundred updates, the longest of them. */
const ANSWER_LIMIT = 4 * 1024 * 1024;

/**
 * One HTTP client for one root, which never follows a redirect (that would carry a token to another host), reads no more than 4 MB, and
 * ends whatever takes longer than it was given, drop by drop too. No error of axios gets out: tokens are in its URL and headers.
 */
export function createCaller(options: {
  readonly root: string;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): Caller {
  const root = options.root.replace(/\/+$/, '');
  const agents = createAgents(options.proxyFor);
  const address = URL.canParse(root) ? new URL(root) : null;
  const client = create({
    ...(address ? agents.for(address) : {}),
    baseURL: root,
    responseType: 'text',
    transformResponse: [(data: unknown) => data], // axios would swallow what it can't parse
    validateStatus: () => true,
    maxRedirects: 0,
    maxContentLength: ANSWER_LIMIT,
    maxBodyLength: Number.POSITIVE_INFINITY,
    proxy: false,
  });

  return {
    async ask({ timeoutMs, signal, ...asked }) {
      if (!address) throw new NoAnswer('refused', 'no address');
      const end = new AbortController();
      let ended: Ended = 'itself';
      let hasLeft = false;
      const give = (why: 'time-out' | 'stopped') => (): void => {
        ended = why;
        end.abort();
      };
      const stop = give('stopped');
      const timer = setTimeout(give('time-out'), timeoutMs);
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop);
      try {
        const answer = await client.request<string>({
          method: asked.method,
          url: asked.path,
          ...(asked.params ? { params: asked.params } : {}),
          ...(asked.headers ? { headers: asked.headers } : {}),
          ...(asked.data === undefined ? {} : { data: asked.data }),
          signal: end.signal,
          transport: watching(root, () => {
            hasLeft = true;
          }),
        });
        const retryAfter: unknown = answer.headers['retry-after'];
        return {
          status: answer.status,
          text: answer.data,
          retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
        };
      } catch (error) {
        throw isAxiosError(error) ? toNoAnswer(error, ended, options.redact, hasLeft) : error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', stop);
      }
    },
    close: () => agents.close(),
  };
}

/**
 * Node's own client, which tells when the first byte of a call may have left: on a new connection once that stands (for https: is secured),
 * on a kept one at once.
 */
function watching(root: string, onLeft: () => void) {
  const request: typeof http.request = root.startsWith('https:') ? https.request : http.request;
  return {
    request(options: http.RequestOptions, done: (answer: http.IncomingMessage) => void): ClientRequest {
      const asked = request(options, done);
      asked.once('socket', (socket) => {
        const isSecured = socket instanceof TLSSocket;
        if (asked.reusedSocket || (!isSecured && !socket.connecting)) onLeft();
        else socket.once(isSecured ? 'secureConnect' : 'connect', onLeft);
      });
      return asked;
    },
  };
}
