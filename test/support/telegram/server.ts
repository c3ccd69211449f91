import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { giveRaw } from '../odd-answers.ts';
import { checkForm, isMethod, type Method } from './forms.ts';
import type { createMethods } from './methods.ts';
import { badForm, Refused } from './refused.ts';
import { type Request, readRequest } from './request.ts';
import type { Script, Scripted } from './script.ts';
import type { World } from './world.ts';

/** One call as it came in. `at`: performance.now() in ms. `answered`: what was said to it; null: nothing (a reset, a hang). */
export type Arrival = {
  readonly at: number;
  readonly method: string;
  readonly chat: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly uploads: number;
  answered: 'ok' | 'scripted' | Refused | null;
};

type Wiring = {
  readonly token: string;
  readonly world: World;
  readonly methods: ReturnType<typeof createMethods>;
  readonly script: Script;
  readonly latencyMs: () => number;
  readonly arrivals: Arrival[];
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
  const url = new URL(message.url ?? '/', 'http://stand.in');
  const [, , path = ''] = /^\/(file\/)?(.*)$/.exec(url.pathname) ?? [];
  const isFile = url.pathname.startsWith('/file/');
  const [bot = '', ...rest] = path.split('/');
  if (isFile) {
    giveFile(wiring, bot, rest.join('/'), response);
    return;
  }
  const method = rest.join('/');
  let request: Request = { fields: {}, files: new Map() };
  const arrival: Arrival = { at: performance.now(), method, chat: null, fields: {}, uploads: 0, answered: null };
  try {
    request = await readRequest(message, url.searchParams);
    const chat = Number(request.fields['chat_id'] ?? Number.NaN);
    Object.assign(arrival, {
      chat: Number.isNaN(chat) ? null : chat,
      fields: request.fields,
      uploads: request.files.size,
    });
    wiring.arrivals.push(arrival);
    checkToken(wiring.token, bot);
    await answer(wiring, method, request, arrival, response);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!wiring.arrivals.includes(arrival)) wiring.arrivals.push(arrival);
    arrival.answered = error;
    const { code, description, parameters } = error;
    await later(wiring);
    giveJson(response, code, { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) });
  }
}

async function answer(
  wiring: Wiring,
  method: string,
  request: Request,
  arrival: Arrival,
  response: ServerResponse,
): Promise<void> {
  const scripted = wiring.script.take(method, arrival.chat, arrival.fields);
  const carriesOut = scripted === undefined || scripted === 'reset-after' || scripted === 'hang-after';
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  const result = carriesOut ? await carryOut(wiring, method, request, gone) : undefined;
  await later(wiring);
  if (scripted === undefined) {
    arrival.answered = 'ok';
    giveJson(response, 200, { ok: true, result });
  } else giveScripted(scripted, arrival, response);
}

async function carryOut(wiring: Wiring, method: string, request: Request, gone: Promise<void>): Promise<unknown> {
  if (!isMethod(method)) throw new Refused(404, 'Not Found');
  const fields = checkForm(method, withFiles(method, request));
  const run = wiring.methods[method] as (fields: unknown, request: Request, gone: Promise<void>) => unknown;
  return run(fields, request, gone);
}

/** A file that came as the parameter's own part counts as that parameter. */
function withFiles(method: Method, request: Request): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...request.fields };
  for (const name of request.files.keys()) {
    if (name === 'photo' || name === 'document') fields[name] = `attach://${name}`;
  }
  if ('method' in fields) {
    // Telegraf repeats the method in a multipart body.
    if (fields['method'] !== method) throw badForm('the body names another method');
    delete fields['method'];
  }
  return fields;
}

function giveScripted(scripted: Scripted, arrival: Arrival, response: ServerResponse): void {
  if (scripted === 'reset-before' || scripted === 'reset-after') response.socket?.resetAndDestroy();
  else if (scripted === 'hang' || scripted === 'hang-after') return;
  else if ('raw' in scripted) {
    arrival.answered = 'scripted';
    giveRaw(response, scripted);
  } else if ('html' in scripted) {
    arrival.answered = 'scripted';
    response.writeHead(scripted.html, { 'content-type': 'text/html' });
    response.end('<html><body><h1>Bad Gateway</h1></body></html>');
  } else {
    arrival.answered = 'scripted';
    const { code, description, parameters } = scripted;
    giveJson(response, code, { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) });
  }
}

function checkToken(token: string, bot: string): void {
  const given = decodeURIComponent(bot.replace(/^bot/, ''));
  if (!bot.startsWith('bot') || !/^\d+:[\w-]+$/.test(given)) throw new Refused(404, 'Not Found');
  if (given !== token) throw new Refused(401, 'Unauthorized', 'world');
}

function giveFile(wiring: Wiring, bot: string, path: string, response: ServerResponse): void {
  const file = wiring.world.files.get(path.split('/').at(-1) ?? '');
  const scripted = wiring.script.take('file', null);
  if (scripted && typeof scripted === 'object') {
    response.writeHead('html' in scripted ? scripted.html : 'code' in scripted ? scripted.code : 200).end();
    return;
  }
  if (scripted) {
    response.socket?.resetAndDestroy();
    return;
  }
  if (bot !== `bot${wiring.token}` || !file) {
    response.writeHead(404).end('Not Found');
    return;
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length });
  response.end(file.bytes);
}

function giveJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

function later(wiring: Wiring): Promise<void> {
  const ms = wiring.latencyMs();
  return ms === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
