import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDownloads, type Downloads } from '../../src/files/downloads.ts';
import { createFiles, type KeptFiles } from '../../src/files/files.ts';
import { consentRoute } from '../../src/http/consent.ts';
import { downloadRoutes } from '../../src/http/downloads.ts';
import { createHttp } from '../../src/http/index.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { createWords } from '../../src/words/index.ts';
import { openTown, type Town } from '../people/town.ts';

const words = createWords();
let folder: string;
let town: Town;
let files: KeptFiles;
let downloads: Downloads;
let server: HttpServer;
let url: string;
let passed = 0;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  town = openTown();
  passed = 0;
  const elapsed = () => Date.now() + passed;
  files = createFiles(town.store, folder, elapsed);
  downloads = createDownloads(town.store, { elapsed });
  server = createHttp({
    port: 0,
    host: '127.0.0.1',
    log: createLog('silent', []),
    health: () => ({ ok: true }),
    routes: [
      ...downloadRoutes({
        downloads,
        locate: (hash) => files.locate(hash),
        say: words.inAll,
      }),
      consentRoute('/zalo/callback', words.inAll),
    ],
  });
  ({ url } = await server.start());
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const offer = (name = 'Kết quả <đợt 1> "A".pdf', bytes = '%PDF-1.7 kết quả', mime = 'application/pdf') =>
  downloads.offer(files.keep(Buffer.from(bytes), mime, name), url) ?? '';
const GONE = 'Đường dẫn đã hết hiệu lực';

/** A tap on the page's button, and where it leads. */
const press = (address: string, init: RequestInit = {}) => fetch(address, { method: 'POST', ...init });
const MINUTE = 60_000;

test('a preview fetches the address as often as it likes; then the button gives the file', async () => {
  const address = offer();
  for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) expect((await fetch(address, { method })).status).toBe(200);
  const page = await (await fetch(address)).text();
  expect(page).toContain('<h1>Kết quả &lt;đợt 1&gt; "A".pdf</h1>');
  expect(page).toContain(
    '<form method="post"><button>Tải tệp về<br><span lang="en">Download the file</span></button></form>',
  );
  expect(page).toContain('Tap the button to download this file.');

  const given = await press(address);
  expect(await given.text()).toBe('%PDF-1.7 kết quả');
  expect(given.headers.get('content-type')).toBe('application/pdf');
});

test('for a quarter of an hour the phone may ask again, by itself or by a tap; then the address is over', async () => {
  const address = offer();
  // Android's browser shows what the button led to and hands its address to the download program, which asks for it by itself.
  const tapped = await press(address);
  expect(tapped.url).toBe(`${address}/tep.pdf`);
  passed = 14 * MINUTE;
  const head = await fetch(tapped.url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([
    200,
    '20',
    'bytes',
  ]);
  expect(await (await fetch(tapped.url)).text()).toBe('%PDF-1.7 kết quả');
  expect(await (await press(address)).text()).toBe('%PDF-1.7 kết quả');
  passed = 16 * MINUTE;
  for (const answer of [await press(address), await fetch(address), await fetch(tapped.url)])
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining(GONE)]);
});

test('whoever guesses the file behind the page, before its button was pressed, is led to the page, and spends nothing', async () => {
  const address = offer();
  for (const method of ['GET', 'HEAD', 'GET']) {
    const early = await fetch(`${address}/tep.pdf`, { method });
    expect([early.status, early.url]).toEqual([200, address]);
  }
  passed = 20 * 60 * MINUTE;
  expect(await (await press(address)).text()).toBe('%PDF-1.7 kết quả');
  expect((await fetch(`${url}/tai/${'A'.repeat(22)}/tep.pdf`)).status).toBe(404);
});

test.each([
  ['bytes=5-', 206, '1.7 kết quả', 'bytes 5-19/20'],
  ['bytes=0-3', 206, '%PDF', 'bytes 0-3/20'],
  ['bytes=-3', 206, 'ả'.normalize('NFC'), 'bytes 17-19/20'],
  ['bytes=0-900', 206, '%PDF-1.7 kết quả', 'bytes 0-19/20'],
  ['bytes=20-', 416, '', 'bytes */20'],
  ['bytes=3-1', 200, '%PDF-1.7 kết quả', null],
  ['bytes=0-1,3-4', 200, '%PDF-1.7 kết quả', null],
  ['lines=1-', 200, '%PDF-1.7 kết quả', null],
])('a download that broke off goes on: %s', async (range, status, text, content) => {
  const { url: file } = await press(offer());
  const part = await fetch(file, { headers: { range } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([status, text, content]);
  const other = await fetch(file, { headers: { range, 'if-range': '"another"' } });
  expect([other.status, await other.text()]).toEqual([200, '%PDF-1.7 kết quả']);
});

test('a page made here is looked at in the browser, with its looks and without running anything', async () => {
  const { headers } = await press(offer('phieu-moi.html', '<style>p{color:red}</style><p>Mã</p>', 'text/html'));
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(/^inline;/);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-modals",
  );
});

test('the file comes under its own name, in letters for old programs too', async () => {
  const { headers } = await press(offer());
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="Ket qua _dot 1_ _A_.pdf"; filename*=UTF-8''K%E1%BA%BFt%20qu%E1%BA%A3%20%3C%C4%91%E1%BB%A3t%201%3E%20%22A%22.pdf`,
  );
  const odd = await press(offer("a\r\nset-cookie: b=c'(1)*.pdf", '%PDF 2'));
  expect(odd.headers.get('set-cookie')).toBeNull();
  expect(odd.headers.get('content-disposition')).toMatch(/filename="a__set-cookie_ b_c_\(1\)_\.pdf"; .*%27%281%29%2A/);
});

test('of many taps at the same time each gives the file', async () => {
  const address = offer();
  const answers = await Promise.all(Array.from({ length: 20 }, () => press(address)));
  expect(new Set(await Promise.all(answers.map((each) => each.text())))).toEqual(new Set(['%PDF-1.7 kết quả']));
});

test('spent, over and never heard of look alike, and kind', async () => {
  const [spent, over] = [offer(), offer()];
  await press(spent);
  passed = 25 * 3_600_000;
  const unknown = `${url}/tai/${'A'.repeat(22)}`;
  const looks: string[] = [];
  for (const address of [
    spent,
    over,
    unknown,
    `${url}/tai/`,
    `${url}/tai/..%2f..`,
    `${url}/lich/x`,
    `${url}/anh/x.jpg`,
  ]) {
    const answer = await fetch(address);
    const { 'content-length': length, date: _date, ...headers } = Object.fromEntries(answer.headers);
    looks.push(JSON.stringify([answer.status, headers, length, await answer.text()]));
  }
  expect(new Set(looks).size).toBe(1);
  expect(looks[0]).toContain(GONE);
  expect(looks[0]).toContain('xin nhắn lại cho trợ lý');
  expect(looks[0]).toContain('please ask the assistant again');
});

test('a page runs nothing, is kept nowhere and tells nobody its address', async () => {
  for (const address of [offer(), `${url}/tai/none`, `${url}/zalo/callback?code=abc`]) {
    const { headers } = await fetch(address);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; base-uri 'none'; frame/,
    );
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  }
  const page = await (await fetch(offer())).text();
  expect(page).not.toMatch(/<script|\son\w+=|https?:/);
});

test('a calendar has a plain address that everybody may open', async () => {
  const media = files.keep(Buffer.from('BEGIN:VCALENDAR'), 'text/calendar', 'B01.ics');
  const hidden = files.keep(Buffer.from('%PDF'), 'application/pdf', 'a.pdf');
  expect((await fetch(`${url}/lich/${media.hash.slice(0, 16)}.ics`)).status).toBe(404);
  const address = downloads.offer(media, url) ?? '';
  expect(address).toBe(`${url}/lich/${media.hash.slice(0, 16)}.ics`);
  for (let times = 0; times < 2; times += 1) {
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('inline; filename=B01.ics');
    expect(await answer.text()).toBe('BEGIN:VCALENDAR');
  }
  const head = await fetch(address, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '15']);
  expect((await fetch(`${url}/lich/${hidden.hash.slice(0, 16)}.ics`)).status).toBe(404);
});

test('a platform fetches a picture by itself', async () => {
  const media = files.keep(Buffer.from('jpeg'), 'image/jpeg', 'a.jpg');
  const address = downloads.offer(media, url) ?? '';
  for (let times = 0; times < 2; times += 1) {
    const answer = await fetch(address);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['image/jpeg', 'jpeg']);
  }
  expect((await fetch(address, { method: 'POST' })).status).toBe(405);
});

test('a file whose bytes are gone is told kindly, and the address is not spent', async () => {
  const address = offer();
  const hash = town.store.sqlite.prepare('select hash from files').pluck().get() as string;
  rmSync(join(folder, hash.slice(0, 2), hash));
  expect((await press(address)).status).toBe(404);
  expect(town.store.sqlite.prepare('select spent from downloads').pluck().get()).toBe(0);
});

test('the address that a consent leads back to says what to do with it, and repeats nothing of it', async () => {
  const page = await (await fetch(`${url}/zalo/callback?code=geheim123&oa_id=1&state=x`)).text();
  expect(page).toContain('dán vào cửa sổ lệnh trong vòng 10 phút');
  expect(page).not.toContain('geheim123');
});

test('an odd target is answered like any other', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const asked = request(`${url}/tai/%E0%A4%A`, (response) => resolve(response.statusCode ?? 0));
    asked.on('error', reject);
    asked.end();
  });
  expect(status).toBe(404);
});

test('who only tries whether the domain leads here is not told that they agreed', async () => {
  const page = await (await fetch(`${url}/zalo/callback`)).text();
  expect(page).toContain('Địa chỉ này hoạt động');
  expect(page).toContain('the domain leads to the program');
  expect(page).not.toContain('Đã đồng ý');
});
