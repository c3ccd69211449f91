/** A fast stand-in for the platform, for measuring only: it takes every call. The strict one is in support/. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Platform = {
  readonly root: string;
  /** Called for each message sent, with the chat. */
  onSend: (chat: string) => void;
  stop(): Promise<void>;
};

const OK: Readonly<Record<string, unknown>> = {
  getMe: { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' },
  getWebhookInfo: {
    url: 'https://bench.example/webhooks/telegram',
    has_custom_certificate: false,
    pending_update_count: 0,
  },
};

export async function startPlatform(rttMs: number): Promise<Platform> {
  const answer = (response: ServerResponse, result: unknown): void => {
    const send = (): void => void response.end(JSON.stringify({ ok: true, result }));
    if (rttMs > 0) setTimeout(send, rttMs);
    else send();
  };
  let count = 0;
  const server = createServer({ keepAliveTimeout: 90_000 }, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      if (method !== 'sendMessage') return answer(response, OK[method] ?? true);
      const { chat_id: chat } = JSON.parse(body) as { chat_id: number | string };
      platform.onSend(String(chat));
      return answer(response, {
        message_id: ++count,
        date: 1,
        chat: { id: Number(chat), type: 'private' },
        text: 'x',
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const platform: Platform = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onSend() {},
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return platform;
}

/** The most arrivals (milliseconds) within any one second. */
export function mostInOneSecond(arrivals: readonly number[]): number {
  let most = 0;
  let from = 0;
  for (let to = 0; to < arrivals.length; to += 1) {
    while ((arrivals[to] ?? 0) - (arrivals[from] ?? 0) >= 1000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
