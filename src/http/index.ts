import type { Log } from '../log.ts';
import type { Webhook } from '../wire/webhook.ts';
import { type DownloadOptions, downloadRoutes } from './downloads.ts';
import type { Route } from './exchange.ts';
import { isLoopback } from './guard.ts';
import { healthRoute } from './health.ts';
import { type PassOptions, passRoute } from './passes.ts';
import { type Rehearsal, rehearsalRoute } from './rehearsal.ts';
import { createHttpServer, type HttpServer } from './server.ts';
import { webhookRoute } from './webhook.ts';

export type HttpOptions = {
  readonly port: number;
  readonly host: string;
  readonly log: Log;
  /** For /healthz; see checkHealth. */
  readonly health: () => { readonly ok: boolean };
  readonly webhooks?: readonly Webhook[];
  /** Files for channels that can't carry them. */
  readonly downloads?: DownloadOptions;
  /** Pages that are opened from a chat. */
  readonly passes?: PassOptions;
  /** Further pages: files behind an address, what a platform leads back to. */
  readonly routes?: readonly Route[];
  /** Opens the rehearsal, and binds the server to loopback whatever `host` says. */
  readonly rehearsal?: Rehearsal;
};

/** Everything that the bot answers over HTTP. */
export function createHttp(options: HttpOptions): HttpServer {
  const { port, log, rehearsal } = options;
  const host = rehearsal && !isLoopback(options.host) ? '127.0.0.1' : options.host;
  if (host !== options.host) log.warn({ host }, 'the rehearsal opens on this machine only');
  const routes: Route[] = [healthRoute(options.health), ...(options.webhooks ?? []).map(webhookRoute)];
  routes.push(...(options.routes ?? []));
  if (options.downloads) routes.push(...downloadRoutes(options.downloads));
  if (options.passes) routes.push(passRoute(options.passes));
  if (rehearsal) routes.push(rehearsalRoute(rehearsal));
  return createHttpServer({ port, host, log, routes });
}
