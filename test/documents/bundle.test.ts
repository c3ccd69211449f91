import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bundle, BundleFile } from '../../src/chat/document.ts';
import { MOST_IN_PART, MOST_IN_PATH } from '../../src/chat/file-name.ts';
import { namePhotos } from '../../src/chat/photo-name.ts';
import { type BundlePart, planBundle, writeBundle } from '../../src/documents/bundle.ts';
import { unguarded } from '../../src/documents/csv.ts';
import { createWords } from '../../src/words/index.ts';
import { collect } from './collect.ts';
import { type Part, unzip } from './unzip.ts';

const words = createWords();
const plain = (say: Parameters<typeof words.plain>[0]): string => words.plain(say, 'vi');
const ZONE = process.env['TZ'];
afterEach(() => {
  if (ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = ZONE;
});

const photo = (n: number, bytes = 1000): Buffer => Buffer.alloc(bytes, n);
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Photos by hash. */
const kept = new Map<string, Buffer>();
const keep = (bytes: Buffer): string => {
  kept.set(hashOf(bytes), bytes);
  return hashOf(bytes);
};

const file = (n: number, folders: readonly string[], name: string, bytes?: number): BundleFile => ({
  hash: keep(photo(n, bytes)),
  folders,
  name,
  cells: [{ plain: `=lời ${n}` }],
});
const bundleOf = (groups: Readonly<Record<string, readonly BundleFile[]>>): Bundle => ({
  asOf: new Date('2021-10-05T01:00:00Z'),
  list: {
    name: { plain: 'Danh sách ảnh' },
    place: { plain: 'Tệp' },
    columns: [{ plain: 'Lời' }],
    gone: { plain: 'không còn' },
  },
  groups: Object.entries(groups).map(([name, files]) => ({ name, files })),
});

async function written(
  bundle: Bundle,
  limit: number | null = null,
): Promise<{ plan: readonly BundlePart[]; archives: Buffer[] }> {
  const options = { plain, limit, bytesOf: (hash: string) => kept.get(hash)?.length ?? null };
  const plan = planBundle(bundle, options);
  const archives: Buffer[] = [];
  let open = collect();
  await writeBundle(bundle, plan, {
    ...options,
    open: (hash) => Readable.from([kept.get(hash) ?? Buffer.alloc(0)]),
    begin: () => {
      open = collect();
      return open.sink;
    },
    ended: () => Promise.resolve(void archives.push(open.bytes())),
  });
  return { plan, archives };
}
const partsOf = async (bundle: Bundle): Promise<Part[]> =>
  unzip((await written(bundle)).archives[0] ?? Buffer.alloc(0));

const UNITS = [
  'TH Tà Năng. ',
  "Điểm trường A/B: Đạ K'Nàng?",
  'CON',
  'lpt1.txt',
  'Aux .lớp 1',
  'TH Hoa Sim',
  'th hoa sim',
  'Trường '.repeat(30),
  'Điểm trường'.normalize('NFD'),
  '..',
  '😀',
  'a\u202etxt',
];

describe('names in an archive', () => {
  const day = '2021-10-03';
  const named = namePhotos();
  const files = UNITS.flatMap((unit, at) =>
    [1, 2].map((n) =>
      file(
        at * 2 + n,
        [`Xã ${'rất dài '.repeat(12)}`, unit, day],
        named({ unit: `TH-${at}`, day, category: 'Băng rôn' }),
      ),
    ),
  );

  it('are what Windows, macOS and Linux take, a person can read, and nobody else has', async () => {
    const parts = await partsOf(bundleOf({ xã: files }));
    const paths = parts.map(({ path }) => path);
    expect(paths).toHaveLength(files.length + 1);
    expect(new Set(paths.map((path) => path.normalize('NFD').toLowerCase())).size).toBe(paths.length);
    for (const path of paths) {
      expect(path.length).toBeLessThanOrEqual(MOST_IN_PATH);
      expect(path).toBe(path.normalize('NFC'));
      for (const part of path.split('/')) {
        expect(part.length).toBeLessThanOrEqual(MOST_IN_PART);
        expect(part).toMatch(/^[^<>:"\\|?*\p{Cc}\p{Cf}]+$/u);
        expect(part).toMatch(/^[^. ].*[^. ]$|^[^. ]$/u);
        expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/i);
      }
    }
    expect(paths[1]).toMatch(/\/TH Tà Năng\/2021-10-03\/TH-0_2021-10-03_bang-ron_1\.jpg$/);
    expect(parts.every(({ isUtf8 }) => isUtf8)).toBe(true);
  });

  it('two units whose names differ only in case have each a folder of its own, and no name loses a letter to be allowed', async () => {
    const paths = (await partsOf(bundleOf({ xã: files }))).map(({ path }) => path);
    const folder = (code: string): string | undefined =>
      paths.find((path) => path.includes(`/${code}_`))?.split('/')[1];
    expect(folder('TH-5')).toBe('TH Hoa Sim');
    expect(folder('TH-6')).toBe('th hoa sim (2)');
    expect(folder('TH-2')).toBe('_CON');
  });
});

describe('an archive', () => {
  it('holds the photos as they are, and a list of them that reads back', async () => {
    const gone: BundleFile = { ...file(9, ['Xã A'], 'mat.jpg'), hash: 'f'.repeat(64) };
    const parts = await partsOf(bundleOf({ A: [file(1, ['Xã A'], 'mot.jpg'), gone] }));
    const [list, first, ...more] = parts;
    expect(more).toEqual([]);
    expect([first?.path, first?.bytes.equals(photo(1)), first?.isStored]).toEqual(['Xã A/mot.jpg', true, true]);
    const rows = parse(list?.bytes ?? '', { bom: true, delimiter: ';' });
    expect(list?.path).toBe('Danh sách ảnh.csv');
    expect(rows.map((row) => row.map(unguarded))).toEqual([
      ['Tệp', 'Lời'],
      ['Xã A/mot.jpg', '=lời 1'],
      ['không còn', '=lời 9'],
    ]);
  });

  it('is as long as was said before it was made, to the byte', async () => {
    const files = Array.from({ length: 40 }, (_, n) => file(n, ['Xã Đạ Quyn', `Đơn vị ${n}`], 'ảnh.jpg', 500 + n));
    for (const limit of [null, 12_000]) {
      const { plan, archives } = await written(
        bundleOf({ 'Đạ Quyn': files.slice(0, 25), 'Tà Năng': files.slice(25) }),
        limit,
      );
      expect(archives.map(({ length }) => length)).toEqual(plan.map(({ bytes }) => bytes));
    }
  });

  it('comes in parts by commune below the limit; none is a byte above it, and nothing is lost', async () => {
    const of = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => file(from + n, ['x'], `${from + n}.jpg`));
    const groups = { A: of(0, 3), B: of(10, 10), C: of(30, 2) };
    const limit = 5_000;
    const { plan, archives } = await written(bundleOf(groups), limit);
    expect(plan.map(({ group, number, count, files }) => [group, number, count, files])).toEqual([
      ['A', 1, 1, 3],
      ['B', 1, 3, 4],
      ['B', 2, 3, 4],
      ['B', 3, 3, 2],
      ['C', 1, 1, 2],
    ]);
    expect(Math.max(...archives.map(({ length }) => length))).toBeLessThanOrEqual(limit);
    const all = (await Promise.all(archives.map(unzip))).flat().filter(({ path }) => path.endsWith('.jpg'));
    expect(all).toHaveLength(15);
    const whole = planBundle(bundleOf(groups), { plain, limit: null, bytesOf: () => 1000 })[0]?.bytes ?? 0;
    const exact = await written(bundleOf(groups), whole);
    expect(exact.archives.map(({ length }) => length)).toEqual([whole]);
    expect((await written(bundleOf(groups), whole - 1)).plan.length).toBe(3);
  });

  it('is the same bytes, whenever and in whatever zone, and its times are those of Việt Nam', async () => {
    const make = async (): Promise<Buffer> =>
      (await written(bundleOf({ A: [file(1, ['Xã A'], 'mot.jpg')] }))).archives[0] ?? Buffer.alloc(0);
    const sums: string[] = [];
    for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'UTC']) {
      process.env['TZ'] = zone;
      sums.push(hashOf(await make()));
    }
    expect(new Set(sums).size).toBe(1);
    expect((await unzip(await make())).map(({ time }) => time)).toEqual(['2021-10-05 08:00', '2021-10-05 08:00']);
  });

  it('says an hour, too, that the clocks of the machine leave out in spring', async () => {
    process.env['TZ'] = 'America/New_York';
    const night = { ...bundleOf({ A: [file(1, ['Xã A'], 'mot.jpg')] }), asOf: new Date('2021-03-14T02:30:00+07:00') };
    const [archive = Buffer.alloc(0)] = (await written(night)).archives;
    expect((await unzip(archive)).map(({ time }) => time)).toEqual(['2021-03-14 02:30', '2021-03-14 02:30']);
  });

  it('a photo that can’t be read ends it with its error, and hangs nowhere', async () => {
    const bundle = bundleOf({ A: [file(1, ['x'], 'mot.jpg')] });
    const options = { plain, limit: null, bytesOf: () => 1000 };
    const broken = writeBundle(bundle, planBundle(bundle, options), {
      ...options,
      open: () =>
        new Readable({
          read() {
            this.destroy(new Error('gone'));
          },
        }),
      begin: () => collect().sink,
      ended: () => Promise.resolve(),
    });
    await expect(broken).rejects.toThrow('gone');
  });
});
