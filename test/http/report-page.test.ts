import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebPage } from '../../src/turn/index.ts';
import { openPassTown, type PassTown, plainBrowser } from '../support/pass-town.ts';

const UNIT = 'TH-TN';
const PAGE: WebPage = { kind: 'bao-cao', unit: UNIT };
let town: PassTown;
beforeEach(async () => {
  town = await openPassTown();
});
afterEach(() => town.close());

const textOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

async function opened(person: number) {
  const phone = plainBrowser();
  const given = await phone.press(town.addressFor(person, PAGE));
  expect([given.status, given.url]).toEqual([200, `${town.url}/bao-cao`]);
  const page = await given.text();
  return { phone, page, text: textOf(page) };
}

test('the lead reads the report as the document that it becomes: head, figures, signature, without having sent it', async () => {
  const lead = town.somebody('lead', UNIT);
  town.log(UNIT, '2021-10-02', { hs: 40 });
  const { page, text } = await opened(lead);
  expect(text).toContain('Bản nháp, chưa gửi. Số liệu tạm tính đến 08:00 ngày 05/10/2021.');
  expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc');
  expect(text).toContain('TÀ NĂNG');
  expect(text).toContain('BÁO CÁO');
  expect(text).toMatch(/Nơi nhận:.*Lưu: VT/);
  expect(text).toMatch(/\.\/\./);
  expect(page).not.toMatch(/<script|\son\w+=|<a |https?:/);
  expect(town.app.store.sqlite.prepare('select count(*) from frozen_reports').pluck().get()).toBe(0);
});

test('the office reads what was sent, not what the lead is writing since', async () => {
  town.log(UNIT, '2021-10-02', { hs: 40 });
  town.report(UNIT);
  const { text } = await opened(town.somebody('office'));
  expect(text).toContain('Bản đã gửi lúc 08:00 ngày 05/10/2021 (lần 1).');
});

test('a unit that did nothing has a page, too, and "không tổ chức" says so', async () => {
  const lead = town.somebody('lead', UNIT);
  expect((await opened(lead)).text).toContain('BÁO CÁO');
  town.report(UNIT, { notHeld: 'Trường đang sửa chữa' });
  expect((await opened(lead)).text).toMatch(/Đơn vị không tổ chức Tuần lễ\. Lý do: trường đang sửa chữa\./i);
});

test('its photos come to who opened it, those of this unit that may stand in a report, and no other', async () => {
  const lead = town.somebody('lead', UNIT);
  const own = town.log(UNIT, '2021-10-02', { hs: 40 });
  const other = town.log('TH-DA', '2021-10-02');
  await town.photo(own, 'Treo băng rôn', [0, 1, 0], '#112233');
  await town.photo(own, null, [0, 0, 0], '#445566');
  await town.photo(other, null, [0, 1, 1], '#778899');
  const hashes = town.app.store.sqlite.prepare('select hash from photos order by id').pluck().all() as string[];
  const { phone, page } = await opened(lead);
  expect([...page.matchAll(/src="bao-cao\/anh\/(\w+)"/g)].map(([, hash]) => hash)).toEqual([hashes[0]]);
  const statuses = await Promise.all(
    hashes.map(async (hash) => (await phone.look(`${town.url}/bao-cao/anh/${hash}`)).status),
  );
  expect(statuses).toEqual([200, 404, 404]);
  expect((await fetch(`${town.url}/bao-cao/anh/${hashes[0]}`)).status).toBe(404);
  // Consent is taken back while the page is open.
  town.app.store.sqlite.exec('update photos set refused = 1');
  expect((await phone.look(`${town.url}/bao-cao/anh/${hashes[0]}`)).status).toBe(404);
});

test('what people typed is text on the page', async () => {
  const lead = town.somebody('lead', UNIT);
  town.log(UNIT, '2021-10-02', { hs: 4 });
  town.app.store.sqlite.exec(
    `update activities set answers = json_set(answers, '$.title', '<img src=x onerror=alert(1)>', '$.result', '"><script>1</script>')`,
  );
  const { page } = await opened(lead);
  expect(page).not.toMatch(/<script|<img src=x/);
});
