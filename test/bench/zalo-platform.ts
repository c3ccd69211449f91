/** A fast stand-in for the OA API and its OAuth server, for measuring only: it takes every call that has the token. The strict one is in support/. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ZaloPlatform = {
  readonly root: string;
  /** Called for each message sent. */
  onSend: (user: string, text: string) => void;
  stop(): Promise<void>;
};

const ACCESS = 'access-token-of-the-bench';
const PAIR = { access_token: ACCESS, refresh_token: 'refresh-token-of-the-bench', expires_in: '90000' };
const OA = { oaid: '2506148880812345678', name: 'Học tập suốt đời (đo)', is_verified: true, package_name: 'Growth' };

type Message = { readonly recipient: { readonly user_id: string }; readonly message: { readonly text?: string } };

export async function startZaloPlatform(rttMs: number): Promise<ZaloPlatform> {
  let count = 0;
  const answerTo = (request: IncomingMessage, body: string): unknown => {
    if (request.url === '/v4/oa/access_token') return PAIR;
    if (request.headers['access_token'] !== ACCESS) return { error: -216, message: 'Access token is invalid' };
    if (request.url !== '/v3.0/oa/message/cs') return { data: OA, error: 0, message: 'Success' };
    const { recipient, message } = JSON.parse(body) as Message;
    platform.onSend(recipient.user_id, message.text ?? '');
    count += 1;
    const data = { message_id: `m${count}`, user_id: recipient.user_id, quota: { quota_type: 'reply' } };
    return { data, error: 0, message: 'Success' };
  };
  const server = createServer({ keepAliveTimeout: 90_000 }, (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const answer = JSON.stringify(answerTo(request, body));
      response.setHeader('content-type', 'application/json');
      setTimeout(() => response.end(answer), rttMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const platform: ZaloPlatform = {
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
