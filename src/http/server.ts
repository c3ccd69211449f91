import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../log.ts';
import { answer, BadRequest, BodyTooLarge, type Exchange, type Route } from './exchange.ts';

// As wire/http.ts says.
const { createServer } = process.getBuiltinModule('node:http');

export type HttpServer = {
  /** Listens; gives the address under which it can be reached. Rejects when the port is taken. */
  start(): Promise<{ readonly url: string; readonly port: number }>;
  /** Nothing new is taken; what is being answered ends, at the latest after `graceMs`. */
  stop(): Promise<void>;
};

export type HttpServerOptions = {
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  /** Asked in this order; the first that answers has answered. */
  readonly routes: readonly Route[];
  readonly graceMs?: number;
};

/**
 * Above the idle time of whoever stands in front (proxies and load balancers keep idle connections for 60 to 75 s):
 * the side that closes first must be the proxy, or a request that is already on its way is lost. Node's own default
 * is 5 s.
 */
const KEEP_ALIVE_MS = 76_000;
const HEADERS_MS = 80_000;
const REQUEST_MS = 120_000;

/** A plain node:http server for webhooks, health and the rehearsal's page. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const open = new Set<ServerResponse>();
  const inHand = new Set<ServerResponse>();
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, (request, response) => {
    inHand.add(response);
    response.once('close', () => inHand.delete(response));
    void handle(options, request, response, open);
  });
  // Node counts it from the connection's start or the last answer; it must outlast the keep-alive.
  server.headersTimeout = HEADERS_MS;

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(options.port, options.host, () => {
          server.off('error', reject);
          server.on('error', (error) => options.log.error({ err: error }, 'http server'));
          const { port } = server.address() as AddressInfo;
          const host = options.host.includes(':') ? `[${options.host}]` : options.host;
          resolve({ url: `http://${host}:${port}`, port });
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        const late = setTimeout(() => server.closeAllConnections(), options.graceMs ?? 3000);
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        // Their connections would idle on for as long as the keep-alive allows.
        for (const response of inHand) response.shouldKeepAlive = false;
        for (const response of open) response.end();
      }),
  };
}

async function handle(
  { routes, log }: HttpServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  open: Set<ServerResponse>,
): Promise<void> {
  const exchange: Exchange = {
    request,
    response,
    method: request.method ?? 'GET',
    url: parseUrl(request.url),
    keepOpen() {
      open.add(response);
      response.once('close', () => open.delete(response));
    },
  };
  try {
    for (const route of routes) if (await route(exchange)) return;
    answer(exchange, 404, 'Không có trang này. (Not found.)\n');
  } catch (error) {
    if (response.headersSent) response.destroy();
    else if (error instanceof BodyTooLarge) {
      // The rest of the body is not read: the connection can't be used again.
      answer(exchange, 413, 'Quá lớn. (Too large.)\n', { connection: 'close' });
    } else if (error instanceof BadRequest) answer(exchange, 400, `${error.message}\n`);
    else {
      log.error({ err: error, path: withoutSecrets(exchange.url.pathname) }, 'a request failed');
      answer(exchange, 500, 'Máy chủ gặp trục trặc. (Something went wrong.)\n');
    }
  }
}

/** An address may itself be a secret: what is as long as one is left out. */
const withoutSecrets = (path: string): string => path.replace(/[\w-]{16,}/g, '…');

/** Never throws: what can't be parsed is a page that doesn't exist. */
function parseUrl(target: string | undefined): URL {
  const base = 'http://localhost';
  return URL.canParse(target ?? '/', base) ? new URL(target ?? '/', base) : new URL('/invalid', base);
}
