import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { docxOf } from '../../src/documents/docx.ts';
import { pdfOf } from '../../src/documents/pdf.ts';
import { sizeOf } from '../../src/documents/size.ts';
import { longBody, photoOf, sampleOfficial, samplePhotos, sampleTable } from '../support/official-sample.ts';
import { readWord } from '../support/word-file.ts';
import { all } from '../support/xml.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const photo = (hash: string): Promise<Uint8Array> => photoOf(hash, 320);
const both = async (): Promise<string[]> => [
  hashOf(await docxOf(sampleOfficial(), photo)),
  hashOf(await pdfOf(sampleOfficial(), photo)),
];

const run = promisify(execFile);
/** As after a restart: another process, in another time zone. */
async function elsewhere(zone: string): Promise<string[]> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, '../support/official-hashes.ts')], {
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
  });
  return stdout.trim().split('\n');
}

it('the same document is the same bytes: again, later, after a restart, in any time zone', async () => {
  const first = await both();
  vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z'), toFake: ['Date'] });
  const later = await both().finally(() => vi.useRealTimers());
  expect(later).toEqual(first);
  expect(await both()).toEqual(first);
  expect(await elsewhere('UTC')).toEqual(first);
  expect(await elsewhere('Asia/Ho_Chi_Minh')).toEqual(first);
  expect(await elsewhere('America/St_Johns')).toEqual(first);
});

it('nothing in a Word file is of the clock: dates are the frozen moment, ids count within it', async () => {
  const { parts, document } = readWord(await docxOf(sampleOfficial(), photo));
  const core = parts.get('docProps/core.xml')?.bytes.toString('utf8') ?? '';
  expect(core.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)).toEqual(['2021-10-05T01:00:00Z', '2021-10-05T01:00:00Z']);
  expect(new Set(Array.from(parts.values(), ({ time }) => time)).size).toBe(1);
  expect(all(document, 'wp:docPr').map(({ attributes }) => attributes['id'])).toEqual(['1', '2', '3', '4']);
});

it('photos are drawn into the budget, and carry no metadata', async () => {
  const noisy = await sharp({
    create: {
      width: 1600,
      height: 1200,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 40/1 0/1' } })
    .jpeg({ quality: 95 })
    .toBuffer();
  expect(noisy.includes('Exif')).toBe(true);
  const official = sampleOfficial({ appendices: [samplePhotos(6)] });
  for (const photoBudget of [200_000, 2_000_000]) {
    const { parts } = readWord(await docxOf(official, async () => noisy, { photoBudget }));
    const media = Array.from(parts).filter(([name]) => name.startsWith('word/media/'));
    const bytes = media.reduce((sum, [, each]) => sum + each.bytes.length, 0);
    expect(bytes).toBeLessThanOrEqual(photoBudget);
    expect(bytes).toBeGreaterThan(photoBudget / 10);
    for (const [, each] of media)
      expect(/Exif|GPS|xmp/i.test(each.bytes.toString('latin1').slice(0, 2000))).toBe(false);
    const pdf = await pdfOf(official, async () => noisy, { photoBudget });
    expect(pdf.length).toBeLessThanOrEqual(photoBudget + 250_000);
    expect(Buffer.from(pdf).includes('Exif')).toBe(false);
  }
});

it('what is no picture leaves a sentence, the rest of the file is made', async () => {
  const { paragraphs } = readWord(await docxOf(sampleOfficial(), async () => new TextEncoder().encode('no picture')));
  expect(paragraphs.filter(({ text }) => text === '(Hình ảnh đã được gỡ bỏ.)')).toHaveLength(4);
});

it('the size is known before: never below what the file comes to, and at most a few times above', async () => {
  const long = sampleOfficial({ body: longBody(200), appendices: [sampleTable(60, 12)] });
  for (const official of [
    sampleOfficial({ appendices: [] }),
    long,
    sampleOfficial({ appendices: [samplePhotos(6)] }),
  ]) {
    for (const [format, write] of [
      ['docx', docxOf],
      ['pdf', pdfOf],
    ] as const) {
      const made = (await write(official, photo, { photoBudget: 100_000 })).length;
      const said = sizeOf(official, format, 100_000);
      expect([format, made <= said, said <= made * 4 + 100_000]).toEqual([format, true, true]);
    }
  }
});
