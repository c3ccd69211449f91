/** Pictures as phones and programs write them: which way they lie, their colours, and what they tell besides. */
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { createDrawing } from '../../src/files/drawing.ts';
import { drawExif, PLACE_BYTES } from '../support/evidence-files.ts';
import { drawHeic, withPngChunk } from '../support/heic.ts';

const drawing = createDrawing();
afterAll(() => drawing.stop());

const RED = { r: 208, g: 16, b: 16 };
const BLUE = { r: 58, g: 110, b: 165 };

/** Blue, and red where the sensor of a camera that is held so writes the upper left corner (EXIF 2.32, 4.6.4). */
async function cameraPicture(orientation: number, width: number, height: number): Promise<Sharp> {
  // What an upright picture has in its upper left corner stands elsewhere in what the sensor wrote.
  const corner = { 1: 'nw', 2: 'ne', 3: 'se', 4: 'sw', 5: 'nw', 6: 'sw', 7: 'se', 8: 'ne' }[orientation] ?? 'nw';
  const side = Math.floor(Math.min(width, height) / 3);
  const left = corner.endsWith('e') ? width - side : 0;
  const top = corner.startsWith('s') ? height - side : 0;
  const red = await sharp({ create: { width: side, height: side, channels: 3, background: RED } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: BLUE } }).composite([{ input: red, left, top }]);
}

type Rgb = { readonly r: number; readonly g: number; readonly b: number };

/** The colours of one picture at these places, each from 0 to 1 across and down. */
async function coloursAt(bytes: Uint8Array, ...places: readonly (readonly [number, number])[]): Promise<Rgb[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return places.map(([x, y]) => {
    const at = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels;
    return { r: data[at] ?? 0, g: data[at + 1] ?? 0, b: data[at + 2] ?? 0 };
  });
}
async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<Rgb> {
  const [found] = await coloursAt(bytes, [x, y]);
  return found ?? { r: 0, g: 0, b: 0 };
}
const isNear = (seen: Rgb, wanted: Rgb, by = 14): boolean =>
  (['r', 'g', 'b'] as const).every((each) => Math.abs(seen[each] - wanted[each]) <= by);

/** Nothing in the file but the picture: no block of metadata, no coordinates, whatever wrote them. */
async function expectBare(bytes: Uint8Array): Promise<void> {
  const content = Buffer.from(bytes);
  for (const word of ['Exif', 'GPS', 'xmp', 'http://ns.adobe.com', 'iCCP', 'ICC_PROFILE', 'Photoshop', 'Canary'])
    expect([word, content.includes(word)]).toEqual([word, false]);
  for (const place of PLACE_BYTES) expect(content.includes(place)).toBe(false);
  expect(content.includes('11.7534')).toBe(false);
  const { exif, icc, xmp, iptc, orientation } = await sharp(bytes).metadata();
  expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
}

/** Upright, its corner red and the opposite one blue, and so is the small one; neither tells anything. */
async function expectUpright(original: Uint8Array, width: number, height: number): Promise<void> {
  const { bytes, preview } = await drawing.draw(original);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
  const small = await sharp(preview).metadata();
  expect(Math.max(small.width, small.height)).toBe(Math.min(320, Math.max(width, height)));
  for (const each of [bytes, preview]) {
    expect(await coloursAt(each, [0.05, 0.05], [0.95, 0.95])).toSatisfy(
      ([first, last]: Rgb[]) => first !== undefined && last !== undefined && isNear(first, RED) && isNear(last, BLUE),
    );
    await expectBare(each);
  }
}

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>11.7534 Canary</exif:GPSLatitude></x:xmpmeta>';

/** Segments of a JPEG behind its first two bytes. */
function withSegments(jpeg: Buffer, ...segments: readonly (readonly [number, Buffer])[]): Buffer {
  const made = segments.map(([marker, content]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...made, jpeg.subarray(2)]);
}

const exifSegment = (orientation: number, thumbnail?: Buffer): readonly [number, Buffer] => [
  0xe1,
  Buffer.concat([Buffer.from('Exif\0\0'), drawExif(orientation, thumbnail)]),
];
const xmpSegment: readonly [number, Buffer] = [0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${XMP}`)];

describe.each([
  [2400, 1800], // drawn smaller; the largest that are taken: test/faults/drawing.test.ts
  [400, 300],
])('a photo of %i x %i, with its place in EXIF, in the small picture within and in XMP', (width, height) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('lies upright from orientation %i and tells nothing', async (orientation) => {
    const jpeg = await (await cameraPicture(orientation, width, height)).jpeg({ quality: 90 }).toBuffer();
    const small = withSegments(await sharp(jpeg).resize(40).jpeg().toBuffer(), exifSegment(orientation));
    const original = withSegments(jpeg, exifSegment(orientation, small), xmpSegment);
    for (const place of PLACE_BYTES) expect(original.includes(place)).toBe(true);
    expect((await sharp(original).metadata()).orientation).toBe(orientation);
    const longest = Math.min(2048, width);
    const shortest = (longest * height) / width;
    const [across, down] = orientation < 5 ? [longest, shortest] : [shortest, longest];
    await expectUpright(original, across, down);
  });
});

const upright = () => cameraPicture(1, 400, 300);

test('a PNG with its place in an eXIf chunk and in XMP tells nothing', async () => {
  const png = await (await cameraPicture(6, 400, 300)).png().toBuffer();
  const original = withPngChunk(
    withPngChunk(png, 'eXIf', drawExif(6)),
    'iTXt',
    Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
  );
  await expectUpright(original, 300, 400);
});

test('of an animated WebP the first picture is kept, without its metadata', async () => {
  const red = await (await upright()).png().toBuffer();
  const other = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#00ff00' } })
    .png()
    .toBuffer();
  const original = await sharp([red, other], { join: { animated: true } })
    .withExif({ IFD0: { Make: 'Canary' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 45/1 1234/100' } })
    .webp({ quality: 90 })
    .toBuffer();
  expect(await sharp(original).metadata()).toMatchObject({ format: 'webp', pages: 2 });
  await expectUpright(original, 400, 300);
});

test('a WebP that lies on its side, with its place, is turned and tells nothing', async () => {
  const original = await (await cameraPicture(6, 400, 300))
    .withExif({ IFD0: { Make: 'Canary' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 45/1 1234/100' } })
    .withMetadata({ orientation: 6 })
    .webp({ quality: 90 })
    .toBuffer();
  await expectUpright(original, 300, 400);
});

test('an AVIF is taken like any picture', async () => {
  const original = await (await upright())
    .withExif({ IFD0: { Make: 'Canary' } })
    .avif({ quality: 90 })
    .toBuffer();
  await expectUpright(original, 400, 300);
});

/** What Display P3 calls this is more than sRGB's: read as sRGB it would be duller than it is. */
test.each(['jpeg', 'png', 'webp'] as const)('a %s in Display P3 has its colours in sRGB', async (format) => {
  const original = await sharp({ create: { width: 80, height: 60, channels: 3, background: RED } })
    .withIccProfile('p3')
    .toFormat(format, { quality: 100, lossless: true })
    .toBuffer();
  const raw = await sharp(original, { ignoreIcc: true }).raw().toBuffer();
  expect(isNear({ r: raw[0] ?? 0, g: raw[1] ?? 0, b: raw[2] ?? 0 }, RED, 6)).toBe(false);
  const { bytes, preview } = await drawing.draw(original);
  for (const each of [bytes, preview]) {
    expect(isNear(await colourAt(each, 0.5, 0.5), RED, 6)).toBe(true);
    await expectBare(each);
  }
});

/** In P3's own numbers: sRGB's red and green lie within. */
test.each([
  ['#ff0000', 1, { r: 255, g: 0, b: 0 }],
  ['#00ff00', 1, { r: 0, g: 255, b: 0 }],
  ['#d01010', 0.5, { r: 231, g: 135, b: 135 }],
])('a PNG of 16 bits in Display P3 has %s, %d of it seen, in sRGB', async (background, alpha, wanted) => {
  const [red = 0, green = 0, blue = 0] = await sharp({ create: { width: 1, height: 1, channels: 3, background } })
    .raw()
    .toBuffer();
  const original = await sharp({
    create: { width: 80, height: 60, channels: 4, background: { r: red, g: green, b: blue, alpha } },
  })
    .toColourspace('rgb16')
    .withIccProfile('p3')
    .png()
    .toBuffer();
  expect(await sharp(original).metadata()).toMatchObject({ depth: 'ushort', space: 'rgb16' });
  const { bytes } = await drawing.draw(original);
  expect(await colourAt(bytes, 0.5, 0.5)).toSatisfy((seen: Rgb) => isNear(seen, wanted, 6));
  await expectBare(bytes);
});

test('a JPEG in the four colours of a printer has three', async () => {
  const original = await sharp({ create: { width: 80, height: 60, channels: 3, background: RED } })
    .toColourspace('cmyk')
    .withIccProfile('cmyk')
    .jpeg({ quality: 100 })
    .toBuffer();
  expect(await sharp(original).metadata()).toMatchObject({ space: 'cmyk', channels: 4 });
  const { bytes } = await drawing.draw(original);
  expect(await sharp(bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
  expect(isNear(await colourAt(bytes, 0.5, 0.5), RED, 30)).toBe(true);
  await expectBare(bytes);
});

describe('an iPhone’s HEIC', () => {
  /** Read by a phone it is red in the upper left corner: a tile of 512 that `irot` brings there, or that lies there. */
  const corner = (bytes: Uint8Array): Promise<readonly Rgb[]> =>
    coloursAt(bytes, [0.03, 0.03], [0.97, 0.03], [0.97, 0.97]);
  const redAt = (seen: readonly Rgb[]): readonly boolean[] => seen.map((each) => isNear(each, RED));

  test.each<[number, number, 0 | 1 | 2 | 3, number, readonly boolean[], readonly [number, number]]>([
    [4032, 3024, 0, 1, [true, false, false], [2048, 1536]],
    [2560, 1920, 3, 6, [false, true, false], [1536, 2048]],
    [2560, 1920, 2, 3, [false, false, true], [2048, 1536]],
  ])(
    'of %i x %i with irot %i and the EXIF orientation %i is turned once',
    async (across, down, turns, orientation, red, size) => {
      const original = drawHeic({ width: across, height: down, turns, exif: drawExif(orientation) });
      const own = process.memoryUsage.rss();
      const { bytes, preview } = await drawing.draw(original);
      expect((process.memoryUsage.rss() - own) / 1e6).toBeLessThan(60);
      const { width, height } = await sharp(bytes).metadata();
      expect([width, height]).toEqual(size);
      for (const each of [bytes, preview]) {
        expect(redAt(await corner(each))).toEqual(red);
        await expectBare(each);
      }
    },
  );

  test('that is not the first of its file, as of a burst, is the one that is kept', async () => {
    const { bytes } = await drawing.draw(drawHeic({ width: 1200, height: 900, isSecond: true }));
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 900 });
    expect(redAt(await corner(bytes))).toEqual([true, false, false]);
  });

  test.each([
    ['of 48 megapixels', () => drawHeic({ width: 8064, height: 6048 }), 'too-many-pixels'],
    ['cut in half', () => half(drawHeic({ width: 4032, height: 3024 })), 'broken'],
    ['without its last bytes', () => drawHeic({ width: 4032, height: 3024 }).subarray(0, -60), 'broken'],
    ['that is a head alone', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'broken'],
  ])('%s is refused, and the next is drawn', async (_what, make, why) => {
    await expect(drawing.draw(make())).rejects.toMatchObject({ why });
    expect((await drawing.draw(drawHeic({ width: 600, height: 500 }))).bytes.length).toBeGreaterThan(500);
  });

  test.each([
    ['a profile', async () => ({ icc: await profileOf('p3') })],
    ['the number of its primaries', async () => ({ primaries: 12 })],
  ])('in Display P3, told by %s, has its colours in sRGB', async (_what, told) => {
    const plainly = await drawing.draw(drawHeic({ width: 600, height: 600 }));
    const { bytes } = await drawing.draw(drawHeic({ width: 600, height: 600, ...(await told()) }));
    const [asIs, turned] = [await colourAt(plainly.bytes, 0.03, 0.03), await colourAt(bytes, 0.03, 0.03)];
    expect(turned.r).toBeGreaterThan(asIs.r + 8); // P3's red is more than sRGB's
    await expectBare(bytes);
  });
});

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

async function profileOf(name: 'p3'): Promise<Buffer> {
  const point = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });
  const { icc } = await sharp(await point.withIccProfile(name).png().toBuffer()).metadata();
  if (!icc) throw new Error('there is no profile');
  return icc;
}
