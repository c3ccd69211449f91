import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { giveRaw } from '../odd-answers.ts';
import { carryOut, type Scene } from './methods.ts';
import { badForm, Refused } from './refused.ts';
import type { Script, Scripted } from './script.ts';

/** One call as it came in. `at`: performance.now() in ms. `answered`: what was said to it; null: nothing (a reset, a hang). */
export type Arrival = {
  readonly at: number;
  readonly method: string;
  readonly chat: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  answered: 'ok' | 'scripted' | Refused | null;
};

/** A download of what a person sent, as it came in. */
export type Download = { readonly path: string; readonly headers: Readonly<Record<string, unknown>> };

type Wiring = {
  readonly token: string;
  readonly scene: Scene;
  readonly script: Script;
  readonly latencyMs: () => number;
  readonly arrivals: Arrival[];
  readonly downloads: Download[];
};

/** The HTTP side: routes, tokens, scripted answers, the record of what came in. */
export async function listen(wiring: Wiring): Promise<{ readonly server: Server; readonly root: string }> {
  const server = createServer((message, response) => {
    handle(wiring, message, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, root: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function handle(wiring: Wiring, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(message.url ?? '/', 'http://stand.in');
  if (pathname.startsWith('/media/')) return giveMedia(wiring, pathname, message, response);
  const [, bot = '', method = ''] = /^\/bot([^/]*)\/(.*)$/.exec(pathname) ?? [];
  const token = decodeURIComponent(bot);
  // A token that is none never reaches the API: a web server's page answers.
  if (!/^\d+:[\w-]+$/.test(token)) return givePage(response, 404);
  const arrival: Arrival = { at: performance.now(), method, chat: null, fields: {}, answered: null };
  try {
    const fields = await readFields(message);
    const chat = fields['chat_id'];
    Object.assign(arrival, { fields, chat: typeof chat === 'string' ? chat : null });
    wiring.arrivals.push(arrival);
    if (token !== wiring.token) throw new Refused(401, 'Unauthorized', 'world');
    await answer(wiring, method, arrival, response);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!wiring.arrivals.includes(arrival)) wiring.arrivals.push(arrival);
    arrival.answered = error;
    await later(wiring);
    // HTTP 200 for errors, as the live API answers.
    giveJson(response, 200, { ok: false, description: error.description, error_code: error.code });
  }
}

async function answer(wiring: Wiring, method: string, arrival: Arrival, response: ServerResponse): Promise<void> {
  const scripted = wiring.script.take(method, arrival.chat, arrival.fields);
  const carriesOut = scripted === undefined || scripted === 'reset-after' || scripted === 'hang-after';
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  const result = carriesOut ? await carryOut(wiring.scene, method, arrival.fields, gone) : undefined;
  await later(wiring);
  if (scripted === undefined) {
    arrival.answered = 'ok';
    giveJson(response, 200, { ok: true, result });
  } else giveScripted(scripted, arrival, response);
}

async function readFields(message: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  if (message.method !== 'POST') throw badForm('method is not POST');
  if (!message.headers['content-type']?.startsWith('application/json')) throw badForm('content type is not JSON');
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // falls through to the refusal
  }
  throw badForm("can't parse the JSON object");
}

function giveScripted(scripted: Scripted, arrival: Arrival, response: ServerResponse): void {
  if (scripted === 'reset-before' || scripted === 'reset-after') response.socket?.resetAndDestroy();
  else if (scripted === 'hang' || scripted === 'hang-after') return;
  else {
    arrival.answered = 'scripted';
    if ('raw' in scripted) giveRaw(response, scripted);
    else if ('html' in scripted) givePage(response, scripted.html);
    else if ('json' in scripted) giveJson(response, scripted.status ?? 200, scripted.json);
    else {
      const { code, description, status = 200, retryAfter } = scripted;
      const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
      giveJson(response, status, { ok: false, description, error_code: code }, headers);
    }
  }
}

function giveMedia(wiring: Wiring, path: string, message: IncomingMessage, response: ServerResponse): void {
  wiring.downloads.push({ path, headers: message.headers });
  const file = wiring.scene.world.media.get(path);
  const scripted = wiring.script.take('media', null);
  if (scripted === 'hang' || scripted === 'hang-after') return;
  if (scripted === 'reset-before' || scripted === 'reset-after') response.socket?.resetAndDestroy();
  else if (scripted && 'html' in scripted) givePage(response, scripted.html);
  else if (scripted && 'json' in scripted) {
    // A redirect: the address stands in `json`.
    response.writeHead(scripted.status ?? 302, { location: String(scripted.json) }).end();
  } else if (scripted && 'raw' in scripted) giveRaw(response, scripted);
  else if (scripted) response.writeHead(scripted.code).end(scripted.description);
  else if (!file) givePage(response, 404);
  else response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length }).end(file.bytes);
}

function givePage(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' });
  response.end('<html><body><h1>nginx</h1></body></html>');
}

function giveJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}

function later(wiring: Wiring): Promise<void> {
  const ms = wiring.latencyMs();
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
