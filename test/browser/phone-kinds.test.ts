import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, takeShot } from '../support/browser.ts';
import { type Played, playRehearsal } from '../support/rehearsal.ts';

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
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(played.url);
  await parent.phone().waitFor({ state: 'attached' });
}
beforeEach(async () => {
  complaints = [];
  played = await playRehearsal();
  // Stands still, so that what is read is what was set.
  played.simulator.control.setClock({ speed: 0 });
  played.simulator.control.setClock({ set: at('2021-10-01 06:40') });
});
afterEach(async () => {
  await page.close();
  await played.stop();
  expect(complaints).toEqual([]);
});

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const parent = {
  phone: (): Locator => page.locator('#panel-parent'),
  kind: (): Locator => parent.phone().getByLabel('Loại máy của Phụ huynh'),
  window: (): Locator => parent.phone().locator('.window'),
  keys: (): Promise<string[]> => parent.phone().locator('.message').last().locator('.key').allTextContents(),
  async says(text: string, heard: string): Promise<void> {
    await parent.phone().getByRole('textbox').fill(text);
    await parent.phone().getByRole('textbox').press('Enter');
    await parent.phone().locator('.message.bot').last().getByText(heard).first().waitFor();
  },
};
const windowSays = (words: string): Promise<void> =>
  expect.poll(() => parent.window().textContent()).toBe(`Hạn gửi tin của Zalo OA: ${words}`);
const clockTo = (text: string) => played.simulator.control.setClock({ set: at(text) });

test('a phone is put on Zalo OA: five buttons, the others by number, and the window runs out and is renewed', async () => {
  await openPage(1440, 900);
  await parent.kind().selectOption('Zalo OA');
  await windowSays('chưa nhắn lần nào');
  await parent.says('/lich', 'Lịch T6 01/10');
  await windowSays('miễn phí đến 06:40 ngày 03/10');
  const keys = await parent.keys();
  expect([keys.length, keys[0], keys.at(-1)]).toEqual([5, 'Kỹ năng đọc sách cùng con', 'Xem thêm']);
  await parent.phone().getByText('Nhắn số để chọn').waitFor();
  await parent.phone().getByText('1. Kỹ năng đọc sách cùng con').waitFor();
  await takeShot(page, 'zalo-oa');

  clockTo('2021-10-03 06:41');
  await windowSays('tính phí đến 06:40 ngày 08/10');
  await takeShot(page, 'zalo-oa-billed');
  clockTo('2021-10-08 06:41');
  await windowSays('hết hạn');
  expect(await played.simulator.send({ channel: 'simulator', id: 'parent' }, { text: 'Muộn' })).toMatchObject({
    why: 'unreachable',
    detail: 'window',
  });
  await takeShot(page, 'zalo-oa-over');
  await parent.phone().getByRole('button', { name: 'Kỹ năng đọc sách cùng con' }).click();
  await windowSays('miễn phí đến 06:41 ngày 10/10');
  // A page is no longer drawn over the one before.
  expect(await parent.phone().locator('.message').count()).toBe(3);
});

test('the kinds are told apart: Telegram has no window, Zalo Bot no buttons, and a block hides the window', async () => {
  await openPage(1440, 900);
  await parent.says('/start', 'Kính chào');
  expect(await parent.window().isVisible()).toBe(false);
  await parent.kind().selectOption('Zalo Bot');
  await parent.phone().getByText('Zalo Bot: không có nút bấm').waitFor();
  expect(await parent.phone().locator('.key').first().isDisabled()).toBe(true);
  await parent.kind().selectOption('Zalo OA');
  await windowSays('miễn phí đến 06:40 ngày 03/10');
  expect(await parent.phone().locator('.key').first().isDisabled()).toBe(false);
  await parent.phone().getByRole('switch', { name: 'Chặn bot' }).click();
  await parent.phone().getByText('đã bị chặn').waitFor();
  expect(await parent.window().isVisible()).toBe(false);
});

test('a phone on Zalo OA is added, and the page says its window in English too', async () => {
  await openPage(1440, 900);
  await page.getByRole('button', { name: 'Thêm máy' }).click();
  await page.getByLabel('Tên máy').fill('Ông bà');
  await page.getByRole('radio', { name: /^Zalo OA/ }).check();
  await takeShot(page, 'add-a-phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm máy' }).click();
  const added = page.locator('section.phone').filter({ has: page.locator('h2', { hasText: 'Ông bà' }) });
  await added.getByRole('button', { name: 'Bắt đầu' }).click();
  await added.locator('.window', { hasText: 'miễn phí đến 06:40 ngày 03/10' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await added.locator('.window', { hasText: 'free until 06:40 on 03/10' }).waitFor();
  expect(await added.getByLabel('Kind of phone').inputValue()).toBe('zalo-oa');
});

test('on a narrow screen the window is in sight, the kind is among the controls, and nothing sticks out', async () => {
  await openPage(390, 844);
  // The clock, its speeds and the controls share a row: what is above the phone is taken from it.
  const tops = await page.evaluate<number[]>(
    `[...document.querySelectorAll('.speeds, .more')].map((each) => each.getBoundingClientRect().top)`,
  );
  expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(10);
  await page.getByRole('button', { name: 'Điều khiển' }).click();
  await parent.kind().selectOption('Zalo OA');
  await takeShot(page, 'zalo-oa-narrow-controls');
  const sticksOut = (): Promise<string[]> =>
    page.evaluate(
      `[...document.querySelectorAll('body, .bar, .owner, .top, .log, .keys')].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.className)`,
    );
  expect(await sticksOut()).toEqual([]);
  await page.getByRole('button', { name: 'Điều khiển' }).click();
  await parent.says('/lich', 'Lịch T6 01/10');
  await windowSays('miễn phí đến 06:40 ngày 03/10');
  await takeShot(page, 'zalo-oa-narrow');
  expect(await sticksOut()).toEqual([]);
});
