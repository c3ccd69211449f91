import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, takeShot } from '../support/browser.ts';
import { type Program, startProgram, temporaryFolder } from '../support/program.ts';

let browser: Browser;
let program: Program;
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  browser = await openBrowser();
  folder = temporaryFolder();
  program = await startProgram({ dataDir: folder.path });
});
afterAll(async () => {
  await browser.close();
  await program.end('SIGTERM');
  folder.remove();
});

async function say(page: Page, text: string, words: RegExp): Promise<void> {
  const phone = page.locator('#panel-office');
  await phone.getByRole('textbox').fill(text);
  await phone.getByRole('textbox').press('Enter');
  await phone.locator('.message.bot').last().getByText(words).first().waitFor();
}

test('in the rehearsal the office gets the picture in the chat, and opens the board by its link, once', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(30_000);
  await page.goto(program.url);
  await say(page, 'biểu đồ', /Đã báo cáo: 0\/\d+ đơn vị/);
  const picture = page.locator('#panel-office .message.bot').last().locator('img');
  await expect
    .poll(() => picture.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(1080);
  await picture.scrollIntoViewIfNeeded();
  await takeShot(page, 'chart-in-chat');

  await say(page, 'mở bảng trên trang', /Đường dẫn mở được một lần/);
  const link = page.locator('#panel-office .message.bot').last().getByRole('link', { name: 'Mở trang' });
  const address = (await link.getAttribute('href')) ?? '';
  expect(address).toMatch(new RegExp(`^${program.url}/bang/[\\w-]{22}$`));
  const board = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
  await board.goto(address);
  await board.getByRole('button').click();
  await board.waitForURL(`${program.url}/bang`);
  expect(await board.getByRole('heading', { level: 1 }).textContent()).toContain('Tuần lễ');
  await board.reload();
  expect(await board.getByRole('heading', { level: 1 }).textContent()).toContain('Tuần lễ');
  const other = await (await browser.newContext()).newPage();
  await other.goto(address);
  expect(await other.getByRole('heading').textContent()).toBe('Trang đã đóng');
  expect(program.complaints(50)).toEqual([]);
});
