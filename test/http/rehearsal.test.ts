import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PageWords } from '../../src/chat/rehearsal.ts';
import { createHttp } from '../../src/http/index.ts';
import { createLog } from '../../src/log.ts';
import { pageWords } from '../../src/rehearsal.ts';
import { createWords } from '../../src/words/index.ts';
import { type Played, playRehearsal } from '../support/rehearsal.ts';
import { CALENDAR, PICTURE } from '../support/talking-bot.ts';

let played: Played;
beforeEach(async () => {
  played = await playRehearsal();
});
afterEach(() => played.stop());

const api = (path: string): string => `${played.url}/api/rehearsal/${path}`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(api(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** fetch sets some headers itself; this one sends exactly what it is told. */
function ask(path: string, method: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ port: played.port, path, method, headers, setHost: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end(method === 'POST' ? '{"text":"x"}' : undefined);
  });
}

/** Reads server-sent events until one contains `text`. */
async function readUntil(response: Response, text: string): Promise<string> {
  let all = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    all += decoder.decode(chunk as Uint8Array, { stream: true });
    if (all.includes(text) && all.endsWith('\n\n')) break;
  }
  return all;
}

const SAY = '/api/rehearsal/phones/parent/say';
const callers: readonly {
  name: string;
  path: string;
  method: string;
  headers: (port: number) => Record<string, string>;
  status: number;
}[] = [
  { name: 'its own page by name', path: '/', method: 'GET', headers: (p) => ({ host: `localhost:${p}` }), status: 200 },
  {
    name: 'a tool on this machine',
    path: '/api/rehearsal/state',
    method: 'GET',
    headers: (p) => ({ host: `127.0.0.1:${p}` }),
    status: 200,
  },
  {
    name: 'a site under its own name that points here',
    path: '/',
    method: 'GET',
    headers: () => ({ host: 'evil.example' }),
    status: 403,
  },
  {
    name: 'a site whose name begins like ours',
    path: '/',
    method: 'GET',
    headers: () => ({ host: 'localhost.evil.example:80' }),
    status: 403,
  },
  {
    name: 'a form on another site',
    path: SAY,
    method: 'POST',
    headers: (p) => ({ host: `127.0.0.1:${p}`, origin: 'https://evil.example', 'content-type': 'application/json' }),
    status: 403,
  },
  {
    name: 'another port of this machine',
    path: SAY,
    method: 'POST',
    headers: (p) => ({ host: `127.0.0.1:${p}`, origin: 'http://127.0.0.1:1', 'content-type': 'application/json' }),
    status: 403,
  },
  {
    name: 'a browser that says the request crosses sites',
    path: '/api/rehearsal/state',
    method: 'GET',
    headers: (p) => ({ host: `127.0.0.1:${p}`, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }),
    status: 403,
  },
  {
    name: 'a link on another site that leads here',
    path: '/',
    method: 'GET',
    headers: (p) => ({ host: `127.0.0.1:${p}`, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
    status: 200,
  },
  {
    name: 'its own page writing',
    path: SAY,
    method: 'POST',
    headers: (p) => ({ host: `127.0.0.1:${p}`, origin: `http://127.0.0.1:${p}`, 'content-type': 'application/json' }),
    status: 200,
  },
  {
    name: 'a health check from anywhere',
    path: '/healthz',
    method: 'GET',
    headers: () => ({ host: 'bot.example' }),
    status: 200,
  },
];
for (const { name, path, method, headers, status } of callers) {
  test(`${name} gets ${status}`, async () => {
    expect(await ask(path, method, headers(played.port))).toBe(status);
  });
}

test('the page runs no script but its own', async () => {
  const response = await fetch(played.url);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  const html = await response.text();
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/);
});

test('nothing outside the page folder can be read', async () => {
  for (const path of [
    '/page/../server.ts',
    '/page/%2e%2e%2fserver.ts',
    '/page/app.js',
    '/page/tsconfig.json',
    '/words/vi/..',
    '/package.json',
  ]) {
    expect(await ask(path, 'GET', { host: `127.0.0.1:${played.port}` })).toBe(404);
  }
});

test('the page has words in both languages', async () => {
  for (const [lang, title] of [
    ['vi', 'Diễn tập'],
    ['en', 'Rehearsal'],
    ['xx', 'Diễn tập'],
  ]) {
    const words = (await (await fetch(`${played.url}/words/${lang}`)).json()) as PageWords;
    expect([words.texts['title'], words.weekdays.length]).toEqual([title, 7]);
  }
});

test('what is typed reaches the bot, and its answer comes over the stream', async () => {
  const { seq } = (await (await fetch(api('state'))).json()) as { seq: number };
  const stream = await fetch(api(`events?after=${seq}`));
  expect(await (await post('phones/parent/say', { text: '/start' })).json()).toEqual({ refusal: null });
  const heard = await readUntil(stream, 'Kính chào');
  expect(heard).toContain('"from":"person"');
  expect(played.heard[0]).toMatchObject({ text: '/start', from: { channel: 'simulator', id: 'parent' } });
});

test('a page that was away for a while gets what it missed', async () => {
  const { seq } = (await (await fetch(api('state'))).json()) as { seq: number };
  await post('phones/parent/say', { text: 'một' });
  const stream = await fetch(api('events?after=0'), { headers: { 'last-event-id': String(seq) } });
  expect(await readUntil(stream, 'Đã nhận: một')).not.toContain('event: reset');
});

test('a page that was away too long is told to begin anew', async () => {
  const stream = await fetch(api('events?after=99999'));
  expect(await readUntil(stream, '"kind":"clock"')).toContain('event: reset');
});

const refused: readonly { name: string; path: string; body: unknown; status: number }[] = [
  { name: 'a phone that is not there', path: 'phones/nobody/say', body: { text: 'x' }, status: 409 },
  {
    name: 'a button that the message does not have',
    path: 'phones/parent/tap',
    body: { message: '1', value: 'home' },
    status: 409,
  },
  { name: 'a form that is not what was agreed', path: 'phones/parent/say', body: { txt: 'x' }, status: 400 },
  { name: 'a speed below nothing', path: 'clock', body: { speed: -1 }, status: 400 },
  { name: 'an act that does not exist', path: 'phones/parent/dance', body: {}, status: 404 },
  { name: 'a file that was never uploaded', path: 'phones/parent/upload', body: { files: ['x'] }, status: 400 },
];
for (const { name, path, body, status } of refused) {
  test(`${name} is refused with ${status}`, async () => {
    expect((await post(path, body)).status).toBe(status);
  });
}

test('a form of another type than JSON is refused: a page elsewhere could send it unasked', async () => {
  expect((await post('phones/parent/say', { text: 'x' }, { 'content-type': 'text/plain' })).status).toBe(400);
});

test('pictures go up as an album and every file comes down again as it was', async () => {
  const tokens: string[] = [];
  for (const name of ['lễ phát động.png', 'b.png']) {
    const headers = { 'content-type': 'image/png' };
    const staged = await fetch(api(`files?name=${encodeURIComponent(name)}`), {
      method: 'POST',
      headers,
      body: PICTURE,
    });
    tokens.push(((await staged.json()) as { token: string }).token);
  }
  await post('phones/parent/upload', { files: tokens, caption: '' });
  await post('phones/office/say', { text: 'class' });
  const { phones } = played.simulator.control.state();
  const file = async (phone: string, where: number) => {
    const message = phones.find((each) => each.phone.id === phone)?.messages[where];
    return fetch(api(`phones/${phone}/messages/${message?.id}/files/0`));
  };
  const picture = await file('parent', 0);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('content-disposition')).toBe(
    "inline; filename*=UTF-8''l%E1%BB%85%20ph%C3%A1t%20%C4%91%E1%BB%99ng.png",
  );
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(PICTURE);
  const calendar = await file('office', 1);
  expect(calendar.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(calendar.headers.get('content-type')).toBe('application/octet-stream');
  expect(new Uint8Array(await calendar.arrayBuffer())).toEqual(CALENDAR);
});

test('a page of HTML that someone sends as a picture is saved, not shown', async () => {
  const headers = { 'content-type': 'text/html' };
  const staged = await fetch(api('files?name=x.html'), { method: 'POST', headers, body: '<script>1</script>' });
  const { token } = (await staged.json()) as { token: string };
  await post('phones/parent/upload', { files: [token] });
  const message = played.simulator.control.state().phones[0]?.messages[0];
  const response = await fetch(api(`phones/parent/messages/${message?.id}/files/0`));
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
});

test('the clock, the moods and the phones obey the page', async () => {
  await post('clock', { speed: 0 });
  await post('clock', { push: 'next-morning' });
  await post('platform', { throttleMs: 30_000 });
  await post('phones', { label: 'Ông bà', kind: 'zalo-bot', language: 'vi' });
  await post('phones/teacher/change', { blocks: true });
  await post('phones/lead/remove', {});
  const state = played.simulator.control.state();
  expect(state.clock).toMatchObject({ now: Date.parse('2021-10-02T06:45:00+07:00'), speed: 0 });
  expect(state.platform.throttledMs).toBeGreaterThan(0);
  expect(state.phones.map((each) => [each.phone.label.vi, each.phone.blocks])).toEqual([
    ['Phụ huynh', false],
    ['Giáo viên', true],
    ['Cơ quan', false],
    ['Ông bà', false],
  ]);
});

test('a stop ends the streams and does not wait for the pages to leave', async () => {
  const stream = await fetch(api('events?after=0'));
  const ended = readUntil(stream, 'never');
  await played.stop();
  expect(await ended).toContain('retry:');
  played = await playRehearsal();
});

test('the rehearsal opens on loopback even where the host says everywhere', async () => {
  const server = createHttp({
    port: 0,
    host: '0.0.0.0',
    log: createLog('silent', []),
    health: () => ({ ok: true }),
    rehearsal: { control: played.simulator.control, words: pageWords(createWords()) },
  });
  expect((await server.start()).url).toMatch(/^http:\/\/127\.0\.0\.1:/);
  await server.stop();
});
