import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, expect, test } from 'vitest';
import { type Channel, FetchError, FileTooLarge } from '../../src/chat/index.ts';
import { systemClock } from '../../src/clock.ts';
import { createDrawing } from '../../src/files/drawing.ts';
import { createPhotoFetcher, type PhotoFetcher } from '../../src/files/fetcher.ts';
import { createFiles } from '../../src/files/files.ts';
import { createLog } from '../../src/log.ts';
import { createCounting } from '../../src/results/counting.ts';
import { createPhotoMoves } from '../../src/store/photo-moves.ts';
import type { FailedPhoto } from '../../src/store/waiting-photos.ts';
import { createWriter } from '../../src/store/writer.ts';
import { campaign, log, openTown, type Town } from '../people/town.ts';
import { drawHeic } from '../support/heic.ts';
import { drawPng } from '../support/png.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** One process for all tests: each takes a while to start. */
const drawing = createDrawing();
afterAll(() => drawing.stop());

type Answer = Uint8Array | Error | Promise<Uint8Array>;

/** A platform that answers each reference with what is listed for it, one answer after the other, the last for good. */
function start(town: Town, answers: Record<string, Answer[]>, folder = mkdtempSync(join(tmpdir(), 'ban-hoc-'))) {
  /** What people were told of together. */
  const failed: (readonly FailedPhoto[])[] = [];
  const asked: string[] = [];
  const fetch: Channel['fetch'] = async (ref) => {
    asked.push(ref);
    const list = answers[ref] ?? [];
    const answer = (list.length > 1 ? list.shift() : list[0]) ?? new FetchError('unknown', true);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const channel = { name: 'phone', fetch } as unknown as Channel;
  let [inHand, most] = [0, 0];
  const files = createFiles(town.store, folder, () => Date.now());
  const fetcher: PhotoFetcher = createPhotoFetcher({
    store: town.store,
    writer: createWriter(town.store),
    clock: systemClock,
    log: createLog('silent', []),
    channels: (name) => (name === 'phone' ? channel : undefined),
    files,
    drawing: {
      stop: () => inHand > 0 && drawing.stop(),
      async draw(bytes) {
        inHand += 1;
        most = Math.max(most, inHand);
        try {
          return await drawing.draw(bytes);
        } finally {
          inHand -= 1;
        }
      },
    },
    onFailed: (photos) => failed.push(photos),
    backoffMs: () => 5,
    gatherMs: 20,
  });
  fetcher.start();
  open.push(async () => {
    await fetcher.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  /** Ends when nothing waits any more and everybody is told; a row that never settles ends the test by its own time limit. */
  const settled = async (): Promise<void> => {
    fetcher.wake();
    while (town.count('photos', `(state = 'waiting' or untold) and removed = 0`) > 0) await new Promise(setImmediate);
  };
  const onDisk = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  return { files, fetcher, failed, asked, settled, folder, onDisk, drawnAtOnce: () => most };
}

const teacherOf = (town: Town) => town.appoint('teacher', 'teacher', 'TH1');
const sent = (ref: string) => ({ kind: 'image', ref }) as const;

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3a6ea5' } });
const withPlace = (): Promise<Buffer> =>
  plain(400, 200)
    .withExif({
      IFD0: { Make: 'CanaryPhone', ImageDescription: 'CanaryText' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 45/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '108/1 22/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

test('a photo loses the place and the device it was taken with before it touches the disk', async () => {
  const original = await withPlace();
  expect(original.includes('CanaryPhone')).toBe(true);
  const town = openTown();
  const { photos, activities } = teacherOf(town);
  photos.add(sent('a'), 'draft');
  const saved = activities.save(log());
  const { settled, files, onDisk } = start(town, { a: [original] });
  await settled();
  const kept = activities.find(saved.code);
  expect(kept).toMatchObject({ photosWaiting: 0, photos: [{ mime: 'image/jpeg' }] });
  const bytes = Buffer.from(files.read(kept?.photos[0]?.hash ?? ''));
  for (const canary of ['CanaryPhone', 'CanaryText', 'Exif', 'GPS']) expect(bytes.includes(canary)).toBe(false);
  // Upright: the orientation of the metadata is drawn into the picture.
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 200, height: 400 });
  expect(onDisk()).toHaveLength(2); // it and its preview
});

test('a very large photo is kept at 2048 pixels with a preview of 320, and the same photo twice is kept once, which is said', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  for (const ref of ['a', 'b', 'c']) photos.add(sent(ref), 'draft');
  const large = await plain(4000, 1000).png().toBuffer();
  const clear = await sharp({
    create: { width: 50, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .webp()
    .toBuffer();
  const { settled, files, onDisk, failed } = start(town, { a: [large], b: [large], c: [clear] });
  await settled();
  const media = photos.ofDraft().flatMap((each) => each.media ?? []);
  const shape = async (index: number) => sharp(files.read(media[index]?.hash ?? '')).metadata();
  expect(await shape(0)).toMatchObject({ width: 2048, height: 512, format: 'jpeg' });
  expect(await shape(1)).toMatchObject({ width: 50, height: 40, format: 'jpeg' });
  expect(onDisk()).toHaveLength(4);
  expect(failed.flat().map(({ reason }) => reason)).toEqual(['duplicate']);
  const previews = town.store.sqlite.prepare('select preview from photos order by id').pluck().all();
  expect(await sharp(files.read(String(previews[0] ?? previews[1]))).metadata()).toMatchObject({
    width: 320,
    height: 80,
  });
});

/** A yard with pupils; `moved`: a moment later some of them stand elsewhere. */
const yard = (moved = 0): Promise<Buffer> => {
  const pupils = Array.from({ length: 14 }, (_, n) => {
    const [x, y] = [60 + ((n * 283) % 1_080) + (n % 3 === 0 ? moved : 0), 320 + ((n * 137) % 430)];
    return `<ellipse cx="${x}" cy="${y}" rx="${26 + n}" ry="${70 + n * 3}" fill="hsl(${n * 47}, 60%, ${25 + n * 4}%)"/>`;
  });
  const sky =
    '<rect width="1200" height="900" fill="#9cc4e4"/><rect y="300" width="1200" height="600" fill="#7d8a5a"/>';
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${sky}${pupils.join('')}</svg>`;
  return sharp(Buffer.from(drawn)).jpeg({ quality: 92 }).toBuffer();
};
/** As another messenger hands it on: smaller, packed anew, twice. */
const passedOn = async (photo: Buffer): Promise<Buffer> => {
  const once = await sharp(photo).resize({ width: 960 }).jpeg({ quality: 75 }).toBuffer();
  return sharp(once).resize({ width: 720 }).jpeg({ quality: 60 }).toBuffer();
};

test('the same picture packed anew by another messenger is kept beside the first and counted once, until somebody says it is another', async () => {
  const town = openTown();
  const { photos, activities, evidence } = teacherOf(town);
  const [first, later] = [await yard(), await yard(30)];
  photos.add(sent('first'), 'draft');
  const saved = activities.save(log());
  const { settled, failed } = start(town, { first: [first], again: [await passedOn(first)], later: [later] });
  await settled();
  for (const ref of ['again', 'later']) photos.add(sent(ref), { activity: saved.id });
  await settled();
  // What was taken a moment later is a picture of its own.
  const [a, b, c] = evidence.ofLog(saved.id);
  expect([a?.alike, b?.alike, c?.alike]).toEqual([null, a?.id, null]);
  expect(failed.flat().map(({ id, reason }) => [id, reason])).toEqual([[b?.id, 'alike']]);
  const counted = () => [
    createCounting(town.store).of(campaign, 'TH1')?.photos.value,
    activities.figures('TH1').photos,
    evidence.ofUnit('TH1').length,
  ];
  expect(counted()).toEqual([2, 2, 2]);
  // Who is in one is in the other.
  evidence.mark([a?.id ?? 0], { children: false, consent: false, publishable: false });
  expect(evidence.find(b?.id ?? 0)?.consent).toBe(false);
  evidence.tellApart(b?.id ?? 0);
  expect(counted()).toEqual([3, 3, 3]);
});

test('a photo that a program took which kept no looks is looked at when the next comes to its log, also while the log is being changed', async () => {
  const town = openTown();
  const { photos, activities, evidence, person } = teacherOf(town);
  const first = await yard();
  const wall = await plain(400, 300).jpeg().toBuffer();
  for (const ref of ['first', 'wall']) photos.add(sent(ref), 'draft');
  const saved = activities.save(log());
  const { settled } = start(town, {
    first: [first],
    wall: [wall],
    again: [await passedOn(first)],
    once: [await sharp(first).resize({ width: 700 }).jpeg().toBuffer()],
  });
  await settled();
  town.store.sqlite.exec('update photos set look = null');
  photos.add(sent('again'), { activity: saved.id });
  await settled();
  const [a, b, c] = evidence.ofLog(saved.id);
  expect([a, b, c].map((each) => each?.alike)).toEqual([null, null, a?.id]);
  expect(town.count('photos', 'look is null')).toBe(0);
  // In the draft of a change the log's own photos are stood in for.
  town.store.sqlite.exec('update photos set look = null');
  createPhotoMoves(town.store).loadInto(person.id, saved.id, new Date());
  photos.add(sent('once'), 'draft');
  await settled();
  expect(town.count('photos', `alike = ${a?.id}`)).toBe(2);
});

test('what looks like a photo that is taken out counts in its place, and is named where another log of the unit has it', async () => {
  const town = openTown();
  const { photos, activities, evidence } = teacherOf(town);
  const [first, again] = [await yard(), await passedOn(await yard())];
  const { settled } = start(town, { first: [first], again: [again] });
  for (const ref of ['first', 'again']) photos.add(sent(ref), 'draft');
  const one = activities.save(log());
  await settled();
  const [a, b] = evidence.ofLog(one.id);
  expect([a?.alike, b?.alike].filter((each) => each !== null)).toHaveLength(1);
  const original = a?.alike === null ? a : b;
  evidence.takeOut(original?.id ?? 0);
  // Nothing of what it showed stays behind.
  expect(town.count('photos', 'removed = 1 and look is not null')).toBe(0);
  expect(evidence.ofLog(one.id)).toEqual([expect.objectContaining({ alike: null })]);
  expect(evidence.ofUnit('TH1')).toHaveLength(1);
  photos.add(sent('first'), 'draft');
  const other = activities.save(log());
  await settled();
  const [elsewhere] = evidence.ofLog(other.id);
  expect(elsewhere?.alike).toBeNull();
  expect(evidence.twins(elsewhere?.id ?? 0)).toEqual([one.code]);
});

const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
const broken = async (): Promise<Buffer> => (await plain(300, 300).jpeg().toBuffer()).subarray(0, 400);
const row = (): Promise<Buffer> => drawPng({ width: 24_900_000, height: 1, bits: 16 });
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
);

test.each<[string, string, () => Promise<Buffer> | Buffer]>([
  ['a text file with the name of a photo', 'not-evidence', () => Buffer.from('đây là văn bản, không phải ảnh')],
  ['an empty file', 'empty', () => Buffer.alloc(0)],
  ['a drawing that could carry a script', 'not-evidence', () => svg],
  ['a photo that ends in the middle', 'broken', broken],
  ['a head of a photo with nothing behind it', 'broken', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
  ['a picture of one row of 24,900,000 pixels', 'too-many-pixels', row],
  ['an iPhone’s picture without its end', 'heic', () => heic],
  ['an iPhone’s picture of 48 megapixels', 'heic', () => drawHeic({ width: 8064, height: 6048 })],
  ['a moving picture', 'format', () => Buffer.from('GIF89a……')],
  ['a scan', 'format', () => Buffer.from('II*\0……')],
  ['a PDF without its end', 'broken', () => Buffer.from('%PDF-1.7 …')],
  ['a file of more than 20 MB', 'too-large', () => Buffer.alloc(20_000_001)],
])('%s is refused, and the person is told', async (_what, reason, make) => {
  const town = openTown();
  const { photos, activities, person } = teacherOf(town);
  photos.add({ ...sent('a'), name: 'anh.jpg', mime: 'image/jpeg' }, 'draft');
  const { code } = activities.save(log());
  const { settled, failed, asked, onDisk } = start(town, { a: [await make()] });
  await settled();
  expect(failed).toMatchObject([[{ id: 1, person: person.id, activity: code, purpose: 'log', reason }]]);
  expect(asked).toEqual(['a']);
  expect(onDisk()).toEqual([]);
});

test('a platform that is away for a while costs nothing but time', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('a'), 'draft');
  const away = new FetchError('connection refused', false);
  const { settled, asked, failed } = start(town, {
    a: [away, new Error('odd'), away, await plain(9, 9).jpeg().toBuffer()],
  });
  await settled();
  expect(photos.ofDraft()).toMatchObject([{ state: 'kept' }]);
  expect(asked).toHaveLength(4);
  expect(failed).toEqual([]);
});

test('a photo that a platform finds too large to hand over is told of as too large', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('a'), 'draft');
  const { settled, failed, asked } = start(town, { a: [new FileTooLarge()] });
  await settled();
  expect([asked, failed.flat().map(({ reason }) => reason)]).toEqual([['a'], ['too-large']]);
});

test('a photo that is gone from the platform is given up at once, one that never comes after 24 tries', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('gone'), 'draft');
  photos.add(sent('never'), 'draft');
  const { settled, asked, failed } = start(town, {
    gone: [new FetchError('404', true)],
    never: [new FetchError('connection refused', false)],
  });
  await settled();
  expect(failed.flat().map(({ id, reason, activity }) => [id, reason, activity])).toEqual([
    [1, 'gone', null],
    [2, 'unreachable', null],
  ]);
  expect(asked.filter((ref) => ref === 'never')).toHaveLength(24);
  expect(photos.ofDraft()).toMatchObject([{ state: 'failed' }, { state: 'failed' }]);
});

test('a restart goes on with what was in hand, and what the old program still gets is not written', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('a'), 'draft');
  let answer: (bytes: Uint8Array) => void = () => undefined;
  const slow = new Promise<Uint8Array>((resolve) => {
    answer = resolve;
  });
  const first = start(town, { a: [slow] });
  while (first.asked.length === 0) await new Promise(setImmediate);
  expect(first.fetcher.isIdle()).toBe(false);
  await first.fetcher.stop();
  const picture = await plain(9, 9).jpeg().toBuffer();
  const second = start(town, { a: [picture] });
  await second.settled();
  expect(photos.ofDraft()).toMatchObject([{ state: 'kept' }]);
  expect(second.fetcher.isIdle()).toBe(true);
  answer(picture);
  while (!first.fetcher.isIdle()) await new Promise(setImmediate);
  expect(first.onDisk()).toEqual([]);
});

test('a photo that is taken out while it is on its way never reaches the disk', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('a'), 'draft');
  let answer: (bytes: Uint8Array) => void = () => undefined;
  const slow = new Promise<Uint8Array>((resolve) => {
    answer = resolve;
  });
  const { asked, onDisk, failed, fetcher } = start(town, { a: [slow] });
  while (asked.length === 0) await new Promise(setImmediate);
  town.turn('teacher').people.erase();
  answer(await plain(9, 9).jpeg().toBuffer());
  while (!fetcher.isIdle()) await new Promise(setImmediate);
  expect(onDisk()).toEqual([]);
  expect(failed).toEqual([]);
});

test('an album of five that can’t be taken is told of once, with the one of another reason; the good one is kept', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  for (const ref of ['a', 'b', 'good', 'c', 'd', 'e', 'f']) photos.add(sent(ref), 'draft');
  const good = await plain(9, 9).jpeg().toBuffer();
  const text = Buffer.from('văn bản');
  const { settled, failed } = start(town, {
    good: [good],
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((ref) => [ref, [heic]])),
    f: [text],
  });
  await settled();
  expect(failed.map((told) => told.map(({ reason }) => reason))).toEqual([
    ['heic', 'heic', 'heic', 'heic', 'heic', 'not-evidence'],
  ]);
  expect(photos.ofDraft().filter(({ state }) => state === 'kept')).toHaveLength(1);
});

test('one that waits for a platform that is away holds up nobody’s word about the others', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  for (const ref of ['bad', 'away']) photos.add(sent(ref), 'draft');
  const { settled, failed } = start(town, {
    bad: [heic],
    away: [...Array.from({ length: 20 }, () => new FetchError('refused', false)), await plain(9, 9).jpeg().toBuffer()],
  });
  await settled();
  expect(failed.map((told) => told.map(({ id }) => id))).toEqual([[1]]);
});

test('one that was taken out again, or whose sender is forgotten, is told to nobody', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  for (const ref of ['bad', 'slow']) photos.add(sent(ref), 'draft');
  let answer: (bytes: Uint8Array) => void = () => undefined;
  const slow = new Promise<Uint8Array>((resolve) => {
    answer = resolve;
  });
  const { failed, settled } = start(town, { bad: [heic], slow: [slow] });
  while (town.count('photos', `state = 'failed'`) === 0) await new Promise(setImmediate);
  photos.remove(1);
  answer(await plain(9, 9).jpeg().toBuffer());
  await settled();
  expect(failed).toEqual([]);
});

test('a picture that was begun when the program died is not begun again: its sender is told once', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  for (const ref of ['deadly', 'good']) photos.add(sent(ref), 'draft');
  const good = await plain(9, 9).jpeg().toBuffer();
  town.store.sqlite.exec(`update photos set begun = 1 where ref = 'deadly'`); // as the dying program left it
  const first = start(town, { deadly: [good], good: [good] });
  await first.settled();
  expect(first.asked).toEqual(['good']);
  expect(first.failed.map((told) => told.map(({ id, reason }) => [id, reason]))).toEqual([[[1, 'too-heavy']]]);
  await first.fetcher.stop();
  const second = start(town, { deadly: [good], good: [good] });
  await second.settled();
  expect([second.asked, second.failed]).toEqual([[], []]);
});

test('a picture that is being drawn when the program is stopped is drawn by the next', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('a'), 'draft');
  const large = await plain(6000, 6000).png().toBuffer();
  const first = start(town, { a: [large] });
  while (town.count('photos', 'begun') === 0) await new Promise(setImmediate);
  await first.fetcher.stop();
  expect(town.count('photos', `begun or state <> 'waiting'`)).toBe(0);
  const second = start(town, { a: [large] });
  await second.settled();
  expect([photos.ofDraft()[0]?.state, second.failed]).toEqual(['kept', []]);
});

test('of pictures that come at the same time one is drawn after the other', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  for (const ref of ['a', 'b', 'c']) photos.add(sent(ref), 'draft');
  const [a, b, c] = await Promise.all([2000, 2500, 3000].map((side) => plain(3000, side).png().toBuffer()));
  if (!a || !b || !c) throw new Error('nothing was drawn');
  const { settled, drawnAtOnce } = start(town, { a: [a], b: [b], c: [c] });
  await settled();
  expect([drawnAtOnce(), photos.ofDraft().map(({ state }) => state)]).toEqual([1, ['kept', 'kept', 'kept']]);
});

test('a download that breaks off in the middle again and again is given up after six', async () => {
  const town = openTown();
  const { photos } = teacherOf(town);
  photos.add(sent('slow'), 'draft');
  const { settled, asked, failed } = start(town, { slow: [new FetchError('cut', false, true)] });
  await settled();
  expect([asked.length, failed.flat().map(({ reason }) => reason)]).toEqual([6, ['unreachable']]);
});
