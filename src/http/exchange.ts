import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** One request and its answer. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly url: URL;
  /** The answer stays open (a stream of events) and is ended when the server stops. */
  keepOpen(): void;
};

/** Answers the exchange (true) or leaves it to the next route (false). */
export type Route = (exchange: Exchange) => Promise<boolean> | boolean;

/** The body is larger than the route takes. */
export class BodyTooLarge extends Error {
  constructor() {
    super('the body is too large');
    this.name = 'BodyTooLarge';
  }
}

/** The request makes no sense to the route; the text goes back to whoever asked. */
export class BadRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadRequest';
  }
}

/** The whole body, `limit` bytes at most. Throws BodyTooLarge, before reading where the length is announced. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function answer(
  { response, method }: Exchange,
  status: number,
  body: string | Uint8Array = '',
  headers: Readonly<Record<string, string>> = {},
): true {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(method === 'HEAD' ? undefined : body);
  return true;
}

/** Bytes of a file, both ends included, read as they are taken. A reader that goes away ends it. */
export function answerFile(
  { response, method }: Exchange,
  status: number,
  { path, from, to }: { readonly path: string; readonly from: number; readonly to: number },
  headers: Readonly<Record<string, string>>,
): true {
  response.writeHead(status, {
    'content-length': String(to - from + 1),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  if (method === 'HEAD' || to < from) response.end();
  // What broke off shows by its length; the answer has begun, so nothing else can be said.
  else pipeline(createReadStream(path, { start: from, end: to }), response, () => undefined);
  return true;
}

export function answerJson(exchange: Exchange, status: number, body: unknown): true {
  return answer(exchange, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' });
}
