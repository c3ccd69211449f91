/** The program's HTTP door on loopback: its webhooks and downloads, which change with each start of the program. */
import { type DownloadOptions, downloadRoutes } from '../../src/http/downloads.ts';
import type { Route } from '../../src/http/exchange.ts';
import { type PassOptions, passRoute } from '../../src/http/passes.ts';
import { createHttpServer } from '../../src/http/server.ts';
import { webhookRoute } from '../../src/http/webhook.ts';
import type { Log } from '../../src/log.ts';
import type { Webhook } from '../../src/wire/webhook.ts';

export type Door = {
  readonly url: string;
  mount(webhooks: readonly Webhook[], downloads: DownloadOptions, passes: PassOptions): void;
  close(): Promise<void>;
};

/** `onAnswered`: a webhook has dealt with a request; the channel's name is the last part of its path. */
export async function openDoor(log: Log, onAnswered: (channel: string) => void): Promise<Door> {
  let routes: readonly Route[] = [];
  const server = createHttpServer({
    port: 0,
    host: '127.0.0.1',
    log,
    routes: [
      async (exchange) => {
        for (const route of routes) if (await route(exchange)) return true;
        return false;
      },
    ],
  });
  const { url } = await server.start();
  const heard = (webhook: Webhook): Webhook => ({
    ...webhook,
    async handle(...request) {
      const answer = await webhook.handle(...request);
      onAnswered(webhook.path.split('/').at(-1) ?? '');
      return answer;
    },
  });
  return {
    url,
    mount(webhooks, downloads, passes) {
      const hooks = webhooks.map((each) => webhookRoute(heard(each)));
      routes = [...hooks, ...downloadRoutes(downloads), passRoute(passes)];
    },
    close: () => server.stop(),
  };
}
