import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { giveRaw } from '../odd-answers.ts';
import { readData, readMessageForm, readUserForm } from './forms.ts';
import type { Rate } from './rate.ts';
import { badForm, Refused } from './refused.ts';
import type { Script, Scripted } from './script.ts';
import type { AppKeys, Tokens } from './tokens.ts';
import type { Seen, World } from './world.ts';

/** One call as it came in. `at`: the stand-in's clock. `answered`: what was said to it; null: nothing (a reset, a hang). */
export type Arrival = {
  readonly at: number;
  /** The same instant on the monotonic clock of this process (`performance.now()`). */
  readonly realAt: number;
  readonly method: string;
  readonly path: string;
  readonly user: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  answered: 'ok' | 'scripted' | Refused | null;
  /** The answer that a test asked for. */
  scripted?: Scripted;
};

export type Cdn = ReadonlyMap<string, { readonly bytes: Buffer; readonly type: string; readonly headers: Headers }>;

type Wiring = {
  readonly keys: AppKeys;
  readonly oa: { readonly id: string; readonly name: string };
  readonly world: World;
  readonly tokens: Tokens;
  readonly script: Script;
  readonly arrivals: Arrival[];
  readonly cdn: Cdn;
  readonly now: () => number;
  readonly rate: Rate;
  /** How long each answer is held back: the round trip. */
  readonly latencyMs: () => number;
  readonly onSent: (user: string, seen: Seen) => void;
};

/** Stopped in 2026 or long before; wrappers still call them. */
const DEAD = ['/v3.0/oa/message/transaction', '/v3.0/oa/message/promotion', '/v2.0/oa/message', '/v2.0/oa/getprofile'];

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

type Asked = {
  readonly message: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly fields: Readonly<Record<string, unknown>>;
};

async function handle(wiring: Wiring, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(message.url ?? '/', 'http://stand.in');
  if (url.pathname.startsWith('/cdn/')) return giveFile(wiring, message, url, response);
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const asked = { message, url, body, fields: looseFields(message, body, url) };
  const user = userOf(asked.fields);
  const { method = '' } = message;
  const arrival: Arrival = {
    ...momentOf(wiring),
    method,
    path: url.pathname,
    user,
    fields: asked.fields,
    answered: null,
  };
  wiring.arrivals.push(arrival);
  const scripted = wiring.script.take(url.pathname, user, asked.fields);
  if (scripted !== undefined) arrival.scripted = scripted;
  if (wiring.latencyMs() > 0) await new Promise((resolve) => setTimeout(resolve, wiring.latencyMs()));
  if (url.pathname.includes('/oa/') && !url.pathname.startsWith('/v4/')) nameRate(response, wiring.rate);
  const carriesOut = scripted === undefined || scripted === 'reset-after' || scripted === 'hang-after';
  try {
    const result = carriesOut ? carryOut(wiring, asked) : undefined;
    if (scripted === undefined) {
      arrival.answered = 'ok';
      giveJson(response, 200, result);
    } else giveScripted(scripted, arrival, response);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    arrival.answered = error;
    if (scripted === undefined) {
      giveJson(response, error.status, error.body ?? { error: error.code, message: error.description });
    } else giveScripted(scripted, arrival, response);
  }
}

function carryOut(wiring: Wiring, asked: Asked): unknown {
  const { message, url } = asked;
  if (message.headers.authorization !== undefined) throw badForm('the token was sent as Bearer', -216);
  const route = `${message.method} ${url.pathname}`;
  if (route === 'POST /v4/oa/access_token') return grant(wiring, asked);
  if (DEAD.includes(url.pathname)) throw new Refused(-240, 'this API is no longer supported');
  checkToken(wiring, message);
  if (!wiring.rate.take()) throw new Refused(-32, 'Rate limit exceeded', 'world');
  return { data: answer(wiring, route, asked), error: 0, message: 'Success' };
}

function grant({ tokens }: Wiring, { message, body }: Asked): unknown {
  if (!message.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    throw badForm('OAuth takes form-urlencoded', -14000);
  }
  const { secret_key: secret } = message.headers;
  return tokens.grant(new URLSearchParams(body.toString()), typeof secret === 'string' ? secret : undefined);
}

function checkToken({ tokens, keys }: Wiring, { headers }: IncomingMessage): void {
  const { access_token: access, appsecret_proof: proof } = headers;
  tokens.check(typeof access === 'string' ? access : undefined);
  const right = createHmac('sha256', keys.appSecret).update(String(access)).digest('hex');
  if (proof !== right) throw badForm('appsecret_proof is wrong', -242);
}

function answer(wiring: Wiring, route: string, asked: Asked): unknown {
  const { world, oa } = wiring;
  switch (route) {
    case 'POST /v3.0/oa/message/cs': {
      const { seen, answer: said } = world.send(readMessageForm(json(asked)));
      wiring.onSent(said.user_id, seen);
      return said;
    }
    case 'POST /v2.0/oa/upload/image':
      return world.upload('image', ...part(asked));
    case 'POST /v2.0/oa/upload/file':
      return world.upload('file', ...part(asked));
    case 'POST /v3.0/oa/quota/message': {
      const user = world.users.get(readUserForm(json(asked)).user_id);
      if (!user) throw new Refused(-201, 'user_id is invalid', 'world');
      return { last_interaction: String(user.lastInteraction ?? 0), cs_reply: {}, promotion: {} };
    }
    case 'GET /v2.0/oa/getoa':
      return {
        oaid: oa.id,
        name: oa.name,
        is_verified: true,
        oa_type: 4,
        num_follower: [...world.users.values()].filter((each) => each.follows).length,
        package_name: 'Growth',
        package_valid_through_date: '31/12/2026',
      };
    case 'GET /v3.0/oa/user/detail': {
      const user = world.users.get(readData(asked.url.searchParams).user_id);
      if (!user) throw new Refused(-201, 'user_id is invalid', 'world');
      return {
        user_id: user.id,
        display_name: user.name,
        user_is_follower: user.follows,
        user_last_interaction_date: dayOf(user.lastInteraction),
      };
    }
    default:
      throw new Refused(-404, `no such API: ${route}`, 'form', undefined, 404);
  }
}

function dayOf(at: number | null): string {
  if (at === null) return '';
  const [year, month, day] = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function json({ message, fields }: Asked): unknown {
  if (!message.headers['content-type']?.startsWith('application/json')) throw badForm('the body is not JSON');
  return fields;
}

/** The one part of a multipart body, which must be named `file`. */
function part({ message, body }: Asked): [Buffer, string] {
  const boundary = /^multipart\/form-data;.*boundary=("?)([^";]+)\1/.exec(message.headers['content-type'] ?? '')?.[2];
  if (boundary === undefined) throw badForm('an upload is multipart');
  const head = body.indexOf('\r\n\r\n');
  const headers = body.subarray(0, head).toString('utf8');
  const name = /filename="([^"]*)"/.exec(headers)?.[1];
  if (!/\bname="file"/.test(headers) || name === undefined) throw badForm('the part is not named file');
  const end = body.lastIndexOf(`\r\n--${boundary}--`);
  if (body.indexOf(`--${boundary}\r\n`, head) >= 0) throw badForm('an upload has one part');
  return [Buffer.from(body.subarray(head + 4, end)), name];
}

function looseFields(message: IncomingMessage, body: Buffer, url: URL): Readonly<Record<string, unknown>> {
  const type = message.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    try {
      return JSON.parse(body.toString('utf8')) as Record<string, unknown>;
    } catch {
      return {};
    }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  return Object.fromEntries(url.searchParams);
}

function userOf(fields: Readonly<Record<string, unknown>>): string | null {
  const recipient = fields['recipient'] as { user_id?: unknown } | undefined;
  return typeof recipient?.user_id === 'string' ? recipient.user_id : null;
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
    const body = 'code' in scripted ? { error: scripted.code, message: scripted.message ?? '' } : scripted.body;
    giveJson(response, scripted.status ?? 200, body);
  }
}

function giveFile(wiring: Wiring, message: IncomingMessage, url: URL, response: ServerResponse): void {
  wiring.arrivals.push({
    ...momentOf(wiring),
    method: 'GET',
    path: url.pathname,
    user: null,
    fields: { headers: message.headers },
    answered: 'ok',
  });
  const file = wiring.cdn.get(url.pathname);
  if (!file) return void response.writeHead(404).end('Not Found');
  file.headers.forEach((value, name) => response.setHeader(name, value));
  const isMove = file.headers.has('location');
  response.writeHead(isMove ? 302 : 200, { 'content-type': file.type, 'content-length': file.bytes.length });
  response.end(file.bytes);
}

const momentOf = ({ now }: Wiring) => ({ at: now(), realAt: performance.now() });

function nameRate(response: ServerResponse, rate: Rate): void {
  response.setHeader('X-RateLimit-Limit', String(rate.limit));
  response.setHeader('X-RateLimit-Remain', String(rate.left()));
}

function giveJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}
