import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, takeShot } from '../support/browser.ts';
import { type Played, playRehearsal } from '../support/rehearsal.ts';
import { PICTURE } from '../support/talking-bot.ts';

let browser: Browser;
let played: Played;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function openPage(width: number, height: number): Promise<void> {
  page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(30_000);
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(played.url);
  await phone('Phụ huynh').waitFor({ state: 'attached' });
}

beforeEach(async () => {
  played = await playRehearsal();
  await openPage(1440, 900);
});
afterEach(async () => {
  await page.close();
  await played.stop();
  expect(complaints).toEqual([]);
});

const phone = (name: string): Locator =>
  page.locator('section.phone').filter({ has: page.locator('h2', { hasText: name }) });
const field = (name: string): Locator => phone(name).getByRole('textbox');
const key = (name: string, label: string): Locator =>
  phone(name).getByRole('button', { name: label, exact: true }).last();
const bubbles = (name: string): Locator => phone(name).locator('.message .bubble');
const shot = (name: string): Promise<void> => takeShot(page, name);

test('four people have a phone each, and the clock stands at 06:40 of the first day', async () => {
  const names = await page.locator('section.phone h2').allTextContents();
  expect(names).toEqual(['Phụ huynh', 'Giáo viên', 'Lãnh đạo trường', 'Cơ quan']);
  expect(await page.locator('.time').textContent()).toBe('06:40');
  expect(await page.locator('.date').textContent()).toBe('thứ Sáu, 01/10/2021');
  await shot('four-phones');
});

test('a parent starts, opens the schedule and pages through it in place', async () => {
  await phone('Phụ huynh').getByRole('button', { name: 'Bắt đầu' }).click();
  await key('Phụ huynh', 'Lịch học').click();
  await key('Phụ huynh', 'CN 03/10').click();
  await phone('Phụ huynh').getByText('Lịch CN 03/10').waitFor();
  // "/start" and one page that was drawn over itself twice.
  expect(await bubbles('Phụ huynh').count()).toBe(2);
  expect(await bubbles('Phụ huynh').last().textContent()).toContain('đã sửa');
  await key('Phụ huynh', 'Kỹ năng đọc sách cùng con').click();
  const link = phone('Phụ huynh').getByRole('link', { name: /^Vào lớp/ });
  expect(await link.getAttribute('href')).toBe('https://hop.example/doc-sach');
  expect(await link.getAttribute('target')).toBe('_blank');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    phone('Phụ huynh').getByRole('link', { name: 'Tải lich.ics' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('lich.ics');
});

test('everything can be done from the keyboard, and the focus stays where one is reading', async () => {
  await field('Phụ huynh').focus();
  await page.keyboard.type('/start');
  await page.keyboard.press('Enter');
  await key('Phụ huynh', 'Lịch học').focus();
  await page.keyboard.press('Enter');
  await phone('Phụ huynh').getByText('Lịch T6 01/10').waitFor();
  const focused = () => page.evaluate<string>('document.activeElement.textContent');
  expect(await focused()).toContain('T6');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await phone('Phụ huynh').getByText('Lịch T7 02/10').waitFor();
  expect(await focused()).toContain('T7');
  await phone('Phụ huynh').getByRole('button', { name: 'Các lệnh' }).focus();
  await page.keyboard.press('Enter');
  // The list is fetched first, and takes the focus when it is there.
  await phone('Phụ huynh').locator('.commands button:focus').waitFor();
  await page.keyboard.press('Escape');
  expect(await page.evaluate<string>('document.activeElement.ariaLabel')).toBe('Các lệnh');
});

test('Enter that ends a word of a Vietnamese input method does not send', async () => {
  await field('Phụ huynh').fill('lich');
  await field('Phụ huynh').dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await page.keyboard.press('Shift+Enter');
  expect(await bubbles('Phụ huynh').count()).toBe(0);
  await field('Phụ huynh').press('Enter');
  await bubbles('Phụ huynh').first().waitFor();
  expect(played.heard.map((each) => each.text)).toEqual(['lich']);
});

test('a teacher sends three photos as one album and sees the answer with pictures', async () => {
  const pictures = ['a', 'b', 'c'].map((name) => ({ name: `${name}.png`, mimeType: 'image/png', buffer: PICTURE }));
  await phone('Giáo viên').locator('input[type=file]').setInputFiles(pictures);
  await phone('Giáo viên').getByText('Đã nhận 1 ảnh.').nth(2).waitFor();
  const albums = new Set(played.heard.map((each) => each.files?.[0]?.album));
  expect([played.heard.length, albums.size]).toEqual([3, 1]);
  const album = phone('Giáo viên').locator('.message.person .pictures img');
  expect(await album.count()).toBe(3);
  await expect
    .poll(() => page.evaluate<number>('document.querySelector(".person .pictures img").naturalWidth'))
    .toBe(1);
});

test('what people and the bot write is shown as text, never run', async () => {
  await field('Phụ huynh').fill('<img src=x onerror="document.title=1"> & <b>đậm</b>');
  await field('Phụ huynh').press('Enter');
  await bubbles('Phụ huynh').nth(1).waitFor();
  expect(await phone('Phụ huynh').locator('.bubble img').count()).toBe(0);
  expect(await bubbles('Phụ huynh').nth(1).textContent()).toContain(
    '<img src=x onerror="document.title=1"> & <b>đậm</b>',
  );
  await field('Phụ huynh').fill('home');
  await field('Phụ huynh').press('Enter');
  await phone('Phụ huynh').locator('.bubble b', { hasText: 'Tuần lễ học tập' }).waitFor();
});

test('a phone without buttons numbers its choices and takes no taps', async () => {
  await field('Lãnh đạo trường').fill('/start');
  await field('Lãnh đạo trường').press('Enter');
  await phone('Lãnh đạo trường').getByText('1. Lịch học').waitFor();
  expect(await phone('Lãnh đạo trường').locator('.key').count()).toBe(0);
  await phone('Lãnh đạo trường').getByLabel('Loại máy').selectOption('Telegram');
  await field('Lãnh đạo trường').fill('home');
  await field('Lãnh đạo trường').press('Enter');
  await key('Lãnh đạo trường', 'Lịch học').waitFor();
});

test('a person who blocks the bot cannot write until they unblock', async () => {
  await phone('Phụ huynh').getByRole('switch', { name: 'Chặn bot' }).click();
  await phone('Phụ huynh').getByRole('button', { name: 'Bỏ chặn để nhắn tiếp' }).click();
  await field('Phụ huynh').waitFor();
  await expect.poll(() => played.simulator.control.state().phones[0]?.phone.blocks).toBe(false);
});

test('the clock is set, pushed and sped up from the page', async () => {
  const time = page.locator('.time');
  await page.getByRole('button', { name: 'Dừng đồng hồ' }).click();
  await page.getByRole('button', { name: 'Việc kế tiếp' }).click();
  await expect.poll(() => time.textContent()).toBe('07:20');
  await page.getByRole('button', { name: '06:45 ngày mai' }).click();
  await expect.poll(() => page.locator('.now').textContent()).toContain('06:45thứ Bảy, 02/10/2021');
  await page.getByRole('button', { name: 'Đặt giờ' }).click();
  await page.getByLabel('Ngày giờ (Việt Nam)').fill('2021-10-05T19:30');
  await page.getByRole('button', { name: 'Xong' }).click();
  await expect.poll(() => page.locator('.now').textContent()).toContain('19:30thứ Ba, 05/10/2021');
  await page.getByRole('button', { name: 'Chạy nhanh gấp 3600 lần' }).click();
  await expect.poll(() => page.locator('.date').textContent(), { timeout: 15_000 }).toBe('thứ Tư, 06/10/2021');
});

test('moods of the platform are switched on the page', async () => {
  await page.getByRole('switch', { name: 'Quá tải 429' }).click();
  await page.getByRole('switch', { name: /còn \d+ giây/ }).waitFor();
  await page.getByRole('switch', { name: 'Mất mạng' }).click();
  await expect.poll(() => played.simulator.control.state().platform).toMatchObject({ down: true });
});

test('a reload and a restart of the program lose nothing, and the page finds its way back', async () => {
  await field('Phụ huynh').fill('/start');
  await field('Phụ huynh').press('Enter');
  await key('Phụ huynh', 'Lịch học').waitFor();
  await page.reload();
  await key('Phụ huynh', 'Lịch học').waitFor();
  expect(await bubbles('Phụ huynh').count()).toBe(2);

  const { folder, port } = played;
  await played.stop({ keep: true });
  await page.getByText('Mất liên lạc với chương trình').waitFor();
  complaints.length = 0; // the browser complains that nobody answers, and rightly
  played = await playRehearsal(folder, port);
  await page.locator('.lost:not(.shown)').waitFor({ state: 'attached' });
  await key('Phụ huynh', 'Lịch học').click();
  await phone('Phụ huynh').getByText('Lịch T6 01/10').waitFor();
  complaints.length = 0;
});

test('a phone is added and taken away again', async () => {
  await page.getByRole('button', { name: 'Thêm máy' }).click();
  await page.getByLabel('Tên máy').fill('Ông bà');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm máy' }).click();
  await phone('Ông bà').waitFor();
  await phone('Ông bà').getByRole('button', { name: 'Bỏ máy Ông bà' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ máy' }).click();
  await phone('Ông bà').waitFor({ state: 'detached' });
});

test('the page speaks English too, and what was being typed stays', async () => {
  await field('Phụ huynh').fill('chưa gửi');
  await page.getByRole('button', { name: 'English' }).click();
  await phone('School lead').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await field('Parent').inputValue()).toBe('chưa gửi');
});

test('on a narrow screen one phone fills it, tabs change which, and nothing sticks out', async () => {
  await page.close();
  await openPage(390, 844);
  expect(await page.locator('section.phone:visible').count()).toBe(1);
  await field('Phụ huynh').fill('/lich');
  await field('Phụ huynh').press('Enter');
  await key('Phụ huynh', 'T5 07/10').waitFor();
  await shot('narrow');
  const overflow = await page.evaluate<string[]>(
    `[...document.querySelectorAll('body, .bar, .log, .keys')].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className)`,
  );
  expect(overflow).toEqual([]);
  await page.getByRole('tab', { name: 'Phụ huynh' }).press('ArrowRight');
  await field('Giáo viên').waitFor();
  played.simulator.control.say('parent', 'home');
  await page.getByRole('tab', { name: 'Phụ huynh 1 tin mới' }).click();
  await field('Phụ huynh').waitFor();
  await page.getByRole('button', { name: 'Điều khiển' }).click();
  await page.getByRole('button', { name: '06:45 ngày mai' }).click();
  await expect.poll(() => page.locator('.time').textContent()).toBe('06:45');
  await shot('narrow-controls');
});

test('days are of one size, and the bar keeps one row in English', async () => {
  await phone('Phụ huynh').getByRole('button', { name: 'Bắt đầu' }).click();
  await key('Phụ huynh', 'Lịch học').click();
  const days = phone('Phụ huynh').locator('.key', { hasText: /^\W*(?:T\d|CN) \d\d\/\d\d$/ });
  await days.first().waitFor();
  const widths = await days.evaluateAll((keys) => keys.map((each) => Math.round(each.getBoundingClientRect().width)));
  expect(new Set(widths).size).toBe(1);
  await page.getByRole('button', { name: 'English' }).click();
  const tops = await page.locator('.bar button').evaluateAll((all) =>
    all
      .map((each) => each.getBoundingClientRect())
      .filter(({ height }) => height > 0)
      .map(({ top, height }) => Math.round(top + height / 2)),
  );
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThanOrEqual(4);
});
