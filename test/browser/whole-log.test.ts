import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, takeShot } from '../support/browser.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';

let browser: Browser;
let program: Program;
let page: Page;
let folder: ReturnType<typeof temporaryFolder>;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  folder = temporaryFolder();
  program = await startProgram({ dataDir: folder.path });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(30_000);
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(program.url);
});
afterEach(async () => {
  await page.close();
  await program.end('SIGTERM');
  folder.remove();
  expect(complaints).toEqual([]);
});

const phone = (id: string): Locator => page.locator(`#panel-${id}`);

/** The last message of the bot on this phone, once it says `words`. */
async function hears(id: string, words: string | RegExp): Promise<void> {
  await phone(id).locator('.message.bot').last().getByText(words).first().waitFor();
}
async function say(id: string, text: string, words: string | RegExp): Promise<void> {
  await phone(id).getByRole('textbox').fill(text);
  await phone(id).getByRole('textbox').press('Enter');
  await hears(id, words);
}
async function tap(id: string, label: string | RegExp, words: string | RegExp): Promise<void> {
  await phone(id).locator('.message.bot').last().getByRole('button', { name: label }).first().click();
  await hears(id, words);
}

/** A picture as a telephone takes it, small. */
const photo = (red: number): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: { r: red, g: 150, b: 130 } } })
    .jpeg()
    .toBuffer();

test('a teacher logs an activity with photos, the office sees it, and the week goes on by the clock', async () => {
  await hears('office', 'cơ quan tổ chức');
  await tap('teacher', 'Ghi hoạt động', 'Trước lần ghi đầu tiên');
  await tap('teacher', 'Đồng ý', 'Hoạt động thuộc loại nào?');
  await say('teacher', 'bang ron', 'Tên hoạt động là gì?');
  await say('teacher', 'Treo băng rôn ở cổng trường', 'diễn ra ngày nào?');
  await say('teacher', 'hôm nay', 'thứ Sáu, 01/10/2021');
  await tap('teacher', /^Trực tiếp$/, 'diễn ra ở đâu?');
  await say('teacher', 'cổng trường', 'Có bao nhiêu lượt người');
  await say('teacher', '5 cbql 20 gv 300hs khoảng 50ph', 'khoảng 375 lượt người');
  await say('teacher', '2 băng rôn', 'Kết quả chính là gì?');
  await tap('teacher', /^Bỏ qua$/, 'Xin thầy/cô gửi ảnh');
  const photos = await Promise.all([60, 120, 180].map(photo));
  const files = photos.map((buffer, index) => ({ name: `anh-${index + 1}.jpg`, mimeType: 'image/jpeg', buffer }));
  await phone('teacher').locator('input[type=file]').setInputFiles(files);
  await hears('teacher', 'Gửi thêm, hoặc chọn “Xong”');
  await tap('teacher', 'Xong', 'Thông tin đã đúng chưa?');
  await hears('teacher', '3 ảnh');
  await takeShot(page, 'whole-log');
  await tap('teacher', 'Xác nhận và lưu', /HD-[0-9A-Z]{4}/);

  await tap('office', 'Theo dõi các đơn vị', /./);
  await say('parent', '/nhac', 'Nhắc hằng ngày');
  await tap('parent', '06:45', 'Đã bật nhắc hằng ngày');
  await page.getByRole('button', { name: '06:45 ngày mai' }).click();
  await hears('parent', 'thứ Bảy, 02/10/2021');
  await takeShot(page, 'next-morning');
});

test('the bot answers the same on a phone without buttons, by number', async () => {
  await hears('parent', 'Anh/Chị là ai?');
  await phone('parent').getByLabel('Loại máy').selectOption('Zalo Bot');
  await say('parent', 'lịch hôm nay', 'Lịch hôm nay');
  const schedule = await phone('parent').locator('.message.bot').last().textContent();
  const number = /(\d+)\. CN 03\/10/.exec(schedule ?? '')?.[1] ?? '';
  expect(number).not.toBe('');
  await say('parent', number, 'Chủ nhật, 03/10/2021');
});

test('on Zalo OA the schedule fits five buttons, the rest follows “Xem thêm” or a number, and the window is in sight', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Điều khiển' }).click();
  await phone('parent').getByLabel('Loại máy').selectOption('Zalo OA');
  await page.getByRole('button', { name: 'Điều khiển' }).click();
  await say('parent', 'lịch hôm nay', 'Lịch hôm nay');
  await phone('parent').locator('.window', { hasText: 'miễn phí đến 06:4' }).waitFor();
  const keys = () => phone('parent').locator('.message.bot').last().locator('.key').allTextContents();
  const first = await keys();
  expect([first.length, first.at(-1)]).toEqual([5, 'Xem thêm']);
  await takeShot(page, 'zalo-oa-schedule');
  const before = await phone('parent').locator('.message').count();
  await phone('parent').locator('.message.bot').last().getByRole('button', { name: 'Xem thêm' }).click();
  await expect.poll(() => phone('parent').locator('.message').count()).toBe(before + 1);
  const second = await keys();
  expect(second.length).toBeLessThanOrEqual(5);
  expect(second.filter((each) => first.includes(each) && each !== 'Xem thêm')).toEqual([]);
  await takeShot(page, 'zalo-oa-more');
  const listed = await phone('parent').locator('.message.bot').last().textContent();
  const number = /(\d+)\. CN 03\/10/.exec(listed ?? '')?.[1] ?? '';
  expect(number).not.toBe('');
  await say('parent', number, 'Chủ nhật, 03/10/2021');
});
