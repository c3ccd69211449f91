import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Agents } from './agents.ts';
import { http, https } from './http.ts';
import type { NoAnswer } from './no-answer.ts';

/** A call as it goes out. `path`: below the root, with what is asked for. */
export type Packed = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};
/** Whatever came, whatever its status: what it means is the channel's to say. */
export type Answered = { readonly status: number; readonly text: string; readonly retryAfter: string | undefined };

export type Watching = {
  readonly signal: AbortSignal;
  /** The first byte may have left. */
  readonly onLeft: () => void;
  /** What an error of the client becomes: it may hold a secret. */
  readonly toNoAnswer: (error: unknown) => NoAnswer;
};

/** What carries the calls of one root. Throws NoAnswer for what the network or the platform does. */
export type Carrier = (root: URL, agents: Agents) => (packed: Packed, watching: Watching) => Promise<Answered>;

/** Far above any answer: a hundred updates, the longest of them. */
export const ANSWER_LIMIT = 4 * 1024 * 1024;

/** What comes before each path, without a slash at its end. */
export const baseOf = (root: URL): string => root.pathname.replace(/\/+$/, '');

/**
 * Node's own client for a root, which tells when the first byte of a call may have left, and breaks off an answer that
 * is packed.
 */
export function watchedRequest({ protocol }: URL, onLeft: () => void) {
  const request: typeof http.request = protocol === 'https:' ? https.request : http.request;
  return (options: RequestOptions, done: (answer: IncomingMessage) => void): ClientRequest => {
    const asked = request(options, (answer) => {
      if (isPacked(answer)) {
        asked.destroy(Object.assign(new Error('packed, which nobody asked for'), { code: 'Z_PACKED' }));
      } else done(answer);
    });
    watchLeaving(asked, onLeft);
    return asked;
  };
}

const isPacked = ({ headers }: IncomingMessage): boolean =>
  !['', 'identity'].includes(headers['content-encoding'] ?? '');

/** The first byte may leave on a new connection once that stands (for https: is secured), on a kept one at once. */
function watchLeaving(asked: ClientRequest, onLeft: () => void): void {
  asked.once('socket', (socket) => {
    const isSecured = socket instanceof TLSSocket;
    if (asked.reusedSocket || (!isSecured && !socket.connecting)) onLeft();
    else socket.once(isSecured ? 'secureConnect' : 'connect', onLeft);
  });
}
