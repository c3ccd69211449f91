import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createDownloads } from '../../src/files/downloads.ts';
import { createFiles } from '../../src/files/files.ts';
import { createHttp } from '../../src/http/index.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { createWords } from '../../src/words/index.ts';
import { openTown } from '../people/town.ts';
import { openBrowser, takeShot } from '../support/browser.ts';

let browser: Browser;
let server: HttpServer;
let folder: string;
let offer: () => string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'));
  const { store } = openTown();
  const words = createWords();
  const files = createFiles(store, folder, () => systemClock.elapsed());
  const downloads = createDownloads(store, systemClock);
  server = createHttp({
    port: 0,
    host: '127.0.0.1',
    log: createLog('silent', []),
    health: () => ({ ok: true }),
    downloads: { downloads, locate: (hash) => files.locate(hash), say: words.inAll },
  });
  const { url } = await server.start();
  const media = files.keep(Buffer.from('%PDF-1.7 kết quả'), 'application/pdf', 'Kế hoạch Tuần lễ học tập suốt đời.pdf');
  offer = () => downloads.offer(media, url) ?? '';
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('on a phone the button gives the file, gives it again, and its address works in another program', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, isMobile: true });
  await page.goto(offer());
  await takeShot(page, 'download-390');
  const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  for (let times = 0; times < 2; times += 1) {
    const [given] = await Promise.all([page.waitForEvent('download'), page.getByRole('button').click()]);
    expect(given.suggestedFilename()).toBe('Kế hoạch Tuần lễ học tập suốt đời.pdf');
    expect(readFileSync(await given.path(), 'utf8')).toBe('%PDF-1.7 kết quả');
    const again = await fetch(given.url());
    expect([again.status, await again.text()]).toEqual([200, '%PDF-1.7 kết quả']);
  }
  await page.goto(`${offer()}x`);
  await takeShot(page, 'download-gone-390');
  expect(await page.getByRole('heading').textContent()).toBe('Đường dẫn đã hết hiệu lực');
  await page.close();
});
