import http, { type ClientRequest } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type Agents, createAgents } from './agents.ts';
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
/** Whatever came, whatever its status: what it means is the channel's to say. */
export type Answered = { readonly status: number; readonly text: string; readonly retryAfter: string | undefined };

/** The one way out to a platform. Throws NoAnswer, and nothing else for what the network or the platform does. */
export type Caller = {
  ask(asked: CallerRequest): Promise<Answered>;
  /** See Agents. */
  close(): void;
};

/** Far above any answer: a hundred updates, the longest of them. */
const ANSWER_LIMIT = 4 * 1024 * 1024;

/**
 * The calls of one root, by Node's own client and over connections that are kept. It never follows a redirect (that
 * would carry a token to another host), reads no more than 4 MB, and ends whatever takes longer than it was given,
 * drop by drop too.
 */
export function createCaller(options: {
  readonly root: string;
  readonly redact: Redact;
  readonly proxyFor?: ProxyFor | undefined;
}): Caller {
  const agents = createAgents(options.proxyFor);
  const to = URL.canParse(options.root) ? destinationOf(new URL(options.root), agents) : null;
  return {
    async ask({ timeoutMs, signal, ...asked }) {
      if (!to) throw new NoAnswer('refused', 'no address');
      const packed = await pack(asked);
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
        return await exchange(to, packed, {
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

type Destination = {
  readonly request: typeof http.request;
  /** Before each path. */
  readonly base: string;
  readonly options: http.RequestOptions;
};

function destinationOf(root: URL, agents: Agents): Destination {
  const { httpAgent, httpsAgent } = agents.for(root);
  const isSecure = root.protocol === 'https:';
  return {
    request: isSecure ? https.request : http.request,
    base: root.pathname.replace(/\/+$/, ''),
    options: {
      protocol: root.protocol,
      hostname: root.hostname.replace(/^\[|\]$/g, ''),
      port: root.port,
      agent: isSecure ? httpsAgent : httpAgent,
    },
  };
}

type Packed = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

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
  return { ...asked, headers: { ...headers, 'content-type': type }, body: new Uint8Array(await form.arrayBuffer()) };
}

type Watching = {
  readonly signal: AbortSignal;
  /** The first byte may have left. */
  readonly onLeft: () => void;
  /** Errors of Node's hold no secret, but those of an agent may. */
  readonly toNoAnswer: (error: unknown) => NoAnswer;
};

function exchange(to: Destination, packed: Packed, { signal, onLeft, toNoAnswer }: Watching): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(toNoAnswer(error));
    const { method, headers } = packed;
    const asked = to.request({ ...to.options, method, path: to.base + packed.path, headers, signal });
    asked.once('socket', (socket) => watchLeaving(asked, socket, onLeft));
    asked.once('error', fail);
    asked.once('response', (answer) => {
      answer.once('error', fail);
      if (isPacked(answer)) {
        answer.destroy(Object.assign(new Error('packed, which nobody asked for'), { code: 'Z_PACKED' }));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > ANSWER_LIMIT) answer.destroy(new Error('maxContentLength'));
      });
      answer.once('end', () => {
        const { statusCode: status = 0, headers: told } = answer;
        resolve({ status, text: Buffer.concat(chunks).toString('utf8'), retryAfter: told['retry-after'] });
      });
    });
    asked.end(packed.body);
  });
}

const isPacked = ({ headers }: http.IncomingMessage): boolean =>
  !['', 'identity'].includes(headers['content-encoding'] ?? '');

/** The first byte may leave on a new connection once that stands (for https: is secured), on a kept one at once. */
function watchLeaving(asked: ClientRequest, socket: Socket, onLeft: () => void): void {
  const isSecured = socket instanceof TLSSocket;
  if (asked.reusedSocket || (!isSecured && !socket.connecting)) onLeft();
  else socket.once(isSecured ? 'secureConnect' : 'connect', onLeft);
}
