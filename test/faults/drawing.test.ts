/** The process that draws pictures: killed, starved and given the heaviest that are taken. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import { createDrawing, type Drawing } from '../../src/files/drawing.ts';
import { drawHeic } from '../support/heic.ts';
import { drawPng } from '../support/png.ts';

const open: Drawing[] = [];
afterEach(() => {
  for (const drawing of open.splice(0)) drawing.stop();
});
const start = (options?: Parameters<typeof createDrawing>[0]): Drawing => {
  const drawing = createDrawing(options);
  open.push(drawing);
  return drawing;
};

/** A busy machine is no fault of a heavy picture. */
const PATIENT = { longestMs: 120_000 };

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } });
const shapeOf = async (bytes: Uint8Array) => {
  const { format, width, height } = await sharp(bytes).metadata();
  return `${format} ${width}x${height}`;
};
const outcome = (work: ReturnType<Drawing['draw']>): Promise<string> =>
  work.then(
    ({ bytes }) => shapeOf(bytes),
    (error: unknown) => (error instanceof Error ? error.message : 'odd'),
  );

/** The processes that this one has started, as Linux tells. */
const children = (): number[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
const childrenSince = (before: readonly number[]) => children().filter((pid) => !before.includes(pid));
const peakMb = (pid: number | 'self'): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
const rssMb = (): number => process.memoryUsage.rss() / 1e6;

const cut = async (picture: Promise<Buffer>): Promise<Buffer> => (await picture).subarray(0, 400);
const wrongEnd = async (): Promise<Buffer> => {
  const png = await drawPng({ width: 300, height: 300 });
  png.fill(0xff, 60, 90);
  return png;
};

test('hostile pictures are refused one after the other; the conversation pays nothing and the other process little', async () => {
  const pictures: readonly (readonly [string, () => Promise<Buffer>, string])[] = [
    ['one row of 24,900,000', () => drawPng({ width: 24_900_000, height: 1, bits: 16 }), 'too-many-pixels'],
    ['two rows of 12,400,000', () => drawPng({ width: 12_400_000, height: 2, bits: 16 }), 'too-many-pixels'],
    ['one column', () => drawPng({ width: 1, height: 30_001 }), 'too-many-pixels'],
    [
      '256 million pixels in a few bytes',
      () => drawPng({ width: 16_000, height: 16_000, color: 'rgb' }),
      'too-many-pixels',
    ],
    ['what takes more than it shows', () => drawPng({ width: 7000, height: 7000, bits: 16 }), 'too-many-pixels'],
    ['a photo that ends in the middle', () => cut(plain(300, 300).jpeg().toBuffer()), 'broken'],
    ['a picture spoilt in the middle', wrongEnd, 'broken'],
    ['a head alone', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'broken'],
    ['a WebP head alone', async () => Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'broken'],
    [
      'a script that begins like a photo',
      async () => Buffer.from('\xff\xd8\xff<svg onload="x()"/>', 'latin1'),
      'broken',
    ],
  ];
  const before = children();
  const drawing = start();
  expect(await outcome(drawing.draw(await plain(9, 9).jpeg().toBuffer()))).toBe('jpeg 9x9');
  const [child = 0] = childrenSince(before);
  const made = await Promise.all(pictures.map(async ([name, make, why]) => ({ name, why, bytes: await make() })));
  const own = rssMb();
  for (const { name, why, bytes } of made)
    expect([name, await outcome(drawing.draw(bytes))]).toEqual([name, `refused: ${why}`]);
  expect(childrenSince(before)).toEqual([child]);
  expect(rssMb() - own).toBeLessThan(100);
  expect(peakMb(child)).toBeLessThan(250);
});

test('a photo of 8160 x 6120 pixels is shrunk, upright, and so is every heavy one that is taken, within the limit', async () => {
  const photo = await plain(8160, 6120).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const progressive = await plain(8160, 6120).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
  const before = children();
  const drawing = start(PATIENT);
  expect(await outcome(drawing.draw(photo))).toBe('jpeg 1536x2048');
  expect(await outcome(drawing.draw(progressive))).toBe('jpeg 2048x1536');
  expect(await outcome(drawing.draw(await drawPng({ width: 30_000, height: 1200, bits: 16 })))).toBe('jpeg 2048x82');
  expect(await outcome(drawing.draw(await drawPng({ width: 8000, height: 8000 })))).toBe('jpeg 2048x2048');
  const [child = 0] = childrenSince(before);
  expect(peakMb(child)).toBeLessThan(650);
});

test('an iPhone’s HEIC of 24 megapixels, as newer phones take them, is kept, and the next picture as well', async () => {
  const drawing = start(PATIENT);
  expect(await outcome(drawing.draw(drawHeic({ width: 5712, height: 4284 })))).toBe('jpeg 2048x1536');
  const next = await sharp({ create: { width: 8000, height: 8000, channels: 4, background: '#d01010' } })
    .png()
    .toBuffer();
  expect(await outcome(drawing.draw(next))).toBe('jpeg 2048x2048');
});

describe('a picture that ends the process', () => {
  const next = async (drawing: Drawing) => outcome(drawing.draw(await plain(9, 9).jpeg().toBuffer()));

  test('by its memory is refused, and the next is drawn', async () => {
    const drawing = start({ mostKb: 260_000 });
    const greedy = await plain(6000, 6000).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
    expect(await outcome(drawing.draw(greedy))).toBe('refused: too-heavy');
    expect(await next(drawing)).toBe('jpeg 9x9');
  });

  test('by taking too long is refused', async () => {
    const drawing = start({ longestMs: 5 });
    expect(await outcome(drawing.draw(await plain(4000, 3000).png().toBuffer()))).toBe('refused: too-heavy');
  });

  test('by crashing it, as when the machine runs out of memory, is refused, and the next is drawn', async () => {
    const before = children();
    const drawing = start();
    expect(await next(drawing)).toBe('jpeg 9x9');
    const large = await plain(8000, 8000).png().toBuffer();
    const [child = 0] = childrenSince(before);
    const drawn = outcome(drawing.draw(large));
    process.kill(child, 'SIGKILL');
    expect(await drawn).toBe('refused: too-heavy');
    expect(await next(drawing)).toBe('jpeg 9x9');
  });
});

test('what was stopped in the middle leaves no clock behind that ends the next one', async () => {
  const before = children();
  const drawing = start({ idleMs: 20 });
  const large = await plain(6000, 6000).png().toBuffer();
  const stopped = outcome(drawing.draw(large));
  while (childrenSince(before).length === 0) await sleep(1);
  drawing.stop();
  const next = outcome(drawing.draw(large));
  expect([await stopped, await next]).toEqual(['refused: too-heavy', 'jpeg 2048x2048']);
});

test('the process is told no secret of ours, is ended first when memory runs out, and leaves when it has nothing to do', async () => {
  process.env['CANARY_TOKEN'] = 'canary-secret';
  const before = children();
  const drawing = start({ idleMs: 50 });
  const drawn = drawing.draw(await plain(2000, 2000).jpeg().toBuffer());
  const [child = 0] = childrenSince(before);
  expect(readFileSync(`/proc/${child}/environ`, 'utf8')).not.toContain('canary-secret');
  await drawn;
  expect(readFileSync(`/proc/${child}/oom_score_adj`, 'utf8').trim()).toBe('1000');
  while (childrenSince(before).length > 0) await sleep(10);
  expect(childrenSince(before)).toEqual([]);
});
