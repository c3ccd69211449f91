import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Unit } from '../../src/campaign/types.ts';
import { communeOf } from '../../src/campaign/unit-tree.ts';
import { openPassTown, type PassTown, plainBrowser } from '../support/pass-town.ts';

let town: PassTown;
beforeEach(async () => {
  town = await openPassTown();
});
afterEach(() => town.close());

/** The page as its text, a line for each element. */
const linesOf = (page: string): string[] =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<\/(?:td|th)>/g, ' | ')
    .replace(/<(?:br|\/(?:p|tr|li|h\d|section|figcaption|b))[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', '’')
    .split('\n')
    .map((line) => line.replace(/[ |]+$/, '').trim())
    .filter((line) => line !== '');

async function board(): Promise<{
  readonly page: string;
  readonly lines: readonly string[];
  readonly phone: ReturnType<typeof plainBrowser>;
}> {
  const phone = plainBrowser();
  const given = await phone.press(town.addressFor(town.somebody('office')));
  expect(given.status).toBe(200);
  const page = await given.text();
  return { page, lines: linesOf(page), phone };
}

/** Every awaited unit, in the campaign's order. */
const awaited = () =>
  town.app.core
    .letIn({ person: town.somebody('office'), page: { kind: 'bang' } })
    ?.results.standings()
    .map(({ unit }) => unit) ?? [];

test('nobody did anything yet: the board stands, and tells no 0 that nobody said', async () => {
  const { lines } = await board();
  const all = awaited().length;
  expect(lines).toContain('Số liệu tạm tính đến 08:00 ngày 05/10/2021.');
  expect(lines).toContain(`Tỉ lệ tính trên ${all} đơn vị mà kế hoạch chờ báo cáo.`);
  expect(lines).toContain(`0/${all} đơn vị (0%)`);
  expect(lines).toContain('chưa có số liệu');
  expect(lines).toContain('Chưa có ảnh nào được phép công khai.');
  expect(lines.filter((line) => line.includes('chưa có gì'))).toHaveLength(all);
});

test('silent, nil and "không tổ chức" are three things: on the page, in its shares and in its averages', async () => {
  const [one, two, three, four, five] = awaited().map(({ code }) => code);
  if (!one || !two || !three || !four || !five) throw new Error('too few units');
  town.log(one, '2021-10-02', { hs: 40 });
  town.report(one);
  town.log(two, '2021-10-02', { hs: 0 });
  town.report(two, { late: true });
  town.report(three, { notHeld: 'Trường đang sửa chữa' });
  town.log(four, '2021-10-03');
  town.report(four, { state: 'draft' });
  town.log(five, '2021-10-04', { hs: 5 }, true);
  const { lines, page } = await board();
  const all = awaited().length;
  const at = (text: string): string => lines.find((line) => line.startsWith(text)) ?? '';
  expect(lines).toContain('Trong số đã báo cáo, 1 đơn vị không tổ chức.');
  expect(at('3/')).toMatch(new RegExp(`^3/${all} đơn vị`));
  expect(at('2/')).toMatch(new RegExp(`^2/${all} đơn vị`));
  // 40, 0 and about 5 from three units; the draft's unit and the one that held nothing said no number.
  expect(at('học sinh')).toBe('học sinh | khoảng 45 | 3 | khoảng 15');
  expect(at('Tổng số')).toBe('Tổng số | khoảng 45 | 3 | khoảng 15');
  expect(lines).toContain('1 hoạt động chưa ghi số người: không tính là 0.');
  expect(at('Tất cả')).toBe(`Tất cả | ${all} | 3 | 2 | 1 | 1 | ${all - 5} | 4 | khoảng 45`);
  // Of how many units they are is said at the head and below the chart, too.
  expect(lines).toContain('lượt người tham gia (của 3 đơn vị có số liệu)');
  expect(lines).toContain('hoạt động, 0 ảnh (của 4 đơn vị có số liệu)');
  expect(lines).toContain('Số hoạt động: của 4 đơn vị đã ghi; lượt người: của 3 đơn vị.');
  // By day: what was not logged has no bar, what was nil has one.
  const [, people = ''] = page.match(/<svg.*?<\/svg>/gs) ?? [];
  const said = [...people.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect(said.slice(said.indexOf('40', 8))).toEqual([
    '40',
    'T7',
    '02/10',
    '–',
    'CN',
    '03/10',
    '~5',
    'T2',
    '04/10',
    '–',
    'T3',
    '05/10',
    '–',
    'T4',
    '06/10',
    '–',
    'T5',
    '07/10',
  ]);
});

test('299 of 300 are never all of them, and what began outside of the Week is told', async () => {
  const units = awaited();
  for (const { code } of units.slice(1)) town.report(code);
  town.log(units[0]?.code ?? '', '2021-09-20', { hs: 3 });
  const { lines } = await board();
  const share = lines.find((line) => line.startsWith(`${units.length - 1}/`)) ?? '';
  expect(share).toMatch(/\(9\d,\d%\)$/);
  expect(lines).toContain('Chưa kể 1 hoạt động bắt đầu ngoài các ngày này.');
  expect(lines).toContain('Chưa báo cáo: 1 đơn vị');
  expect(lines).toContain(`${units[0]?.name}: mới ghi hoạt động cần gọi điện`);
});

test('whoever nobody can write to is to be called, and one whose teacher is there is not', async () => {
  const [one, two] = awaited();
  town.somebody('teacher', one?.code);
  const { lines } = await board();
  expect(lines).toContain(`Cần gọi điện: ${awaited().length - 1} đơn vị không có ai nhắn tới được.`);
  expect(lines).toContain(`${one?.name}: chưa có gì`);
  expect(lines).toContain(`${two?.name}: chưa có gì cần gọi điện`);
});

test('a photo stands there only when children, consent and "công khai" were all said, and goes with any of them', async () => {
  const log = town.log(awaited()[0]?.code ?? '', '2021-10-02', { hs: 4 });
  const rights: readonly (readonly [number | null, number, number])[] = [
    [0, 1, 1],
    [1, 1, 1],
    [null, 1, 1],
    [0, 0, 1],
    [0, 1, 0],
  ];
  const ids: number[] = [];
  for (const [n, each] of rights.entries()) ids.push(await town.photo(log, `Ảnh <${n}>`, each, `#0${n}0000`));
  const { page, phone } = await board();
  expect([...page.matchAll(/src="bang\/anh\/(\d+)"/g)].map(([, id]) => Number(id))).toEqual([ids[1], ids[0]]);
  expect(page).toContain('Ảnh &lt;1&gt; (');
  const statuses = async () =>
    Promise.all(ids.map(async (id) => (await phone.look(`${town.url}/bang/anh/${id}`)).status));
  expect(await statuses()).toEqual([200, 200, 404, 404, 404]);
  const picture = await phone.look(`${town.url}/bang/anh/${ids[0]}`);
  expect([picture.headers.get('content-type'), picture.headers.get('cache-control')]).toEqual([
    'image/jpeg',
    'no-store',
  ]);
});

test('a picture is for who opened the page, and for as long as it may be shown', async () => {
  const log = town.log(awaited()[0]?.code ?? '', '2021-10-02');
  const id = await town.photo(log, null, [0, 1, 1]);
  const address = `${town.url}/bang/anh/${id}`;
  expect((await fetch(address)).status).toBe(404);
  const { phone } = await board();
  expect((await phone.look(address)).status).toBe(200);
  town.app.store.sqlite.prepare('update photos set refused = 1 where id = ?').run(id);
  expect((await phone.look(address)).status).toBe(404);
  expect((await phone.look(`${town.url}/bang`)).status).toBe(200);
  for (const forged of ['0', '99999999', 'x', `${id}.jpg`]) {
    expect((await phone.look(`${town.url}/bang/anh/${forged}`)).status).toBe(404);
  }
});

test('a viewer of a commune sees its units, figures and photos alone, and whom nobody can write to is not told', async () => {
  const units = awaited();
  const campaign = town.app.campaigns.current();
  if (!campaign) throw new Error('no campaign');
  const at = (unit: Unit): string => communeOf(campaign, unit)?.code ?? '';
  const [own] = units;
  const other = units.find((unit) => own && at(unit) !== at(own));
  if (!own || !other) throw new Error('too few communes');
  const inside = units.filter((unit) => at(unit) === at(own));
  const [mine = 0, theirs = 0] = [own, other].map(({ code }) => town.log(code, '2021-10-02', { hs: 40 }));
  town.report(other.code);
  const [seen, hidden] = [
    await town.photo(mine, 'Sân trường', [0, 1, 1]),
    await town.photo(theirs, 'Nơi khác', [0, 1, 1]),
  ];
  const browser = plainBrowser();
  const viewer = town.somebody('viewer', at(own));
  const page = await (await browser.press(town.addressFor(viewer))).text();
  const lines = linesOf(page);
  expect(lines).toContain(`Phạm vi xem: ${communeOf(campaign, own)?.name}.`);
  expect(lines).toContain(`Tỉ lệ tính trên ${inside.length} đơn vị mà kế hoạch chờ báo cáo.`);
  expect(lines).toContain(`0/${inside.length} đơn vị (0%)`);
  expect(lines.find((line) => line.startsWith('Tất cả'))).toBe(
    `Tất cả | ${inside.length} | 0 | 0 | 0 | 1 | ${inside.length - 1} | 1 | 40`,
  );
  expect(lines.filter((line) => line.includes('chưa có gì'))).toHaveLength(inside.length - 1);
  for (const untold of [other.name, 'Nơi khác', 'gọi điện', 'dành cho cơ quan tổ chức'])
    expect(page).not.toContain(untold);
  expect([...page.matchAll(/src="bang\/anh\/(\d+)"/g)].map(([, id]) => Number(id))).toEqual([seen]);
  const statusOf = async (id: number) => (await browser.look(`${town.url}/bang/anh/${id}`)).status;
  expect([await statusOf(seen), await statusOf(hidden)]).toEqual([200, 404]);
  // What was read for one is not kept for another.
  const { lines: whole } = await board();
  expect(whole).toContain(`Tỉ lệ tính trên ${units.length} đơn vị mà kế hoạch chờ báo cáo.`);
  expect(whole.join()).not.toContain('Phạm vi xem');
  // The right may become another's commune meanwhile, and is gone when it is taken back.
  town.app.store.sqlite.prepare('update roles set unit = ? where person = ?').run(at(other), viewer);
  expect(linesOf(await (await browser.look(`${town.url}/bang`)).text())).toContain(
    `Phạm vi xem: ${communeOf(campaign, other)?.name}.`,
  );
  expect([await statusOf(seen), await statusOf(hidden)]).toEqual([404, 200]);
  town.app.store.sqlite.prepare('update roles set revoked_at = 1 where person = ?').run(viewer);
  expect((await browser.look(`${town.url}/bang`)).status).toBe(403);
  expect(await statusOf(hidden)).toBe(404);
});

test('a reader of English gets it in English; nothing on the page is a script or leads elsewhere', async () => {
  const office = town.somebody('office');
  town.app.store.sqlite.prepare(`update persons set lang = 'en' where id = ?`).run(office);
  const given = await plainBrowser().press(town.addressFor(office));
  const page = await given.text();
  expect(page).toMatch(/^<!doctype html><html lang="en">/);
  expect(linesOf(page)).toContain('For new figures, please reload the page.');
  expect(page).not.toMatch(/<script|\son\w+=|<a |https?:\/\/(?!www\.w3\.org)/);
});
