import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, takeShot } from '../support/browser.ts';
import { openPassTown, type PassTown } from '../support/pass-town.ts';

let browser: Browser;
let town: PassTown;
const COLOURS = ['#4f8fcb', '#c98b4f', '#6fae6f', '#a06fae', '#ae6f6f', '#5f9fa0'];
beforeAll(async () => {
  browser = await openBrowser();
  town = await openPassTown();
  const reading = town.app.core.letIn({ person: town.somebody('office'), page: { kind: 'bang' } });
  const units = reading?.results.standings().map(({ unit }) => unit.code) ?? [];
  for (const [n, unit] of units.entries()) {
    if (n % 5 !== 4) town.somebody(n % 2 === 0 ? 'lead' : 'teacher', unit);
    for (let times = 0; times < n % 4; times += 1) {
      const log = town.log(unit, `2021-10-0${1 + ((n + times) % 5)}`, { hs: 20 * n, gv: 3 + n }, n % 3 === 0);
      const rights = [n % 2, 1, 1] as const;
      if (n % 3 === 2)
        await town.photo(
          log,
          n === 2 ? null : `Treo băng rôn ở cổng trường, buổi ${times + 1}`,
          rights,
          COLOURS[(n + times) % 6],
        );
    }
    if (n % 3 === 0) town.report(unit, { late: n % 6 === 0 });
    else if (n % 7 === 1) town.report(unit, { state: 'draft' });
    else if (n % 11 === 2) town.report(unit, { notHeld: 'Trường đang sửa chữa' });
  }
});
afterAll(async () => {
  await browser.close();
  await town.close();
});

const address = (): string => town.addressFor(town.somebody('office'));
const withPhotos = (): string =>
  String(
    town.app.store.sqlite
      .prepare(
        `select unit from activities a join photos p on p.activity = a.id
         where unit not in (select unit from unit_reports where not_held is not null) limit 1`,
      )
      .pluck()
      .get(),
  );
/** How far the page is wider than its window. */
const overflow = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');

test.each([
  ['a phone', 390, 844, true],
  ['a projector', 1440, 900, false],
])(
  'on %s the link opens the board by one button; nothing stands over the edge',
  async (_name, width, height, isMobile) => {
    const page = await browser.newPage({ viewport: { width, height }, isMobile });
    const told: string[] = [];
    // Browsers ask for an icon by themselves.
    page.on('console', (message) => message.location().url.endsWith('/favicon.ico') || told.push(message.text()));
    page.on('pageerror', (error) => told.push(error.message));
    await page.goto(address());
    await takeShot(page, `board-link-${width}`);
    await page.getByRole('button').click();
    await page.waitForURL(`${town.url}/bang`);
    expect(await page.evaluate('document.referrer')).toBe('');
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const image of await page.getByRole('figure').locator('img').all()) await image.scrollIntoViewIfNeeded();
    const widths = 'Array.from(document.images, (image) => image.naturalWidth)';
    await expect.poll(() => page.evaluate(widths)).toEqual(Array.from({ length: 12 }, () => 640));
    const shots = process.env['SHOTS'];
    if (shots) await page.screenshot({ path: join(shots, `board-${width}.png`), fullPage: true });
    if (shots) await page.evaluate('scrollTo(0, 0)');
    await takeShot(page, `board-top-${width}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Tuần lễ');
    expect(told).toEqual([]);
    await page.close();
  },
);

test.each([
  ['a phone', 390, 844],
  ['a screen', 1440, 900],
])(
  'on %s a unit’s report is read as the document that it becomes; nothing stands over the edge',
  async (_name, width, height) => {
    const page = await browser.newPage({ viewport: { width, height }, isMobile: width < 700 });
    // One that logged, with photos that may stand in a report.
    const unit = withPhotos();
    await page.goto(town.addressFor(town.somebody('lead', unit), { kind: 'bao-cao', unit }));
    await page.getByRole('button').click();
    await page.waitForURL(`${town.url}/bao-cao`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('BÁO CÁO');
    const shots = process.env['SHOTS'];
    if (shots) await page.screenshot({ path: join(shots, `report-${width}.png`), fullPage: true });
    if (shots && width > 700) writeFileSync(join(shots, 'report.pdf'), await page.pdf({ preferCSSPageSize: true }));
    await page.close();
  },
);

test('printed on A4 it keeps its charts and its tables, and shows no card', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(address());
  await page.getByRole('button').click();
  await page.waitForURL(`${town.url}/bang`);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  const shots = process.env['SHOTS'];
  if (shots) writeFileSync(join(shots, 'board.pdf'), pdf);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await page.evaluate("matchMedia('screen').matches")).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 690, height: 980 });
  expect(await page.locator('thead').first().isVisible()).toBe(true);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.close();
});
