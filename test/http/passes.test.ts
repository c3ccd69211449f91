import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../src/chat/index.ts';
import { createPassesDoor } from '../../src/people/passes.ts';
import { NotAllowed, type WebPage } from '../../src/turn/index.ts';
import { openPassTown, type PassTown, plainBrowser } from '../support/pass-town.ts';

const MINUTE = 60_000;
const BOARD: WebPage = { kind: 'bang' };
let town: PassTown;
let url: string;
beforeEach(async () => {
  town = await openPassTown();
  ({ url } = town);
});
afterEach(() => town.close());

const somebody = (role: Role | null, unit: string | null = null): number => town.somebody(role, unit);
const addressFor = (person: number, page: WebPage = BOARD): string => town.addressFor(person, page);
const UNIT = 'TH-TN';
const OTHER = 'TH-LK';
const reportOf = (unit: string): WebPage => ({ kind: 'bao-cao', unit });
const GONE = 'Trang đã đóng';
const refused = async (given: Response): Promise<boolean> =>
  [403, 404].includes(given.status) && (await given.text()).includes(GONE);

test('the messenger looks first, then asks for the head, then the phone opens it; a second browser does not', async () => {
  const address = addressFor(somebody('office'));
  const robot = plainBrowser('TelegramBot (like TwitterBot)');
  const preview = await robot.look(address);
  expect([preview.status, preview.headers.get('set-cookie')]).toEqual([200, null]);
  expect(await preview.text()).toMatch(/<form method="post">.*<button>Mở trang/);
  const head = await robot.look(address, 'HEAD');
  expect([head.status, head.headers.get('set-cookie'), await head.text()]).toEqual([200, null, '']);

  const phone = plainBrowser();
  const opened = await phone.press(address);
  expect([opened.status, opened.url]).toEqual([200, `${url}/bang`]);
  expect((await phone.look(`${url}/bang`)).status).toBe(200);
  // Whoever goes back to the message and taps the address once more is led to what is open.
  expect((await phone.look(address)).url).toBe(`${url}/bang`);

  const second = plainBrowser();
  expect(await refused(await second.look(address))).toBe(true);
  expect(await refused(await second.press(address))).toBe(true);
  expect(await refused(await second.look(`${url}/bang`))).toBe(true);
  expect(second.jar.size).toBe(0);
});

test('what a messenger hangs behind the address leads nowhere else, and is in no address afterwards; a page that is fetched ahead spends nothing', async () => {
  const address = addressFor(somebody('office'));
  for (const agent of ['ZaloLinkPreview', 'facebookexternalhit/1.1', 'Mozilla/5.0 (Windows NT 10.0)'])
    expect((await plainBrowser(agent).look(address)).status).toBe(200);
  const ahead = await fetch(address, { headers: { 'sec-purpose': 'prefetch;prerender' } });
  expect([ahead.status, ahead.headers.get('set-cookie')]).toEqual([200, null]);
  expect((await fetch(address, { method: 'OPTIONS' })).status).toBe(405);
  const opened = await plainBrowser().press(`${address}?zarsrc=30&utm_source=zalo&utm_medium=zalo`);
  expect([opened.status, opened.url]).toEqual([200, `${url}/bang`]);
  expect(await refused(await plainBrowser().press(`${address}?fbclid=A`))).toBe(true);
});

test('two quick taps on the button are one', async () => {
  const phone = plainBrowser();
  const address = addressFor(somebody('office'));
  expect((await phone.press(address, 2)).status).toBe(200);
  expect(town.app.store.sqlite.prepare('select kind from passes').pluck().all()).toEqual(['session']);
});

test('the button presses without what its form sends along, too, and then only once', async () => {
  const address = addressFor(somebody('office'));
  const first = await fetch(address, { method: 'POST', redirect: 'manual' });
  expect([first.status, first.headers.get('location')]).toEqual([303, '../bang']);
  expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(404);
});

test('of many who press at the same time one is let in', async () => {
  const address = addressFor(somebody('office'));
  const all = await Promise.all(
    Array.from({ length: 12 }, () => fetch(address, { method: 'POST', redirect: 'manual' })),
  );
  expect(all.filter((each) => each.status === 303)).toHaveLength(1);
});

test('the cookie is for this page alone, out of reach for scripts, and of other sites', async () => {
  const given = await fetch(addressFor(somebody('office')), { method: 'POST', redirect: 'manual' });
  expect(given.headers.get('set-cookie')).toMatch(
    /^ban-hoc-bang=[\w-]{43}; Path=\/bang; Max-Age=1800; HttpOnly; SameSite=Lax$/,
  );
  town.state.root = 'https://so.example.org/tro-ly';
  const report = addressFor(somebody('lead', UNIT), reportOf(UNIT));
  const behind = await fetch(report, { method: 'POST', redirect: 'manual' });
  expect(behind.headers.get('set-cookie')).toMatch(
    /^ban-hoc-bao-cao=[\w-]{43}; Path=\/tro-ly\/bao-cao; Max-Age=1800; HttpOnly; SameSite=Lax; Secure$/,
  );
});

test('what is answered is stored nowhere, names no address and is found by no robot', async () => {
  const phone = plainBrowser();
  const address = addressFor(somebody('office'));
  const answers = [await phone.look(address), await phone.press(address), await phone.look(`${url}/bang`)];
  answers.push(await plainBrowser().look(`${url}/bang`), await plainBrowser().look(address));
  for (const { headers } of answers) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'$/);
    expect(headers.get('content-security-policy')).not.toContain('script');
  }
});

test('after half an hour the address is over, and half an hour after it was opened the page', async () => {
  const late = addressFor(somebody('office'));
  const address = addressFor(somebody('office'));
  town.state.passed = 29 * MINUTE;
  const phone = plainBrowser();
  expect((await phone.press(address)).status).toBe(200);
  town.state.passed = 31 * MINUTE;
  expect(await refused(await plainBrowser().press(late))).toBe(true);
  town.state.passed = 58 * MINUTE;
  expect((await phone.look(`${url}/bang`)).status).toBe(200);
  town.state.passed = 60 * MINUTE;
  expect(await refused(await phone.look(`${url}/bang`))).toBe(true);
  expect(phone.jar.size).toBe(0);
  expect(town.app.core.passes.tidy()).toBe(2);
});

test.each([
  ['of the office', 'office', null],
  ['of a viewer', 'viewer', 'X-LN'],
] as const)('who loses the role %s sees nothing more, neither by the page nor by an address', async (_, role, area) => {
  const holder = somebody(role, area);
  const phone = plainBrowser();
  await phone.press(addressFor(holder));
  const unused = addressFor(holder);
  town.app.store.sqlite.prepare('update roles set revoked_at = 1 where person = ?').run(holder);
  expect(await refused(await phone.look(`${url}/bang`))).toBe(true);
  expect(await refused(await plainBrowser().look(unused))).toBe(true);
  expect(await refused(await plainBrowser().press(unused))).toBe(true);
});

test('who is forgotten is gone with their passes', async () => {
  const office = somebody('office');
  const phone = plainBrowser();
  await phone.press(addressFor(office));
  addressFor(office);
  town.app.store.sqlite.prepare('delete from persons where id = ?').run(office);
  expect(town.app.store.sqlite.prepare('select count(*) from passes').pluck().get()).toBe(0);
  expect(await refused(await phone.look(`${url}/bang`))).toBe(true);
});

test.each<[string, Role | null, string | null, WebPage, boolean]>([
  ['the office opens the board', 'office', null, BOARD, true],
  ['a viewer of a commune opens it', 'viewer', 'X-LN', BOARD, true],
  ['a viewer of everything opens it', 'viewer', null, BOARD, true],
  ['a viewer opens no report of a unit', 'viewer', null, reportOf(UNIT), false],
  ['a lead does not', 'lead', UNIT, BOARD, false],
  ['a teacher does not', 'teacher', UNIT, BOARD, false],
  ['a parent does not', null, null, BOARD, false],
  ['a lead opens the report of the unit', 'lead', UNIT, reportOf(UNIT), true],
  ['the office opens it', 'office', null, reportOf(UNIT), true],
  ['the lead of another unit does not', 'lead', OTHER, reportOf(UNIT), false],
  ['a teacher of the unit does not', 'teacher', UNIT, reportOf(UNIT), false],
  ['a parent does not open it', null, null, reportOf(UNIT), false],
])('%s', async (_who, role, unit, page, mayOpen) => {
  const person = somebody(role, unit);
  const people = {
    may: (act: string, of?: string) => (act === role || role === 'office' ? unit === null || of === unit : false),
  };
  const door = createPassesDoor(town.app.core.passes, () => url)(person, people);
  if (!mayOpen) expect(() => door.offer(page)).toThrow(NotAllowed);
  // A pass that got about nevertheless is refused where it is used.
  const phone = plainBrowser();
  const given = await phone.press(addressFor(person, page));
  if (mayOpen) expect([given.status, given.url]).toEqual([200, `${url}/${page.kind}`]);
  else expect(await refused(given)).toBe(true);
});

test('a pass for one page opens no other, and a forged or a copied one none', async () => {
  const lead = somebody('lead', UNIT);
  const phone = plainBrowser();
  const address = addressFor(lead, reportOf(UNIT));
  expect(await refused(await phone.press(address.replace('/bao-cao/', '/bang/')))).toBe(true);
  expect((await phone.press(address)).status).toBe(200);
  const session = phone.jar.get('ban-hoc-bao-cao') ?? '';
  const [hash] = town.app.store.sqlite.prepare('select hash from passes').pluck().all() as string[];
  const forged = [
    `ban-hoc-bang=${session}`,
    `ban-hoc-bang=${hash}`,
    `ban-hoc-bang=${'A'.repeat(43)}`,
    'ban-hoc-bang=',
    'x',
  ];
  for (const cookie of forged) expect(await refused(await fetch(`${url}/bang`, { headers: { cookie } }))).toBe(true);
  for (const token of [hash, session, 'A'.repeat(22), '', '..%2f', `${'A'.repeat(22)}'`]) {
    expect(await refused(await plainBrowser().press(`${url}/bang/${token}`))).toBe(true);
  }
});

test('a wrong method and an endless form are refused, and spend nothing', async () => {
  const address = addressFor(somebody('office'));
  expect((await fetch(address, { method: 'PUT', body: 'x' })).status).toBe(405);
  expect((await fetch(`${url}/bang`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(address, { method: 'POST', body: 'x'.repeat(5_000) })).status).toBe(413);
  expect((await plainBrowser().press(address)).status).toBe(200);
});

test('the token stands in no log, no database and no address that is shown', async () => {
  const office = somebody('office');
  const phone = plainBrowser();
  const address = addressFor(office);
  const token = address.split('/').at(-1) ?? '';
  const opened = await phone.press(address);
  expect(opened.url).not.toContain(token);
  town.state.isBroken = true;
  expect((await phone.look(addressFor(office))).status).toBe(500);
  const failed = town.lines.join('\n');
  expect(failed).toContain('a request failed');
  for (const each of phone.seen) {
    const secret = each.split('/').at(-1) ?? '';
    if (secret.length >= 16) expect(failed).not.toContain(secret);
  }
  const stored = JSON.stringify(town.app.store.sqlite.prepare('select * from passes').all());
  for (const secret of [token, phone.jar.get('ban-hoc-bang') ?? 'none']) expect(stored).not.toContain(secret);
});

test('where the program is reached from nowhere there is no address', () => {
  const door = createPassesDoor(town.app.core.passes, () => null)(somebody('office'), { may: () => true });
  expect(door.offer(BOARD)).toBeNull();
});
